"""The vault: sealed, named by what it holds, once; written before the act, swept only where nobody refers to it."""

import os
import shutil
from datetime import timedelta

import pytest
from sqlalchemy import select

from deskapp.customer_file.keeping import file_papers
from deskapp.customer_file.papers import line
from deskapp.customer_file.records import FilePaper
from deskapp.kernel.errors import StoreError
from deskapp.safekeeping import back_up, restore
from deskapp.scans import copies
from deskapp.scans.checks import findings
from deskapp.scans.keeping import sweep, take_in
from deskapp.scans.kinds import ScanError
from deskapp.scans.records import Scan
from deskapp.scans.vault import Vault, vault_of
from deskapp.staff import drafts
from deskapp.staff.settings import change_settings
from deskapp.store.backup import backups
from deskapp.store.machine import change_machine
from tests.customer_file.toy import NEEDED
from tests.scans.pictures import pdf, photo
from tests.store.test_foundation import make_unit

DAY = timedelta(days=1)


@pytest.fixture
def unit(desk):
    with desk.work("edit_estate") as session:
        return make_unit(session).id


def file_one(desk, unit, data):
    """A paper with one picture, filed."""
    digests = tuple(take_in(desk.store, data))
    with desk.work("edit_estate") as session:
        file_papers(session, unit, ("unit", unit), [line(NEEDED[0], scans=digests)])
    return digests[0]


def test_the_same_picture_twice_lies_there_once(desk):
    first, again, other = (take_in(desk.store, one) for one in (photo(), photo(), pdf()))
    assert first == again != other
    assert sorted(vault_of(desk.store).digests()) == sorted([*first, *other])


def test_nothing_of_a_picture_can_be_read_without_the_key(desk):
    """PRIVACY-02."""
    (digest,) = take_in(desk.store, pdf())
    vault = vault_of(desk.store)
    sealed = vault.path(digest).read_bytes()
    assert b"PDF" not in sealed
    with pytest.raises(ScanError):
        Vault(vault.folder, bytes(32)).get(digest)
    other = Vault(vault.folder.with_name("other"), bytes(32))
    assert other.put(vault.get(digest)) != digest, "the name tells nothing to whoever has the same picture"


def test_a_changed_byte_is_found_and_a_second_scan_mends_it(desk):
    (digest,) = take_in(desk.store, photo())
    file = vault_of(desk.store).path(digest)
    sealed = bytearray(file.read_bytes())
    sealed[len(sealed) // 2] ^= 1
    file.write_bytes(sealed)
    with pytest.raises(ScanError) as told:
        vault_of(desk.store).get(digest)
    assert told.value.code == "E-SCAN-02"
    assert take_in(desk.store, photo()) == [digest]
    assert vault_of(desk.store).get(digest).pages == 1


def test_an_act_that_names_a_picture_which_is_not_there_is_not_done(desk, unit):
    with pytest.raises(ScanError) as told, desk.work("edit_estate") as session:
        file_papers(session, unit, ("unit", unit), [line(NEEDED[0], scans=("0" * 64,))])
    assert told.value.code == "E-SCAN-01"
    with desk.reading() as session:
        assert session.scalars(select(FilePaper)).all() == []


def test_what_nobody_files_is_swept_after_two_days_and_what_a_record_or_a_draft_names_is_not(desk, unit, clock):
    filed = file_one(desk, unit, photo("filed"))
    (drafted,) = take_in(desk.store, photo("drafted"))
    (orphan,) = take_in(desk.store, photo("orphan"))
    said = {"request_id": "r1", "trail": [], "said": {"Papers": {"lines": [{"code": "a", "scans": [drafted]}]}}}
    with desk.work("keep_draft") as session:
        drafts.keep(session, "toy", said, "", "")
    for file in desk.store.place.scans.glob("*/*"):
        os.utime(file, (clock().timestamp(), clock().timestamp()))
    assert sweep(desk.store, clock() + DAY) == 0
    assert sweep(desk.store, clock() + 3 * DAY) == 1
    assert sorted(vault_of(desk.store).digests()) == sorted([filed, drafted])
    with desk.work("keep_draft") as session:
        drafts.end(session, "r1")
    assert sweep(desk.store, clock() + 3 * DAY) == 1
    assert list(vault_of(desk.store).digests()) == [filed]
    assert orphan not in vault_of(desk.store).digests()


def test_check_finds_what_is_missing_and_what_was_changed(desk, unit):
    gone, changed = file_one(desk, unit, photo("a")), file_one(desk, unit, photo("b"))
    assert list(findings(desk.store)) == []
    vault = vault_of(desk.store)
    vault.path(gone).unlink()
    vault.path(changed).write_bytes(vault.path(changed).read_bytes()[:-1])
    assert [str(one) for one in findings(desk.store)] == [
        f"S1　资料图片 {gone[:12]}：找不到这张图片的文件",
        f"S1　资料图片 {changed[:12]}：这张图片的文件已损坏",
    ]


def test_thirty_backups_hold_every_picture_once_and_a_restore_brings_back_what_was_lost(desk, unit, clock, place):
    """ARCHIVE-11."""
    digest = file_one(desk, unit, photo("a"))
    for _ in range(3):
        clock.pass_by(minutes=1)
        made = back_up(desk.store, clock(), "hand")
    other = file_one(desk, unit, photo("b"))
    there = place.backups / copies.FOLDER
    assert [one.name for one in there.glob("*/*")] == [digest]
    clock.pass_by(minutes=1)
    made = back_up(desk.store, clock(), "closing")
    assert sorted(one.name for one in there.glob("*/*")) == sorted([digest, other])
    vault = vault_of(desk.store)
    vault.path(digest).unlink()
    vault.path(other).write_bytes(b"spoiled")
    desk.store.close()
    clock.pass_by(minutes=1)
    restore(place, made.path, clock(), by="高远")
    assert vault.get(digest).pages == vault.get(other).pages == 1


def test_every_copy_goes_to_a_second_folder_too_with_its_pictures(desk, unit, clock, place, tmp_path):
    """ARCHIVE-11: also restored from there, where the first folder is gone."""
    second = tmp_path / "stick"
    second.mkdir()
    change_machine(place, backup_folder=str(second))
    digest = file_one(desk, unit, photo("a"))
    with desk.work("edit_estate") as session:
        change_settings(session, backup_keep=2)
    for _ in range(3):
        clock.pass_by(minutes=1)
        made = back_up(desk.store, clock(), "closing")
    there = sorted(second.glob("*.db"))
    assert len(there) == 2
    assert there[-1].read_bytes() == made.path.read_bytes()
    vault_of(desk.store).path(digest).unlink()
    shutil.rmtree(place.backups)
    desk.store.close()
    clock.pass_by(minutes=1)
    restore(place, there[-1], clock(), by="高远")
    assert vault_of(desk.store).get(digest).pages == 1


def test_a_second_folder_that_is_not_plugged_in_is_told_and_the_copy_is_made(desk, unit, clock, place, tmp_path):
    """ARCHIVE-11."""
    change_machine(place, backup_folder=str(tmp_path / "nowhere"))
    with pytest.raises(StoreError) as told:
        back_up(desk.store, clock(), "closing")
    assert told.value.code == "E-DB-28"
    assert len(backups(place)) == 1
    assert not (tmp_path / "nowhere").exists()


def test_a_spoiled_file_never_takes_the_place_of_its_good_copy(desk, unit, clock, place):
    digest = file_one(desk, unit, photo("a"))
    back_up(desk.store, clock(), "hand")
    vault_of(desk.store).path(digest).write_bytes(b"spoiled")
    clock.pass_by(minutes=1)
    back_up(desk.store, clock(), "hand")
    assert Vault(place.backups / copies.FOLDER, desk.store.scan_key).get(digest).pages == 1


def test_a_full_disk_takes_no_picture_and_loses_none(desk, monkeypatch):
    (kept,) = take_in(desk.store, photo("kept"))

    def full(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("deskapp.scans.vault.os.fsync", full)
    with pytest.raises(ScanError) as told:
        take_in(desk.store, photo("too many"))
    assert told.value.code == "E-SCAN-05"
    assert [one.name for one in desk.store.place.scans.glob("*/*")] == [kept]


def test_a_full_disk_at_the_backup_is_told_and_the_next_backup_makes_up_for_it(desk, unit, clock, monkeypatch, place):
    digest = file_one(desk, unit, photo())

    def full(*_given):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(Vault, "write", full)
        with pytest.raises(StoreError) as told:
            back_up(desk.store, clock(), "closing")
    assert told.value.code == "E-DB-30"
    clock.pass_by(minutes=1)
    back_up(desk.store, clock(), "closing")
    assert (place.backups / copies.FOLDER / digest[:2] / digest).exists()


def test_what_is_kept_of_a_scan_is_its_name_kind_and_size(desk, unit):
    digest = file_one(desk, unit, pdf(2))
    with desk.reading() as session:
        scan = session.scalars(select(Scan)).one()
        assert (scan.digest, scan.kind.value, scan.pages) == (digest, "PDF 文件", 2)
