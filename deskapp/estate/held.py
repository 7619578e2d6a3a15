"""Holds in memory the words by which people, cars and cards are found, so that no search reads every row (GEN-16).

Why not in the database: a part of a Chinese name is one or two characters, which a trigram table of FTS5 cannot find;
initials in several readings, ends of numbers and parts of plates would each want a table of keys, kept by triggers in
the dialects of file and server, and telephones and papers would lie on the disk a second time. One long text in memory
is passed through in less than a millisecond for 100,000 names, and ends of numbers are looked up.

What is held only says which rows to ask for: the question itself goes to the database with its conditions as ever, so
nothing is found that does not stand there. That nothing is missed is the journal's doing. Every change of every row has
a line there, whichever window or counter made it; each search reads the lines that came since the last one. A view that
is older than what is held, and a unit of work with changes of its own, are answered by reading every row; so is
whoever asks while all is read in for the first time, on a thread of its own.
"""

from array import array
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import merge
from itertools import accumulate, compress, islice
from typing import Any
from weakref import WeakKeyDictionary, WeakSet

from sqlalchemy import Engine, Row, Select, func, select
from sqlalchemy.orm import Session

from deskapp.audit.chain import AS_THEY_COME
from deskapp.audit.records import JournalLine
from deskapp.estate.records import Customer, IcCard, Vehicle
from deskapp.store.base import Record
from deskapp.store.work import WorkSession

END = 4
"""Signs at the end of a number by which it is looked up; fewer are never asked for."""
AT_ONCE = 40
"""Rows in one question."""
APART = 500
"""Rows of a kind that are held apart from the long text since they changed; with more it is put together anew."""

SEEN = "seen in what is held"

Words = Mapping[str, str]
Asked = Select[*tuple[Any, ...]]


@dataclass(frozen=True)
class Part:
    """Something to look for in a column: anywhere in it, or at its end. A blank stands before what the column holds."""

    column: str
    words: str
    at_end: bool = False

    def within(self, held: str) -> bool:
        """Whether it may be there; upper and lower case are the same, as they are to LIKE in the file."""
        here, sought = f" {held.casefold()}", self.words.casefold()
        return here.endswith(sought[-END:]) if self.at_end else sought in here


@dataclass(frozen=True)
class Lines:
    """All values of one column, each on its line of one text, by rising ids."""

    ids: Sequence[int]
    starts: Sequence[int]
    text: str

    def holding(self, part: Part) -> Iterator[int]:
        """The ids of the rows, rising. A part that runs over the end of a line names a row too many, never too few."""
        sought = part.words.casefold()
        at = self.text.find(sought)
        while at >= 0:
            place = bisect_right(self.starts, at) - 1
            yield self.ids[place]
            at = self.text.find(sought, self.starts[place + 1]) if place + 1 < len(self.ids) else -1


@dataclass(frozen=True)
class Ends:
    """The rows by the last signs of one column."""

    ids: Mapping[str, Sequence[int]]

    def holding(self, part: Part) -> Iterator[int]:
        """The ids of the rows, rising; where more signs are sought than are kept, some too many."""
        yield from self.ids.get(part.words.casefold()[-END:], ())


def _lines(ids: Sequence[int], values: Sequence[str | None]) -> Lines:
    told = [f" {value.casefold()}\n" for value in values if value]
    return Lines(array("q", compress(ids, values)), array("q", accumulate(map(len, told), initial=0)), "".join(told))


def _ends(ids: Sequence[int], values: Sequence[str | None]) -> Ends:
    found: dict[str, list[int]] = {}
    for row_id, value in zip(ids, values, strict=True):
        if value:
            found.setdefault(value.casefold()[-END:], []).append(row_id)
    return Ends(found)


KINDS: Mapping[type[Record], Mapping[str, Any]] = {
    Customer: {"name": _lines, "pinyin": _lines, "phone": _ends, "other_phones": _lines, "id_no": _ends},
    Vehicle: {"plate": _lines},
    IcCard: {"card_no": _ends, "uid": _lines},
}
"""The columns that are held of each kind, and how they are put together."""
OF_TABLE = {kind.__tablename__: kind for kind in KINDS}


@dataclass(frozen=True)
class Kind:
    """The columns of one kind; `apart` are rows that changed later, with what they say now: nothing once withdrawn."""

    columns: Mapping[str, Lines | Ends]
    apart: Mapping[int, Words]

    def ids(self, parts: Collection[Part]) -> Iterator[int]:
        """Rows that may have one of the parts, each once, by rising ids."""
        changed = sorted(row_id for row_id, words in self.apart.items() if _has_one(parts, words))
        older = (self.columns[part.column].holding(part) for part in parts)
        last = 0
        for row_id in merge(changed, *((one for one in ids if one not in self.apart) for ids in older)):
            if row_id != last:
                yield row_id
            last = row_id


@dataclass(frozen=True)
class Held:
    """Everything as it was after the journal's line `upto`."""

    upto: int
    kinds: Mapping[type[Record], Kind]


_held: WeakKeyDictionary[Engine, Held] = WeakKeyDictionary()
"""By open database: it goes with it."""
_warming: WeakSet[Engine] = WeakSet()


def warm(session: Session) -> None:
    """Read everything in, where that was not done yet: called off the window's thread, before anybody searches."""
    engine = session.get_bind()
    if not isinstance(engine, Engine) or engine in _held or engine in _warming:
        return
    _warming.add(engine)
    try:
        _held[engine] = _all(session)
    finally:
        _warming.discard(engine)


def nearest(session: Session, asked: Asked, parts: Collection[Part], kind: type[Record], most: int) -> list[Any]:
    """The first `most` rows of a question about a kind, by rising ids; `parts` are what its conditions look for."""
    question = asked.order_by(kind.id)
    ids = row_ids(session, kind, parts)
    if ids is None:
        return list(session.execute(question.limit(most)))
    rows: list[Row[Any]] = []
    while len(rows) < most and (some := list(islice(ids, AT_ONCE))):
        rows += session.execute(question.where(kind.id.in_(some)))
    return rows[:most]


def row_ids(session: Session, kind: type[Record], parts: Collection[Part]) -> Iterator[int] | None:
    """Rows of a kind that may have one of the parts, rising; None where only reading every row would tell."""
    held = _as_seen(session)
    return held.kinds[kind].ids(parts) if held else None


def _as_seen(session: Session) -> Held | None:
    """What is held, if it is what this session sees; asked once for one view, which does not change any more."""
    seen: tuple[object, Held | None] | None = session.info.get(SEEN)
    view = session.get_transaction()
    if view is not None and seen and seen[0] is view:
        return seen[1]
    held = _looked_up(session)
    session.info[SEEN] = session.get_transaction(), held
    return held


def _looked_up(session: Session) -> Held | None:
    engine = session.get_bind()
    if isinstance(session, WorkSession) or not isinstance(engine, Engine):
        return None
    held = _held.get(engine)
    if held is None:
        if engine in _warming:
            return None
        held = _held[engine] = _all(session)
    upto = _upto(session)
    if held.upto < upto:
        held = _held[engine] = Held(upto, _changed(session, held))
    return held if held.upto == upto else None


def _upto(session: Session) -> int:
    return session.scalar(select(func.max(JournalLine.id))) or 0


def _all(session: Session) -> Held:
    return Held(_upto(session), {kind: _read(session, kind) for kind in KINDS})


def _changed(session: Session, held: Held) -> dict[type[Record], Kind]:
    asked = select(JournalLine.table_name, JournalLine.row_id).where(JournalLine.id > held.upto).distinct()
    changed: dict[type[Record], set[Any]] = {}
    for table, row_id in session.execute(asked.where(JournalLine.table_name.in_(OF_TABLE))):
        changed.setdefault(OF_TABLE[table], set()).add(row_id)
    return {kind: _brought_up(session, kind, now, changed.get(kind, set())) for kind, now in held.kinds.items()}


def _brought_up(session: Session, kind: type[Record], now: Kind, changed: set[int]) -> Kind:
    if not changed:
        return now
    if len(changed | now.apart.keys()) > APART:
        return _read(session, kind)
    rows = {row.id: row._asdict() for row in session.execute(_columns(kind).where(kind.id.in_(changed)))}
    return Kind(now.columns, {**now.apart, **{row_id: rows.get(row_id, {}) for row_id in changed}})


def _read(session: Session, kind: type[Record]) -> Kind:
    """A part of the rows at a time: no step of it keeps other threads waiting for long."""
    asked = session.execute(_columns(kind).order_by(kind.id), execution_options=AS_THEY_COME)
    columns: list[list[Any]] = [[] for _ in range(1 + len(KINDS[kind]))]
    for part in asked.partitions():
        for column, told in zip(columns, zip(*part, strict=True), strict=True):
            column += told
    ids, *values = columns
    held = zip(KINDS[kind].items(), values, strict=True)
    return Kind({name: together(ids, told) for (name, together), told in held}, {})


def _columns(kind: type[Record]) -> Asked:
    return select(kind.id, *(getattr(kind, name) for name in KINDS[kind]))


def _has_one(parts: Collection[Part], words: Words) -> bool:
    return any(part.within(words.get(part.column) or "") for part in parts)
