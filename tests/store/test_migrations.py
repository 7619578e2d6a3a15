"""Head equals the models, every version upgrades with its rows after a copy, a newer file is refused (law 10)."""

import re
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2 as sqlcipher

from deskapp.audit.rows import strange_rows
from deskapp.kernel.errors import StoreError
from deskapp.ledger.checks.inspection import findings
from deskapp.opening import open_place
from deskapp.store.backup import backups
from deskapp.store.engine import APPLICATION_ID, connect
from deskapp.store.keys import database_key, make_key
from deskapp.store.place import Place
from deskapp.store.schema import expected_schema, schema_of
from deskapp.store.upgrade import config, known, migrate
from deskapp.tables import METADATA
from tests.store.test_foundation import make_unit

SCRIPTS = list(ScriptDirectory.from_config(config()).walk_revisions())[::-1]
VERSIONS = [script.revision for script in SCRIPTS]


@pytest.fixture
def in_memory():
    engine = create_engine("sqlite://", module=sqlcipher, poolclass=StaticPool)
    with engine.begin() as connection:
        yield connection
    engine.dispose()


def clauses(sql):
    """The parts of a CREATE TABLE, in no order, a column's own constraint as a part of its own."""
    inner, depth, parts = sql[sql.index("(") + 1 : sql.rindex(")")], 0, [""]
    for letter in inner:
        depth += (letter == "(") - (letter == ")")
        if letter == "," and not depth:
            parts.append("")
        else:
            parts[-1] += letter
    split = [piece for part in parts for piece in re.split(r"(?<=\S) (?=CONSTRAINT )", part.strip())]
    return {re.sub(r"\s+", " ", piece.strip()) for piece in split}


def test_head_equals_the_models(in_memory):
    METADATA.create_all(in_memory)
    models, head = schema_of(in_memory), expected_schema()
    triggers = {part for part in head if part[0] == "trigger"}
    assert set(head) - triggers - {("table", "alembic_version")} == set(models)
    for part in models:
        if part[0] == "table":
            assert clauses(head[part]) == clauses(models[part]), part[1]
            assert head[part].endswith("STRICT"), part[1]
        else:
            assert head[part] == models[part]


def test_alembic_sees_no_difference(in_memory):
    migrate(in_memory)
    context = MigrationContext.configure(in_memory, opts={"compare_type": False})
    assert compare_metadata(context, METADATA) == []


def test_every_append_only_table_refuses_change_and_deletion():
    kept = {table.name for table in METADATA.tables.values() if table.info.get("append_only")}
    guarded = {name for kind, name in expected_schema() if kind == "trigger"}
    assert guarded == {f"keep_{table}_{act}" for table in kept for act in ("update", "delete")}
    assert kept >= {
        "payment",
        "payment_line",
        "tender",
        "ticket",
        "ticket_void",
        "closing",
        "charge",
        "journal",
        "chain_link",
    }


def test_two_threads_may_ask_what_the_tables_should_be():
    """A closing is looked at in the background while another file is gone through."""
    expected_schema.cache_clear()
    with ThreadPoolExecutor(2) as threads:
        asked = [threads.submit(expected_schema) for _ in range(2)]
    first, second = (one.result() for one in asked)
    assert first == second != {}


def test_versions_follow_one_another():
    assert sorted(VERSIONS) == VERSIONS
    assert [script.down_revision for script in SCRIPTS] == [None, *VERSIONS[:-1]]
    assert [*known()] == VERSIONS, "the names of the files say the same"


def new_file(place):
    """An empty file, and its key."""
    place.prepare()
    key = make_key(place, in_file=True)
    with closing(connect(str(place.database), key)) as file:
        file.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    return key


def raise_to(place, key, revision):
    """The file as the program of that version would make it of what it is now."""
    engine = create_engine("sqlite://", module=sqlcipher, creator=lambda: connect(str(place.database), key))
    with engine.begin() as connection:
        given = config()
        given.attributes["connection"] = connection
        command.upgrade(given, revision)
    engine.dispose()


def fill(place, key):
    """A row in every table that has none; returns the tables."""
    with closing(connect(str(place.database), key)) as file:
        file.execute("PRAGMA foreign_keys = OFF")
        made = file.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
        for table, sql in made:
            if not file.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0]:
                columns = file.execute(f'PRAGMA table_info("{table}")').fetchall()
                values = [a_value(table, sql, name, kind, needed) for _, name, kind, needed, *_ in columns]
                file.execute(f'INSERT INTO "{table}" VALUES ({", ".join(values)})')
    return [table for table, _ in made]


def at_version(place, revision):
    """A file as the program of that version left it, with a row in every table."""
    key = new_file(place)
    raise_to(place, key, revision)
    return fill(place, key)


FITTING = {
    "card_application": {"agreed_by": "''", "closed_for": "''"},
    "bank_agreement": {"end_reason": "''"},
    "refund_order": {"deducted": "0", "deduct_reason": "''"},
    "refund_settlement": {"way": "NULL"},
    "cash_advance": {"approved_by_id": "2"},
    "account_entry": {"amount": "1", "balance": "1", "kind": "'paid_in'", "payment_id": "1"},
    "account_move": {"agreed_by_id": "2", "from_purpose": "'general'"},
    "cashier_check": {"checker_id": "2"},
    "fee_reduction": {"approved_by_id": "2", "percent": "5"},
    "file_paper": {"taken_out_why": "''"},
    "file_check": {"finding": "''"},
    "change_notice": {"acknowledged_at": "NULL", "acknowledged_by": "''"},
    "goods_release_slip": {"cancel_reason": "''"},
    "renovation_filing": {"relation": "'owner'"},
    "late_fee": {"of_charge_id": "2"},
    "reduction_undo": {"approved_by_id": "2"},
}
"""What fits the other columns of a row, where a table's checks hold them against each other."""


def a_value(table, sql, column, kind, needed):
    """Something the column accepts: the last of its known words, a day, one; nothing where nothing will do."""
    if fitting := FITTING.get(table, {}).get(column):
        return fitting
    known = re.search(rf"\b{column} IN \(([^)]*')\)", sql)
    if known:
        return known[1].rpartition(", ")[2]
    if not needed and column != "id":
        return "NULL"
    return "1" if kind == "INTEGER" else "'2026-11-21'"


def test_every_version_upgrades_to_the_next_with_a_row_in_every_table(tmp_path):
    """All of them one after another; each row that was there before is there afterwards."""
    place = Place(tmp_path / "data")
    key, tables = new_file(place), list[str]()
    for revision in VERSIONS:
        raise_to(place, key, revision)
        with closing(connect(str(place.database), key)) as file:
            for table in tables:
                assert file.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0], (revision, table)
        tables = fill(place, key)
    engine = create_engine("sqlite://", module=sqlcipher, creator=lambda: connect(str(place.database), key))
    with engine.connect() as connection:
        assert schema_of(connection) == expected_schema()
    engine.dispose()


@pytest.mark.parametrize("revision", [*VERSIONS[:-1:12], VERSIONS[-2]])
def test_an_older_version_upgrades_with_rows_in_it_after_a_dated_copy(tmp_path, clock, revision):
    place = Place(tmp_path / "data")
    tables = at_version(place, revision)
    with closing(open_place(place, clock())) as store, store.engine.connect() as connection:
        assert schema_of(connection) == expected_schema()
        for table in tables:
            assert connection.exec_driver_sql(f'SELECT count(*) FROM "{table}"').scalar() == 1, table
    (copy,) = backups(place)
    assert (copy.why, copy.at) == ("upgrade", clock())
    with closing(connect(str(copy.path), database_key(place))) as kept:
        assert kept.execute("SELECT version_num FROM alembic_version").fetchone() == (revision,)


def test_a_column_that_came_later_is_not_taken_for_an_edit(manned_by, store):
    """Rows kept by an older program have no word in the journal for a column it did not know."""
    with manned_by("高远").work("edit_estate") as session:
        make_unit(session)
    with store.engine.begin() as raw:
        raw.exec_driver_sql("DROP TRIGGER keep_journal_update")
        raw.exec_driver_sql("UPDATE journal SET after = json_remove(after, '$.note') WHERE table_name = 'unit'")
    with store.reading() as session:
        assert list(strange_rows(session, METADATA.tables["unit"], store.chain_key)) == []


def test_the_newest_version_is_left_alone(place, clock):
    with closing(open_place(place, clock())) as store:
        assert list(findings(store)) == []
    assert backups(place) == []


def test_a_newer_file_is_refused_and_not_changed(place, clock):
    with closing(connect(str(place.database), database_key(place))) as file:
        file.execute("UPDATE alembic_version SET version_num = '9999'")
        file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = place.database.read_bytes()
    with pytest.raises(StoreError, match="由更新版本的前台写成.*E-DB-09"):
        open_place(place, clock())
    assert place.database.read_bytes() == before
