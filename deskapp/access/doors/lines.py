"""What a door group should be told of every card today: who may pass, and who must be refused."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any, Self

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from deskapp.access.card_records import CardAuthorisation, CardIssue
from deskapp.access.door_records import DoorGroup
from deskapp.access.doors.roster import TakenOver, taken_over
from deskapp.access.kinds import ListStatus
from deskapp.access.numbers.format import NumberFormat, read_uid
from deskapp.access.rules.states import on_day
from deskapp.estate.kinds import CardState
from deskapp.estate.records import IcCard, Unit

Only = Collection[int] | None
"""The ids of the cards that are asked about; None for all of them."""
NUMBERS = 10_000
"""Cards whose number is worked out once: every page of the doors asks for them again."""
Known = Row[Any] | TakenOver
"""What is read of a card for its doors."""


@dataclass(frozen=True)
class Told:
    """What a door goes by; two lists that tell the same of a card are the same to the door."""

    status: ListStatus
    valid_from: date
    valid_to: date
    issue_no: int
    number: str

    def to_json(self) -> list[Any]:
        """As a list keeps it."""
        return [self.status.name, self.valid_from.isoformat(), self.valid_to.isoformat(), self.issue_no, self.number]

    @classmethod
    def from_json(cls, kept: list[Any]) -> Self:
        """What `to_json` kept."""
        status, start, end, issue_no, number = kept
        return cls(ListStatus[status], date.fromisoformat(start), date.fromisoformat(end), issue_no, number)

    @property
    def allowed(self) -> bool:
        return self.status is ListStatus.ALLOWED


@dataclass(frozen=True)
class DoorLine:
    """One card on a list: what the door is told, and the words for people. `card_id` is its id in the register."""

    card_id: int
    told: Told
    uid: str
    card_no: str
    holder: str
    room_no: str
    changed_on: date


@dataclass(frozen=True)
class Lines:
    """All cards of a group, by their ids; `without_number` are cards that no door can be told of yet."""

    lines: dict[int, DoorLine]
    without_number: tuple[str, ...]


def lines_of(session: Session, group: DoorGroup, today: date, form: NumberFormat | None) -> Lines:
    """What the doors of a group should be told today of every card."""
    return lines_from(by_group(session, [group])[group.number], today, form)


def lines_from(rows: Iterable[Known], today: date, form: NumberFormat | None) -> Lines:
    """The same of what `by_group` has read for a group.

    A card that may pass, with its days; a lost or stopped one until its last day; one that has expired. A card that
    was handed in says nothing any more. Without a number format the UID in hexadecimal stands for the number.
    Cards of the old roster are among them, but at no gate of the car park.
    """
    lines: dict[int, DoorLine] = {}
    unnumbered: list[str] = []
    for row in {row.card_id: row for row in rows}.values():
        status = _status(row, today)
        number = number_of(row.uid or "", row.card_no, form)
        if status and number:
            lines[row.card_id] = _line(row, status, number)
        elif status:
            unnumbered.append(row.card_no)
    return Lines(lines, tuple(unnumbered))


@lru_cache(NUMBERS)
def number_of(uid: str, card_no: str, form: NumberFormat | None) -> str:
    """How the door program shows a card: from its UID; of one typed without a reader, what was typed."""
    if not uid:
        return card_no if form is not None and card_no.isdigit() else ""
    return form.show(read_uid(uid)) if form else uid


def by_group(session: Session, groups: Sequence[DoorGroup], only: Only = None) -> dict[int, list[Known]]:
    """What is known of cards by the numbers of the groups they may open, read once for all groups."""
    found: dict[int, list[Known]] = {group.number: [] for group in groups}
    for row in _latest(session, only):
        for number in row.doors:
            if number in found:
                found[number].append(row)
    roster = [row for card in ((None,) if only is None else only) for row in taken_over(session, card)]
    for group in groups:
        found[group.number] += () if group.gate else roster
    return found


def _latest(session: Session, only: Only) -> list[Row[Any]]:
    """Of every card the authorisations of its latest issue; plain columns, for there are thousands."""
    asked = (
        select(
            CardIssue.card_id,
            CardIssue.id.label("issue_id"),
            CardIssue.issue_no,
            CardIssue.holder_name,
            CardIssue.ended_on,
            CardAuthorisation.doors,
            CardAuthorisation.valid_from,
            CardAuthorisation.valid_to,
            IcCard.uid,
            IcCard.card_no,
            IcCard.state,
            Unit.room_no,
            CardAuthorisation.updated_at,
            CardIssue.updated_at.label("issue_at"),
            IcCard.updated_at.label("card_at"),
        )
        .join(CardIssue, CardAuthorisation.issue_id == CardIssue.id)
        .join(IcCard, CardIssue.card_id == IcCard.id)
        .outerjoin(Unit, CardIssue.unit_id == Unit.id)
        .order_by(CardIssue.id, CardAuthorisation.id)
    )
    rows = session.execute(asked if only is None else asked.where(IcCard.id.in_(only))).all()
    newest = {row.card_id: row.issue_id for row in rows}
    return [row for row in rows if newest[row.card_id] == row.issue_id]


def _status(row: Known, today: date) -> ListStatus | None:
    if row.state is CardState.RETURNED:
        return None
    if row.ended_on is None and row.state in (CardState.ACTIVE, CardState.EXPIRED):
        expired = on_day(CardState.ACTIVE, row.valid_to, today) is CardState.EXPIRED
        return ListStatus.EXPIRED if expired else ListStatus.ALLOWED
    if row.valid_to < today:
        return None
    return ListStatus.LOST if row.state is CardState.LOST else ListStatus.STOPPED


def _line(row: Known, status: ListStatus, number: str) -> DoorLine:
    changed = (row.card_at if isinstance(row, TakenOver) else max(row.updated_at, row.issue_at, row.card_at)).date()
    told = Told(status, row.valid_from, row.valid_to, row.issue_no, number)
    return DoorLine(row.card_id, told, row.uid or "", row.card_no, row.holder_name, row.room_no or "", changed)
