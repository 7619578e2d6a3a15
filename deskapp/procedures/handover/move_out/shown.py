"""What the pages show of somebody who moves out: the open matters, and what each still holds and owes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.handover.move_out import leaving, matters
from deskapp.handover.move_out.kinds import MoveOutState, Thing
from deskapp.handover.move_out.records import MoveOut
from deskapp.handover.move_out.rules import Back, Read
from deskapp.kernel.money import Money
from deskapp.papers import move_out as paper


@dataclass(frozen=True)
class Shown:
    """A matter, as the page lists it; `then` says what it waits for."""

    number: str
    room: str
    person: str
    role: str
    leaving_on: date
    state: MoveOutState
    then: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Standing:
    """What is to be settled: fees that are open, money that is held, what ends, and the slips of goods."""

    owed: tuple[tuple[str, str, Money], ...]
    lying: tuple[str, ...]
    ended: tuple[str, ...]

    @property
    def total(self) -> Money:
        """Everything open."""
        return Money.total(one[2] for one in self.owed)


def open_matters(desk: Desk, states: Sequence[MoveOutState]) -> list[Shown]:
    """Those on which an act can be done, the oldest first."""
    with desk.reading() as session:
        return [_shown(session, desk, one) for one in matters.open_ones(session, *states)]


def standing(desk: Desk, number: str) -> Standing:
    """What is to be settled of a matter; nothing for one that is not known."""
    with desk.reading() as session:
        row = matters.numbered(session, number)
        return of_row(session, desk, row) if row else Standing((), (), ())


def room_of(desk: Desk, number: str) -> str:
    """The room of a matter; empty for one that is not known."""
    with desk.reading() as session:
        row = matters.numbered(session, number)
        return row.unit.room_no if row else ""


def of_row(session: Session, desk: Desk, row: MoveOut) -> Standing:
    """The same of a matter that is at hand."""
    who = leaving.leavers(session, row, desk.today)
    owed = tuple((one.item_name, str(one.period), one.open) for one in leaving.owed(session, row, desk.today))
    lying = tuple(leaving.lying(session, row, who, desk.today))
    return Standing(owed, lying, tuple(paper.ended(session, row, who)))


def due_back(desk: Desk, number: str) -> list[Back]:
    """The cards and keys that are to be handed back, as lines to begin with (MOVEOUT-04)."""
    with desk.reading() as session:
        row = matters.numbered(session, number)
        if row is None:
            return []
        who, before = leaving.leavers(session, row, desk.today), matters.returns(row)
        keys = [one for one in before if one.thing is Thing.KEY] or leaving.keys_due(session, row, who)
        return [*leaving.due_back(leaving.cards(session, row, who)), *keys]


def readings(desk: Desk, number: str) -> list[Read]:
    """What was read before, to be put right."""
    with desk.reading() as session:
        row = matters.numbered(session, number)
        return matters.readings(row) if row else []


def _shown(session: Session, desk: Desk, row: MoveOut) -> Shown:
    found = of_row(session, desk, row)
    facts = (
        ("迁出", f"{row.leaving.value}，{row.leaving_on}"),
        ("业主确认", paper.confirmed(row) or ("业主本人" if not row.calls else "")),
        ("欠费", str(found.total) if found.owed else "没有"),
        ("押金和余额", "；".join(found.lying)),
        *(("到期停止", words) for words in found.ended),
    )
    then = matters.WORDS.get(matters.next_act(row), "")
    whom = (row.number, row.unit.room_no, row.person, row.relation.value, row.leaving_on)
    return Shown(*whom, matters.state(row), then, tuple((name, words) for name, words in facts if words))
