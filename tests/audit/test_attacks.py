"""Whoever edits, cuts, rewrites or exchanges the database is found: each column, each link, with the key or without."""

import hmac
import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import JSON, CursorResult, Integer, Table
from sqlalchemy.orm import Session

from deskapp.audit import rows
from deskapp.audit.chain import breaks
from deskapp.audit.personal import SEALS, seals
from deskapp.audit.records import ChainLink, JournalLine
from deskapp.audit.rows import Strange
from deskapp.opening import open_place
from deskapp.store.base import Record
from deskapp.store.columns import JsonColumn, canonical
from deskapp.store.keys import chain_key, database_key
from tests.audit.conftest import at_desk, rolled_back, take_off_guards
from tests.audit.day import close_day
from tests.audit.every_row import one_of_each
from tests.conftest import Clock
from tests.ledger.till import take

TABLES = [table for table in Record.metadata.sorted_tables if table.info["journaled"]]
COLUMNS = [(table, column) for table in TABLES for column in table.columns if not column.primary_key]


def other_value(column, value):
    """Something else that the column could hold."""
    if isinstance(column.type, JsonColumn | JSON):
        return '{"x":1}'
    if isinstance(value, int):
        return value + 1000
    return 7 if isinstance(rows.raw_type(column), Integer) else f"{value or ''}9"


@pytest.fixture
def filled(busy):
    """The busy days, and a row with something in every column of every table, of cards and banks too; not committed."""
    with busy.work(act="edit_estate", by=1, at=Clock()()) as session:
        take_off_guards(session)
        one_of_each(session)
        yield Filled(session, busy.chain_key)
        session.rollback()


@dataclass(frozen=True)
class Filled:
    """The open file and its key."""

    session: Session
    key: bytes

    def run(self, statement: str, *values: object) -> CursorResult[Any]:
        return self.session.connection().exec_driver_sql(statement, values)

    def strange(self, table: Table) -> list[rows.Strange]:
        return list(rows.strange_rows(self.session, table, self.key))


def test_what_the_program_wrote_is_not_strange_in_any_table(filled):
    for table in TABLES:
        assert filled.run(f'SELECT count(*) FROM "{table.name}"').scalar(), table.name
        assert filled.strange(table) == [], table.name


def test_a_change_of_any_column_of_any_table_is_found(filled):
    """T20: each is named, telephone numbers, hashes of PINs and sealed card keys among them."""
    unseen = []
    for table in TABLES:
        columns = [column for one, column in COLUMNS if one is table]
        row = filled.run(f'SELECT * FROM "{table.name}" ORDER BY id DESC LIMIT 1').mappings().one()
        changed = [other_value(column, row[column.name]) for column in columns]
        assigned = ", ".join(f'"{column.name}" = ?' for column in columns)
        with rolled_back(filled.session.connection()):
            filled.run(f'UPDATE "{table.name}" SET {assigned} WHERE id = ?', *changed, row["id"])
            found = {name for one in filled.strange(table) if one.row_id == row["id"] for name in one.columns}
            unseen += [f"{table.name}.{column.name}" for column in columns if column.name not in found]
    assert unseen == []


def test_no_personal_value_stands_in_the_journal(filled):
    """PRIVACY-03: only its ends, and a seal that is another one in every row."""
    personal = [(table, column) for table, column in COLUMNS if column.info.get("personal")]
    told = filled.run("SELECT group_concat(coalesce(before, '') || coalesce(after, '')) FROM journal").scalar()
    for table, column in personal:
        for value in filled.run(f'SELECT "{column.name}" FROM "{table.name}"').scalars():
            assert not value or len(value) < 5 or value not in told, (table.name, column.name)
    assert len(personal) > 8
    assert SEALS not in {column.name for _, column in COLUMNS}
    assert seals(b"k", "customer", 1, {"phone": "1"}) != seals(b"k", "customer", 2, {"phone": "1"})


def test_a_row_taken_away_is_found(filled):
    unseen = []
    for table in TABLES:
        with rolled_back(filled.session.connection()):
            filled.run(f'DELETE FROM "{table.name}" WHERE id = (SELECT max(id) FROM "{table.name}")')
            if not any(one.gone for one in filled.strange(table)):
                unseen.append(table.name)
    assert unseen == []


def test_a_row_slipped_in_is_found(filled):
    unseen = []
    for table in TABLES:
        with rolled_back(filled.session.connection()):
            filled.run(f'UPDATE "{table.name}" SET id = 9999 WHERE id = (SELECT max(id) FROM "{table.name}")')
            if Strange(table.name, 9999) not in filled.strange(table):
                unseen.append(table.name)
    assert unseen == []


@pytest.mark.parametrize("name", [column.name for column in JournalLine.__table__.columns])
def test_a_change_of_any_column_of_the_journal_is_found(naked, name):
    assert list(rows.journal_breaks(naked)) == []
    value = "id + 100000" if name == "id" else "7" if name in ("by_id", "row_id") else f"\"{name}\" || '1'"
    linked = "id <= (SELECT max(journal_to) FROM chain_link)"
    line = f"(SELECT max(id) FROM journal WHERE before IS NOT NULL AND {linked})"
    done = naked.connection().exec_driver_sql(f'UPDATE journal SET "{name}" = {value} WHERE id = {line}')
    assert done.rowcount == 1
    assert list(rows.journal_breaks(naked))


@pytest.mark.parametrize(
    "name", [column.name for column in ChainLink.__table__.columns if "subject" not in column.name]
)
def test_a_change_of_any_column_of_a_link_is_found(naked, place, name):
    key = chain_key(database_key(place))
    assert list(breaks(naked, key)) == []
    value = "id + 100" if name == "id" else f"\"{name}\" || '1'"
    naked.connection().exec_driver_sql(f'UPDATE chain_link SET "{name}" = {value} WHERE id = 3')
    assert list(breaks(naked, key))


def test_a_link_that_points_elsewhere_is_found(tamper, found):
    tamper("UPDATE chain_link SET subject_id = subject_id + 1 WHERE id = 3")
    assert any("在校验链里不是恰好一号" in one for one in found())


def rechain(seal: Callable[[bytes], str]):
    """Make the chain close again after an edit, each link sealed anew."""

    def run(file):
        previous = "0" * 64
        signed = "id, at, kind, facts, running_total, journal_to, journal_digest"
        for link in file.execute(f"SELECT {signed} FROM chain_link ORDER BY id").fetchall():
            digest = seal(canonical([*link, previous]).encode())
            file.execute("UPDATE chain_link SET previous = ?, digest = ? WHERE id = ?", (previous, digest, link[0]))
            previous = digest

    return run


FORGED = "UPDATE chain_link SET facts = replace(facts, '张素芬', '张四')"


def test_a_chain_rewritten_without_the_key_is_found(tamper, found):
    tamper(FORGED, rechain(lambda text: hmac.digest(b"guessed", text, "sha256").hex()))
    assert any("内容被改动过" in one for one in found())


def test_a_chain_rewritten_with_the_key_no_longer_meets_its_anchor(place, tamper, found):
    key = chain_key(database_key(place))
    tamper(FORGED, rechain(lambda text: hmac.digest(key, text, "sha256").hex()))
    said = found()
    assert not any("内容被改动过" in one for one in said)
    assert any("与数据库对不上" in one for one in said)


def test_a_chain_cut_behind_its_anchor_is_found(tamper, found):
    tamper("DELETE FROM chain_link WHERE id >= (SELECT anchor_no FROM closing)")
    assert any("被截短或换成了旧的" in one for one in found())


def test_an_older_database_put_back_is_found(place, found, clock):
    older = shutil.copy(place.database, place.folder / "older.db")
    clock.pass_by(days=2)
    with closing(open_place(place, clock())) as store:
        desk = at_desk(store, clock)("林晓")
        close_day(desk)
        take(desk, "20.00")
        close_day(desk)
    assert found() == []
    shutil.move(older, place.database)
    assert any("被截短或换成了旧的" in one for one in found())


def test_a_changed_anchor_is_found(place, found):
    place.anchors.write_text(place.anchors.read_text("utf-8").replace("2026-11-21", "2026-11-22"), "utf-8")
    assert any("锚点文件" in one for one in found())


def test_anchors_that_were_thrown_away_are_found(place, found):
    place.anchors.unlink()
    assert any("不在锚点文件里" in one for one in found())
