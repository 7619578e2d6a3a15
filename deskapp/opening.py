"""Opens the data folder for any way of starting the program: keys, file, upgrade, reference data."""

from datetime import datetime

import deskapp.audit.journal  # noqa: F401  # its hook must listen before the first unit of work
from deskapp.kernel.errors import StoreError
from deskapp.ledger.reference import load_reference
from deskapp.store.backup import back_up
from deskapp.store.keys import database_key, make_key
from deskapp.store.place import Place
from deskapp.store.upgrade import upgrade
from deskapp.store.work import Store, open_store


def open_place(place: Place, at: datetime) -> Store:
    """The open and current database of an existing folder. Raises StoreError, also when there is none."""
    if not place.database.exists():
        raise StoreError(f"数据文件夹里还没有数据库：{place.folder}。请先启动前台并新建小区", "E-DB-10")
    place.prepare()
    store = open_store(place, database_key(place))
    upgrade(store, lambda: back_up(store, at, "upgrade"))
    return store


def new_place(place: Place, at: datetime, *, key_in_file: bool = False) -> Store:
    """A new database with its reference data. Raises StoreError when there is one already."""
    if place.database.exists():
        raise StoreError(f"数据文件夹里已经有数据库，没有改动它：{place.folder}", "E-DB-11")
    place.prepare()
    store = open_store(place, make_key(place, in_file=key_in_file))
    upgrade(store, lambda: None)
    with store.work(act="change_settings", by=None, at=at) as session:
        load_reference(session)
    return store
