"""Voiding an issued ticket: its number stays, its payment is reversed by a contrary one, two people answer for it."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from deskapp.audit import chain
from deskapp.kernel.days import Month
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger.accounts import payments as accounts
from deskapp.ledger.adjusting import keeping
from deskapp.ledger.bank.booking import book_again
from deskapp.ledger.books import TicketError, insist
from deskapp.ledger.deposits import refunds as deposits
from deskapp.ledger.exchange_records import TicketExchange
from deskapp.ledger.fee_records import BillingRun, Charge
from deskapp.ledger.kinds import ChargeSource, TicketUse
from deskapp.ledger.payment_records import Payment, PaymentLine, Tender
from deskapp.ledger.ticket_records import Ticket, TicketVoid
from deskapp.ledger.tickets import void_of
from deskapp.staff.records import StaffMember

VOID = "void"


def refusals(session: Session, ticket: Ticket | None, today: date, request_id: str = "") -> Iterator[Refusal]:
    """What stands against voiding a ticket. A void under the same request id stands against nothing."""
    if ticket is None:
        yield Refusal("没有找到这个号码的票据，请核对号码", "TICKET-21")
    elif ticket.use is TicketUse.SPOILED:
        yield Refusal(f"{ticket.printed_no} 是空白作废的号码，没有收款可以冲销", "TICKET-21")
    elif (void := void_of(session, ticket)) and void.request_id != request_id:
        yield Refusal(f"{ticket.printed_no} 已于 {void.at:%Y-%m-%d %H:%M} 作废，一张票据只作废一次", "TICKET-21")
    elif today < ticket.business_day:
        yield Refusal(f"今天的日期 {today} 早于票据日期 {ticket.business_day}，请先校准电脑的日期", "TICKET-13")
    elif ticket.payment_id is not None and void_of(session, ticket) is None:
        yield from deposits.void_refusals(session, ticket.payment_id)
        yield from accounts.void_refusals(session, ticket)


def done_before(session: Session, request_id: str) -> TicketVoid | None:
    """The void that this very request has made already (design law 1)."""
    return session.scalars(select(TicketVoid).where(TicketVoid.request_id == request_id)).one_or_none()


def void(session: Session, ticket: Ticket, *, request_id: str, reason: str, approved_by_id: int) -> TicketVoid:
    """Void a ticket whose copies are all kept in the book (TICKET-04, 14, 21), approved by another person.

    The reversal counts on the day it is done and for the clerk who does it, also when the ticket's own day is
    closed. The tickets of one payment are voided together, and with a receipt the invoices it was exchanged for: where
    any of them is, the money is. An invoice whose money the bank took back before it came in is void with that
    reversal: no money moves again. Raises TicketError when a rule refuses, and when approver and clerk are one person.
    """
    insist(refusals(session, ticket, session.info["at"].date()))
    if not reason.strip():
        raise TicketError("请写明作废原因。没有任何改动")
    if approved_by_id == session.info["by"]:
        raise TicketError("作废须由另一个人批准。没有任何改动")
    payment = session.get_one(Payment, ticket.payment_id)
    reversal = reversal_of(session, payment) or _reverse(session, payment, request_id)
    made = _row(session, ticket, reversal, request_id, reason, approved_by_id)
    for place, other in enumerate(together_with(session, ticket), 2):
        _row(session, other, reversal, f"{request_id}-{place}", reason, approved_by_id)
    return made


def reversal_of(session: Session, payment: Payment) -> Payment | None:
    """The contrary payment that points to this one, if there is one."""
    return session.scalars(select(Payment).where(Payment.reverses_id == payment.id)).one_or_none()


def _reverse(session: Session, payment: Payment, request_id: str) -> Payment:
    at, clerk_id = session.info["at"], session.info["by"]
    reversal = contrary(payment, request_id, at, clerk_id)
    session.add(reversal)
    session.flush()
    if payment.bank_day:
        book_again(session, payment, _anew(reversal, request_id, at, clerk_id))
    accounts.take_back(session, payment, reversal)
    keeping.take_back(session, payment, reversal)
    session.add_all(_charges_taken_back(session, payment))
    return reversal


def together_with(session: Session, ticket: Ticket) -> list[Ticket]:
    """The other tickets of the same payment, the invoices that one was exchanged for among them."""
    asked = select(Ticket).where(Ticket.payment_id == ticket.payment_id, Ticket.id != ticket.id)
    return list(session.scalars(asked.order_by(Ticket.id)))


def _row(
    session: Session, ticket: Ticket, reversal: Payment, request_id: str, reason: str, approved_by_id: int
) -> TicketVoid:
    at: datetime = session.info["at"]
    made = TicketVoid(
        ticket=ticket,
        request_id=request_id,
        at=at,
        business_day=at.date(),
        clerk_id=session.info["by"],
        approved_by_id=approved_by_id,
        reason=reason.strip(),
        copies_kept=True,
        reversal_id=reversal.id,
    )
    session.add(made)
    session.flush()
    names = {"clerk": _name(session, made.clerk_id), "approved_by": _name(session, approved_by_id)}
    issued_for = select(TicketExchange.id).where(TicketExchange.invoice_id == ticket.id)
    still_there = ticket.payment and ticket.payment.bank_day
    taken_back = Money() if still_there or session.scalar(issued_for) else -ticket.amount
    chain.seal(session, chain.forge(session, VOID, names | printed_facts(made), taken_back), made)
    return made


def printed_facts(void: TicketVoid) -> dict[str, Any]:
    """What the chain keeps of every void, besides two names; `deskapp check` compares it with the row."""
    ticket = void.ticket
    return {
        "type": ticket.type.value,
        "no": ticket.printed_no,
        "issued_on": ticket.business_day.isoformat(),
        "customer": ticket.customer_name,
        "amount": (-ticket.amount).figures,
        "voided_at": f"{void.at:%Y-%m-%d %H:%M:%S}",
        "reason": void.reason,
    }


def _name(session: Session, staff_id: int) -> str:
    return session.get_one(StaffMember, staff_id).name


def contrary(payment: Payment, request_id: str, at: datetime, clerk_id: int) -> Payment:
    """The same payment with every amount turned round, pointing to the original (design law 3)."""
    return Payment(
        request_id=f"{request_id}-reversal",
        business_day=at.date(),
        paid_at=at,
        clerk_id=clerk_id,
        unit_id=payment.unit_id,
        customer_id=payment.customer_id,
        payer=payment.payer,
        room_no=payment.room_no,
        total=-payment.total,
        reverses_id=payment.id,
        bank_day=payment.bank_day,
        lines=[_contrary_line(line) for line in payment.lines],
        tenders=[_contrary_tender(tender) for tender in payment.tenders],
    )


def _anew(reversal: Payment, request_id: str, at: datetime, clerk_id: int) -> Payment:
    """The payment of the bank once more, whose invoice alone is void (FEE-14)."""
    again = contrary(reversal, f"{request_id}-again", at, clerk_id)
    again.request_id, again.reverses_id = f"{request_id}-again", None
    return again


def _charges_taken_back(session: Session, payment: Payment) -> Iterator[Charge]:
    """Contrary charges for the months this payment charged ahead and nothing pays any more: billing charges them anew.

    What was billed or calculated before the payment is owed again as it was, and so is a month that billing has passed
    over since: no run comes back to it. A late fee is taken back: it is asked for anew, as of the day that pays.
    """
    here = (ChargeSource.AHEAD, ChargeSource.COUNTER)
    made_here = [line.charge for line in payment.lines if line.charge and line.charge.source in here]
    for charge in dict.fromkeys(made_here):
        paid = select(func.sum(PaymentLine.amount)).where(PaymentLine.charge_id == charge.id)
        billed = exists().where(BillingRun.month == str(Month.of(charge.period_from)))
        late = charge.source is ChargeSource.COUNTER
        if not session.scalar(paid) and (late or not session.scalar(select(billed))):
            yield _contrary_charge(session, charge)


def _contrary_charge(session: Session, charge: Charge) -> Charge:
    same = (Charge.unit_id == charge.unit_id) & (Charge.fee_item_id == charge.fee_item_id)
    editions = select(func.max(Charge.edition)).where(same, Charge.period_from == charge.period_from)
    return Charge(
        unit_id=charge.unit_id,
        customer_id=charge.customer_id,
        fee_item_id=charge.fee_item_id,
        period_from=charge.period_from,
        period_to=charge.period_to,
        amount=-charge.amount,
        basis=charge.basis,
        due_on=charge.due_on,
        source=charge.source,
        cancels_id=charge.id,
        edition=(session.scalar(editions) or charge.edition) + 1,
    )


def _contrary_line(line: PaymentLine) -> PaymentLine:
    return PaymentLine(
        position=line.position,
        fee_item_id=line.fee_item_id,
        charge_id=line.charge_id,
        item_name=line.item_name,
        period_from=line.period_from,
        period_to=line.period_to,
        basis=line.basis,
        shown=line.shown,
        amount=-line.amount,
    )


def _contrary_tender(tender: Tender) -> Tender:
    amount: Money = -tender.amount
    return Tender(method_id=tender.method_id, amount=amount, reference=tender.reference)
