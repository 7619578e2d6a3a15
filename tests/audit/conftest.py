"""A busy day once, copied for every test, and a hand that edits the file behind the program's back."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.ledger.checks.inspection import findings
from deskapp.opening import open_place
from deskapp.staff.records import StaffMember
from deskapp.staff.sign_in import Duty
from deskapp.store.engine import connect
from deskapp.store.keys import database_key
from deskapp.store.place import Place
from deskapp.store.work import Store
from tests.audit.day import busy_day, next_day
from tests.conftest import Clock


def at_desk(store: Store, clock: Clock) -> Callable[[str], Desk]:
    """The desk of an open store with somebody of the team on duty."""

    def make(name: str) -> Desk:
        with store.reading() as session:
            member = session.scalars(select(StaffMember).where(StaffMember.name == name)).one()
            return Desk(store, Duty(member.id, member.name, member.roles), clock)

    return make


@contextmanager
def rolled_back(connection: Connection) -> Iterator[None]:
    """Whatever is done inside is undone."""
    connection.exec_driver_sql("SAVEPOINT edit")
    yield
    connection.exec_driver_sql("ROLLBACK TO edit")


@pytest.fixture(scope="session")
def busy_folder(manned: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder after two busy days; copied, never opened."""
    place = Place(Path(shutil.copytree(manned, tmp_path_factory.mktemp("busy") / "data")))
    clock = Clock()
    with closing(open_place(place, clock())) as store:
        manned_by = at_desk(store, clock)
        busy_day(manned_by, manned_by("林晓"), clock)
        next_day(manned_by, manned_by("林晓"), clock, place.folder.parent)
    return place.folder


@pytest.fixture
def place(busy_folder: Path, tmp_path: Path) -> Place:
    """A data folder of the test's own, after the busy days."""
    return Place(Path(shutil.copytree(busy_folder, tmp_path / "data")))


@pytest.fixture
def tamper(place: Place) -> Callable[..., None]:
    """Edit the closed file as somebody with the key would, by SQL or a function: triggers off, and put back after."""

    def run(*edits: str | Callable[[Any], object]) -> None:
        with closing(connect(str(place.database), database_key(place))) as file:
            file.execute("PRAGMA foreign_keys = OFF")
            file.execute("PRAGMA ignore_check_constraints = ON")
            file.execute("BEGIN")
            triggers = file.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
            for name, _ in triggers:
                file.execute(f"DROP TRIGGER {name}")
            for edit in edits:
                file.execute(edit) if isinstance(edit, str) else edit(file)
            for _, sql in triggers:
                file.execute(sql)
            file.execute("COMMIT")

    return run


@pytest.fixture
def found(place: Place) -> Callable[[], list[str]]:
    """What the checks say of the file as it is now."""

    def ask() -> list[str]:
        with closing(open_place(place, Clock()())) as store:
            return [str(one) for one in findings(store)]

    return ask


@pytest.fixture
def busy(place: Place) -> Iterator[Store]:
    """The store after the busy day."""
    with closing(open_place(place, Clock()())) as store:
        yield store


@pytest.fixture
def naked(busy: Store) -> Iterator[Session]:
    """The file with triggers and checks off, in a transaction that is never committed."""
    with busy.reading() as session:
        take_off_guards(session)
        yield session
        session.rollback()


def take_off_guards(session: Session) -> None:
    """Triggers and checks off, for as long as the transaction lasts."""
    connection = session.connection()
    connection.exec_driver_sql("PRAGMA ignore_check_constraints = ON")
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    for (name,) in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").all():
        connection.exec_driver_sql(f"DROP TRIGGER {name}")
