"""Brings the record to what a plan wanted, once the card was written, or where nothing has to be written."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.access.card_records import CardAuthorisation, CardIssue, CardMedium, CardPlan
from deskapp.access.kinds import AgreementState, BlankMove, EventKind, PlanAct, PlanState, Purpose, Writing
from deskapp.access.parking_records import ParkingAgreement
from deskapp.access.register import events, reminders, stock
from deskapp.access.register.values import Grant, Holder, Target
from deskapp.access.rules.terms import Term
from deskapp.access.rules.validity import sooner_on_the_card
from deskapp.estate.kinds import CardState
from deskapp.estate.records import IcCard
from deskapp.staff.settings import read_settings

EVENTS = {
    PlanAct.ISSUE: EventKind.ISSUED,
    PlanAct.REPLACE: EventKind.ISSUED,
    PlanAct.RENEW: EventKind.RENEWED,
    PlanAct.TOP_UP: EventKind.TOPPED_UP,
    PlanAct.RIGHTS: EventKind.RIGHTS,
    PlanAct.WRITE: EventKind.WRITTEN,
    PlanAct.WIPE: EventKind.WIPED,
}
OLD_EVENTS = {CardState.REPLACED: EventKind.REPLACED, CardState.DAMAGED: EventKind.DAMAGED}
WRITTEN_AS = {Writing.WRITTEN: PlanState.DONE, Writing.UID_ONLY: PlanState.DONE, Writing.WIPED: PlanState.DONE}


def settle(session: Session, plan: CardPlan, writing: Writing) -> None:
    """The plan is done: `writing` says what is on the card now. Record, register, stock and tasks follow."""
    at: datetime = session.info["at"]
    target = Target.from_json(plan.target)
    plan.state, plan.finished_at = WRITTEN_AS.get(writing, PlanState.UNWRITTEN), at
    if plan.act is PlanAct.WIPE:
        _wiped(session, plan)
        return
    card = session.get_one(IcCard, plan.card_id)
    issue = _issue(session, plan, target, at.date())
    _authorise(session, issue, target)
    _mirror(card, plan, target)
    _medium(session, plan, target, writing)
    _told(session, plan, target, writing)
    _replaced(session, plan, target)


def regrant(session: Session, card_id: int, purpose: Purpose, term: Term) -> None:
    """The record says another term from now on, without a plan: months that were taken back."""
    asked = (
        select(CardAuthorisation)
        .join(CardIssue, CardAuthorisation.issue_id == CardIssue.id)
        .where(CardIssue.card_id == card_id, CardIssue.ended_on.is_(None), CardAuthorisation.purpose == purpose)
    )
    for row in session.scalars(asked):
        row.valid_from, row.valid_to, row.anchor = term.valid_from, term.valid_to, term.anchor
        if term.valid_to < session.info["at"].date():
            reminders.forget(session, row)
        else:
            reminders.remind(session, row)
        if len(row.issue.authorisations) == 1:
            row.issue.card.valid_to = term.valid_to


def end_issue(session: Session, card_id: int, day: date) -> Holder | None:
    """The card is in nobody's hands from today: its tasks are done, its agreement has no card. Whose it was."""
    issue = session.scalars(
        select(CardIssue).where(CardIssue.card_id == card_id, CardIssue.ended_on.is_(None))
    ).one_or_none()
    if issue is None:
        return None
    issue.ended_on = day
    for row in issue.authorisations:
        reminders.forget(session, row)
    for agreement in session.scalars(select(ParkingAgreement).where(ParkingAgreement.card_id == card_id)):
        agreement.card_id = None
    return Holder(issue.holder_class, issue.holder_name, issue.customer_id, issue.unit_id, issue.staff_id)


def _issue(session: Session, plan: CardPlan, target: Target, day: date) -> CardIssue:
    """The issue in force; a new one for a new holder, and for a card of an old roster that comes for the first time."""
    held = select(CardIssue).where(CardIssue.card_id == plan.card_id, CardIssue.ended_on.is_(None))
    issue = session.scalars(held).one_or_none()
    new = plan.act in (PlanAct.ISSUE, PlanAct.REPLACE)
    if issue and not new:
        return issue
    end_issue(session, plan.card_id, day)
    holder = target.holder
    assert holder is not None
    made = CardIssue(
        card_id=plan.card_id,
        issue_no=plan.issue_no,
        holder_class=holder.held_as,
        holder_name=holder.name,
        customer_id=holder.customer_id,
        unit_id=holder.unit_id,
        staff_id=holder.staff_id,
        issued_on=day,
        replaces_id=plan.replaces_id,
    )
    session.add(made)
    session.flush()
    return made


def _authorise(session: Session, issue: CardIssue, target: Target) -> None:
    """One authorisation for each purpose (CARD-25), each with its task."""
    known = {row.purpose: row for row in issue.authorisations}
    for grant in target.grants:
        row = known.get(grant.purpose) or CardAuthorisation(purpose=grant.purpose)
        row.valid_from, row.valid_to, row.anchor = grant.term.valid_from, grant.term.valid_to, grant.term.anchor
        row.doors, row.agreement_id = sorted(grant.doors), grant.agreement_id
        row.authorised_by_id = row.authorised_by_id or target.authorised_by or session.info["by"]
        if grant.purpose not in known:
            issue.authorisations.append(row)
        session.flush()
        reminders.remind(session, row)
        _serves(session, issue.card_id, grant)


def _serves(session: Session, card_id: int, grant: Grant) -> None:
    """The agreement knows its card, and is active from the first month that was paid."""
    if grant.agreement_id is None:
        return
    agreement = session.get_one(ParkingAgreement, grant.agreement_id)
    agreement.card_id = card_id
    if agreement.state in (AgreementState.SIGNED, AgreementState.EXPIRED):
        agreement.state = AgreementState.ACTIVE


def _mirror(card: IcCard, plan: CardPlan, target: Target) -> None:
    """What the estate's register says of the card, for the unit's page and the search box."""
    main = target.grant(Purpose.ACCESS) or target.grants[0]
    card.state, card.valid_to = CardState.ACTIVE, main.term.valid_to
    card.uid = card.uid or plan.uid or None
    if target.holder:
        card.unit_id, card.customer_id = target.holder.unit_id, target.holder.customer_id


def _medium(session: Session, plan: CardPlan, target: Target, writing: Writing) -> None:
    medium = session.scalars(select(CardMedium).where(CardMedium.card_id == plan.card_id)).one()
    medium.writing = writing
    if writing is not Writing.WRITTEN:
        return
    at: datetime = session.info["at"]
    medium.issue_no, medium.key_version, medium.written_at = plan.issue_no, plan.key_version, at
    ends = {grant.term.valid_to for grant in target.grants}
    medium.content_to = sooner_on_the_card(plan.family, ends, at.date(), read_settings(session))
    medium.layout = {**medium.layout, **plan.progress}


def _told(session: Session, plan: CardPlan, target: Target, writing: Writing) -> None:
    events.note(
        session,
        plan.card_id,
        EVENTS[plan.act],
        plan.request_id,
        about=target.about,
        reason=plan.reason,
        fee=plan.fee,
        ticket_no=plan.ticket_no,
        plan_id=plan.id,
    )
    if writing in (Writing.UNWRITTEN, Writing.OUTDATED):
        kind = EventKind.NOT_WRITTEN
        events.note(session, plan.card_id, kind, plan.request_id, about=target.about, plan_id=plan.id)


def _replaced(session: Session, plan: CardPlan, target: Target) -> None:
    """The old card leaves its holder; a lost one stays lost (CARD-22)."""
    if plan.replaces_id is None or target.old_becomes is None:
        return
    old = session.get_one(CardIssue, plan.replaces_id)
    at: datetime = session.info["at"]
    whose = end_issue(session, old.card_id, at.date())
    old.card.state = target.old_becomes
    if kind := OLD_EVENTS.get(target.old_becomes):
        new = session.get_one(IcCard, plan.card_id).card_no
        events.note(session, old.card_id, kind, plan.request_id, reason=f"换为 {new}", holder=whose, plan_id=plan.id)


def _wiped(session: Session, plan: CardPlan) -> None:
    """A blank again, back in stock."""
    at: datetime = session.info["at"]
    card = session.get_one(IcCard, plan.card_id)
    whose = end_issue(session, card.id, at.date())
    card.state, card.valid_to = CardState.RETURNED, None
    medium = session.scalars(select(CardMedium).where(CardMedium.card_id == card.id)).one()
    medium.writing, medium.content_to, medium.written_at = Writing.WIPED, None, at
    medium.layout = {**medium.layout, **plan.progress}
    stock.move(session, medium.family, BlankMove.WIPED, 1, plan.request_id, card_id=card.id)
    events.note(session, card.id, EventKind.WIPED, plan.request_id, plan_id=plan.id, holder=whose, reason=plan.reason)
