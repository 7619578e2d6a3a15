"""A whole day with a known key: it is found in no file, row, log or exception, in no spelling (cards.md 6).

Made, printed, typed back, opened, cards of both kinds written, one torn and finished, the program crashed, walks
parked, lists exported, copies made; the next day the passphrase is changed, the key rolled over and brought back.
"""

import logging
import tempfile
import traceback
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt

from deskapp.access.keys import making
from deskapp.access.kinds import KeyTechnology
from deskapp.access.station import Station
from deskapp.at_reader.keys import Standing, standing
from deskapp.cards.emulator.in_process import PracticeReaders
from deskapp.cards.emulator.mischief import Mischief, Moment
from deskapp.cards.emulator.reader import Card, Reader
from deskapp.flow.procedure import Done
from deskapp.flow.session import Session
from deskapp.procedures.card_keys.passphrase.service import CHANGE_KEY_PASSPHRASE
from deskapp.procedures.card_keys.passphrase.steps import ChangedPassphrase
from deskapp.procedures.card_keys.restore.service import RESTORE_CARD_KEY
from deskapp.procedures.card_keys.restore.steps import WhichSheets
from deskapp.procedures.card_keys.steps import NewPassphrase, PartOne, PartTwo
from deskapp.ui.cards.faces import Face
from deskapp.ui.cards.key_sheet import SheetPage
from tests.at_reader.hands import press, to_the_reader, wait_for, wait_for_face
from tests.at_reader.hidden_places import (
    Listener,
    derived,
    files,
    in_groups,
    in_words,
    inside,
    plainly,
    rows,
    spellings,
)
from tests.card_station import CLASSIC_UID, DESFIRE_UID, OTHER_UID, classic_card, desfire
from tests.clerk import type_text
from tests.fees import draw_book, name_company
from tests.key_keeping import PaperTray, make_key
from tests.ui.pages.conftest import begin, let_tasks_end, sign_in

__all__ = ["begin"]

CANARY = bytes.fromhex("C0FFEE5EC2E7C0DE0123456789ABCDEF")
WORDS, NEW_WORDS, WRONG_WORDS = "canary sings at 7 dawn", "second canary of 2026", "no canary sang so far"


@pytest.fixture
def tray(monkeypatch, tmp_path) -> PaperTray:
    """Every key that is made is the canary; sheets stay in memory; temporary files lie where they are looked for."""
    monkeypatch.setattr(making, "secrets", SimpleNamespace(token_bytes=lambda _length: CANARY))
    (tmp_path / "temp").mkdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(tmp_path / "temp"))
    monkeypatch.setattr(tempfile, "tempdir", None)
    made = PaperTray()
    monkeypatch.setattr(SheetPage, "printer", made)
    return made


@pytest.fixture
def heard() -> Iterator[Listener]:
    """Everything that is logged, at every level, traffic with the cards too."""
    listener, root = Listener(), logging.getLogger()
    level = root.level
    root.addHandler(listener)
    root.setLevel(1)
    yield listener
    root.removeHandler(listener)
    root.setLevel(level)


@pytest.fixture
def centre(home, desk, manned_by, store, quick_scrypt):
    """A home, a company, a receipt book; the program opens the folder by itself."""
    name_company(manned_by)
    draw_book(manned_by, desk)
    store.close()


def at_a_reader(program: Any, reader: Reader) -> Any:
    """The program with a card reader of software, and its real ring."""
    program.office.desk = replace(program.office.desk, station=Station(PracticeReaders(reader)))
    for subject in ("cards", "store", "incident", "printing"):
        logging.getLogger(f"deskapp.{subject}").setLevel(1)
    return program


def make_the_key(frame, tray: PaperTray, kind: str) -> None:
    """By the pages of the window, the first sheet once typed wrong."""
    frame.start("make_card_key" if kind == "DESFire" else "roll_card_key")
    wizard = frame.here.wizard
    wizard.page.fill({"technology": kind, "copying_known": kind != "DESFire"})
    press(wizard)
    for wrong_first in (True, False):
        before = len(tray.jobs)
        press(wizard, Qt.Key.Key_F7)
        wait_for(partial(printed, wizard, tray, before + 1), "the sheet is printed")
        page, sheet = wizard.page, tray.groups()
        if wrong_first:
            page.fill({**sheet, "group_2": "000000"})
            press(wizard)
            assert wizard.page is page
        page.fill(sheet)
        press(wizard)
    said = {"passphrase": WORDS, "again": WORDS}
    wizard.page.fill(said if kind == "DESFire" else {"passphrase": WORDS})
    press(wizard)
    wait_for(lambda: wizard.outcome, "the key is kept")
    let_tasks_end()


def printed(wizard, tray: PaperTray, sheets: int) -> bool:
    return len(tray.jobs) == sheets and not wizard.page.reason()


def write_cards(frame, reader: Reader) -> None:
    """Keys opened on the card page after a wrong try; a DESFire card, a torn one that is finished, a Classic one."""
    cards: tuple[Card, ...] = (desfire(), desfire(OTHER_UID), classic_card())
    for place, card in enumerate(cards):
        press(frame, Qt.Key.Key_F4)
        wizard = frame.here.wizard
        to_the_reader(wizard, card, put=reader.put, take=reader.take)
        let_tasks_end()
        if not place:
            panel = wizard.writing.keys
            for words in (WRONG_WORDS, WORDS):
                type_text(panel.field, words)
                press(panel.field, Qt.Key.Key_Return)
                let_tasks_end()
            assert not panel.isVisible()
        if place == 1:
            reader.mischief = Mischief(tear_at=12, moment=Moment.AFTER)
            reader.put(card)
            wait_for_face(wizard, Face.TORN)
            reader.mischief = Mischief()
        reader.put(card)
        wait_for_face(wizard, Face.ALL)
        press(wizard)
        for digit in "1234":
            type_digit(wizard, digit)
        press(wizard)
        reader.take()


def type_digit(wizard, digit: str) -> None:
    press(wizard.closing, Qt.Key(ord(digit)))


def crash(program: Any) -> list[str]:
    """What nobody expected, at work with the key, on its way to the one boundary; as anything else would print it."""
    station, told = program.office.desk.station, []
    try:
        site = station.ring.current(KeyTechnology.DESFIRE)
        raise ValueError(f"at work with {site} {site.master!r} of {station} {station.ring}")
    except ValueError as error:
        program._boundary.catch(type(error), error, error.__traceback__)
        logging.getLogger("deskapp.cards").exception("the worst case with %r", station)
        told = [*traceback.format_exception(error), repr(station), repr(program.office.desk)]
    return told


def leave_things_about(program: Any, frame) -> list[str]:
    """Walks half-way, among them one with a passphrase typed; lists; a copy; the window locked over it."""
    frame.start("give_instruction")
    frame.start("change_key_passphrase")
    frame.here.wizard.page.fill({"old": WORDS, "passphrase": NEW_WORDS, "again": NEW_WORDS})
    walk = frame.here.wizard.session
    walk.note(ChangedPassphrase, frame.here.wizard.page.said())
    told = [repr(walk.answers), repr(list(walk.answers))]
    room = program.office
    room.export_list("单元", room.units(), ())
    frame.host.keep()
    program.lock()
    room.back_up("hand", lambda *_: None)
    return told


def next_day(program: Any, tray: PaperTray) -> list[str]:
    """Passphrase changed, key rolled over, and brought back from paper."""
    desk = program.office.desk
    walk = Session(CHANGE_KEY_PASSPHRASE, desk)
    assert walk.submit(ChangedPassphrase, {"old": WORDS, "passphrase": NEW_WORDS, "again": NEW_WORDS}) == ()
    told = [repr(list(walk.answers)), str(list(walk.answers))]
    assert isinstance(walk.finish(), Done)
    make_key(desk, tray, words=NEW_WORDS, first=False)
    value = desk.station.ring.current(KeyTechnology.DESFIRE).master.check_value
    walk = Session(RESTORE_CARD_KEY, desk)
    walk.submit(WhichSheets, {"technology": "DESFire", "version": 2, "check_value": value})
    walk.submit(PartOne, tray.groups(-2))
    walk.submit(PartTwo, tray.groups(-1))
    walk.submit(NewPassphrase, {"passphrase": NEW_WORDS, "again": NEW_WORDS})
    told += [repr(list(walk.answers)), repr(walk.said.keys())]
    assert isinstance(walk.finish(), Done)
    return told


def test_a_whole_day_leaves_no_trace_of_the_key(centre, begin, tray, heard, look_on, tmp_path, capfd):
    """cards.md 6: no key, half of one, derived key, sheet or passphrase in any file, row, log, message or exception."""
    reader = Reader()
    program = at_a_reader(begin(), reader)
    make_the_key(sign_in(program, "管理员"), tray, "DESFire")
    make_the_key(program.window.frame, tray, "MIFARE Classic")
    program.sign_out()
    frame = sign_in(program)
    assert standing(program.office.desk) is Standing.SHUT
    write_cards(frame, reader)
    told = crash(program)
    program.sign_out()
    told += leave_things_about(program, sign_in(program, "高远"))
    begin.end()

    program = at_a_reader(begin(), reader)
    sign_in(program, "管理员")
    told += next_day(program, tray)
    stored = list(rows(program.office.desk))
    begin.end()

    lying = list(files(tmp_path, Path(tempfile.gettempdir())))
    names = " ".join(name for name, _content in lying)
    assert all(part in names for part in ("deskapp.db", "cards.log", "incident.log", ".xlsx!", "backup"))
    assert any(b"> 90" in content for name, content in lying if name.endswith("cards.log")), "traffic was logged"
    printed = [(f"printed {number}", words.encode()) for number, words in enumerate(capfd.readouterr())]
    places = [*lying, *stored, *heard.heard, *printed, *(("told", words.encode()) for words in told)]
    assert found(needles(tray), places) == []


def needles(tray: PaperTray) -> set[bytes]:
    """Everything that must be nowhere."""
    uids = (DESFIRE_UID, OTHER_UID, CLASSIC_UID)
    secrets = {*spellings(CANARY), *spellings(CANARY[:8]), *spellings(CANARY[8:])}
    secrets |= {way for version in (1, 2) for key in derived(CANARY, version, uids) for way in plainly(key)}
    secrets |= {way for words in (WORDS, NEW_WORDS, WRONG_WORDS) for way in in_words(words)}
    return secrets | {way for number in range(len(tray.jobs)) for way in in_groups(tray.groups(number).values())}


def found(secrets: set[bytes], places: list[tuple[str, bytes]]) -> list[str]:
    """Where any of them lies; never the secret itself."""
    return sorted({name for secret in secrets for name, content in places if secret in content})


def test_the_search_itself_would_find_them(tray, manned_by, tmp_path):
    """The canary must be able to sing: from a log, a row, an archive, and from the very sheet that was printed."""
    desk = replace(manned_by("管理员"), station=Station(PracticeReaders(Reader())))
    make_key(desk, tray)
    secrets = needles(tray)
    assert found(secrets, list(inside("sheet.pdf", tray.jobs[0].pdf))) == ["sheet.pdf!words"]
    for number, spelling in enumerate(sorted(secrets)):
        assert found({spelling}, [("log", b"...." + spelling + b"....")]) == ["log"], number
    assert "PDF" not in repr(tray.jobs[0]), "a job shows its pages to nobody"
    packed = tmp_path / "packed"
    packed.mkdir()
    with zipfile.ZipFile(packed / "list.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("sheet1.xml", CANARY.hex())
    assert found(secrets, list(files(packed))) == [f"{packed / 'list.xlsx'}!sheet1.xml"]
