"""Holds every row against the journal, and the journal against the chain: what was edited behind the program's back.

The chain seals the journal, the journal tells of every row as it was kept; so a change of any column shows, whoever
made it, up to what was written since the last link. Personal columns stand masked in the journal, and are held against
the seals beside their masks. What an earlier version journaled less of, a column added later or a personal one without
its seal, is held against the journal from its first change on.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    ColumnElement,
    Integer,
    Select,
    Table,
    Text,
    and_,
    case,
    exists,
    func,
    or_,
    select,
    type_coerce,
)
from sqlalchemy.orm import Session
from sqlalchemy.types import TypeDecorator, TypeEngine

from deskapp.audit.chain import AS_THEY_COME, Break, journal_digest, journal_rows
from deskapp.audit.personal import SEALS, seals
from deskapp.audit.records import ChainLink, JournalLine
from deskapp.store.columns import JsonColumn

AT_ONCE = 500
"""So many doubtful rows are looked at together."""


@dataclass(frozen=True)
class Strange:
    """A row that is not as the journal says: these columns differ, or all of it is there without a line, or gone."""

    table: str
    row_id: int
    columns: tuple[str, ...] = ()
    gone: bool = False


def journal_breaks(session: Session) -> Iterator[Break]:
    """The links whose stretch of the journal is not as it was when they were forged."""
    asked = select(ChainLink.id, ChainLink.journal_to, ChainLink.journal_digest).order_by(ChainLink.id)
    with closing(journal_rows(session, 0)) as rows:
        row, after = next(rows, None), 0
        for number, to, digest in session.execute(asked, execution_options=AS_THEY_COME):
            stretch = []
            while row is not None and row[0] <= to:
                stretch.append(row)
                row = next(rows, None)
            if journal_digest(stretch) != digest:
                yield Break(number, f"操作日志第 {after + 1} 至 {to} 行被改动过")
            after = to


def strange_rows(session: Session, table: Table, chain_key: bytes) -> Iterator[Strange]:
    """Every row of a table that differs from the journal, is gone from it, or was never journaled."""
    in_sql = table.info["append_only"] and session.get_bind().dialect.name == "sqlite"
    personal = [column for column in table.columns if column.info.get("personal")]
    told = list(_told(session, table)) if personal or not in_sql else []
    if personal:
        yield from _resealed(session, table, personal, told, chain_key)
    if in_sql:
        yield from _by_the_database(session, table)
    else:
        yield from _one_by_one(session, table, told)


Told = tuple[int, bool, dict[str, Any]]
"""What a line says: the row, whether it says nothing of before, and the values after."""


def _told(session: Session, table: Table) -> Iterator[Told]:
    for row_id, first, after in session.execute(_lines(table)):
        if row_id is not None:
            yield row_id, first, json.loads(after or "{}")


def _resealed(
    session: Session, table: Table, columns: Sequence[Column[Any]], told: Sequence[Told], chain_key: bytes
) -> Iterator[Strange]:
    """Rows whose personal columns no longer fit the last seals over them."""
    sealed: dict[int, dict[str, str]] = defaultdict(dict)
    for row_id, _, after in told:
        sealed[row_id] |= after.get(SEALS, {})
    raw = (type_coerce(column, raw_type(column)) for column in columns)
    for row_id, *values in session.execute(select(table.c.id, *raw)):
        stored = {column.name: value for column, value in zip(columns, values, strict=True)}
        now = seals(chain_key, table.name, row_id, stored)
        if edited := tuple(name for name, seal in sealed[row_id].items() if now.get(name, seal) != seal):
            yield Strange(table.name, row_id, edited)


def _by_the_database(session: Session, table: Table) -> Iterator[Strange]:
    """Of a table whose rows never change: each against the line of its insertion, where SQL can read JSON.

    As a rule the line is the row as canonical JSON, letter by letter, and is compared as such. Whatever differs is
    looked at column by column: lines of earlier versions, notes, masked values, and what was edited.
    """
    doubtful = list(session.scalars(_not_told_whole(table)))
    for first in range(0, len(doubtful), AT_ONCE):
        yield from _column_by_column(session, table, doubtful[first : first + AT_ONCE])
    for row_id, after in session.execute(_lines_of_none(table)):
        if row_id is not None and json.loads(after or "{}").get("id") == row_id:
            yield Strange(table.name, row_id, gone=True)


@cache
def _lines(table: Table) -> Select[int | None, bool, str]:
    """What the journal says of a table, the oldest first. Put together once, as all that is asked of every table."""
    lines = select(JournalLine.row_id, JournalLine.before.is_(None), _AFTER).order_by(JournalLine.id)
    return lines.where(JournalLine.table_name == table.name)


@cache
def _lines_of_none(table: Table) -> Select[int | None, str]:
    """The lines of insertions and notes whose row is not there."""
    first = select(JournalLine.row_id, _AFTER).where(JournalLine.table_name == table.name, JournalLine.before.is_(None))
    return first.where(~exists().where(table.c.id == JournalLine.row_id))


@cache
def _values(table: Table) -> Select[Any]:
    """Every row as it lies in the file, of the columns that the journal keeps as they are."""
    return select(table.c.id, *map(_stored, _held(table)))


@cache
def _not_told_whole(table: Table) -> Select[int]:
    """The rows of which some line of an insertion or a note, or the want of any, says anything else than they do."""
    told = [part for column in sorted(table.columns, key=lambda one: one.name) for part in (column.name, _json(column))]
    of_row = and_(JournalLine.table_name == table.name, JournalLine.row_id == table.c.id, JournalLine.before.is_(None))
    asked = select(table.c.id).outerjoin_from(table, JournalLine, of_row)
    return asked.where(_AFTER.is_distinct_from(func.json_object(*told))).distinct()


def _json(column: Column[Any]) -> ColumnElement[Any]:
    """A column within a JSON text; what should be JSON and is none is told as nothing."""
    raw = type_coerce(column, raw_type(column))
    if not isinstance(column.type, JsonColumn):
        return raw
    text = type_coerce(column, Text)
    return case((func.json_valid(text) == 1, func.json(text)))


def _column_by_column(session: Session, table: Table, ids: Sequence[int]) -> Iterator[Strange]:
    held = {column.name: _differs(column) for column in _held(table)}
    asked = select(table.c.id, JournalLine.id.label("line"), *(differs.label(name) for name, differs in held.items()))
    joined = asked.outerjoin_from(table, JournalLine, _inserts(table, table.c.id)).where(table.c.id.in_(ids))
    for row_id, line, *flags in session.execute(joined.where(or_(JournalLine.id.is_(None), *held.values()))):
        names = tuple(name for name, differs in zip(held, flags, strict=True) if differs)
        yield Strange(table.name, row_id, names if line else ())


def _one_by_one(session: Session, table: Table, told: Sequence[Told]) -> Iterator[Strange]:
    """Of any table: each row against the latest the journal says of every column."""
    said = _said(told)
    held = _held(table)
    for row_id, *values in session.execute(_values(table)):
        last = said.pop(row_id, None)
        now = {column.name: value for column, value in zip(held, values, strict=True)}
        edited = tuple(name for name, value in now.items() if last and name in last and last[name] != value)
        if edited or last is None:
            yield Strange(table.name, row_id, edited)
    for row_id in said:
        yield Strange(table.name, row_id, gone=True)


def _said(told: Sequence[Told]) -> dict[int, dict[str, Any]]:
    """What the journal says last of every column, by row. A line without a before is an insertion if it names its id,
    and else a mere note.
    """
    said: dict[int, dict[str, Any]] = defaultdict(dict)
    for row_id, first, after in told:
        if not first or after.get("id") == row_id:
            said[row_id] |= after
    return said


_AFTER = type_coerce(JournalLine.after, Text)


def _held(table: Table) -> list[Column[Any]]:
    """The columns that the journal keeps as they are."""
    return [column for column in table.columns if not column.info.get("personal")]


def _inserts(table: Table, row_id: Any) -> ColumnElement[bool]:
    """Whether a journal line is that of the insertion of the row."""
    inserted = JournalLine.before.is_(None) & (func.json_extract(_AFTER, "$.id") == row_id)
    return and_(JournalLine.table_name == table.name, JournalLine.row_id == row_id, inserted)


def _differs(column: Column[Any]) -> ColumnElement[bool]:
    path = f"$.{column.name}"
    known = func.json_type(_AFTER, path).is_not(None)
    return known & type_coerce(column, raw_type(column)).is_distinct_from(func.json_extract(_AFTER, path))


def _stored(column: Column[Any]) -> ColumnElement[Any]:
    return column if isinstance(column.type, JsonColumn) else type_coerce(column, raw_type(column))


def raw_type(column: Column[Any]) -> TypeEngine[Any]:
    """The type below ours, whose values come out as they lie in the file: also a flag that is neither 0 nor 1."""
    kind = column.type.impl_instance if isinstance(column.type, TypeDecorator) else column.type
    return Integer() if isinstance(kind, Boolean) else kind
