"""Makes a database without waiting for the disk: for a file that counts only once all of it is there."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import event

from deskapp.store.work import Store


@contextmanager
def in_haste(store: Store) -> Iterator[None]:
    """Let no unit of work wait until the disk has it. Whoever leaves this closes the store and calls `make_lasting`.

    A power cut meanwhile may leave a file that cannot be read: only for one that nobody has been told of.
    """
    event.listen(store.engine, "checkout", _hasten)
    try:
        yield
    finally:
        event.remove(store.engine, "checkout", _hasten)


def make_lasting(file: Path) -> None:
    """Wait until the disk has all of a file that was closed."""
    with file.open("rb+") as closed:
        os.fsync(closed.fileno())


def _hasten(connection: Any, *more: Any) -> None:
    connection.execute("PRAGMA synchronous = OFF")
