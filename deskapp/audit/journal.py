"""Writes a journal line for every record a unit of work touches, so that no procedure has to remember to."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, partial
from operator import itemgetter
from typing import Any

from sqlalchemy import Column, Insert, column, event, func, insert, inspect, select, table
from sqlalchemy.dialects import sqlite
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.orm import Session, UOWTransaction
from sqlalchemy.types import TypeDecorator

from deskapp.audit.personal import SEALS, seals
from deskapp.audit.records import JournalLine
from deskapp.store.base import Dated, Record
from deskapp.store.columns import JsonColumn, canonical, utc_text
from deskapp.store.once import forget
from deskapp.store.work import WorkSession

_DIALECT = DefaultDialect()
"""Our columns keep the same values on every database."""
Change = tuple[Record, dict[str, Any] | None]
Plain = Callable[[Any], Any]
"""Makes of a value what its column keeps of it, or plain JSON; of personal data only the ends."""


def note(session: Session, table_name: str, row_id: int | None, **seen: Any) -> None:
    """A line for something done without changing a record."""
    _write(session, [_line(session, table_name, row_id, None, seen or None)])


def keep_many(session: Session, kind: type[Record], rows: Sequence[dict[str, Any]]) -> Sequence[int]:
    """Keep many new records of one kind, stamped and journaled like those that are added; their ids, in the same order.

    Each row names its columns with values as a record holds them; what it does not name has its default. They are
    written as bare rows and do not become part of the session, which takes a fifth of the time.
    Raises ValueError for a column that is not there.
    """
    if not rows:
        return ()
    blank = _defaults(kind) | _stamps(session, kind)
    if unknown := rows[0].keys() - blank.keys():
        raise ValueError(f"{kind.__tablename__} has no {unknown}")
    kept = _numbered(session, kind, blank, rows) if _in_file(session) else _returned(session, kind, blank, rows)
    if kind.journaled:
        told = kept if _told_as_kept(kind) else _masked(session, kind, blank, rows, kept)
        lines = zip(kept, told, strict=True)
        _write(session, [_line(session, kind.__tablename__, now["id"], None, one) for now, one in lines])
    return [now["id"] for now in kept]


Rows = Sequence[dict[str, Any]]


def _in_file(session: Session) -> bool:
    return session.get_bind().dialect.name == "sqlite"


def _returned(session: Session, kind: type[Record], blank: dict[str, Any], rows: Rows) -> Rows:
    """Rows that are kept on a server, which gives them their ids: as they lie there."""
    whole = [blank | row for row in rows]
    ids = session.scalars(insert(kind).returning(kind.id, sort_by_parameter_order=True), whole).all()
    return _as_kept(kind, blank, rows, ids)


def _numbered(session: Session, kind: type[Record], blank: dict[str, Any], rows: Rows) -> Rows:
    """Rows that are kept in the file under the ids that SQLite would give them: nobody else writes meanwhile."""
    after: int = session.scalar(select(func.max(kind.id))) or 0
    kept = _as_kept(kind, blank, rows, range(after + 1, after + 1 + len(rows)))
    _keep_bare(session, _bare(kind), kept)
    forget(session, {kind})
    return kept


def _masked(session: Session, kind: type[Record], blank: dict[str, Any], rows: Rows, kept: Rows) -> Rows:
    """What lines tell of rows that they do not tell as they lie in the file."""
    columns = _columns(kind)
    known = ({**blank, **row, "id": now["id"]} for now, row in zip(kept, rows, strict=True))
    return [_told(session, kind, columns, one) for one in known]


def _as_kept(kind: type[Record], blank: dict[str, Any], rows: Rows, ids: Sequence[int]) -> Rows:
    """The values of rows as they lie in the file; what all of them share is made once."""
    stored = _stored(kind)
    same = {key: stored[key](value) for key, value in blank.items()}
    return [
        {**same, **{key: stored[key](value) for key, value in row.items()}, "id": row_id}
        for row_id, row in zip(ids, rows, strict=True)
    ]


@event.listens_for(WorkSession, "before_flush")
def _stamp_all(session: Session, context: UOWTransaction, instances: Any) -> None:
    """Stamp who and when on everything that is about to be kept."""
    if session.deleted:
        raise ValueError(f"nothing is ever deleted (GEN-09): {session.deleted}")
    for record, new in _touched(session):
        _stamp(session, record, new)


@event.listens_for(WorkSession, "after_flush")
def _collect(session: Session, context: UOWTransaction) -> None:
    """Remember what changed rows were before, foreign keys that the flush has filled in among it."""
    changes: list[Change] = session.info.setdefault("changes", [])
    for record, new in _touched(session):
        if record.journaled:
            changes.append((record, None if new else _before(record)))


@event.listens_for(WorkSession, "after_flush_postexec")
def _write_lines(session: Session, context: UOWTransaction) -> None:
    changes: list[Change] = session.info.pop("changes", [])
    lines = [
        _line(session, record.__tablename__, record.id, old, _after(session, record, old)) for record, old in changes
    ]
    if lines:
        _write(session, lines)


def _touched(session: Session) -> Iterator[tuple[Record, bool]]:
    """Every record that the flush keeps, and whether it is new; either set is made anew each time it is asked for.

    What changed comes by table and id: a set has no order, and the same work is to leave the same journal.
    """
    yield from ((record, True) for record in session.new if isinstance(record, Record))
    dirty = [one for one in session.dirty if isinstance(one, Record)]
    changed = [one for one in dirty if session.is_modified(one, include_collections=False)]
    yield from ((record, False) for record in sorted(changed, key=lambda one: (one.__tablename__, one.id)))


def _stamp(session: Session, record: Record, new: bool) -> None:
    for key, value in _stamps(session, type(record), new).items():
        setattr(record, key, value)


def _stamps(session: Session, kind: type[Record], new: bool = True) -> dict[str, Any]:
    """Who keeps a record and when, where its kind says so."""
    if not issubclass(kind, Dated):
        return {}
    at, by = session.info["at"], session.info["by"]
    made = {"created_at": at, "created_by_id": by} if new else {}
    return {"updated_at": at, "updated_by_id": by} | made


def _before(record: Record) -> dict[str, Any]:
    """The old values of what has changed."""
    state = inspect(record)
    old: dict[str, Any] = {}
    for key, plain in _columns(type(record)).items():
        history = state.attrs[key].history
        if history.has_changes():
            old[key] = plain(history.deleted[0] if history.deleted else None)
    return old


def _after(session: Session, record: Record, before: dict[str, Any] | None) -> dict[str, Any]:
    """The new values: of what changed, or of every column of a new row."""
    kind, held = type(record), inspect(record).dict
    names = _columns(kind) if before is None else before
    return _told(session, kind, names, {"id": record.id} | {key: held.get(key) for key in names})


def _told(session: Session, kind: type[Record], names: Iterable[str], held: dict[str, Any]) -> dict[str, Any]:
    """Values of a row as a line tells of them; those that it masks have a seal, by which a change is found."""
    columns, personal = _columns(kind), _personal(kind)
    told = {key: columns[key](held.get(key)) for key in names}
    if hidden := {key: personal[key](held.get(key)) for key in names if key in personal}:
        told[SEALS] = seals(session.info["chain_key"], kind.__tablename__, held["id"], hidden)
    return told


@cache
def _defaults(kind: type[Record]) -> dict[str, Any]:
    """What a row holds that names none of its columns, its id aside."""
    columns = kind.metadata.tables[kind.__tablename__].columns
    return {one.key: getattr(one.default, "arg", None) for one in columns if not one.primary_key}


@cache
def _bare(kind: type[Record]) -> Insert:
    """Keeps rows whose values are already as they lie in the file."""
    return insert(table(kind.__tablename__, *map(column, _stored(kind))))


@cache
def _stored(kind: type[Record]) -> dict[str, Plain]:
    """The columns of a kind, and what makes of their values what the file keeps."""
    return {one.key: _bound(one) for one in kind.metadata.tables[kind.__tablename__].columns}


@cache
def _told_as_kept(kind: type[Record]) -> bool:
    """Whether a line tells of a row what the file keeps of it: nothing is masked, and nothing is JSON in itself."""
    columns = kind.metadata.tables[kind.__tablename__].columns
    return not any(one.info.get("personal") or isinstance(one.type, JsonColumn) for one in columns)


@cache
def _columns(kind: type[Record]) -> dict[str, Plain]:
    """What is put down of a record of a kind: its columns, by name."""
    table = kind.metadata.tables[kind.__tablename__]
    return {one.key: _plain(table.columns[one.key]) for one in inspect(kind).column_attrs}


def _plain(column: Column[Any]) -> Plain:
    if column.info.get("personal"):
        return masked
    return _as_it_is if isinstance(column.type, JsonColumn) else _bound(column)


@cache
def _personal(kind: type[Record]) -> dict[str, Plain]:
    """The columns of a kind that are masked, and what makes of their values what the file keeps."""
    return {
        one.key: _bound(one) for one in kind.metadata.tables[kind.__tablename__].columns if one.info.get("personal")
    }


def _bound(column: Column[Any]) -> Plain:
    kind = column.type
    return partial(kind.process_bind_param, dialect=_DIALECT) if isinstance(kind, TypeDecorator) else _as_it_is


def masked(value: Any) -> Any:
    """What the journal tells of personal data: the ends of its text (PRIVACY-03)."""
    text = str(value)
    return (f"{text[:1]}…{text[-2:]}" if len(text) > 4 else "…") if value else value


def _as_it_is(value: Any) -> Any:
    return value


def _line(
    session: Session, table_name: str, row_id: int | None, before: dict[str, Any] | None, after: Any
) -> dict[str, Any]:
    who = session.info
    return {
        "at": utc_text(who["at"]),
        "by_id": who["by"],
        "act": who["act"],
        "table_name": table_name,
        "row_id": row_id,
        "before": None if before is None else canonical(before),
        "after": None if after is None else canonical(after),
    }


_LINES = [key for key in _stored(JournalLine) if key != "id"]
_KEEP = insert(table(JournalLine.__tablename__, *map(column, _LINES)))
"""Lines come as they lie in the file: there are more of them than of everything else."""


def _write(session: Session, lines: list[dict[str, Any]]) -> None:
    _keep_bare(session, _KEEP, lines)


def _keep_bare(session: Session, into: Insert, rows: Rows) -> None:
    """Rows as they lie there; of the file SQLAlchemy looks at none of them, which takes longer than keeping them."""
    connection = session.connection()
    if _in_file(session):
        statement, in_their_places = _by_place(into)
        connection.exec_driver_sql(statement, [in_their_places(row) for row in rows])
    else:
        connection.execute(into, rows)


@cache
def _by_place(into: Insert) -> tuple[str, Callable[[Any], tuple[Any, ...]]]:
    """The statement for the file, and what takes its values out of a row."""
    compiled = into.compile(dialect=sqlite.dialect())
    return str(compiled), itemgetter(*(compiled.positiontup or ()))
