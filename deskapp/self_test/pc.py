"""The PC a self-test looks at, and the database on it, opened as it is."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from deskapp.store.engine import open_copy, open_url
from deskapp.store.keys import chain_key, database_key, scan_key
from deskapp.store.place import Place
from deskapp.store.server import address_of
from deskapp.store.work import Store, in_words


@dataclass(frozen=True)
class Pc:
    """The data folder, the time of the PC's clock, and how to ask for the names of its printers."""

    place: Place
    now: datetime
    printers: Callable[[], list[str]]


@contextmanager
def opened(place: Place) -> Iterator[Store]:
    """The database, only to be read: nothing is brought up to date, whoever has it open goes on. Raises StoreError."""
    key, address = database_key(place), address_of(place)
    engine = open_url(address) if address else open_copy(place.database, key)
    try:
        with in_words():
            yield Store(engine, chain_key(key), place, scan_key(key))
    finally:
        engine.dispose()


def nearest(folder: Path) -> Path:
    """The folder, or the nearest one above it that is there already."""
    return next((one for one in (folder, *folder.parents) if one.is_dir()), folder)
