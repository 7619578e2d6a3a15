"""The people of an authorised application in a queue: whoever is next gets the card that is laid down (cards.md 3.4).

Each card is planned and committed, written and read back by itself, so that the queue can stop after any of them and
go on tomorrow.
"""

from dataclasses import dataclass

from deskapp.access import acts, applications
from deskapp.access.application_records import CardApplicant, CardApplication
from deskapp.access.applications import OPEN, Progress, is_own, progress
from deskapp.access.kinds import PlanState
from deskapp.at_reader.card import Ending, Result, Seen, Told, on_reader_of, shown, write
from deskapp.desk import Desk
from deskapp.kernel.errors import DeskError
from deskapp.kernel.shown_card import ShownCard

DROPPED = "申请人说明不办了"


@dataclass(frozen=True)
class ToIssue:
    """The result of a procedure that ends at a queue: the application whose cards are to be made."""

    application_id: int


@dataclass(frozen=True)
class InLine:
    """One person of the queue; the card is that of the latest plan, if there is any."""

    id: int
    place: int
    name: str
    post: str
    staff_id: int | None
    progress: Progress
    plan_id: int | None = None
    card_id: int | None = None
    card_no: str = ""
    uid: str = ""
    torn: bool = False

    @property
    def open(self) -> bool:
        """Whether a card has still to be made."""
        return self.progress in OPEN


@dataclass(frozen=True)
class Queue:
    """An application at the reader: what it is called, and its people in the order of the paper."""

    number: str
    department: str
    people: tuple[InLine, ...]

    @property
    def left(self) -> tuple[InLine, ...]:
        """Those whose card has still to be made."""
        return tuple(one for one in self.people if one.open)


def queue_of(desk: Desk, application_id: int) -> Queue:
    """The queue as it stands now."""
    with desk.reading() as session:
        (row,) = applications.whole(session, CardApplication.id == application_id)
        return Queue(row.number, row.department, tuple(_in_line(one) for one in row.people))


def objection(seen: Seen, person: InLine) -> str:
    """Why a card may not become this person's: only a blank may, or their own of before (CARD-18); empty if it may."""
    if seen.met.issuable or (seen.card and is_own(seen.card, person.name, person.staff_id)):
        return ""
    return f"{seen.met.words}。"


def issue_to(desk: Desk, seen: Seen, applicant_id: int, request_id: str, told: Told) -> Result:
    """Plan the card that lies there for this person, commit, write it and read it back; it is on record either way."""
    try:
        plan_id = _planned(desk, applicant_id, request_id, shown(seen), seen.number)
    except DeskError as error:
        return Result(Ending.NOT_BEGUN, 0, error.text, error.code)
    return write(desk, seen.reader, plan_id, told)


def type_for(desk: Desk, applicant_id: int, request_id: str, card_no: str) -> None:
    """Without a reader: the number is on record, the card is written later (CARD-23). Raises AccessError."""
    _planned(desk, applicant_id, request_id, ShownCard(card_no), card_no)


def drop(desk: Desk, person: InLine) -> None:
    """No card for this person after all, or a card again. Raises AccessError once there is one."""
    with desk.work(acts.WRITE) as session:
        applications.drop(session, person.id, "" if person.progress is Progress.DROPPED else DROPPED)


def _planned(desk: Desk, applicant_id: int, request_id: str, card: ShownCard, card_no: str) -> int:
    """`card_no` is what a new card is to be called: the number the doors show of it, or what was typed."""
    with desk.work(acts.WRITE) as session:
        return applications.plan_card(session, applicant_id, request_id, on_reader_of(card), card_no).id


def _in_line(row: CardApplicant) -> InLine:
    plan = row.plan
    alive = plan is not None and plan.state not in (PlanState.FAILED, PlanState.ABANDONED)
    return InLine(
        row.id,
        row.place,
        row.name,
        row.post,
        row.staff_id,
        progress(row),
        plan.id if plan else None,
        plan.card_id if plan else None,
        plan.card.card_no if plan and alive else "",
        plan.uid if plan and alive else "",
        bool(plan and (plan.tears or plan.progress)),
    )
