"""What a door group should be told of every card today: who may pass, and who must be refused."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from deskapp.access.card_records import CardAuthorisation, CardIssue
from deskapp.access.door_records import DoorGroup
from deskapp.access.kinds import ListStatus
from deskapp.access.numbers.format import NumberFormat, read_uid
from deskapp.access.rules.states import on_day
from deskapp.estate.kinds import CardState
from deskapp.kernel.days import CHINA


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
    """What the doors of a group should be told today.

    A card that may pass, with its days; a lost or stopped one until its last day; one that has expired. A card that
    was handed in says nothing any more. Without a number format the UID in hexadecimal stands for the number.
    """
    lines: dict[int, DoorLine] = {}
    unnumbered: list[str] = []
    for row in _latest(session, group):
        status = _status(row, today)
        if status is None:
            continue
        number = number_of(row.issue, form)
        if number:
            lines[row.issue.card_id] = _line(row, status, number)
        else:
            unnumbered.append(row.issue.card.card_no)
    return Lines(lines, tuple(unnumbered))


def number_of(issue: CardIssue, form: NumberFormat | None) -> str:
    """How the door program shows the card: from its UID; for one typed without a reader, what was typed."""
    uid = issue.card.uid
    if not uid:
        return issue.card.card_no if form is not None and issue.card.card_no.isdigit() else ""
    return form.show(read_uid(uid)) if form else uid


def _latest(session: Session, group: DoorGroup) -> Iterable[CardAuthorisation]:
    """Of every card the latest issue, where it may open this group."""
    asked = select(CardAuthorisation).join(CardIssue, CardAuthorisation.issue_id == CardIssue.id)
    loaded = asked.options(
        joinedload(CardAuthorisation.issue).joinedload(CardIssue.card),
        joinedload(CardAuthorisation.issue).joinedload(CardIssue.unit),
    )
    newest: dict[int, int] = {}
    rows: dict[int, CardAuthorisation] = {}
    for row in session.scalars(loaded.order_by(CardIssue.id, CardAuthorisation.id)):
        card_id = row.issue.card_id
        if newest.get(card_id) != row.issue_id:
            newest[card_id] = row.issue_id
            rows.pop(card_id, None)
        if group.number in row.doors:
            rows[card_id] = row
    return rows.values()


def _status(row: CardAuthorisation, today: date) -> ListStatus | None:
    state = row.issue.card.state
    if state is CardState.RETURNED:
        return None
    if row.issue.ended_on is None and state in (CardState.ACTIVE, CardState.EXPIRED):
        expired = on_day(CardState.ACTIVE, row.valid_to, today) is CardState.EXPIRED
        return ListStatus.EXPIRED if expired else ListStatus.ALLOWED
    if row.valid_to < today:
        return None
    return ListStatus.LOST if state is CardState.LOST else ListStatus.STOPPED


def _line(row: CardAuthorisation, status: ListStatus, number: str) -> DoorLine:
    issue = row.issue
    changed = max(row.updated_at, issue.updated_at, issue.card.updated_at).astimezone(CHINA).date()
    return DoorLine(
        issue.card_id,
        Told(status, row.valid_from, row.valid_to, issue.issue_no, number),
        issue.card.uid or "",
        issue.card.card_no,
        issue.holder_name,
        issue.unit.room_no if issue.unit else "",
        changed,
    )
