"""Blank cards by count: drawn from the store, counted, thrown away, handed over to a colleague (CARD-17)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.access.card_records import BlankMovement
from deskapp.access.errors import insist
from deskapp.access.kinds import BlankAct, BlankMove, CardFamily
from deskapp.access.register import stock
from deskapp.access.table_records import BlankEntry
from deskapp.estate.records import IcCard
from deskapp.kernel.days import CHINA
from deskapp.kernel.problems import Refusal
from deskapp.staff.team import staff_names
from deskapp.store.numbering import within_day

MOST = 100_000
"""More cards than that at once are a slip of the keys."""


@dataclass(frozen=True)
class Entry:
    """What was done with how many blanks of a family; for a count or a handover, how many were found."""

    act: BlankAct
    family: CardFamily
    pieces: int
    note: str = ""
    to_id: int | None = None


@dataclass(frozen=True)
class BlankLine:
    """One line of the book of blanks; `left` is the stock of the family after it, `pieces` below nothing went."""

    at: datetime
    family: str
    what: str
    pieces: int
    left: int
    card_no: str
    note: str
    clerk: str


def refusals(session: Session, entry: Entry, by: int | None) -> Iterator[Refusal]:
    """What stands against it (CARD-17): nothing to enter, more than there are, a difference without a reason.

    `by` is who enters it, who hands over to somebody else.
    """
    left, counted = stock.stock(session).get(entry.family, 0), entry.act in (BlankAct.COUNTED, BlankAct.HANDED_OVER)
    if entry.pieces < 0 or entry.pieces > MOST or not (entry.pieces or counted):
        yield Refusal("请核对张数", "CARD-17")
    if entry.act is BlankAct.SPOILED and entry.pieces > left:
        yield Refusal(f"账面只有 {left} 张空白卡，不能报废 {entry.pieces} 张，请先盘点", "CARD-17")
    if entry.act is BlankAct.SPOILED and not entry.note.strip():
        yield Refusal("报废请写明原因", "CARD-17")
    if counted and entry.pieces != left and not entry.note.strip():
        yield Refusal(f"账面 {left} 张，实点 {entry.pieces} 张，请写明相差的原因", "CARD-17")
    if entry.act is BlankAct.HANDED_OVER and entry.to_id in (None, by):
        yield Refusal("请选择接收空白卡的同事", "CARD-17")


def enter(session: Session, request_id: str, entry: Entry) -> BlankEntry:
    """Keep it, and move the stock. The same request is kept once. Raises AccessError where a rule refuses."""
    known = session.scalars(select(BlankEntry).where(BlankEntry.request_id == request_id)).one_or_none()
    if known:
        return known
    insist(refusals(session, entry, session.info["by"]))
    at: datetime = session.info["at"]
    made = BlankEntry(
        request_id=request_id,
        number=within_day(session, BlankEntry.number, "KP", at.date()),
        day=at.date(),
        act=entry.act,
        family=entry.family,
        on_books=stock.stock(session).get(entry.family, 0),
        pieces=entry.pieces,
        to_id=entry.to_id,
        note=entry.note.strip(),
    )
    session.add(made)
    session.flush()
    _move(session, made)
    return made


def left_after(entry: BlankEntry) -> int:
    """The stock of its family once it was entered."""
    match entry.act:
        case BlankAct.RECEIVED:
            return entry.on_books + entry.pieces
        case BlankAct.SPOILED:
            return entry.on_books - entry.pieces
        case _:
            return entry.pieces


def lines(session: Session, first: date, last: date) -> list[BlankLine]:
    """What happened to the stock on some days, the newest first, counts that agreed among it."""
    clerks = staff_names(session)
    entries = {
        one.request_id: one
        for one in session.scalars(select(BlankEntry).where(BlankEntry.day >= first, BlankEntry.day <= last))
    }
    asked = select(BlankMovement).where(BlankMovement.day >= first, BlankMovement.day <= last)
    moved = list(session.scalars(asked.order_by(BlankMovement.id)))
    numbers = _card_numbers(session, moved)
    left = dict(stock.stock(session, date.fromordinal(first.toordinal() - 1)))
    told = []
    for one in moved:
        left[one.family] = left.get(one.family, 0) + one.pieces
        told.append(_moved(one, entries.get(one.request_id), left[one.family], numbers, clerks))
    still = {one.request_id for one in moved}
    told += [_agreed(one, clerks) for request, one in entries.items() if request not in still]
    return sorted(told, key=lambda line: line.at)[::-1]


def _move(session: Session, made: BlankEntry) -> None:
    pieces = left_after(made) - made.on_books
    kinds = {BlankAct.RECEIVED: BlankMove.RECEIVED, BlankAct.SPOILED: BlankMove.SPOILED}
    if pieces:
        kind = kinds.get(made.act, BlankMove.COUNTED)
        stock.move(session, made.family, kind, pieces, made.request_id, note=made.note)


def _moved(
    one: BlankMovement, entry: BlankEntry | None, left: int, numbers: dict[int, str], clerks: dict[int, str]
) -> BlankLine:
    return BlankLine(
        one.created_at.astimezone(CHINA),
        one.family.value,
        entry.act.value if entry else one.move.value,
        one.pieces,
        left,
        numbers.get(one.card_id or 0, ""),
        _note(entry, clerks) if entry else one.note,
        clerks.get(one.created_by_id or 0, ""),
    )


def _agreed(entry: BlankEntry, clerks: dict[int, str]) -> BlankLine:
    at = entry.created_at.astimezone(CHINA)
    who = clerks.get(entry.created_by_id or 0, "")
    return BlankLine(at, entry.family.value, entry.act.value, 0, entry.pieces, "", _note(entry, clerks), who)


def _note(entry: BlankEntry, clerks: dict[int, str]) -> str:
    told = [f"移交给 {clerks.get(entry.to_id, '')}"] if entry.to_id else []
    told += ["账实相符"] if left_after(entry) == entry.on_books else []
    return "，".join((*told, *([entry.note] if entry.note else [])))


def _card_numbers(session: Session, moved: list[BlankMovement]) -> dict[int, str]:
    wanted = {one.card_id for one in moved if one.card_id}
    if not wanted:
        return {}
    return dict(session.execute(select(IcCard.id, IcCard.card_no).where(IcCard.id.in_(wanted))).all())
