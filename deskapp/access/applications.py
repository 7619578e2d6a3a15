"""Applications for cards from the paper to the last card: filed, agreed to, authorised, and issued one by one."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from deskapp.access.application_records import CardApplicant, CardApplication
from deskapp.access.card_records import CardPlan
from deskapp.access.errors import AccessError
from deskapp.access.kinds import HolderClass, PlanState, Purpose
from deskapp.access.register import changes, outcomes, planning, reading
from deskapp.access.register.values import CardOnRecord, Grant, Holder, OnReader
from deskapp.access.rules.validity import OF_THE_CENTRE, first_term
from deskapp.estate.kinds import CardState
from deskapp.staff.records import StaffMember
from deskapp.staff.settings import read_settings
from deskapp.store.numbering import within_year

HAS_CARD = frozenset({PlanState.DONE, PlanState.UNWRITTEN})
IN_USE = frozenset({CardState.ACTIVE, CardState.EXPIRED})


class Stage(Enum):
    """How far an application is."""

    FILED = "待同意"
    AGREED = "待授权"
    ISSUING = "制卡中"
    DONE = "已办结"
    CLOSED = "不办"


class Progress(Enum):
    """How far the card of one person is."""

    WAITING = "待制卡"
    BEGUN = "没写完"
    WRITTEN = "已写好"
    UNWRITTEN = "未写卡"
    FAILED = "坏卡，待重做"
    DROPPED = "不办"


PROGRESS = {
    PlanState.PENDING: Progress.BEGUN,
    PlanState.DONE: Progress.WRITTEN,
    PlanState.UNWRITTEN: Progress.UNWRITTEN,
    PlanState.FAILED: Progress.FAILED,
    PlanState.ABANDONED: Progress.WAITING,
}
OPEN = frozenset({Progress.WAITING, Progress.BEGUN, Progress.FAILED})


@dataclass(frozen=True)
class Named:
    """One person as the paper names them."""

    name: str
    post: str = ""


@dataclass(frozen=True)
class Wanted:
    """What is applied for: by whom of which department or shop, why, which doors until when, and for whom."""

    held_as: HolderClass
    applicant: str
    department: str
    reason: str
    doors: tuple[int, ...]
    people: tuple[Named, ...]
    valid_to: date | None = None
    unit_id: int | None = None


def file(session: Session, request_id: str, wanted: Wanted) -> CardApplication:
    """Put an application on record, once (CARD-06, CARD-13); a colleague on the team is known by the name."""
    known = session.scalars(select(CardApplication).where(CardApplication.request_id == request_id)).one_or_none()
    if known:
        return known
    at: datetime = session.info["at"]
    made = CardApplication(
        request_id=request_id,
        number=within_year(session, CardApplication.number, "SQ", at.date()),
        day=at.date(),
        held_as=wanted.held_as,
        applicant=wanted.applicant,
        department=wanted.department,
        unit_id=wanted.unit_id,
        reason=wanted.reason,
        doors=list(wanted.doors),
        valid_to=wanted.valid_to,
        people=_people(session, wanted),
    )
    session.add(made)
    session.flush()
    return made


def stage(row: CardApplication) -> Stage:
    """How far it is: a merchant's ends with the consent, after which its cards are paid for and made (CARD-06)."""
    if row.closed_on:
        return Stage.CLOSED
    if row.agreed_on is None:
        return Stage.FILED
    if row.held_as not in OF_THE_CENTRE:
        return Stage.DONE
    if row.authorised_at is None:
        return Stage.AGREED
    return Stage.ISSUING if any(progress(one) in OPEN for one in row.people) else Stage.DONE


def progress(person: CardApplicant) -> Progress:
    """How far the card of one person is, as its latest plan tells."""
    if person.dropped:
        return Progress.DROPPED
    return PROGRESS[person.plan.state] if person.plan else Progress.WAITING


def agree(session: Session, row: CardApplication, name: str) -> None:
    """The centre manager agreed (CARD-06, CARD-13). Raises AccessError for one that was closed."""
    _insist_open(row)
    if row.agreed_on is None:
        row.agreed_by, row.agreed_on = name, session.info["at"].date()


def authorise(session: Session, row: CardApplication, staff_id: int) -> None:
    """A lead authorised the cards (CARD-14, ROLE-01). Raises AccessError before the consent."""
    _insist_open(row)
    if row.agreed_on is None:
        raise AccessError(f"申请 {row.number} 还没有经物业服务中心负责人同意。没有任何改动")
    if row.authorised_at is None:
        row.authorised_by_id, row.authorised_at = staff_id, session.info["at"]


def close(session: Session, row: CardApplication, reason: str) -> None:
    """It is not agreed to, or given up. Raises AccessError without a reason, and once cards were made."""
    if any(person.plan for person in row.people):
        raise AccessError(f"申请 {row.number} 已经制卡，不能撤销；不用的卡请注销。没有任何改动")
    if not reason.strip():
        raise AccessError("请写明原因。没有任何改动")
    row.closed_on, row.closed_for = session.info["at"].date(), reason.strip()


def drop(session: Session, applicant_id: int, reason: str) -> None:
    """No card for this person after all; an empty reason takes that back. Raises AccessError once there is one."""
    person = session.get_one(CardApplicant, applicant_id)
    if person.plan and person.plan.state in (*HAS_CARD, PlanState.PENDING):
        raise AccessError(f"{person.name} 的卡已经在做或做好了，不能改为不办。没有任何改动")
    person.dropped = reason


def plan_card(
    session: Session, applicant_id: int, request_id: str, on_reader: OnReader | None, card_no: str = ""
) -> CardPlan:
    """The card that lies there becomes this person's, who gets one; the plan that there is already is given again.

    Their own card of before is taken back first, so that it is formatted (CARD-18), and keeps its months of parking
    (CARD-25); after a card that failed this one takes its place. Raises AccessError where the application is not
    authorised, the card is somebody's, or the term is over.
    """
    person = session.get_one(CardApplicant, applicant_id)
    row, before = person.application, person.plan
    if before and before.state in (*HAS_CARD, PlanState.PENDING):
        return before
    _insist_open(row)
    if row.authorised_by_id is None:
        raise AccessError(f"申请 {row.number} 还没有授权。没有任何改动")
    card = reading.by_uid(session, on_reader.uid) if on_reader else reading.by_number(session, card_no)
    kept: tuple[Grant, ...] = ()
    if card and is_own(card, person.name, person.staff_id):
        kept = tuple(one for one in card.grants if one.purpose is Purpose.PARKING)
        changes.take_back(session, card.id, request_id, "格式化后重新授权")
    if before and before.state is PlanState.FAILED:
        return outcomes.onto_another(session, before.id, request_id, on_reader, card_no=card_no)
    plan = planning.issue(
        session,
        request_id,
        Holder(row.held_as, person.name, staff_id=person.staff_id),
        (_grant(session, row), *kept),
        on_reader,
        card_no=card_no,
        reason=f"申请 {row.number}",
        authorised_by=row.authorised_by_id,
    )
    person.plan_id = plan.id
    return plan


def is_own(card: CardOnRecord, name: str, staff_id: int | None) -> bool:
    """Whether somebody holds this card of the centre, so that it may be formatted and authorised anew (CARD-18)."""
    holder = card.holder
    if card.state not in IN_USE or holder is None or holder.held_as not in OF_THE_CENTRE:
        return False
    return holder.staff_id == staff_id if staff_id and holder.staff_id else holder.name == name


def by_number(session: Session, number: str) -> CardApplication | None:
    """SQ2026-0003, in letters of any size."""
    asked = select(CardApplication).where(CardApplication.number == number.strip().upper())
    return session.scalars(asked).one_or_none()


def whole(session: Session, *where: ColumnElement[bool]) -> list[CardApplication]:
    """Applications with their people and the cards of these, in a few questions, the oldest first."""
    card = selectinload(CardApplication.people).joinedload(CardApplicant.plan).joinedload(CardPlan.card)
    asked = select(CardApplication).where(*where).options(card, joinedload(CardApplication.unit))
    return list(session.scalars(asked.order_by(CardApplication.id)))


def waiting(session: Session, stages: Sequence[Stage]) -> list[CardApplication]:
    """The applications at one of these stages, of those that are not done, the oldest first."""
    has_card = select(CardPlan.id).where(CardPlan.id == CardApplicant.plan_id, CardPlan.state.in_(HAS_CARD))
    waits = select(CardApplicant.id).where(
        CardApplicant.application_id == CardApplication.id, CardApplicant.dropped == "", ~has_card.exists()
    )
    of_centre = CardApplication.held_as.in_(OF_THE_CENTRE)
    is_open = or_(CardApplication.agreed_on.is_(None), of_centre & waits.exists())
    return [row for row in whole(session, CardApplication.closed_on.is_(None), is_open) if stage(row) in stages]


def _grant(session: Session, row: CardApplication) -> Grant:
    today: date = session.info["at"].date()
    if row.valid_to and row.valid_to < today:
        raise AccessError(f"申请 {row.number} 的有效期 {row.valid_to} 已过，请重新申请。没有任何改动")
    term = first_term(row.held_as, today, read_settings(session), row.valid_to)
    return Grant(Purpose.ACCESS, term, tuple(row.doors))


def _people(session: Session, wanted: Wanted) -> list[CardApplicant]:
    asked = select(StaffMember.name, StaffMember.id).where(StaffMember.active)
    team = dict(session.execute(asked).all()) if wanted.held_as is HolderClass.STAFF else {}
    return [
        CardApplicant(place=place, name=one.name, post=one.post, staff_id=team.get(one.name))
        for place, one in enumerate(wanted.people, 1)
    ]


def _insist_open(row: CardApplication) -> None:
    if row.closed_on:
        raise AccessError(f"申请 {row.number} 已经不办（{row.closed_for}）。没有任何改动")
