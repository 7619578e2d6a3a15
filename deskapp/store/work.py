"""One piece of counter work is one transaction: all of it is kept, or none of it (design law 1)."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.orm import Session

from deskapp.kernel.errors import StoreError
from deskapp.store.engine import WRITES, open_engine, trouble
from deskapp.store.keys import chain_key
from deskapp.store.place import Place


class WorkSession(Session):
    """A session that writes; the journal listens to this class. `info` names who, when and which act."""


@dataclass(frozen=True)
class Store:
    """The open database with the key of its chain."""

    engine: Engine
    chain_key: bytes
    place: Place

    @contextmanager
    def work(self, *, act: str, by: int | None, at: datetime) -> Iterator[WorkSession]:
        """A unit of work in the name of one member of staff. Raises StoreError when it could not be kept."""
        info = {"act": act, "by": by, "at": at, "chain_key": self.chain_key}
        writer = self.engine.execution_options(**{WRITES: True})
        try:
            with WorkSession(writer, info=info, expire_on_commit=False) as session, session.begin():
                yield session
        except OperationalError as error:
            raise trouble(error.orig or error) from error
        except DatabaseError as error:
            if type(error) is DatabaseError:
                raise trouble(error.orig or error) from error
            raise

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A consistent view that writes nothing."""
        try:
            with Session(self.engine, autoflush=False) as session:
                yield session
        except OperationalError as error:
            raise trouble(error.orig or error) from error

    def close(self) -> None:
        """Let go of the file."""
        self.engine.dispose()


def open_store(place: Place, key: bytes) -> Store:
    """Open the database of a place. The tables are brought up to date by `upgrade`."""
    if not place.folder.is_dir():
        raise StoreError(f"找不到数据文件夹：{place.folder}", "E-DB-01")
    return Store(open_engine(place, key), chain_key(key), place)
