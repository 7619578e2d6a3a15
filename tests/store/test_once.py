"""What is read once in a unit of work is what the file says, also after the unit of work itself has changed it."""

from inspect import signature

import pytest
from sqlalchemy import select

import deskapp.counter  # noqa: F401  # every reading of the program is known
from deskapp.estate.units import new_unit
from deskapp.kernel.rooms import RoomNo
from deskapp.ledger.takings import Scope
from deskapp.staff.settings import Setting, change_settings, read_settings
from deskapp.store.once import MADE_FROM
from tests.fees import open_counter
from tests.ledger.till import take
from tests.statements import statements

SQLITE_READ = 20


@pytest.fixture
def manager(manned_by):
    return manned_by("高远")


def test_settings_are_read_once_in_a_unit_of_work(manager):
    with statements(manager.store) as sent, manager.reading() as session:
        assert read_settings(session) is read_settings(session)
    assert len(sent) == 1


def test_what_the_unit_of_work_changes_is_read_anew(manager):
    with manager.work("change_settings") as session:
        assert read_settings(session).centre_name == ""
        change_settings(session, centre_name="翠湖花园")
        assert read_settings(session).centre_name == "翠湖花园"
        session.scalars(select(Setting).where(Setting.key == "centre_name")).one().value = {"is": "云岭"}
        assert read_settings(session).centre_name == "云岭", "also what was not flushed yet"


def test_what_others_have_kept_since_is_read_by_the_next_unit_of_work(manager):
    with manager.reading() as session:
        before = read_settings(session)
        session.rollback()
        with manager.work("change_settings") as other:
            change_settings(other, queue_alert_threshold=before.queue_alert_threshold + 1)
        assert read_settings(session).queue_alert_threshold == before.queue_alert_threshold + 1


def test_what_was_taken_back_is_forgotten(manager):
    def change_and_fail() -> None:
        with manager.work("change_settings") as session:
            change_settings(session, centre_name="翠湖花园")
            assert read_settings(session).centre_name == "翠湖花园"
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        change_and_fail()
    assert manager.settings().centre_name == ""


def test_a_change_of_something_else_leaves_it_standing(manager):
    with manager.work("change_settings") as session:
        held = read_settings(session)
        session.add(new_unit(RoomNo.parse("3-2-501")))
        assert read_settings(session) is held


@pytest.mark.parametrize("read", MADE_FROM, ids=lambda read: read.__name__)
def test_a_reading_names_every_table_it_reads(read, manned_by, desk):
    """Else it would stand after one of them was changed."""
    unit = open_counter(manned_by, desk, "2026-11")
    mine = {"clerk_id": desk.clerk.id, "scope": Scope(desk.clerk.id, desk.today)}
    known = {"unit_id": unit.id, "day": desk.today, **mine}
    asked = list(signature(read).parameters)[1:]
    if "scope" in asked:
        take(desk)
    seen = set()

    def listen(action, table, *more):
        if action == SQLITE_READ:
            seen.add(table)
        return 0

    with desk.reading() as session:
        driver = session.connection().connection.driver_connection
        driver.set_authorizer(listen)
        read(session, *(known[name] for name in asked))
        driver.set_authorizer(None)
    assert seen == {record.__tablename__ for record in MADE_FROM[read]}
