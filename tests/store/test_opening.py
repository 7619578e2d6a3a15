"""Whatever is wrong with folder, key or file is one sentence with its code, and nothing is changed (T07, T62, T64)."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from deskapp.audit.records import JournalLine
from deskapp.kernel.errors import StoreError
from deskapp.ledger import reference
from deskapp.ledger.checks.inspection import findings
from deskapp.ledger.fee_records import FeeItem
from deskapp.opening import new_place, open_alone, open_place
from deskapp.store.lock import only_one
from deskapp.store.place import Place

ROOT = Path(__file__).resolve().parents[2]


def refused(place, clock):
    """Try to open; what was said, after a look that no byte of the file has changed."""
    before = place.database.read_bytes() if place.database.exists() else None
    with pytest.raises(StoreError) as told:
        open_place(place, clock())
    assert (place.database.read_bytes() if place.database.exists() else None) == before
    return str(told.value)


def test_no_folder_and_no_database(tmp_path, clock):
    assert "E-DB-10" in refused(Place(tmp_path / "none"), clock)


def test_a_lost_key(place, clock):
    place.key_file.unlink()
    assert "找不到数据库的密钥" in refused(place, clock)


@pytest.mark.parametrize("content", [b"", b"abc", b"\xff\xfe", b"zz" * 32])
def test_a_key_file_with_no_key_in_it(place, clock, content):
    place.key_file.write_bytes(content)
    assert "E-DB-02" in refused(place, clock)


def test_another_key_is_not_damage(place, clock):
    place.key_file.write_text("ab" * 32 + "\n")
    said = refused(place, clock)
    assert "密钥对不上" in said
    assert "损坏" not in said


@pytest.mark.parametrize("at", [20, 2000, 4090, 5000, 40000])
def test_damage_is_not_another_key(place, clock, at):
    with place.database.open("r+b") as file:
        file.seek(at)
        byte = file.read(1)
        file.seek(at)
        file.write(bytes([byte[0] ^ 1]))
    said = refused(place, clock)
    assert "有损坏" in said
    assert "密钥" not in said


def test_a_file_cut_short(place, clock):
    place.database.write_bytes(place.database.read_bytes()[:-4096])
    assert "E-DB-04" in refused(place, clock)


def test_a_plain_database_of_somebody_else(place, clock):
    place.database.unlink()
    with closing(sqlite3.connect(place.database)) as other:
        other.execute("CREATE TABLE theirs (x)")
        other.commit()
    assert "不是前台的数据库" in refused(place, clock)


def test_a_file_that_is_no_database(place, clock):
    place.database.write_text("购物清单：米、油", "utf-8")
    assert "E-DB-03" in refused(place, clock)


def test_a_full_folder_of_another_centre_is_not_overwritten(place, clock):
    before = place.database.read_bytes()
    with pytest.raises(StoreError, match="E-DB-11"):
        new_place(place, clock())
    assert place.database.read_bytes() == before


def test_a_key_that_lies_in_a_new_folder_is_used(place, clock, tmp_path):
    """It may be the only thing that opens the copies."""
    new = Place(tmp_path / "new")
    new.prepare()
    shutil.copy(place.key_file, new.key_file)
    new_place(new, clock()).close()
    assert new.key_file.read_text() == place.key_file.read_text()


@pytest.mark.linux("Windows keeps rights in lists of its own")
def test_the_key_file_is_for_this_user_alone(place):
    assert place.key_file.stat().st_mode & 0o077 == 0


HOLD = """
import sys
from datetime import datetime
from pathlib import Path
from deskapp.kernel.days import CHINA
from deskapp.store.lock import only_one
from deskapp.store.place import Place
with only_one(Place(Path(sys.argv[1])), datetime(2026, 11, 21, 8, 30, tzinfo=CHINA)):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_program_is_told_who_has_the_folder_and_since_when(place, clock):
    other = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(place.folder)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with other:
        assert other.stdout
        assert other.stdout.readline() == "held\n"
        with (
            pytest.raises(StoreError, match=r"已由 .+@.+ 打开（2026-11-21 08:30 起）.*E-DB-12"),
            only_one(place, clock()),
        ):
            pass
        other.kill()
        assert other.stdout.read() == "", "in an environment of Windows, the program is the child of what was started"
        with only_one(place, clock()):
            pass


def test_a_second_window_of_the_same_program_is_told_too(place, clock):
    with (
        open_alone(place, clock, "window"),
        pytest.raises(StoreError, match="E-DB-12"),
        open_alone(place, clock, "window"),
    ):
        pass


def acts(store):
    with store.reading() as session:
        return session.scalars(select(JournalLine.act).where(JournalLine.table_name == "program")).all()


def test_start_stop_and_a_clock_set_back_are_journaled_once_each(place, clock):
    with open_alone(place, clock, "window") as store:
        assert acts(store) == ["start"]
    clock.pass_by(minutes=-4)
    with open_alone(place, clock, "window"):
        pass
    clock.pass_by(hours=-2)
    with open_alone(place, clock, "window") as store:
        assert acts(store) == ["start", "stop", "start", "stop", "clock_back", "start"]
        with store.reading() as session:
            line = session.scalars(select(JournalLine).where(JournalLine.act == "clock_back")).one()
            assert (line.after, line.at) == ({"minutes": 120}, clock())


def test_a_place_that_is_a_file(tmp_path, clock):
    (tmp_path / "data").write_text("in the way")
    with pytest.raises(StoreError, match="数据文件夹不能写入.*E-DB-01"):
        new_place(Place(tmp_path / "data"), clock())


def test_an_older_database_gets_the_fee_items_it_lacks_and_the_journal_tells_of_them(tmp_path, clock, monkeypatch):
    """FEE-T1, TICKET-16: what its manager made of the others stays; nothing looks as if it had been put in by hand."""
    older = tmp_path / "reference"
    shutil.copytree(reference.FOLDER, older)
    rows = (older / "fee_items.csv").read_text("utf-8").splitlines()
    kept = [row.replace("housekeeping_slips", "") for row in rows if not row.startswith("convenience_deposit")]
    (older / "fee_items.csv").write_text("\n".join(kept) + "\n", "utf-8")
    place = Place(tmp_path / "older")
    with monkeypatch.context() as then:
        then.setattr(reference, "FOLDER", older)
        new_place(place, clock(), key_in_file=True).close()
    with open_alone(place, clock, "test") as store, store.reading() as session:
        items = {item.code: item for item in session.scalars(select(FeeItem))}
        assert items["convenience_deposit"].name == "便民服务押金"
        assert items["housekeeping_adhoc"].own_procedure == "housekeeping_slips"
        assert len(items) == len(rows) - 1
        assert [str(one) for one in findings(store)] == []
        lines = session.scalars(select(JournalLine).where(JournalLine.table_name == "fee_item")).all()
    with open_alone(place, clock, "test") as store, store.reading() as session:
        again = session.scalars(select(JournalLine).where(JournalLine.table_name == "fee_item")).all()
        assert len(again) == len(lines)
