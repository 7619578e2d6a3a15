"""Every way to the file is keyed, syncs in full, keeps references, and is a SQLite without the WAL race."""

import threading
from contextlib import contextmanager

import pytest
from sqlalchemy import text
from sqlcipher3 import dbapi2 as sqlcipher

from deskapp.kernel.errors import StoreError
from deskapp.store.engine import SAFE_SQLITE, connect, open_copy
from deskapp.store.keys import database_key

WANTED = {
    "foreign_keys": 1,
    "synchronous": 2,
    "busy_timeout": 5000,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "recursive_triggers": 1,
    "secure_delete": 1,
    "journal_mode": "wal",
}


def pragmas(run):
    return {name: run(f"PRAGMA {name}").fetchone()[0] for name in WANTED}


def test_sqlite_is_one_that_loses_nothing():
    assert sqlcipher.sqlite_version_info >= SAFE_SQLITE == (3, 51, 3)


def test_every_new_connection_has_every_pragma(store, clock):
    found = {}

    def ask(name):
        with store.engine.connect() as connection:
            found[name] = pragmas(connection.connection.driver_connection.execute)

    asking = [threading.Thread(target=ask, args=(number,)) for number in range(4)]
    for one in asking:
        one.start()
    for one in asking:
        one.join(60)
    assert list(found.values()) == [WANTED] * 4
    with waiting_to_write(store, clock) as session:
        assert pragmas(session.connection().connection.driver_connection.execute) == WANTED


def test_a_bare_connection_has_them_too(place):
    bare = connect(str(place.database), database_key(place))
    assert pragmas(bare.execute) == WANTED
    bare.close()


def test_a_copy_is_only_read(place):
    engine = open_copy(place.database, database_key(place))
    with engine.connect() as connection, pytest.raises(Exception, match="readonly"):
        connection.execute(text("DELETE FROM setting"))
    engine.dispose()


def test_the_file_shows_nothing_to_whoever_has_no_key(place):
    content = place.database.read_bytes()
    assert not content.startswith(b"SQLite")
    assert "林晓".encode() not in content


def test_a_write_waits_for_another_and_then_says_so(store, clock):
    """T07: the other one holds the lock longer than the clerk should wait."""
    other = connect(str(store.place.database), database_key(store.place))
    other.execute("BEGIN IMMEDIATE")
    with store.engine.connect() as mine:
        mine.exec_driver_sql("PRAGMA busy_timeout = 200")
    with pytest.raises(StoreError, match="正被另一个程序占用.*E-DB-07"), waiting_to_write(store, clock):
        pass
    other.execute("ROLLBACK")
    other.close()
    with waiting_to_write(store, clock):
        pass


@contextmanager
def waiting_to_write(store, clock):
    """A unit of work that has the lock."""
    with store.work(act="sign_in", by=None, at=clock()) as session:
        session.connection()
        yield session


def test_a_mistake_of_the_program_is_not_told_as_trouble_with_the_disk(store):
    with pytest.raises(Exception, match="no such table") as raised, store.reading() as session:
        session.execute(text("SELECT * FROM nowhere"))
    assert not isinstance(raised.value, StoreError)
