"""Plans of every kind, as a wizard asks for them; each is one line of `plans.plan` with its checks (CARD, PARK)."""

from datetime import date

from sqlalchemy.orm import Session

from deskapp.access.card_records import CardIssue, CardPlan
from deskapp.access.errors import AccessError
from deskapp.access.kinds import PlanAct
from deskapp.access.register.plans import Paid, Wish, plan
from deskapp.access.register.reading import by_uid
from deskapp.access.register.values import CardOnRecord, Grant, Holder, OnReader, Target
from deskapp.estate.kinds import CardState


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
) -> CardPlan:
    """A card for a new holder (CARD-10, CARD-17). Raises AccessError."""
    target = Target(holder, grants, grants[0].purpose)
    wish = Wish(request_id, PlanAct.ISSUE, target, on_reader, card_no=card_no, reason=reason, paid=paid or Paid())
    return plan(session, wish)


def replace(
    session: Session,
    request_id: str,
    old: CardOnRecord,
    holder: Holder,
    grants: tuple[Grant, ...],
    old_becomes: CardState,
    on_reader: OnReader | None,
    *,
    card_no: str = "",
    paid: Paid | None = None,
    reason: str = "",
) -> CardPlan:
    """A new card in place of an old one, which keeps its state until the new one is written. Raises AccessError.

    `old_becomes` and the term of `grants` come from `rules.replacing.replacement`.
    """
    target = Target(holder, grants, grants[0].purpose, old_becomes)
    wish = Wish(
        request_id,
        PlanAct.REPLACE,
        target,
        on_reader,
        card_no=card_no,
        replaces_id=_issue_id(session, old, holder),
        reason=reason,
        paid=paid or Paid(),
    )
    return plan(session, wish)


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
    whose = card.holder or holder
    if whose is None:
        raise AccessError(f"卡 {card.card_no} 没有发卡记录，请先选择持卡人类别。没有任何改动")
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
    other = by_uid(session, on_reader.uid)
    if other and other.id != card.id:
        raise AccessError(f"读卡器上的是卡 {other.card_no}，不是卡 {card.card_no}。没有任何改动，请换卡")
    target = Target(card.holder, card.grants)
    return plan(session, Wish(request_id, PlanAct.WRITE, target, on_reader, card_id=card.id))


def wipe(session: Session, request_id: str, card: CardOnRecord, on_reader: OnReader) -> CardPlan:
    """Wipe a card that came back, so that it is a blank again (cards.md 3.3)."""
    return plan(session, Wish(request_id, PlanAct.WIPE, Target(), on_reader, card_id=card.id))


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
