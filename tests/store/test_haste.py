"""Only a database that nobody has been told of is made without waiting for the disk."""

import pytest
from sqlalchemy import text

from deskapp.store.haste import in_haste, make_lasting

OFF, FULL = 0, 2


def waits(store) -> int:
    with store.reading() as session:
        return int(session.execute(text("PRAGMA synchronous")).scalar_one())


@pytest.fixture
def fresh(store):
    """A pool with no connection in it yet."""
    store.engine.dispose()
    return store


def test_nothing_waits_for_the_disk_until_it_is_made(fresh):
    with in_haste(fresh):
        assert waits(fresh) == OFF


def test_a_store_that_was_not_made_in_haste_waits(fresh):
    assert waits(fresh) == FULL


def test_what_was_made_in_haste_and_let_go_is_whole_and_waits_again(fresh, place):
    with in_haste(fresh):
        assert waits(fresh) == OFF
    fresh.close()
    make_lasting(place.database)
    assert waits(fresh) == FULL
