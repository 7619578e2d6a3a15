"""The desk of the tests: a real, keyed database in a temporary folder, with people on duty and a clock to turn."""

import gc
import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_FONT_DPI", "96")

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from argon2 import PasswordHasher
from hypothesis import settings

import deskapp.tables  # noqa: F401  # every test knows every table
from deskapp.desk import Desk
from deskapp.kernel.days import CHINA
from deskapp.opening import new_place
from deskapp.staff import pins
from deskapp.staff.roles import Role
from deskapp.staff.sign_in import Duty, first_member
from deskapp.staff.team import add_member
from deskapp.store.engine import open_engine
from deskapp.store.keys import chain_key, database_key, scan_key
from deskapp.store.place import Place
from deskapp.store.work import Store
from tests.folders import keep_in_memory
from tests.keys_made import pytest_runtest_teardown, remember
from tests.one_dialect import share

if TYPE_CHECKING:
    from tests.clerk import AtCounter
    from tests.vault import InMemory

STRONG, pins.hasher = pins.hasher, PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
"""The hasher of the program; the tests use one that costs no time."""
settings.register_profile("unhurried", deadline=None)  # nothing may depend on being fast
settings.load_profile("unhurried")
remember()
share()
keep_in_memory()
__all__ = ["pytest_runtest_teardown"]
PIN = "471508"
STARTED = datetime(2026, 11, 21, 9, 0, tzinfo=CHINA)
TEAM = {
    "林晓": frozenset({Role.CLERK, Role.FEE_COLLECTOR}),
    "陈佳": frozenset({Role.CLERK, Role.FEE_COLLECTOR}),
    "赵立": frozenset({Role.FRONT_DESK_LEAD, Role.CS_LEAD}),
    "孙敏": frozenset({Role.CASHIER}),
    "高远": frozenset({Role.CENTRE_MANAGER}),
}


def pytest_collection_finish() -> None:
    """What is loaded by now stays to the end: no garbage collection walks through it again."""
    gc.collect()
    gc.freeze()


def pytest_runtest_setup(item: pytest.Item) -> None:
    """A test marked `linux` needs what no other system has, and says there what that is; on Linux it always runs."""
    if sys.platform != "linux" and (mark := item.get_closest_marker("linux")):
        pytest.skip(f"only on Linux: {mark.args[0]}")


@dataclass
class Clock:
    """A clock that stands until it is turned."""

    at: datetime = STARTED

    def __call__(self) -> datetime:
        return self.at

    def pass_by(self, **time: float) -> None:
        """Let time go by: `pass_by(minutes=5)`."""
        self.at += timedelta(**time)


def hire(store: Store) -> None:
    """The team of the tests in a new database."""
    first = first_member(store, "管理员", PIN, frozenset(), STARTED)
    admin = Desk(store, Duty(first, "管理员", frozenset({Role.ADMINISTRATOR})), lambda: STARTED)
    with admin.work("manage_staff") as session:
        for name, roles in TEAM.items():
            add_member(session, name, PIN, roles)


@pytest.fixture(scope="session")
def manned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a new database and the team of the tests; copied, never opened, by every test."""
    place = Place(tmp_path_factory.mktemp("manned"))
    store = new_place(place, STARTED, key_in_file=True)
    hire(store)
    store.close()
    return place.folder


@pytest.fixture
def place(manned: Path, tmp_path: Path) -> Place:
    """A data folder of the test's own."""
    return Place(Path(shutil.copytree(manned, tmp_path / "data")))


@pytest.fixture
def vault(monkeypatch: pytest.MonkeyPatch) -> "InMemory":
    """The system's store of keys on the PC of the test; it forgets at the end."""
    from deskapp.store import credentials
    from tests.vault import InMemory

    made = InMemory()
    monkeypatch.setattr(credentials, "_store", lambda: made)
    return made


@pytest.fixture
def clock() -> Clock:
    """The clock on the wall of the test."""
    return Clock()


@pytest.fixture
def store(place: Place) -> Iterator[Store]:
    """The open database; it was made by this very program, so nothing is checked and nothing upgraded."""
    key = database_key(place)
    opened = Store(open_engine(place, key), chain_key(key), place, scan_key(key))
    yield opened
    if "deskapp.ui.tasks" in sys.modules:
        let_windows_go()
    opened.close()


def let_windows_go() -> None:
    """Whatever windows were closed ends now, and what goes on behind them: a timer of theirs would ask later."""
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QApplication

    from deskapp.ui import tasks

    tasks.wait(60)
    if QApplication.instance():
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def manned_by(store: Store, clock: Clock) -> Callable[[str], Desk]:
    """The desk with somebody of the team on duty: `manned_by("孙敏")`. Nobody types a PIN."""
    from sqlalchemy import select

    from deskapp.staff.records import StaffMember

    def make(name: str) -> Desk:
        with store.reading() as session:
            member = session.scalars(select(StaffMember).where(StaffMember.name == name)).one()
            return Desk(store, Duty(member.id, member.name, member.roles), clock)

    return make


@pytest.fixture
def desk(manned_by: Callable[[str], Desk]) -> Desk:
    """The desk with the fee collector 林晓 on duty."""
    return manned_by("林晓")


@pytest.fixture(params=["bare", "window"])
def at_counter(request: pytest.FixtureRequest) -> Iterator["AtCounter"]:
    """The same script twice, bare and through the window: `at_counter(GoodsReleaseWizard, desk)`."""
    from tests.clerk import PlainClerk, WindowClerk

    if request.param == "bare":
        yield PlainClerk
        return
    qtbot = request.getfixturevalue("qtbot")

    def make(*told: Any, **more: Any) -> WindowClerk:
        clerk = WindowClerk(*told, **more)
        qtbot.addWidget(clerk.wizard)
        return clerk

    yield make
