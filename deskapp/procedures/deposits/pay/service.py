"""Puts on record what the cashier did with a refund order; no till of the desk is touched."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from deskapp.deed import Deed
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger.deposits import held, refunds
from deskapp.ledger.deposits.kinds import RefundEnd
from deskapp.ledger.deposits.records import RefundOrder, RefundSettlement
from deskapp.ledger.deposits.refunds import DepositError
from deskapp.procedures.deposits.pay.steps import Paying
from deskapp.staff.records import StaffMember

ACT = "pay_refund"


@dataclass(frozen=True)
class Due:
    """An order as the cashier reads it."""

    number: str
    ordered_on: date
    room: str
    payee: str
    item: str
    receipt_no: str
    refund: Money
    deducted: Money
    reason: str
    approved: str


def due(desk: Desk) -> list[Due]:
    """The orders that wait, the oldest first."""
    with desk.reading() as session:
        return [_due(session, one) for one in refunds.waiting(session)]


def _settle(session: Session, desk: Desk, answers: Answers) -> RefundSettlement:
    said = answers[Paying]
    order = _order(session, said.order)
    assert order is not None, "asked for before"
    return refunds.settle(
        session,
        order,
        request_id=answers.request_id,
        outcome=said.outcome,
        way=said.way,
        reference=said.reference or "",
        reason=said.reason or "",
    )


def _told(session: Session, desk: Desk, answers: Answers, made: RefundSettlement) -> Done:
    paid = made.outcome is RefundEnd.PAID
    whom = f"已转入{into.value}" if (into := made.order.into_account) else f"给 {made.order.payee}"
    words = f"已付 {made.order.refund} {whom}" if paid else f"已退回前台：{made.reason}"
    return Done(made.order.number, f"退款通知单 {made.order.number} {words}")


def _refusals(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """The order still waits, whoever made it does not pay it, and it is said how it was paid (RENO-57, ROLE-02)."""
    said = answers[Paying]
    order = _order(session, said.order)
    paying = said.outcome is RefundEnd.PAID
    if order and order.created_by_id == desk.clerk.id and paying:
        yield Refusal("自己开的通知单，请由另一位出纳付款", "ROLE-02")
    if order is None or paying:
        yield from refunds.settle_refusals(order, said.way, said.reference or "")


def _order(session: Session, number: str) -> RefundOrder | None:
    return next((one for one in refunds.waiting(session) if one.number == number.strip().upper()), None)


def _due(session: Session, one: RefundOrder) -> Due:
    item, receipt_no = _what(session, one)
    approved = [one.deduct_approved_by_id, one.lost_approved_by_id]
    names = [session.get_one(StaffMember, who).name for who in dict.fromkeys(approved) if who is not None]
    return Due(
        one.number,
        one.ordered_on,
        one.payment.room_no,
        one.payee,
        item,
        receipt_no,
        one.refund,
        one.deducted,
        one.deduct_reason,
        "、".join(names),
    )


def _what(session: Session, one: RefundOrder) -> tuple[str, str]:
    """What it pays back, and the number of the receipt: of an account, or of a deposit and where it goes."""
    if one.from_account:
        return one.from_account.value, str(one.slip.get("receipt_no", ""))
    deposit = held.of_payment(session, one.payment_id)
    assert deposit is not None, "an order pays a deposit back"
    into = f"，转入{one.into_account.value}" if one.into_account else ""
    return f"{deposit.items}{into}", deposit.receipt_no


_DEED = Deed(ACT, refunds.settled_before, _refusals, _settle, _told, "没有登记付款", DepositError.code)
PAY_REFUND = Procedure("pay_refund", "付退款", ACT, (Paying,), _DEED.finish, _DEED.check)
