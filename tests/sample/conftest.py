"""A small sample: one building and three months, made once for all tests that only read it."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from deskapp.kernel.days import CHINA
from deskapp.opening import open_place
from deskapp.sample.making import make
from deskapp.store.place import Place
from deskapp.store.work import Store

MADE = datetime(2026, 11, 21, 8, 30, tzinfo=CHINA)


def make_small(folder: Path, now: datetime = MADE, months: int = 3) -> Place:
    place = Place(folder)
    make(place, now, buildings=1, months=months, key_in_file=True)
    return place


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Place:
    return make_small(tmp_path_factory.mktemp("sample"))


@pytest.fixture
def sample(small: Place) -> Iterator[Store]:
    """The small sample, open. Tests that write make their own."""
    store = open_place(small, MADE)
    yield store
    store.close()
