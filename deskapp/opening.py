"""Opens the data folder for any way of starting the program: keys, file, upgrade, reference data."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime

import deskapp.audit.journal  # noqa: F401  # its hook must listen before the first unit of work
from deskapp import VERSION
from deskapp.audit import anchors
from deskapp.audit.events import STOP, note_event, note_start
from deskapp.kernel.errors import StoreError
from deskapp.ledger.reference import is_behind, load_reference
from deskapp.store.backup import copy_out
from deskapp.store.engine import open_url
from deskapp.store.keys import database_key, make_key
from deskapp.store.lock import only_one
from deskapp.store.log import logs
from deskapp.store.place import Place
from deskapp.store.server import address_of
from deskapp.store.upgrade import upgrade, version
from deskapp.store.work import Store, open_store
from deskapp.workdays import reference as workdays


def open_place(place: Place, at: datetime) -> Store:
    """The open and current database of an existing folder. Raises StoreError, also when there is none."""
    if not place.has_database:
        raise StoreError(f"数据文件夹里还没有数据库：{place.folder}。请先启动前台并新建小区", "E-DB-10")
    place.prepare()
    store = open_store(place, database_key(place))
    upgrade(store, lambda: None if address_of(place) else copy_out(place, at, "upgrade"))
    return store


def new_place(place: Place, at: datetime, *, key_in_file: bool = False) -> Store:
    """A new database with its reference data. Raises StoreError when there is one already."""
    if place.has_database:
        raise StoreError(f"数据文件夹里已经有数据库，没有改动它：{place.folder}", "E-DB-11")
    place.prepare()
    _refuse_used_server(place)
    store = open_store(place, make_key(place, in_file=key_in_file))
    upgrade(store, lambda: None)
    with store.work(act="change_settings", by=None, at=at) as session:
        load_reference(session)
        workdays.load_known_years(session)
    return store


@contextmanager
def open_alone(place: Place, now: Callable[[], datetime], how: str) -> Iterator[Store]:
    """The database of a folder that this program alone has open; `how` it was started, such as window, goes on record.

    Start, stop and a clock set back are journaled. Raises StoreError, E-DB-12 when another program has it open.
    """
    with only_one(place, now()), logs(place):
        store = open_place(place, now())
        try:
            note_start(store, now(), how=how, version=VERSION)
            catch_up(store, now())
            yield store
            with suppress(StoreError):  # a disk that takes nothing more keeps nobody from leaving
                note_event(store, STOP, now(), how=how)
        finally:
            store.close()


def catch_up(store: Store, at: datetime) -> None:
    """What an earlier program could not have done: what came with this version, anchors a bad disk refused.

    With a version come fee items and the holidays of further years.

    A disk that still refuses keeps nobody from starting: the closing is kept, and `check` goes on telling of it.
    """
    with store.reading() as session:
        behind = is_behind(session) or workdays.is_behind(session)
    if behind:
        with store.work(act="start", by=None, at=at) as session:
            load_reference(session)
            workdays.load_known_years(session)
    with suppress(StoreError):
        anchors.bring_up(store, at)


def _refuse_used_server(place: Place) -> None:
    """A server that other counters use is joined with their key, not with a new one. Raises StoreError E-DB-18."""
    if not (address := address_of(place)):
        return
    engine = open_url(address)
    used = version(engine) is not None
    engine.dispose()
    if used:
        words = "服务器上已经有前台的数据库，没有改动它。请把原来那台电脑的密钥文件 deskapp.key 放进数据文件夹再启动"
        raise StoreError(words, "E-DB-18")
