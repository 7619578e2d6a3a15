"""What the answers given so far come to: the agreement, the card, the months they add, the bill, the free months."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.access.kinds import PlanAct, Purpose
from deskapp.access.parking import agreements, top_ups
from deskapp.access.parking_records import ParkingAgreement
from deskapp.access.register import plans, reading
from deskapp.access.register.plans import Paid, Wish
from deskapp.access.register.values import CardOnRecord, Grant, Holder, Target
from deskapp.access.rules.parking import fee_item_of
from deskapp.access.rules.terms import Extension, Term
from deskapp.at_reader.card import on_reader_of
from deskapp.flow.procedure import Answers
from deskapp.kernel.problems import Refusal
from deskapp.kernel.shown_card import ShownCard
from deskapp.ledger.fee_records import FeeItem
from deskapp.ledger.paying import Line
from deskapp.procedures.parking.top_up import rules
from deskapp.procedures.parking.top_up.steps import HowLong, WhichAgreement, WhichCard
from deskapp.staff.settings import read_settings
from deskapp.till import paying
from deskapp.till.bill import Bill

CARD_ITEM = "parking_card_cost"


@dataclass(frozen=True)
class Billed:
    """What is to be paid: the months of the space, and a new card, each on a ticket of its own kind."""

    months: Bill
    card: Bill

    @property
    def whole(self) -> Bill:
        """Both, as the customer pays them."""
        one = self.months
        return Bill((*one.lines, *self.card.lines), one.payer, one.unit_id, one.room_no, one.customer_id)


def agreement_of(session: Session, answers: Answers) -> ParkingAgreement | Refusal:
    """The one agreement that is meant, signed or to be signed now (PARK-03)."""
    asked = answers[WhichAgreement]
    found = agreements.found(session, asked.agreement)
    for refusal in rules.one_agreement(asked.agreement, [one.number for one in found]):
        return refusal
    for refusal in rules.signed(found[0].state, now=asked.signed):
        return refusal
    return found[0]


def known_card(session: Session, card: ShownCard) -> CardOnRecord | None:
    """The card of the register that was shown: by its UID, without a reader by its number."""
    return reading.by_uid(session, card.uid) if card.uid else reading.by_number(session, card.card_no)


def holder_of(row: ParkingAgreement) -> Holder:
    """Whose a new parking card is."""
    return Holder(rules.holder_class(row.relation), row.holder_name, row.customer_id, row.unit_id)


def card_refusals(session: Session, row: ParkingAgreement, asked: WhichCard, today: date) -> Iterator[Refusal]:
    """Whether this card may serve this agreement (PARK-05, PARK-11)."""
    known = known_card(session, asked.card)
    own = known.unit_id == row.unit_id if known else False
    shown = rules.ShownAs(known.card_no, known.state, own) if known else None
    stops = list(rules.the_card(row.card.card_no if row.card else "", asked.card.card_no, shown, buy=asked.buy))
    yield from stops
    if stops:
        return
    if asked.buy and reading.by_number(session, asked.card.card_no) not in (None, known):
        yield Refusal(f"卡号 {asked.card.card_no} 已经登记，请核对卡号", "CARD-23")
        return
    act = PlanAct.ISSUE if asked.buy else PlanAct.TOP_UP
    grant = Grant(Purpose.PARKING, Term.first(today, 1), (), row.id)
    wish = Wish("", act, Target(holder_of(row), (grant,)), on_reader_of(asked.card), paid=Paid(ticket_no="*"))
    yield from plans.refusals(session, wish, known)


def month_refusals(session: Session, row: ParkingAgreement, asked: HowLong, today: date) -> Iterator[Refusal]:
    """Whether so many months may be added (PARK-04, PARK-07, PARK-12)."""
    stops = list(rules.months(row.collection, asked.months, row.monthly_fee, free=asked.free))
    yield from stops
    if stops or not asked.months:
        return
    yield from rules.within_agreement(row.number, row.to_date, added(session, row, asked.months, today).added.end)
    if asked.free:
        yield rules.free(asked.months)


def added(session: Session, row: ParkingAgreement, months: int, today: date) -> Extension:
    """What so many months add to what is paid (PARK-06, PARK-10)."""
    return top_ups.next_months(session, row.id, months, today)


def billed(session: Session, row: ParkingAgreement, answers: Answers, today: date) -> Billed:
    """The lines of the payment, each with the number of the card (FEE-16, PARK-08)."""
    whose = (row.holder_name, row.unit_id, row.unit.room_no if row.unit else "", row.customer_id)
    asked, card = answers[HowLong], answers[WhichCard]
    months = [] if asked.free or not asked.months else [_months_line(session, row, asked.months, card, today)]
    cost = read_settings(session).card_cost
    bought = [paying.by_the_piece(session, CARD_ITEM, cost, [card.card.card_no])] if card.buy and cost else []
    return Billed(Bill(tuple(months), *whose), Bill(tuple(bought), *whose))


def _months_line(session: Session, row: ParkingAgreement, months: int, card: WhichCard, today: date) -> Line:
    item = session.scalars(select(FeeItem).where(FeeItem.code == fee_item_of(row.space.kind))).one()
    basis = f"{row.monthly_fee.figures}×{months}月"
    period = added(session, row, months, today).added
    return Line(item.id, item.name, top_ups.price(row, months), period, basis, card.card.card_no)
