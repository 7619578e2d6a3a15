"""Each check of the self-test tells what is well and what is not, with what to do, and changes nothing."""

import shutil
from collections import namedtuple
from datetime import timedelta
from pathlib import Path

import pytest

from deskapp.cards.reader_words import NO_SERVICE, error_of
from deskapp.documents import routed
from deskapp.printing.fonts import RARE
from deskapp.printing.slips import to_json
from deskapp.self_test import clock as clocks
from deskapp.self_test import disk, fonts, readers
from deskapp.self_test.database import database
from deskapp.self_test.finding import Outcome, verdict
from deskapp.self_test.folders import folders
from deskapp.self_test.key_store import key_store
from deskapp.self_test.pc import Pc
from deskapp.self_test.printers import printers
from deskapp.self_test.table import CHECKS, examine
from deskapp.store import credentials
from deskapp.store.machine import change_machine
from deskapp.store.place import Place
from tests.conftest import STARTED
from tests.vault import InMemory

FINE, REMINDER, WRONG = Outcome
Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def pc(place: Place, store) -> Pc:
    return Pc(place, STARTED, list)


@pytest.fixture
def new_pc(tmp_path: Path) -> Pc:
    """A PC on which nothing has been begun."""
    return Pc(Place(tmp_path / "nothing" / "yet"), STARTED, list)


def test_a_new_pc_has_reminders_and_nothing_wrong_and_no_folder_after_it(new_pc, vault):
    found = list(examine(new_pc))
    assert [one.what for one in found] == [check.name for check in CHECKS]
    assert WRONG not in {one.outcome for one in found}
    assert verdict(found) == "自检没有发现问题"
    assert not new_pc.place.folder.parent.exists()
    assert "还没有数据库" in str(found[1])


def test_every_check_is_announced(pc):
    told = []
    list(examine(pc, lambda words, done, total: told.append((words, done, total))))
    assert told[0] == ("正在检查字体", 0, len(CHECKS))
    assert len(told) == len(CHECKS)


def test_a_database_that_holds_is_fine(pc):
    assert database(pc).outcome is FINE


def test_a_damaged_database_is_wrong_and_says_what_to_do(pc, place):
    with place.database.open("r+b") as file:
        file.seek(40960)
        file.write(bytes(100))
    found = database(pc)
    assert found.outcome is WRONG
    assert "备份恢复" in found.advice
    assert "E-DB-04" in found.advice


def test_a_key_that_is_gone_is_wrong(pc, place, vault):
    place.key_file.unlink(missing_ok=True)
    place.key_name.unlink(missing_ok=True)
    found = key_store(pc)
    assert (found.outcome, "E-DB-02" in found.advice) == (WRONG, True)


def test_the_key_store_is_tried_and_left_as_it_was(new_pc, vault):
    found = key_store(new_pc)
    assert found.outcome is FINE
    assert vault.kept == {}
    assert vault.services == [credentials.TRIAL], "no entry of the self-test stands beside a key"


def test_no_key_store_is_a_reminder_where_a_file_will_do(new_pc, monkeypatch):
    monkeypatch.setattr(credentials, "_store", lambda: InMemory(broken=True))
    found = key_store(new_pc)
    assert (found.outcome, "deskapp.key" in found.advice) == (REMINDER, True)


def test_printers_are_listed_and_a_chosen_one_that_is_gone_is_wrong(pc, place):
    assert printers(pc).outcome is REMINDER
    change_machine(place, printing=to_json(routed("EPSON LQ-630KII", "HP LaserJet")))
    found = printers(Pc(place, STARTED, lambda: ["HP LaserJet"]))
    assert (found.outcome, "EPSON LQ-630KII" in found.seen) == (WRONG, True)
    assert printers(Pc(place, STARTED, lambda: ["HP LaserJet", "EPSON LQ-630KII"])).outcome is FINE


def test_a_reader_service_that_is_not_there_is_told_kindly(pc, monkeypatch):
    def nobody() -> None:
        raise error_of(NO_SERVICE)

    monkeypatch.setattr(readers, "Context", nobody)
    found = readers.readers(pc)
    assert (found.outcome, found.seen) == (REMINDER, "没有启动")
    assert "可以不管" in found.advice


def test_a_folder_that_takes_nothing_is_wrong(pc, monkeypatch):
    def full(part: Path, whole: Path) -> None:
        raise OSError(28, "No space left on device")

    assert folders(pc).outcome is FINE
    assert not list(pc.place.folder.glob(".self-test*"))
    monkeypatch.setattr(Path, "replace", full)
    found = folders(pc)
    assert (found.outcome, "E-DB-05" in found.advice) == (WRONG, True)
    assert not list(pc.place.folder.glob(".self-test*"))


def test_a_second_copy_folder_that_is_gone_is_a_reminder(pc, place):
    change_machine(place, backup_folder=str(place.folder / "gone"))
    assert folders(pc).outcome is REMINDER


def test_a_clock_behind_the_journal_is_wrong(pc, place, monkeypatch):
    """What the books know is later than what the PC says."""
    monkeypatch.setattr(clocks, "offset", lambda _at: timedelta(hours=8))
    assert clocks.clock(pc).outcome is FINE
    found = clocks.clock(Pc(place, STARTED - timedelta(hours=3), list))
    assert (found.outcome, "慢 3 小时" in found.seen) == (WRONG, True)
    assert clocks.clock(Pc(place, STARTED.replace(year=1999), list)).outcome is WRONG


def test_another_zone_is_a_reminder(pc, monkeypatch):
    monkeypatch.setattr(clocks, "offset", lambda _at: timedelta(hours=1))
    found = clocks.clock(pc)
    assert (found.outcome, "时区" in found.advice) == (REMINDER, True)


@pytest.mark.parametrize(("free", "outcome"), [(100, WRONG), (1000, REMINDER), (9000, FINE)])
def test_a_full_disk_is_told_before_it_is_full(pc, monkeypatch, free, outcome):
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: Usage(10**13, 0, free * disk.MEGABYTE))
    assert disk.disk(pc).outcome is outcome


def test_a_font_that_is_cut_short_is_wrong(pc, tmp_path, monkeypatch):
    short = tmp_path / "Short.ttf"
    short.write_bytes(RARE.read_bytes()[:4000])
    monkeypatch.setattr(fonts, "WANTED", ((short, "收"), (tmp_path / "Gone.ttf", "收")))
    found = fonts.fonts(pc)
    assert (found.outcome, found.seen) == (WRONG, "字体文件缺少或损坏：Short.ttf、Gone.ttf")
