"""A counter to measure at: the sample's centre and its community, nothing billed or collected yet."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import deskapp.tables  # noqa: F401  # every table is made
from deskapp.desk import Desk
from deskapp.opening import new_place
from deskapp.sample.centre import found
from deskapp.sample.community import settle
from deskapp.staff.sign_in import Duty
from deskapp.store.place import Place
from tests.conftest import STARTED, Clock

LONG_AGO = date(2020, 1, 1)


@dataclass(frozen=True)
class Counter:
    """The desk with nobody on duty, the team by name, and the folder of the data."""

    desk: Desk
    team: dict[str, Duty]
    folder: Path

    def of(self, name: str) -> Desk:
        """The desk with somebody on duty."""
        return self.desk.manned_by(self.team[name])


@contextmanager
def counter(buildings: int) -> Iterator[Counter]:
    """A counter with so many buildings of the sample: 9 make its 1,200 units, 1 makes 132."""
    with bare_counter() as made:
        with made.of("何悦").work("edit_estate") as session:
            settle(session, made.desk.today, buildings)
        yield made


@contextmanager
def bare_counter() -> Iterator[Counter]:
    """A counter whose centre has a team, prices and settings, and no units yet."""
    with TemporaryDirectory(prefix="deskapp-bench-") as folder:
        place = Place(Path(folder) / "data")
        with closing(new_place(place, STARTED, key_in_file=True)) as store:
            desk = Desk(store, now=Clock())
            yield Counter(desk, found(desk, LONG_AGO), Path(folder))
