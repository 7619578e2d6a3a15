"""C4: every void stands against one reversal, and a payment with its reversal comes to nothing, item by item."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Integer, Select, func, select, type_coerce
from sqlalchemy.orm import Session, aliased

from deskapp.kernel.money import Money
from deskapp.ledger.bank.records import BankReturn
from deskapp.ledger.checks.finding import Finding
from deskapp.ledger.payment_records import Payment, PaymentLine, Tender
from deskapp.ledger.ticket_records import Ticket, TicketVoid


def check_voids(session: Session) -> Iterator[Finding]:
    """Voids whose reversal is another's, reversals without a void, and pairs that leave something (TICKET-21).

    What the bank took back is reversed without one, for its invoice may never have been fetched (FEE-13).
    """
    reversal = aliased(Payment)
    paired = select(Ticket.printed_no).join(TicketVoid, TicketVoid.ticket_id == Ticket.id)
    wrong = reversal.reverses_id.is_distinct_from(Ticket.payment_id)
    for number in session.scalars(paired.outerjoin(reversal, TicketVoid.reversal_id == reversal.id).where(wrong)):
        yield Finding("C4", f"{number} 的作废记录与冲销不是同一笔收款")
    alone = select(Payment.id).outerjoin(TicketVoid, TicketVoid.reversal_id == Payment.id)
    alone = alone.where(Payment.id.not_in(select(BankReturn.reversal_id)))
    for payment in session.scalars(alone.where(Payment.reverses_id.is_not(None), TicketVoid.id.is_(None))):
        yield Finding("C4", f"第 {payment} 笔冲销没有对应的作废记录")
    for payment, item, fen in session.execute(_left(PaymentLine, PaymentLine.item_name)):
        yield Finding("C4", f"第 {payment} 笔收款冲销后，{item}还剩 {Money(fen)}")
    for payment, _, fen in session.execute(_left(Tender, Tender.method_id)):
        yield Finding("C4", f"第 {payment} 笔收款冲销后，付款方式还剩 {Money(fen)}")


def _left(part: Any, kind: Any) -> Select[Any]:
    """What a reversed payment and its reversal leave, by kind of part."""
    original = func.coalesce(Payment.reverses_id, Payment.id)
    reversed_ones = select(Payment.reverses_id).where(Payment.reverses_id.is_not(None))
    fen = func.sum(type_coerce(part.amount, Integer))
    asked = select(original, kind, fen).join(part, part.payment_id == Payment.id)
    return asked.where(original.in_(reversed_ones)).group_by(original, kind).having(fen != 0)
