"""The data go to another PC with a copy and a sheet of paper; what cannot be taken in is told, and nothing written."""

import errno
import shutil
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import func, select

from deskapp.access.keys.opening import open_ring
from deskapp.access.kinds import KeyTechnology
from deskapp.audit.records import JournalLine
from deskapp.audit.recovery import kept_sheet
from deskapp.kernel.errors import StoreError
from deskapp.kernel.groups import cut
from deskapp.kernel.renaming import put_in_place
from deskapp.ledger.checks.inspection import findings
from deskapp.ledger.ticket_records import Ticket
from deskapp.opening import new_place, open_place
from deskapp.safekeeping import back_up
from deskapp.scans import vault as vaults
from deskapp.scans.keeping import take_in as take_in_picture
from deskapp.scans.vault import vault_of
from deskapp.store import credentials, restore
from deskapp.store import place as places
from deskapp.store.engine import connect
from deskapp.store.key_paper import check_value, groups_of, key_of, typed_key
from deskapp.store.keys import LOST, UNFIT, database_key, keep_key
from deskapp.store.place import CARRIED, FLAG, Place
from deskapp.taking_in import give_key, look_into, own_key, take_in
from tests.access.test_keys import WORDS, make
from tests.conftest import STARTED
from tests.ledger.till import draw, take
from tests.scans.pictures import photo
from tests.store.test_migrations import VERSIONS, at_version


@pytest.fixture
def taken_along(desk, manned_by, place, clock, tmp_path):
    """What leaves the old PC: a copy with one receipt and one picture, and the digits of a sheet."""
    draw(manned_by("孙敏"), desk)
    take(desk)
    (digest,) = take_in_picture(desk.store, photo())
    back_up(desk.store, clock(), "closing")
    digits = " ".join(groups_of(database_key(place)))
    desk.store.close()
    stick = Path(shutil.copytree(place.backups, tmp_path / "stick"))
    (file,) = stick.glob("deskapp-*.db")
    return file, digits, digest


@pytest.fixture
def new(tmp_path: Path) -> Place:
    """The new PC: an empty folder."""
    return Place(tmp_path / "new pc" / "deskapp")


def holds(place: Place, clock, digest: str) -> int:
    """How many receipts there are; the picture can be seen and nothing is amiss."""
    with closing(open_place(place, clock())) as store:
        assert vault_of(store).get(digest).pages == 1
        assert list(findings(store)) == []
        with store.reading() as session:
            return session.scalar(select(func.count(Ticket.id))) or 0


def lying(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, but the lock and what SQLite lays beside a file that is open."""
    passing = (".lock", ".db-wal", ".db-shm")
    files = [one for one in folder.rglob("*") if one.is_file() and not one.name.endswith(passing)]
    return {str(one.relative_to(folder)): one.read_bytes() for one in files}


def test_a_copy_and_a_sheet_are_all_a_new_pc_needs(taken_along, new, vault, clock):
    """ARCHIVE-11, T61: with an empty folder and another store of keys; scans too."""
    file, digits, digest = taken_along
    found = look_into(new, file, typed_key(digits))
    assert (found.receipts, found.last_receipt, found.until) == (1, "0001203", STARTED)
    assert not new.folder.exists(), "nothing is written before it is confirmed"
    take_in(new, file, typed_key(digits), clock)
    assert holds(new, clock, digest) == 1
    assert not new.key_file.exists()
    assert list(vault.kept.values()) == [typed_key(digits).hex()]


def test_what_was_taken_in_is_on_record_and_the_sheet_counts_as_kept(taken_along, new, vault, clock):
    file, digits, _digest = taken_along
    take_in(new, file, typed_key(digits), clock, by="高远")
    with closing(open_place(new, clock())) as store, store.reading() as session:
        line = session.scalars(select(JournalLine).where(JournalLine.act == "restore")).one()
        assert line.after is not None
        assert (line.after["who"], line.after["file"]) == ("高远", file.name)
        kept = kept_sheet(session)
    assert kept is not None
    assert (kept.since, kept.check_value) == (clock(), check_value(typed_key(digits)))


def test_what_is_carried_has_its_key_in_a_file_on_the_new_pc_too(taken_along, tmp_path, vault, clock, monkeypatch):
    """T61."""
    file, digits, digest = taken_along
    (tmp_path / FLAG).touch()
    monkeypatch.setattr(sys, "executable", str(tmp_path / "pythonw.exe"))
    carried = Place(tmp_path / CARRIED)
    take_in(carried, file, typed_key(digits), clock)
    assert (holds(carried, clock, digest), vault.kept) == (1, {})
    assert carried.key_file.read_text("ascii").strip() == typed_key(digits).hex()


def spoilt(kind: str, file: Path, digits: str, tmp_path: Path) -> tuple[Path, bytes]:
    """A file and a key that do not go together, and why."""
    key, other = typed_key(digits), tmp_path / "deskapp-other.db"
    if kind == "another key":
        return file, bytes(32)
    if kind == "damage":
        whole = file.read_bytes()
        file.write_bytes(whole[:9000] + bytes(64) + whole[9064:])
    elif kind == "no copy":
        file = other
        file.write_text("购物清单", "utf-8")
    elif kind == "a newer program":
        with closing(connect(str(file), key)) as copy:
            copy.execute("UPDATE alembic_version SET version_num = '9999'")
    elif kind == "a plain copy of the file":
        with closing(connect(str(file), key)) as copy:
            copy.execute("PRAGMA journal_mode = WAL")
    elif kind == "nothing":
        file = tmp_path / "deskapp-none.db"
    return file, key


KINDS = {
    "another key": UNFIT,
    "damage": "E-DB-04",
    "no copy": "E-DB-03",
    "a newer program": "E-DB-09",
    "a plain copy of the file": "E-DB-23",
    "nothing": "E-DB-24",
}


def test_each_thing_that_can_be_wrong_has_a_sentence_of_its_own_and_nothing_is_written(
    taken_along, new, tmp_path, clock
):
    """T62: a wrong key is not called damage."""
    file, digits, _digest = taken_along
    whole, told = file.read_bytes(), {}
    for kind, code in KINDS.items():
        file.write_bytes(whole)
        wrong, key = spoilt(kind, file, digits, tmp_path)
        before = lying(tmp_path)
        with pytest.raises(StoreError) as said:
            take_in(new, wrong, key, clock)
        assert said.value.code == code
        assert lying(tmp_path) == before, kind
        assert not new.folder.exists()
        told[kind] = said.value.text
    assert len(set(told.values())) == len(KINDS)
    assert "损坏" not in told["another key"]


@pytest.mark.parametrize("wrong", ["", "1234", "x" * 102, "000011" * 17, "000011" * 16])
def test_digits_that_are_no_key_are_told_before_any_file_is_looked_at(wrong):
    with pytest.raises(StoreError, match="E-DB-32"):
        typed_key(wrong)


def test_a_key_that_still_lies_here_opens_its_copies_without_a_sheet(taken_along, place, new):
    file, _digits, _digest = taken_along
    assert own_key(place, file) == database_key(place)
    assert own_key(new, file) is None


def test_another_centre_s_database_is_set_aside_with_its_key_and_scans(taken_along, new, vault, clock):
    """Whoever began with the sample loses nothing of it."""
    file, digits, digest = taken_along
    new_place(new, clock()).close()
    before = database_key(new)
    with closing(open_place(new, clock())) as store:
        (old,) = take_in_picture(store, photo())
    clock.pass_by(minutes=1)
    take_in(new, file, typed_key(digits), clock)
    assert holds(new, clock, digest) == 1
    (aside,) = new.folder.glob("replaced-*.db")
    (name,) = new.folder.glob("deskapp-*.id")
    assert bytes.fromhex(vault.kept[credentials.SERVICE, name.read_text("ascii")]) == before
    with closing(connect(str(aside), before)) as opened:
        assert opened.execute("SELECT count(*) FROM alembic_version").fetchone() == (1,)
    assert list(new.folder.glob(f"scans-*/??/{old}"))


def test_a_write_that_fails_leaves_nothing_or_all(taken_along, new, vault, clock, monkeypatch):
    """T61: every file that is given its name, refused in its turn: key, scan, database; then it goes through."""
    file, digits, digest = taken_along
    told: list[str] = []
    for nth in range(1, 20):
        place = Place(new.folder / str(nth))
        failing = Failing(nth)
        with monkeypatch.context() as patch:
            for module in (places, restore, vaults):
                patch.setattr(module, "put_in_place", failing)
            try:
                take_in(place, file, typed_key(digits), clock)
            except StoreError as error:
                told.append(error.code)
                if place.has_database:
                    assert holds(place, clock, digest) == 1
        if failing.left > 0:
            break
        take_in(place, file, typed_key(digits), clock)
        assert holds(place, clock, digest) == 1
    assert told[:3] == ["E-DB-31", "E-DB-29", "E-DB-22"]


class Failing:
    """A disk that refuses one rename."""

    def __init__(self, nth: int) -> None:
        self.left = nth

    def __call__(self, part: Path, path: Path) -> None:
        self.left -= 1
        if self.left == 0:
            raise OSError(errno.ENOSPC, "no space")
        put_in_place(part, path)


@pytest.mark.parametrize("revision", VERSIONS[5:-1:12])
def test_a_copy_of_an_older_program_is_looked_into_as_it_lies_there(tmp_path, new, revision):
    """ARCHIVE-11: an old PC may have had an old program."""
    old = Place(tmp_path / "old")
    at_version(old, revision)
    with closing(connect(str(old.database), database_key(old))) as file:
        file.execute("""UPDATE setting SET key = 'centre_name', value = '{"is":"翠湖花园"}'""")
    found = look_into(new, old.database, database_key(old))
    assert (found.centre, found.check_value) == ("翠湖花园", check_value(database_key(old)))


def test_card_keys_open_there_with_the_passphrase_of_before(desk, manned_by, place, new, vault, clock):
    """cards.md 6: half of their seal is made of the key that came along on paper."""
    admin = manned_by("管理员")
    made = make(admin)
    file = back_up(desk.store, clock(), "hand").path
    key = database_key(place)
    desk.store.close()
    take_in(new, file, key, clock)
    with closing(open_place(new, clock())) as store, store.reading() as session:
        assert open_ring(session, new, WORDS).current(KeyTechnology.DESFIRE).master == made.secret


# The database is here, its key is not


@pytest.mark.parametrize("gone", ["the folder was copied", "the store was reset", "another key lies here"])
def test_a_lost_key_is_asked_for_and_kept(taken_along, place, vault, clock, gone):
    """T64: never a new database."""
    _file, digits, digest = taken_along
    place.key_file.unlink()
    if gone == "the store was reset":
        place.key_name.write_text("0011223344556677")
    if gone == "another key lies here":
        place.key_file.write_text("ab" * 32 + "\n")
    assert place.has_database
    with pytest.raises(StoreError) as told:
        open_place(place, clock())
    assert told.value.code == (UNFIT if gone == "another key lies here" else LOST)
    give_key(place, typed_key(digits), clock)
    assert holds(place, clock, digest) == 1
    assert list(vault.kept.values()) == [typed_key(digits).hex()]


def test_a_key_that_does_not_open_the_database_is_not_kept(taken_along, place, vault, clock):
    """T62, T64."""
    place.key_file.unlink()
    before = lying(place.folder)
    with pytest.raises(StoreError, match="恢复密钥打不开这台电脑上的数据库"):
        give_key(place, bytes(32), clock)
    place.database.write_bytes(place.database.read_bytes()[:9000])
    with pytest.raises(StoreError, match="E-DB-04"):
        give_key(place, typed_key(taken_along[1]), clock)
    assert (vault.kept, lying(place.folder).keys()) == ({}, before.keys())


def test_a_key_without_a_database_keeps_nobody_from_beginning(new, vault, clock):
    """As after a kill between the two."""
    for in_store in (True, False):
        vault.broken = not in_store
        new.prepare()
        keep_key(new, bytes(range(32)), clock())
        assert not new.has_database
        new_place(new, clock()).close()
        assert new.has_database
        shutil.rmtree(new.folder)


@pytest.mark.parametrize("broken", [False, True])
def test_a_disk_that_takes_no_key_leaves_the_one_before(taken_along, place, vault, clock, monkeypatch, broken):
    """T63: the old key or the new one, never neither."""
    vault.broken = broken
    key, before = database_key(place), lying(place.folder)

    def full(*_told: object) -> None:
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr(places, "put_in_place", full)
    with pytest.raises(StoreError, match="E-DB-31"):
        keep_key(place, bytes(32), clock())
    assert database_key(place) == key
    assert before.items() <= lying(place.folder).items()


def test_the_sheet_is_the_key_and_its_check_value_is_not(place):
    key = database_key(place)
    assert key_of(groups_of(key)) == key
    assert key_of(cut("".join(groups_of(key)))) == key
    assert check_value(key) not in key.hex().upper()
