"""Whoever edits, cuts, rewrites or exchanges the database is found: each column, each link, with the key or without."""

import hmac
import shutil
from collections.abc import Callable
from contextlib import closing

import pytest
from sqlalchemy import JSON, Integer

from deskapp.audit import rows
from deskapp.audit.chain import breaks
from deskapp.audit.records import ChainLink
from deskapp.opening import open_place
from deskapp.store.base import Record
from deskapp.store.columns import JsonColumn, canonical
from deskapp.store.keys import chain_key, database_key
from tests.audit.conftest import at_desk, rolled_back
from tests.audit.day import close_day
from tests.ledger.till import take

TABLES = [table for table in Record.metadata.sorted_tables if table.info["journaled"]]
COLUMNS = [(table, column) for table in TABLES for column in table.columns if not column.info.get("personal")]


def other_value(column, value):
    """Something else that the column could hold."""
    if isinstance(column.type, JsonColumn | JSON):
        return '{"x":1}'
    if isinstance(value, int):
        return value + 1000
    return 7 if isinstance(rows.raw_type(column), Integer) else f"{value or ''}9"


def test_the_busy_days_leave_a_row_in_every_table(naked):
    """So that the attacks below leave none out; cards and what goes with them have days of their own."""
    homes = {str(mapper.local_table): mapper.class_.__module__ for mapper in Record.registry.mappers}
    counted = {
        table.name: naked.connection().exec_driver_sql(f'SELECT count(*) FROM "{table.name}"').scalar()
        for table in TABLES
        if not homes[table.name].startswith("deskapp.access")
    }
    assert [name for name, rows_there in counted.items() if not rows_there] == []


def test_a_change_of_any_column_of_any_table_is_found(naked):
    connection, unseen, tried = naked.connection(), [], 0
    for table, column in COLUMNS:
        row = connection.exec_driver_sql(f'SELECT id, "{column.name}" FROM "{table.name}" LIMIT 1').first()
        if row is None or column.primary_key:
            continue
        tried += 1
        changed = (other_value(column, row[1]), row[0])
        with rolled_back(connection):
            connection.exec_driver_sql(f'UPDATE "{table.name}" SET "{column.name}" = ? WHERE id = ?', changed)
            if not any(column.name in one.columns for one in rows.strange_rows(naked, table)):
                unseen.append(f"{table.name}.{column.name}")
    assert (unseen, tried > 150) == ([], True), tried


def test_a_row_taken_away_is_found(naked):
    connection, unseen = naked.connection(), []
    for table in TABLES:
        with rolled_back(connection):
            last = f'id = (SELECT max(id) FROM "{table.name}")'
            gone = connection.exec_driver_sql(f'DELETE FROM "{table.name}" WHERE {last}').rowcount
            if gone and not any(one.gone for one in rows.strange_rows(naked, table)):
                unseen.append(table.name)
    assert unseen == []


def test_a_row_slipped_in_is_found(naked):
    connection, unseen = naked.connection(), []
    for table in TABLES:
        with rolled_back(connection):
            moved = f'UPDATE "{table.name}" SET id = 999 WHERE id = (SELECT max(id) FROM "{table.name}")'
            there = connection.exec_driver_sql(moved).rowcount
            if there and not any(one.row_id == 999 and not one.columns for one in rows.strange_rows(naked, table)):
                unseen.append(table.name)
    assert unseen == []


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
