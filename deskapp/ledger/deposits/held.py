"""Deposits as they stand: every payment for an item that is no income, and what followed it (REG-57)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session, aliased

from deskapp.kernel.money import Money
from deskapp.ledger.deposits.kinds import DepositState, RefundEnd
from deskapp.ledger.deposits.records import DepositRelease, RefundOrder, RefundSettlement
from deskapp.ledger.fee_items import DEPOSITS
from deskapp.ledger.fee_records import FeeItem
from deskapp.ledger.kinds import TicketType
from deskapp.ledger.payment_records import Payment, PaymentLine
from deskapp.ledger.takings import Scope
from deskapp.ledger.ticket_records import Ticket

T = TypeVar("T", Ticket, DepositRelease)
GONE = (DepositState.REFUNDED, DepositState.VOIDED)
"""States in which nothing is held any more."""


@dataclass(frozen=True)
class Deposit:
    """What one payment left with the centre, for one or more items, on one receipt (RENO-62)."""

    payment_id: int
    unit_id: int | None
    room_no: str
    payer: str
    items: str
    codes: frozenset[str]
    shown: str
    """The number of the certificate or service that the receipt names."""
    amount: Money
    receipt_no: str
    ticket_id: int | None
    received_on: date
    voided: bool
    released: DepositRelease | None
    order: RefundOrder | None
    """The last order that the cashier has not sent back."""
    settled: RefundSettlement | None

    def state(self, today: date) -> DepositState:
        """How it stands on a day."""
        if self.voided:
            return DepositState.VOIDED
        if self.settled:
            return DepositState.REFUNDED
        if self.order:
            return DepositState.ORDERED
        if self.released is None:
            return DepositState.HELD
        return DepositState.DUE if today < self.released.earliest_on else DepositState.REFUNDABLE

    def held(self, today: date) -> Money:
        """What of it the centre owes to its payer."""
        return Money() if self.state(today) in GONE else self.amount


def deposits(session: Session, *conditions: ColumnElement[bool]) -> list[Deposit]:
    """Every deposit that was ever paid, in the order of the payments; `conditions` on Payment narrow it."""
    asked = (
        select(Payment, PaymentLine, FeeItem.code)
        .join(PaymentLine, PaymentLine.payment_id == Payment.id)
        .join(FeeItem, PaymentLine.fee_item_id == FeeItem.id)
        .where(FeeItem.code.in_(DEPOSITS), Payment.reverses_id.is_(None), *conditions)
        .order_by(Payment.id, PaymentLine.position)
    )
    lines: dict[Payment, list[tuple[PaymentLine, str]]] = {}
    for payment, line, code in session.execute(asked):
        lines.setdefault(payment, []).append((line, code))
    followed = _Followed(session, [payment.id for payment in lines])
    return [_deposit(payment, found, followed) for payment, found in lines.items()]


def of_payment(session: Session, payment_id: int) -> Deposit | None:
    """The deposit that this payment left; None for a payment that left none."""
    return next(iter(deposits(session, Payment.id == payment_id)), None)


def found(session: Session, words: str) -> list[Deposit]:
    """The deposits that these words may mean: number of the receipt or certificate, room, or name of the payer."""
    typed = words.strip().upper()
    every = deposits(session)
    by_receipt = [one for one in every if typed == one.receipt_no]
    return by_receipt or [one for one in every if typed in (one.room_no.upper(), one.payer.upper(), one.shown.upper())]


def taken_in(session: Session, scope: Scope) -> Money:
    """What of a clerk's takings was deposits: in the cash, and no income."""
    asked = (
        select(func.sum(PaymentLine.amount))
        .join(Payment, PaymentLine.payment_id == Payment.id)
        .join(FeeItem, PaymentLine.fee_item_id == FeeItem.id)
        .where(FeeItem.code.in_(DEPOSITS), scope.payments)
    )
    return session.scalar(asked) or Money()


class _Followed:
    """What followed some payments, each asked for once."""

    def __init__(self, session: Session, ids: Sequence[int]) -> None:
        self.voided = set(session.scalars(select(Payment.reverses_id).where(Payment.reverses_id.in_(ids))))
        receipt = (Ticket.payment_id.in_(ids)) & (Ticket.type == TicketType.OFFICIAL_RECEIPT)
        self.tickets = _by_payment(session.scalars(select(Ticket).where(receipt).order_by(Ticket.id.desc())))
        released = select(DepositRelease).where(DepositRelease.payment_id.in_(ids)).order_by(DepositRelease.id)
        self.released = _by_payment(session.scalars(released))
        self.orders: dict[int, tuple[RefundOrder, RefundSettlement | None]] = {}
        settled = aliased(RefundSettlement)
        orders = select(RefundOrder, settled).outerjoin(settled, settled.order_id == RefundOrder.id)
        of_deposits = RefundOrder.payment_id.in_(ids) & RefundOrder.from_account.is_(None)
        for order, end in session.execute(orders.where(of_deposits).order_by(RefundOrder.id)):
            if end is None or end.outcome is RefundEnd.PAID:
                self.orders[order.payment_id] = (order, end)


def _by_payment(rows: Iterable[T]) -> dict[int | None, T]:
    return {row.payment_id: row for row in rows}


def _deposit(payment: Payment, found: Sequence[tuple[PaymentLine, str]], followed: _Followed) -> Deposit:
    ticket = followed.tickets.get(payment.id)
    order, settled = followed.orders.get(payment.id, (None, None))
    return Deposit(
        payment.id,
        payment.unit_id,
        payment.room_no,
        payment.payer,
        "、".join(dict.fromkeys(line.item_name for line, _ in found)),
        frozenset(code for _, code in found),
        "、".join(dict.fromkeys(line.shown for line, _ in found if line.shown)),
        Money.total(line.amount for line, _ in found),
        ticket.printed_no if ticket else "",
        ticket.id if ticket else None,
        payment.business_day,
        payment.id in followed.voided,
        followed.released.get(payment.id),
        order,
        settled,
    )
