"""What today's list says of deposits, accounts and the desk's cash: refunds to pay, to order; cash that is out."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.estate.units import present, ties
from deskapp.kernel.days import CHINA
from deskapp.ledger.accounts.standing import balances
from deskapp.ledger.deposits import refunds
from deskapp.ledger.deposits.held import deposits
from deskapp.ledger.deposits.kinds import DepositState
from deskapp.ledger.desk_cash import advances, counterfeits
from deskapp.overview.home_view import Matter, Urgency
from deskapp.overview.shown import Leads, Link, short_day
from deskapp.renovation.keeping import payments_of_filings
from deskapp.staff.records import StaffMember

ORDER, PAY, BACK, REPLACE = "order_refund", "pay_refund", "take_back_cash", "replace_counterfeit"
REFUND = "refund_balance"


def of_deposits(session: Session, desk: Desk) -> Iterator[Matter]:
    """Everything of it that waits for whoever is on duty."""
    for source in (to_pay, to_order, left_behind, cash_out, to_replace):
        yield from source(session, desk)


def to_pay(session: Session, desk: Desk) -> Iterator[Matter]:
    """The orders that wait for the cashier, each a line (RENO-57)."""
    if not desk.may(PAY):
        return
    for order in refunds.waiting(session):
        late = order.ordered_on < desk.today
        urgency, due = (Urgency.LATE, f"{order.ordered_on:%m-%d} 通知") if late else (Urgency.TODAY, "今天")
        link = Link(Leads.PROCEDURE, PAY, more=(("order", order.number),))
        whom = (order.payment.room_no, order.payee)
        yield Matter(urgency, due, "付退款", f"{order.number}，{order.refund}", link, *whom)


def to_order(session: Session, desk: Desk) -> Iterator[Matter]:
    """Deposits whose day has come: their payers bring the receipt; of filings `renovation_matters` tells (RENO-50)."""
    if not desk.may(ORDER):
        return
    elsewhere = payments_of_filings(session)
    for one in deposits(session):
        if one.state(desk.today) is DepositState.REFUNDABLE and one.payment_id not in elsewhere:
            link = Link(Leads.PROCEDURE, ORDER, more=(("deposit", one.receipt_no),))
            more = f"No. {one.receipt_no}，{one.amount}，请客户带收据来办"
            yield Matter(Urgency.TODAY, "今天", "押金可以退了", more, link, one.room_no, one.payer)


def left_behind(session: Session, desk: Desk) -> Iterator[Matter]:
    """What lies on accounts of customers who have left their unit: it is still theirs (features 16)."""
    if not desk.may(REFUND):
        return
    for one in balances(session):
        known = ties(session, one.account.unit_id) if one.amount else ()
        here = any(tie.customer_id == one.account.customer_id for tie in present(known, desk.today))
        if one.amount and not here:
            link = Link(Leads.PROCEDURE, REFUND, room=one.room, more=(("holder", one.customer),))
            more = f"{one.account.purpose.value} {one.amount}，请联系客户来退"
            yield Matter(Urgency.LATER, "", "已迁出客户的余额", more, link, one.room, one.customer)


def cash_out(session: Session, desk: Desk) -> Iterator[Matter]:
    """Cash that was lent and is still out, on the day it is due back and after it (FEE-33)."""
    if not desk.may("return_cash"):
        return
    for one in advances.still_out(session):
        late = one.due_back < desk.today
        urgency = Urgency.LATE if late else Urgency.TODAY if one.due_back == desk.today else Urgency.LATER
        due = f"逾期 {(desk.today - one.due_back).days} 天" if late else short_day(one.due_back, desk.today)
        link = Link(Leads.PROCEDURE, BACK, more=(("advance", one.number),))
        more = f"{one.number}，还欠 {advances.outstanding(one)}"
        yield Matter(urgency, due, "收回借款", more, link, customer=one.borrower)


def to_replace(session: Session, desk: Desk) -> Iterator[Matter]:
    """Counterfeit notes that their collector has still to make good (FEE-31)."""
    if not desk.may("note_counterfeit"):
        return
    for one in counterfeits.to_replace(session):
        found = one.created_at.astimezone(CHINA).date()
        urgency = Urgency.LATE if found < desk.today else Urgency.TODAY
        link = Link(Leads.PROCEDURE, REPLACE, more=(("loss", one.number),))
        by = session.get_one(StaffMember, one.collector_id).name
        yield Matter(urgency, short_day(found, desk.today), "补足假钞", f"{one.number}，{one.amount}", link, by=by)
