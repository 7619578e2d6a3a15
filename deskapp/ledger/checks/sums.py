"""C1: lines, tenders, total and tickets of a payment agree to the fen."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import ColumnElement, Integer, Subquery, func, or_, select, type_coerce
from sqlalchemy.orm import InstrumentedAttribute, Session

from deskapp.kernel.money import Money
from deskapp.ledger.checks.finding import Finding
from deskapp.ledger.payment_records import Payment, PaymentLine, Tender
from deskapp.ledger.ticket_records import Ticket
from deskapp.ledger.tickets import exchanges


def check_sums(session: Session) -> Iterator[Finding]:
    """Every payment whose parts do not add up. A contrary payment has no ticket of its own.

    Invoices that a receipt was exchanged for repeat what the receipt said: they are held against it elsewhere.
    """
    lines = _summed(PaymentLine.payment_id, PaymentLine.amount)
    tenders = _summed(Tender.payment_id, Tender.amount)
    tickets = _summed(Ticket.payment_id, Ticket.amount, Ticket.id.not_in(exchanges()))
    parts = {"各项合计": _fen(lines), "付款方式合计": _fen(tenders), "票据合计": _fen(tickets)}
    total = type_coerce(Payment.total, Integer)
    reversal = Payment.reverses_id.is_not(None)
    wrong = {
        "各项合计": parts["各项合计"] != total,
        "付款方式合计": parts["付款方式合计"] != total,
        "票据合计": ~reversal & Payment.bank_day.is_(None) & (parts["票据合计"] != total),
    }
    asked = select(Payment.id, total, *parts.values(), *wrong.values())
    for table in (lines, tenders, tickets):
        asked = asked.outerjoin(table, table.c.payment_id == Payment.id)
    for number, fen, *rest in session.execute(asked.where(or_(*wrong.values()))):
        for name, part, bad in zip(parts, rest[:3], rest[3:], strict=True):
            if bad:
                words = f"第 {number} 笔收款总额 {Money(fen)}，{name} {Money(part)}，两者不符"
                yield Finding("C1", words)


def _summed(
    owner: InstrumentedAttribute[Any], amount: InstrumentedAttribute[Money], *only: ColumnElement[bool]
) -> Subquery:
    fen = func.sum(type_coerce(amount, Integer)).label("fen")
    return select(owner.label("payment_id"), fen).where(*only).group_by(owner).subquery()


def _fen(summed: Subquery) -> ColumnElement[int]:
    return func.coalesce(summed.c.fen, 0)
