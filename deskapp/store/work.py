"""One piece of counter work is one transaction: all of it is kept, or none of it (design law 1)."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from deskapp.store import trail
from deskapp.store.engine import WRITES, mark_new, open_engine, open_url, trouble
from deskapp.store.examine import check_file
from deskapp.store.keys import chain_key, scan_key
from deskapp.store.place import Place
from deskapp.store.server import address_of

LOG = logging.getLogger("deskapp.store")


class WorkSession(Session):
    """A session that writes; the journal listens to this class. `info` names who, when and which act."""


@dataclass(frozen=True)
class Store:
    """The open database with the keys of its chain and of the scans beside it."""

    engine: Engine
    chain_key: bytes = field(repr=False)
    place: Place
    scan_key: bytes = field(repr=False)

    @contextmanager
    def work(self, *, act: str, by: int | None, at: datetime) -> Iterator[WorkSession]:
        """A unit of work in the name of one member of staff. Raises StoreError when it could not be kept."""
        info = {"act": act, "by": by, "at": at, "chain_key": self.chain_key, "store": self}
        trail.leave("act", act)
        writer = self.engine.execution_options(**{WRITES: True})
        with in_words(), WorkSession(writer, info=info, expire_on_commit=False) as session, session.begin():
            yield session

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A consistent view that writes nothing."""
        with in_words(), Session(self.engine, autoflush=False) as session:
            yield session

    def close(self) -> None:
        """Let go of the file."""
        self.engine.dispose()


def open_store(place: Place, key: bytes) -> Store:
    """Open the database of a place, after a check. The tables are brought up to date by `upgrade`.

    Raises StoreError E-DB-03, 04 or 13 for a file that will not do, E-DB-15 to 17 for a server.
    """
    if address := address_of(place):
        return Store(open_url(address), chain_key(key), place, scan_key(key))
    if place.has_database:
        check_file(place.database, key)
    else:
        mark_new(place, key)
    return Store(open_engine(place, key), chain_key(key), place, scan_key(key))


@contextmanager
def in_words() -> Iterator[None]:
    """Trouble with file and disk becomes a StoreError; a mistake of the program stays what it is."""
    try:
        yield
    except DatabaseError as error:
        said = trouble(error.orig)
        if said is None:
            raise
        LOG.info("told %s: %s", said.code, getattr(error.orig, "sqlite_errorname", type(error.orig).__name__))
        raise said from error
