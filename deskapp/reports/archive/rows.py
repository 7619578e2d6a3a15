"""Which rows go into an archive, and how they stood at its end: what it touched, and all that these rows refer to."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import Column, Select, Table, select, type_coerce
from sqlalchemy.orm import Session

from deskapp.audit.journal import masked
from deskapp.audit.records import ChainLink, JournalLine
from deskapp.audit.rows import raw_type
from deskapp.reports.archive.stretch import Stretch
from deskapp.store.base import Record
from deskapp.store.columns import JsonColumn, canonical

Row = tuple[Any, ...]
AT_ONCE = 500
"""Rows that are asked for by number in one question."""
PROOF = (ChainLink.__tablename__, JournalLine.__tablename__)
"""The tables that prove the others; of them the whole stretch is archived as it lies in the file."""


def proof(session: Session, table: Table, numbers: range) -> Iterator[Row]:
    """Links or journal lines of a stretch, as they lie in the file."""
    asked = select(*map(_raw, table.columns)).where(table.c.id.between(numbers.start, numbers.stop - 1))
    yield from map(tuple, session.execute(asked.order_by(table.c.id), execution_options={"yield_per": 1000}))


def tables(session: Session, stretch: Stretch) -> Iterator[tuple[Table, list[Row]]]:
    """Every table that has rows in the archive, with them in the order of their numbers.

    Those that refer come before those that are referred to, so that each table is gone through once. Personal data are
    masked as in the journal (PRIVACY-03).
    """
    wanted = _touched(session, stretch)
    for table in reversed(Record.metadata.sorted_tables):
        if table.info["journaled"] and wanted[table.name]:
            rows = _with_their_own(session, table, wanted, stretch.lines.stop)
            if rows:
                yield table, [rows[number] for number in sorted(rows)]


def _touched(session: Session, stretch: Stretch) -> defaultdict[str, set[int]]:
    lines = JournalLine.id.between(stretch.lines.start, stretch.lines.stop - 1)
    asked = select(JournalLine.table_name, JournalLine.row_id).where(lines).distinct()
    found: defaultdict[str, set[int]] = defaultdict(set)
    for table, row_id in session.execute(asked):
        if row_id is not None:
            found[table].add(row_id)
    return found


def _with_their_own(session: Session, table: Table, wanted: dict[str, set[int]], after: int) -> dict[int, Row]:
    """The wanted rows of a table, and those of it that they refer to; what they want of others is added to `wanted`."""
    later, kept, asked = _later(session, table, after), dict[int, Row](), set[int]()
    keys = [(at, key.column.table.name) for at, one in enumerate(table.columns) for key in one.foreign_keys]
    while ask := wanted[table.name] - asked:
        for row in _read(session, table, ask, later):
            kept[row[0]] = row
            for at, other in keys:
                if row[at] is not None:
                    wanted[other].add(row[at])
        asked |= ask
    return kept


def _later(session: Session, table: Table, after: int) -> dict[int, dict[str, Any]]:
    """What changed columns held before the lines from number `after` on, by row."""
    asked = select(JournalLine.row_id, JournalLine.before).where(
        JournalLine.table_name == table.name, JournalLine.id >= after, JournalLine.before.is_not(None)
    )
    found: dict[int, dict[str, Any]] = defaultdict(dict)
    for row_id, before in session.execute(asked.order_by(JournalLine.id.desc())):
        found[row_id] |= before
    return found


def _read(session: Session, table: Table, ids: Iterable[int], later: dict[int, dict[str, Any]]) -> Iterator[Row]:
    columns = list(table.columns)
    for some in _portions(sorted(ids)):
        for row in session.execute(_question(columns, table, some)):
            held = zip(columns, row, strict=True)
            before = later.get(row[0], {})
            yield tuple(
                _back(column, before[column.name]) if column.name in before else _shown(column, value)
                for column, value in held
            )


def _question(columns: Sequence[Column[Any]], table: Table, ids: Sequence[int]) -> Select[Any]:
    asked = (one if one.info.get("personal") else _raw(one) for one in columns)
    return select(*asked).where(table.c.id.in_(ids)).order_by(table.c.id)


def _shown(column: Column[Any], value: Any) -> Any:
    return masked(value) if column.info.get("personal") else value


def _back(column: Column[Any], before: Any) -> Any:
    """What the journal kept of a value, as it lay in the file; of personal data what it masked."""
    plain = column.info.get("personal") or not isinstance(column.type, JsonColumn) or before is None
    return before if plain else canonical(before)


def _raw(column: Column[Any]) -> Any:
    return type_coerce(column, raw_type(column))


def _portions(ids: list[int]) -> Iterator[list[int]]:
    source = iter(ids)
    while some := list(islice(source, AT_ONCE)):
        yield some
