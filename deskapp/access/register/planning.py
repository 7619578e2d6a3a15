"""Plans of every kind, as a wizard asks for them; each is one line of `plans.plan` with its checks (CARD, PARK)."""

from dataclasses import replace as replaced
from datetime import date

from sqlalchemy.orm import Session

from deskapp.access.card_records import CardIssue, CardPlan
from deskapp.access.errors import AccessError
from deskapp.access.kinds import PlanAct, Purpose
from deskapp.access.register.plans import Paid, Wish, plan
from deskapp.access.register.values import CardOnRecord, Grant, Holder, OnReader, Target
from deskapp.access.rules.replacing import Replacement
from deskapp.access.rules.terms import Term, extended


def issue(
    session: Session,
    request_id: str,
    holder: Holder,
    grants: tuple[Grant, ...],
    on_reader: OnReader | None,
    *,
    card_no: str = "",
    paid: Paid | None = None,
    reason: str = "",
    exceeds: bool = False,
    authorised_by: int | None = None,
) -> CardPlan:
    """A card for a new holder (CARD-10, CARD-17); `exceeds` where a lead let the unit's limit pass. AccessError.

    `authorised_by` is the lead who authorised a card of the centre before (CARD-14).
    """
    wish = Wish(
        request_id,
        PlanAct.ISSUE,
        Target(holder, grants, grants[0].purpose, authorised_by=authorised_by),
        on_reader,
        card_no=card_no,
        reason=reason,
        paid=paid or Paid(),
        exceeds=exceeds,
    )
    return plan(session, wish)


def replace(
    session: Session,
    request_id: str,
    old: CardOnRecord,
    made: Replacement,
    on_reader: OnReader | None,
    *,
    holder: Holder | None = None,
    doors: tuple[int, ...] = (),
    card_no: str = "",
    paid: Paid | None = None,
) -> CardPlan:
    """A new card in place of an old one, which keeps its state until the new one is written. Raises AccessError.

    `made` is what `rules.replacing.replacement` gave. The new card has the doors of the old one and its months of
    parking; a card of an old roster has none on record, so `holder` and `doors` are told.
    """
    whose = _holder(old, holder)
    grants = tuple(replaced(one, term=made.term) if one.purpose is Purpose.ACCESS else one for one in old.grants) or (
        Grant(Purpose.ACCESS, made.term, doors),
    )
    wish = Wish(
        request_id,
        PlanAct.REPLACE,
        Target(whose, grants, grants[0].purpose, made.old_becomes),
        on_reader,
        card_no=card_no,
        replaces_id=_issue_id(session, old, whose),
        reason=made.why,
        paid=paid or Paid(),
    )
    return plan(session, wish)


def renew(
    session: Session,
    request_id: str,
    card: CardOnRecord,
    on_reader: OnReader | None,
    months: int,
    *,
    holder: Holder | None = None,
    doors: tuple[int, ...] = (),
) -> CardPlan:
    """So many months more by one touch (CARD-20): `rules.validity.standard_months` has those of the holder's class.

    A card of an old roster begins today, with the `holder` and the `doors` that are told. Raises AccessError.
    """
    today: date = session.info["at"].date()
    known = card.grant(Purpose.ACCESS)
    term = extended(known.term, months, today).term if known else Term.first(today, months)
    grant = Grant(Purpose.ACCESS, term, known.doors if known else doors)
    return change(session, request_id, card, PlanAct.RENEW, grant, on_reader, holder=holder)


def change(
    session: Session,
    request_id: str,
    card: CardOnRecord,
    act: PlanAct,
    grant: Grant,
    on_reader: OnReader | None,
    *,
    holder: Holder | None = None,
    paid: Paid | None = None,
    reason: str = "",
) -> CardPlan:
    """Renew (延期), top up (充值) or change the rights of a card: `grant` takes the place of the one of its purpose.

    `holder` is needed for a card of an old roster, which was never issued here. Raises AccessError.
    """
    whose = _holder(card, holder)
    kept = tuple(one for one in card.grants if one.purpose is not grant.purpose)
    wish = Wish(
        request_id,
        act,
        Target(whose, (*kept, grant), grant.purpose),
        on_reader,
        card_id=card.id,
        reason=reason,
        paid=paid or Paid(),
    )
    return plan(session, wish)


def rewrite(session: Session, request_id: str, card: CardOnRecord, on_reader: OnReader) -> CardPlan:
    """Write what the record says: a card that was not written yet, has fallen behind, or has an older key."""
    if card.holder is None:
        raise AccessError(f"卡 {card.card_no} 没有发卡记录，无从补写。没有任何改动")
    target = Target(card.holder, card.grants)
    return plan(session, Wish(request_id, PlanAct.WRITE, target, on_reader, card_id=card.id))


def wipe(session: Session, request_id: str, card: CardOnRecord, on_reader: OnReader) -> CardPlan:
    """Wipe a card that came back, so that it is a blank again (cards.md 3.3)."""
    return plan(session, Wish(request_id, PlanAct.WIPE, Target(), on_reader, card_id=card.id))


def _holder(card: CardOnRecord, told: Holder | None) -> Holder:
    whose = card.holder or told
    if whose is None:
        raise AccessError(f"卡 {card.card_no} 没有发卡记录，请先选择持卡人类别。没有任何改动")
    return whose


def _issue_id(session: Session, old: CardOnRecord, holder: Holder) -> int:
    """The issue that is replaced; a card of an old roster gets one now, so that the new card can point to it."""
    if old.issue_id is not None:
        return old.issue_id
    day: date = session.info["at"].date()
    made = CardIssue(
        card_id=old.id,
        issue_no=1,
        holder_class=holder.held_as,
        holder_name=holder.name,
        customer_id=holder.customer_id,
        unit_id=holder.unit_id,
        staff_id=holder.staff_id,
        issued_on=day,
    )
    session.add(made)
    session.flush()
    return made.id
