"""A second file with the same schema and rows, into which sqlcipher3 alone writes what the program has just written.

Nothing of the program is above it: every statement is bare SQL over a connection with the same pragmas, and every row
is inserted as it lies in the first file, in one transaction that is flushed to the disk.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from typing import Any

from deskapp.audit.personal import SEALS
from deskapp.store.backup import copy_database
from deskapp.store.engine import connect
from deskapp.store.keys import database_key
from deskapp.tables import METADATA
from tests.bench.counter import Counter

Statement = tuple[str, list[Sequence[Any]]]
TABLES = tuple(table.name for table in METADATA.sorted_tables)
"""Parents before their children, as the foreign keys want them."""


class Twin:
    """Follows a counter: `read` takes in what is new there since the last time, `write` writes it here."""

    def __init__(self, live: Any, here: Any) -> None:
        self.here = here
        self.rows = 0
        """How many rows the last `write` had to insert or change."""
        self.live = live
        self._known = {name: self._last(name) for name in TABLES}
        self._statements: list[Statement] = []

    def read(self) -> None:
        """All rows that were added, and the columns that the journal says were changed in others."""
        journal = self._known["journal"]
        added = [(name, *self._added(name)) for name in TABLES]
        changed = list(self._changed(journal))
        self._statements = [(sql, rows) for _, sql, rows in added if rows] + changed
        self._known = {name: self._last(name) for name in TABLES}
        self.rows = sum(len(rows) for _, rows in self._statements)

    def write(self) -> None:
        """One transaction."""
        self.here.execute("BEGIN IMMEDIATE")
        for sql, rows in self._statements:
            self.here.executemany(sql, rows)
        self.here.execute("COMMIT")

    def counts(self, connection: Any) -> dict[str, int]:
        """How many rows each table has."""
        return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in TABLES}

    def contents(self, connection: Any) -> dict[str, list[Sequence[Any]]]:
        """Every row of every table as it lies in a file."""
        return {name: connection.execute(f'SELECT * FROM "{name}" ORDER BY id').fetchall() for name in TABLES}

    def _last(self, table: str) -> int:
        last: int | None = self.live.execute(f'SELECT max(id) FROM "{table}"').fetchone()[0]
        return last or 0

    def _added(self, table: str) -> Statement:
        rows = self.live.execute(f'SELECT * FROM "{table}" WHERE id > ?', (self._known[table],)).fetchall()
        marks = ", ".join("?" * len(rows[0])) if rows else ""
        return f'INSERT INTO "{table}" VALUES ({marks})', rows

    def _changed(self, after: int) -> Iterator[Statement]:
        asked = "SELECT table_name, row_id, after FROM journal WHERE id > ? AND before IS NOT NULL ORDER BY id"
        for table, row_id, told in self.live.execute(asked, (after,)).fetchall():
            names = [name for name in json.loads(told) if name not in ("id", SEALS)]
            columns = ", ".join(f'"{name}"' for name in names)
            row = self.live.execute(f'SELECT {columns} FROM "{table}" WHERE id = ?', (row_id,)).fetchone()
            marks = ", ".join(f'"{name}" = ?' for name in names)
            yield f'UPDATE "{table}" SET {marks} WHERE id = ?', [(*row, row_id)]


@contextmanager
def twin(counter: Counter) -> Iterator[Twin]:
    """A copy of a counter's file as it stands, with the program's pragmas and journal mode."""
    place = counter.desk.store.place
    key, copy = database_key(place), counter.folder / "twin.db"
    copy.unlink(missing_ok=True)
    copy_database(place.database, copy, key)
    with closing(connect(str(place.database), key)) as live, closing(connect(str(copy), key)) as here:
        here.execute("PRAGMA journal_mode = WAL")
        yield Twin(live, here)
