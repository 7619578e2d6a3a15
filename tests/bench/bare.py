"""The bare side of what is kept: the same keyed file with the same pragmas, and nothing of ours above it."""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import func, select, text

from deskapp.desk import Desk
from deskapp.store.engine import connect
from deskapp.tables import METADATA

KEY = bytes(32)
Row = tuple[Any, ...]


@contextmanager
def bare_file(folder: Path, columns: int) -> Iterator[Any]:
    """A connection to a new keyed file with one strict table `kept` of so many columns, beside an id."""
    with closing(connect(str(folder / "bare.db"), KEY)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        made = ", ".join(f"c{number} ANY" for number in range(columns))
        connection.execute("DROP TABLE IF EXISTS kept")
        connection.execute(f"CREATE TABLE kept (id INTEGER PRIMARY KEY, {made}) STRICT")
        yield connection


def keep(connection: Any, rows: Sequence[Row]) -> None:
    """Write rows in one transaction, flushed to the disk."""
    connection.execute("BEGIN IMMEDIATE")
    marks = ", ".join("?" * len(rows[0]))
    names = ", ".join(f"c{number}" for number in range(len(rows[0])))
    connection.executemany(f"INSERT INTO kept ({names}) VALUES ({marks})", rows)
    connection.execute("COMMIT")


@contextmanager
def watching(desk: Desk) -> Iterator[list[Row]]:
    """Every row that is added meanwhile, journal and chain among them, as it lies in the file."""
    seen: list[Row] = []
    with desk.reading() as session:
        before = {table.name: session.scalar(select(func.max(table.c.id))) or 0 for table in METADATA.sorted_tables}
    yield seen
    with desk.reading() as session:
        for name, last in before.items():
            seen.extend(map(tuple, session.execute(text(f'SELECT * FROM "{name}" WHERE id > {last}'))))


def level(rows: Sequence[Row]) -> list[Row]:
    """The same values in rows of one width."""
    widest = max(map(len, rows))
    return [row + (None,) * (widest - len(row)) for row in rows]
