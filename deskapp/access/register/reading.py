"""Reads cards from the register: one by its UID or number, those of a unit, those left half-written."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from deskapp.access.card_records import CardAuthorisation, CardIssue, CardMedium, CardPlan
from deskapp.access.kinds import PlanState
from deskapp.access.register.values import CardOnRecord, Grant, Holder, Medium, OpenPlan, Target
from deskapp.access.rules.terms import Term
from deskapp.estate.records import IcCard

AT_ONCE = 500
"""Ids in one question, well below what any database takes."""


def by_id(session: Session, card_id: int) -> CardOnRecord:
    """A card that is known to be there. NoResultFound otherwise."""
    return read(session, [session.get_one(IcCard, card_id)])[0]


def by_uid(session: Session, uid: str) -> CardOnRecord | None:
    """The card with this UID in hexadecimal digits, whatever became of it; None for one never seen."""
    return _one(session, IcCard.uid == uid.upper())


def by_number(session: Session, card_no: str) -> CardOnRecord | None:
    """The card with this number of the register."""
    return _one(session, IcCard.card_no == card_no)


def of_unit(session: Session, unit_id: int) -> list[CardOnRecord]:
    """All cards of a unit, in the order they came."""
    return found(session, IcCard.unit_id == unit_id)


def of_holder(session: Session, *, customer_id: int | None = None, staff_id: int | None = None) -> list[CardOnRecord]:
    """All cards somebody holds now, a customer or a colleague."""
    held = select(CardIssue.card_id).where(CardIssue.ended_on.is_(None))
    if staff_id is not None:
        return found(session, IcCard.id.in_(held.where(CardIssue.staff_id == staff_id)))
    mine = IcCard.id.in_(held.where(CardIssue.customer_id == customer_id))
    return found(session, or_(IcCard.customer_id == customer_id, mine))


def unfinished(session: Session) -> list[CardOnRecord]:
    """Cards whose writing was begun and never ended: offered at the next start (design law 2)."""
    open_plans = select(CardPlan.card_id).where(CardPlan.state == PlanState.PENDING)
    return found(session, IcCard.id.in_(open_plans))


def found(session: Session, *where: ColumnElement[bool]) -> list[CardOnRecord]:
    """The cards that conditions on `IcCard` name, in the order they came."""
    asked = select(IcCard).where(*where).options(joinedload(IcCard.unit), joinedload(IcCard.customer))
    return read(session, list(session.scalars(asked.order_by(IcCard.id))))


def read(session: Session, cards: Sequence[IcCard]) -> list[CardOnRecord]:
    """What the register knows of these cards, in a few questions however many they are."""
    ids = [card.id for card in cards]
    media = {one.card_id: one for one in _of(session, select(CardMedium), CardMedium.card_id, ids)}
    open_plans = select(CardPlan).where(CardPlan.state == PlanState.PENDING)
    plans = {one.card_id: one for one in _of(session, open_plans, CardPlan.card_id, ids)}
    held = select(CardIssue).where(CardIssue.ended_on.is_(None)).options(selectinload(CardIssue.authorisations))
    issues = {one.card_id: one for one in _of(session, held, CardIssue.card_id, ids)}
    return [_card(card, media.get(card.id), issues.get(card.id), plans.get(card.id)) for card in cards]


def grant_of(row: CardAuthorisation) -> Grant:
    """An authorisation as a value."""
    return Grant(row.purpose, Term(row.valid_from, row.valid_to, row.anchor), tuple(row.doors), row.agreement_id)


def holder_of(row: CardIssue) -> Holder:
    """Whom a card was issued to."""
    return Holder(row.holder_class, row.holder_name, row.customer_id, row.unit_id, row.staff_id)


def open_plan_of(row: CardPlan) -> OpenPlan:
    """A plan as a value."""
    target = Target.from_json(row.target)
    return OpenPlan(row.id, row.act, row.uid, row.issue_no, row.key_version, target, row.tears, dict(row.progress))


def _one(session: Session, where: ColumnElement[bool]) -> CardOnRecord | None:
    cards = found(session, where)
    return cards[0] if cards else None


def _of(session: Session, asked: Select[Any], column: Any, ids: Sequence[int]) -> list[Any]:
    parts = (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))
    return [one for part in parts for one in session.scalars(asked.where(column.in_(part)))]


def _card(card: IcCard, medium: CardMedium | None, issue: CardIssue | None, plan: CardPlan | None) -> CardOnRecord:
    return CardOnRecord(
        id=card.id,
        card_no=card.card_no,
        uid=card.uid or "",
        state=card.state,
        valid_to=card.valid_to,
        holder=holder_of(issue) if issue else None,
        holder_name=issue.holder_name if issue else card.customer.name if card.customer else "",
        unit_id=card.unit_id,
        customer_id=card.customer_id,
        room_no=card.unit.room_no if card.unit else "",
        issue_id=issue.id if issue else None,
        issue_no=issue.issue_no if issue else 0,
        issued_on=issue.issued_on if issue else None,
        grants=tuple(grant_of(one) for one in issue.authorisations) if issue else (),
        medium=_medium(medium) if medium else None,
        plan=open_plan_of(plan) if plan else None,
    )


def _medium(row: CardMedium) -> Medium:
    return Medium(row.family, row.writing, row.issue_no, row.key_version, row.content_to, dict(row.layout))
