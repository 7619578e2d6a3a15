"""The tables and every question asked of them fit PostgreSQL, and a database on a server takes the file's place."""

import re
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, func, select
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from deskapp.desk import Desk
from deskapp.estate.search import find
from deskapp.kernel.errors import StoreError
from deskapp.ledger.checks.inspection import findings
from deskapp.ledger.ticket_records import Ticket
from deskapp.opening import new_place, open_place
from deskapp.overview import lists
from deskapp.safekeeping import back_up, look_ahead
from deskapp.staff.records import Draft, StaffMember
from deskapp.store.engine import trouble
from deskapp.store.place import Place
from deskapp.tables import METADATA
from tests.audit.day import busy_day
from tests.conftest import STARTED, hire

SERVER = postgresql.dialect()
WIDE = re.compile(r"\b(INTEGER|SMALLINT|NUMERIC|FLOAT)\b")


@pytest.mark.parametrize("table", METADATA.sorted_tables, ids=lambda table: table.name)
def test_every_table_can_be_made_on_a_server(table):
    made = str(CreateTable(table).compile(dialect=SERVER))
    assert "STRICT" not in made
    assert not WIDE.search(made), "whole numbers hold 64 bits, as in the file: money would not fit 32"
    assert "IN (0, 1)" not in made, "a server tells yes and no from numbers"


def test_every_question_of_a_busy_day_can_be_asked_of_a_server(desk, manned_by, clock):
    asked: dict[str, Any] = {}
    event.listen(desk.store.engine, "before_execute", lambda _connection, said, *_: asked.setdefault(str(said), said))
    busy_day(manned_by, desk, clock)
    list(findings(desk.store))
    list_everything(desk)
    whole = [said for said in asked.values() if hasattr(said, "compile") and not is_of_the_file(str(said))]
    written = [str(said.compile(dialect=SERVER)) for said in whole]
    assert len(written) > 100
    assert [sql for sql in written if re.search(r"IS (NOT )?%\(", sql)] == [], "only NULL, TRUE and FALSE follow IS"


@pytest.mark.parametrize(
    ("asked", "sql"),
    [
        (Draft.ended.is_(False), "draft.ended IS false"),
        (~Draft.ended, "NOT draft.ended"),
        (func.sum(Ticket.amount), "CAST(sum(ticket.amount) AS BIGINT)"),
    ],
)
def test_flags_and_sums_are_written_as_a_server_wants_them(asked, sql):
    assert str(asked.compile(dialect=SERVER)) == sql


def is_of_the_file(sql: str) -> bool:
    """Whether a statement is about the SQLite file itself, or only asked where the database is one."""
    return "PRAGMA" in sql or "sqlite_master" in sql or "json_extract" in sql


def list_everything(desk: Desk) -> None:
    """What the pages read."""
    span = lists.Span(desk.today, desk.today)
    lists.units(desk), lists.tickets(desk, span), lists.books(desk), lists.payments(desk, span)
    lists.arrears_list(desk)
    with desk.reading() as session:
        for typed in ("3-2-501", "zsf", "1380013", "粤B12345", "0000001"):
            find(session, typed, desk.today)


# A database that is not the file


@pytest.fixture
def elsewhere(tmp_path: Path) -> Place:
    """A folder whose address leads to another database, standing in for a server."""
    place = Place(tmp_path / "counter")
    place.folder.mkdir()
    place.address.write_text(f"sqlite:///{tmp_path / 'server.db'}\n", "utf-8")
    return place


def test_the_address_in_the_folder_is_opened_instead_of_the_file(elsewhere):
    with closing(new_place(elsewhere, STARTED, key_in_file=True)) as store:
        hire(store)
    assert not elsewhere.database.exists()
    with closing(open_place(elsewhere, STARTED)) as store, store.reading() as session:
        assert "林晓" in set(session.scalars(select(StaffMember.name)))


@pytest.mark.parametrize("written", ["", "\n", "nowhere", "mysql+nothing://desk@server/desk"])
def test_an_address_that_is_none_is_said_and_no_file_is_made_instead(elsewhere, written):
    elsewhere.address.write_text(written, "utf-8")
    with pytest.raises(StoreError, match="E-DB-16"):
        new_place(elsewhere, STARTED, key_in_file=True)
    assert not elsewhere.database.exists()


def test_a_second_counter_joins_with_the_key_of_the_first(elsewhere, tmp_path):
    new_place(elsewhere, STARTED, key_in_file=True).close()
    second = Place(tmp_path / "second")
    second.folder.mkdir()
    second.address.write_bytes(elsewhere.address.read_bytes())
    with pytest.raises(StoreError, match="E-DB-18"):
        new_place(second, STARTED, key_in_file=True)
    assert not second.key_file.exists()
    second.key_file.write_bytes(elsewhere.key_file.read_bytes())
    open_place(second, STARTED).close()


def test_copies_are_the_servers_own_matter(elsewhere, tmp_path):
    with closing(new_place(elsewhere, STARTED, key_in_file=True)) as store:
        with pytest.raises(StoreError, match="E-DB-25"):
            back_up(store, STARTED, "hand")
        with pytest.raises(StoreError, match="E-DB-25"):
            look_ahead(elsewhere, tmp_path / "server.db")


@pytest.mark.parametrize(
    ("state", "code"),
    [(None, "E-DB-15"), ("08006", "E-DB-15"), ("57P01", "E-DB-15"), ("53100", "E-DB-05"), ("55P03", "E-DB-07")],
)
def test_the_troubles_of_a_server_are_told_in_words(state, code):
    error = Exception()
    error.sqlstate = state  # type: ignore[attr-defined]  # as the errors of its driver have one
    said = trouble(error)
    assert said is not None
    assert said.code == code


def test_a_mistake_of_the_program_is_no_trouble_of_the_server():
    error = Exception()
    error.sqlstate = "42601"  # type: ignore[attr-defined]  # a syntax error
    assert trouble(error) is None
