"""What the pages show of resales: the open ones, what they wait for, what the former household has."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from deskapp.customer_file.papers import Needed, PaperLine
from deskapp.desk import Desk
from deskapp.handover.resale import former, sales
from deskapp.handover.resale.kinds import ResaleState
from deskapp.handover.resale.records import UnitResale
from deskapp.handover.resale.rules import Thing


@dataclass(frozen=True)
class Shown:
    """A resale, as the page lists it; `then` says what it waits for."""

    number: str
    room: str
    old_owner: str
    new_owner: str
    change_on: date
    state: ResaleState
    then: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Unanswered:
    """A notice that nobody has acknowledged yet."""

    key: str
    room: str
    change: str
    recipient: str
    sent: str


def open_resales(desk: Desk, states: Sequence[ResaleState]) -> list[Shown]:
    """Those on which an act can be done, the oldest first."""
    with desk.reading() as session:
        found = [(one, sales.state(session, one, desk.today)) for one in sales.open_ones(session)]
        return [_shown(session, desk, one, now) for one, now in found if now in states]


def room_of(desk: Desk, number: str) -> str:
    """The room of a resale; empty for one that is not known."""
    with desk.reading() as session:
        row = sales.numbered(session, number)
        return row.unit.room_no if row else ""


def new_owner(desk: Desk, number: str) -> str:
    """Who has bought; empty for a resale that is not known."""
    with desk.reading() as session:
        row = sales.numbered(session, number)
        return row.new_owner if row else ""


def owes(desk: Desk, number: str) -> bool:
    """Whether its unit is in arrears."""
    with desk.reading() as session:
        row = sales.numbered(session, number)
        return bool(row and former.owed(session, row.unit_id, desk.today))


def lacking(desk: Desk, number: str) -> list[Needed]:
    """The papers that are still to be brought."""
    with desk.reading() as session:
        row = sales.numbered(session, number)
        return sales.lacking(session, row) if row else []


def papers(desk: Desk, number: str) -> list[PaperLine]:
    """What was handed in so far."""
    with desk.reading() as session:
        row = sales.numbered(session, number)
        return sales.papers(session, row) if row else []


def things(desk: Desk, number: str) -> list[Thing]:
    """What the former household has, as lines to begin with (RESALE-06)."""
    with desk.reading() as session:
        row = sales.numbered(session, number)
        return former.things(session, row, desk.today) if row else []


def unanswered(desk: Desk) -> list[Unanswered]:
    """The notices that are still to be acknowledged."""
    with desk.reading() as session:
        return [
            Unanswered(
                f"{one.of.number} {one.recipient.value}",
                one.of.unit.room_no,
                f"{one.of.old_owner} 转 {one.of.new_owner}",
                one.recipient.value,
                f"{sales.local(one.sent_at):%Y-%m-%d %H:%M}",
            )
            for one in sales.unanswered(session)
        ]


def _shown(session: Session, desk: Desk, row: UnitResale, now: ResaleState) -> Shown:
    owed = former.owed(session, row.unit_id, desk.today)
    before = now in (ResaleState.DRAFT, ResaleState.ARREARS_BLOCKED, ResaleState.DOCUMENTS_OK)
    waits = "、".join(one.recipient.value for one in row.notices if one.acknowledged_at is None)
    facts = (
        ("更名时间", str(row.change_on)),
        ("原业主欠费", (str(owed) if owed else "没有") if before else ""),
        ("还缺资料", "、".join(one.words for one in sales.lacking(session, row)) if before else ""),
        ("装修备案", "、".join(former.renovations(session, row, desk.today)) if before else ""),
        ("等确认", waits),
        ("要重办", "、".join(f"{one.kind.value} {one.number}" for one in row.things if one.fate.value == "收回重办")),
    )
    then = sales.WORDS.get(sales.next_act(now), "")
    whom = (row.number, row.unit.room_no, row.old_owner, row.new_owner, row.change_on)
    return Shown(*whom, now, then, tuple((name, words) for name, words in facts if words))
