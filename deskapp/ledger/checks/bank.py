"""C1 of bank collection: lists, answers and payments agree to the fen, and say what the chain says."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Integer, case, func, select, type_coerce
from sqlalchemy.orm import Session, selectinload

from deskapp.audit.records import ChainLink
from deskapp.kernel.money import Money
from deskapp.ledger.bank import booking, listing, returning
from deskapp.ledger.bank.records import (
    BankBooking,
    BankLine,
    BankLinePart,
    BankList,
    BankResult,
    BankResultLine,
    BankReturn,
)
from deskapp.ledger.checks.finding import Finding
from deskapp.ledger.payment_records import Payment
from deskapp.ledger.ticket_records import Ticket


def check_bank(session: Session) -> Iterator[Finding]:
    """Every list, answer and payment of the bank that does not add up (FEE-13)."""
    yield from _lists(session)
    yield from _results(session)
    yield from _bookings(session)
    yield from _returns(session)
    yield from _invoices(session)


def _lists(session: Session) -> Iterator[Finding]:
    facts = _facts(session, BankList.__tablename__)
    parts = _parts(session)
    for made in session.scalars(select(BankList).options(selectinload(BankList.lines))):
        if made.total != Money.total(line.amount for line in made.lines):
            yield Finding("C1", f"托收清单 {made.number} 合计 {made.total}，与各行之和不符")
        for line in made.lines:
            if parts.get(line.id) != line.amount.fen:
                yield Finding("C1", f"托收清单 {line.reference} 金额 {line.amount}，与所含各笔之和不符")
        if _differs(listing.printed_facts(made), facts.get(made.id)):
            yield Finding("C8", f"托收清单 {made.number} 与校验链里的不符")


def _results(session: Session) -> Iterator[Finding]:
    facts = _facts(session, BankResult.__tablename__)
    for made in session.scalars(select(BankResult).options(selectinload(BankResult.lines))):
        if made.total != Money.total(line.amount for line in made.lines):
            yield Finding("C1", f"托收结果 {made.number} 合计 {made.total}，与各行之和不符")
        booked = {"fen": booking.total_of(made).fen}
        if _differs(booking.printed_facts(made) | booked, facts.get(made.id)):
            yield Finding("C8", f"托收结果 {made.number} 与校验链里的不符")


def _bookings(session: Session) -> Iterator[Finding]:
    """What of a row found something to pay is what its payments come to, those reversed and booked anew among them.

    What the bank took back afterwards comes to nothing.
    """
    booked = (
        select(BankBooking.result_line_id, func.sum(type_coerce(Payment.total, Integer)).label("fen"))
        .join(Payment, (Payment.id == BankBooking.payment_id) | (Payment.reverses_id == BankBooking.payment_id))
        .group_by(BankBooking.result_line_id)
        .subquery()
    )
    due = type_coerce(BankResultLine.amount, Integer) - type_coerce(BankResultLine.surplus, Integer)
    back = select(BankBooking.result_line_id).join(BankReturn, BankReturn.payment_id == BankBooking.payment_id)
    due = case((BankResultLine.id.in_(back), 0), else_=due)
    fen = func.coalesce(booked.c.fen, 0)
    asked = select(BankResultLine.reference, due, fen).outerjoin(booked, booked.c.result_line_id == BankResultLine.id)
    for reference, wanted, found in session.execute(asked.where(fen != due)):
        yield Finding("C1", f"托收 {reference or '（无参考号）'} 应入账 {Money(wanted)}，收款流水里是 {Money(found)}")
    stray = select(Payment.id).where(
        Payment.bank_day.is_not(None), Payment.reverses_id.is_(None), Payment.id.not_in(select(BankBooking.payment_id))
    )
    for number in session.scalars(stray):
        yield Finding("C1", f"第 {number} 笔收款记为银行托收，却没有对应的托收结果")


def _returns(session: Session) -> Iterator[Finding]:
    """Every return points to the payment it reverses, by the whole of it, and says what the chain says (FEE-13)."""
    facts = _facts(session, BankReturn.__tablename__)
    for made in session.scalars(select(BankReturn)):
        if (made.reversal.reverses_id, -made.reversal.total) != (made.payment_id, made.payment.total):
            yield Finding("C4", f"托收退回 {made.number} 与它冲销的收款不符")
        if _differs(returning.printed_facts(made) | {"fen": -made.payment.total.fen}, facts.get(made.id)):
            yield Finding("C8", f"托收退回 {made.number} 与校验链里的不符")


def _invoices(session: Session) -> Iterator[Finding]:
    """What the bank brought stands on invoices wholly, or on none yet (FEE-14)."""
    issued = func.sum(type_coerce(Ticket.amount, Integer))
    asked = select(Payment.id, type_coerce(Payment.total, Integer), issued).join(
        Ticket, Ticket.payment_id == Payment.id
    )
    grouped = asked.where(Payment.bank_day.is_not(None)).group_by(Payment.id)
    for number, total, fen in session.execute(grouped.having(issued != type_coerce(Payment.total, Integer))):
        yield Finding("C1", f"第 {number} 笔托收总额 {Money(total)}，发票合计 {Money(fen)}，两者不符")


def _parts(session: Session) -> dict[int, int]:
    fen = func.sum(type_coerce(BankLinePart.amount, Integer))
    asked = select(BankLine.id, fen).join(BankLinePart, BankLinePart.line_id == BankLine.id).group_by(BankLine.id)
    return dict(session.execute(asked).all())


def _facts(session: Session, table: str) -> dict[int, dict[str, Any]]:
    asked = select(ChainLink.subject_id, ChainLink.facts).where(ChainLink.subject_table == table)
    return dict(session.execute(asked).all())


def _differs(said: dict[str, Any], linked: dict[str, Any] | None) -> bool:
    return linked is None or any(linked.get(name) != value for name, value in said.items())
