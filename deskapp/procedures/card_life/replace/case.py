"""What the answers come to: whose card is replaced, what that costs and why, and what of it was paid before."""

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.access.card_records import CardPlan
from deskapp.access.doors.groups import groups
from deskapp.access.kinds import HolderClass, PlanState, Purpose, ReplaceReason
from deskapp.access.register.values import CardOnRecord, Holder
from deskapp.access.rules.replacing import COST_ITEM, Replacement, replacement
from deskapp.access.rules.terms import Term
from deskapp.access.rules.validity import OF_THE_CENTRE
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger.kinds import TicketState
from deskapp.ledger.ticket_records import Ticket
from deskapp.ledger.tickets import state_of
from deskapp.procedures.card_life.held_as import HeldAs
from deskapp.staff.settings import read_settings

PARKING_ITEM = "parking_card_cost"
LONG_AGO = date(2000, 1, 1)


@dataclass(frozen=True)
class Case:
    """The old card, whose it is, what replacing it comes to, and a payment of before that was not used up.

    `resumed` is the plan on which the new card failed for good: what was paid for it stands (CARD-26).
    """

    old: CardOnRecord
    holder: Holder
    made: Replacement
    doors: tuple[int, ...]
    resumed: CardPlan | None = None

    @property
    def of_the_centre(self) -> bool:
        """Whether two roles must authorise the card (CARD-14)."""
        return self.holder.held_as in OF_THE_CENTRE


def case_of(
    session: Session, old: CardOnRecord, reason: ReplaceReason, held_as: HeldAs | None, today: date
) -> Case | Refusal:
    """Everything that follows from the card and the reason."""
    holder = holder_of(old, held_as)
    if isinstance(holder, Refusal):
        return holder
    settings = read_settings(session)
    made = replacement(holder.held_as, old.issued_on or LONG_AGO, _term(old, today), reason, today, settings)
    made = _told(old, holder, made)
    resumed = _failed(session, old)
    if resumed:
        made = replace(made, price=Money(), fee_item="", why=_paid_before(resumed))
    every = tuple(one.number for one in groups(session, gate=False))
    return Case(old, holder, made, every, resumed)


def holder_of(old: CardOnRecord, held_as: HeldAs | None) -> Holder | Refusal:
    """Whose it is; of a card of an old roster as what is told."""
    if old.holder:
        return old.holder
    if not old.holder_name:
        return Refusal(f"卡 {old.card_no} 没有登记持卡人，请先补登记", "CARD-02")
    if held_as is None:
        return Refusal(f"卡 {old.card_no} 是名册里的老卡，请选择办卡身份", "CARD-02")
    return Holder(HolderClass[held_as.name], old.holder_name, old.customer_id, old.unit_id)


def latest_plan(session: Session, old: CardOnRecord) -> CardPlan | None:
    """The last attempt at a new card in place of this one."""
    if old.issue_id is None:
        return None
    asked = select(CardPlan).where(CardPlan.replaces_id == old.issue_id).order_by(CardPlan.id.desc()).limit(1)
    return session.scalars(asked).first()


def _term(old: CardOnRecord, today: date) -> Term:
    """The days of the old card; of one that opens no door, or of a roster, those that are known."""
    grant = old.grant(Purpose.ACCESS) or next(iter(old.grants), None)
    if grant:
        return grant.term
    end = old.valid_to or today
    return Term.until(min(today, end), end)


def _told(old: CardOnRecord, holder: Holder, made: Replacement) -> Replacement:
    """A card of a roster has no day of issue to count a month from; one that only opens a gate is another item."""
    if made.price and old.issued_on is None:
        made = replace(made, why="没有发卡日期，须重新购买")
    parking = bool(old.grants) and old.grant(Purpose.ACCESS) is None
    return replace(made, fee_item=PARKING_ITEM) if parking and made.fee_item == COST_ITEM else made


def _failed(session: Session, old: CardOnRecord) -> CardPlan | None:
    """A new card that could not be written, as long as its receipt stands."""
    plan = latest_plan(session, old)
    if plan is None or plan.state is not PlanState.FAILED:
        return None
    ticket = session.scalars(select(Ticket).where(Ticket.printed_no == plan.ticket_no)).first()
    void = plan.ticket_no and (ticket is None or state_of(session, ticket) is TicketState.VOIDED)
    return None if void else plan


def _paid_before(plan: CardPlan) -> str:
    paid = f"，已收 {plan.fee}（票据 {plan.ticket_no}）" if plan.fee else ""
    return f"上次换的卡 {plan.card.card_no} 写卡失败{paid}，不再收款"
