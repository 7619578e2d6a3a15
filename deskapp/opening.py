"""Opens the data folder for any way of starting the program: keys, file, upgrade, reference data."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

import deskapp.audit.journal  # noqa: F401  # its hook must listen before the first unit of work
from deskapp import VERSION
from deskapp.audit.events import STOP, note_event, note_start
from deskapp.kernel.errors import StoreError
from deskapp.ledger.reference import load_reference
from deskapp.store.backup import copy_out
from deskapp.store.keys import database_key, make_key
from deskapp.store.lock import only_one
from deskapp.store.place import Place
from deskapp.store.upgrade import upgrade
from deskapp.store.work import Store, open_store


def open_place(place: Place, at: datetime) -> Store:
    """The open and current database of an existing folder. Raises StoreError, also when there is none."""
    if not place.has_database:
        raise StoreError(f"数据文件夹里还没有数据库：{place.folder}。请先启动前台并新建小区", "E-DB-10")
    place.prepare()
    store = open_store(place, database_key(place))
    upgrade(store, lambda: copy_out(place, at, "upgrade"))
    return store


def new_place(place: Place, at: datetime, *, key_in_file: bool = False) -> Store:
    """A new database with its reference data. Raises StoreError when there is one already."""
    if place.has_database:
        raise StoreError(f"数据文件夹里已经有数据库，没有改动它：{place.folder}", "E-DB-11")
    place.prepare()
    store = open_store(place, make_key(place, in_file=key_in_file))
    upgrade(store, lambda: None)
    with store.work(act="change_settings", by=None, at=at) as session:
        load_reference(session)
    return store


@contextmanager
def open_alone(place: Place, now: Callable[[], datetime], how: str) -> Iterator[Store]:
    """The database of a folder that this program alone has open; `how` it was started, such as window, goes on record.

    Start, stop and a clock set back are journaled. Raises StoreError, E-DB-12 when another program has it open.
    """
    with only_one(place, now()):
        store = open_place(place, now())
        try:
            note_start(store, now(), how=how, version=VERSION)
            yield store
            note_event(store, STOP, now(), how=how)
        finally:
            store.close()
