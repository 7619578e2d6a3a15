"""Releasing deposits, ordering their refund, and settling the order: rows that are added, sealed in the chain."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from deskapp.audit import chain
from deskapp.kernel.errors import DeskError
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger.accounts import refunds as accounts
from deskapp.ledger.accounts.kinds import Purpose
from deskapp.ledger.deposits import held, ordering, rules
from deskapp.ledger.deposits.held import Deposit
from deskapp.ledger.deposits.kinds import RefundEnd, RefundWay
from deskapp.ledger.deposits.records import DepositRelease, RefundOrder, RefundSettlement
from deskapp.ledger.payment_records import Payment
from deskapp.staff.settings import read_settings
from deskapp.store.numbering import within_day
from deskapp.workdays import calendar_of
from deskapp.workdays.calendar import or_refusal

SETTLED = "refund_settled"


class DepositError(DeskError):
    """A rule about deposits would be broken; nothing was written."""

    code = "E-DEP-01"


def insist(refusals: Iterator[Refusal]) -> None:
    """Raise DepositError for the first refusal: asked again inside the unit of work, where it cannot change."""
    for refusal in refusals:
        raise DepositError(f"{refusal.text}。没有任何改动")


def release_refusals(session: Session, deposit: Deposit, passed_on: date, today: date) -> Iterator[Refusal]:
    """What stands against releasing a deposit, a year without its holidays among it (RENO-50)."""
    stops = list(rules.releasable(deposit.state(today), passed_on, deposit.received_on, today))
    earliest = or_refusal(lambda: earliest_of(session, deposit, passed_on), "RENO-50")
    yield from stops or ([earliest] if isinstance(earliest, Refusal) else ())


def released_before(session: Session, request_id: str) -> DepositRelease | None:
    """The release that this very request has made already (design law 1)."""
    return session.scalars(select(DepositRelease).where(DepositRelease.request_id == request_id)).one_or_none()


def earliest_of(session: Session, deposit: Deposit, passed_on: date) -> date:
    """The first day on which it would be paid back (RENO-50). Raises YearMissingError."""
    days = read_settings(session).reno_refund_working_days
    return rules.earliest(deposit.codes, passed_on, days, calendar_of(session))


def release(session: Session, deposit: Deposit, *, request_id: str, passed_on: date, checked_by: str) -> DepositRelease:
    """Put on record that what it was held for is done, once a request. Raises DepositError."""
    if made := released_before(session, request_id):
        return made
    insist(release_refusals(session, deposit, passed_on, session.info["at"].date()))
    made = DepositRelease(
        request_id=request_id,
        payment_id=deposit.payment_id,
        passed_on=passed_on,
        checked_by=checked_by.strip(),
        earliest_on=earliest_of(session, deposit, passed_on),
    )
    session.add(made)
    session.flush()
    return made


def order_refusals(deposit: Deposit, today: date) -> Iterator[Refusal]:
    """What stands against paying this deposit back at all, whatever is shown for it (RENO-50, RENO-57)."""
    yield from rules.orderable(deposit.state(today), deposit.released.earliest_on if deposit.released else None)


def account_refusals(session: Session, deposit: Deposit) -> Iterator[Refusal]:
    """What stands against leaving a deposit on its payer's account: nobody knows whose that would be."""
    payment = session.get_one(Payment, deposit.payment_id)
    yield from rules.left_there(known=payment.unit_id is not None and payment.customer_id is not None)


@dataclass(frozen=True)
class Approved:
    """Which managers let pass what: a receipt that is lost, a part that is kept back; None where nobody had to."""

    lost_by_id: int | None = None
    deduct_by_id: int | None = None


def order(
    session: Session,
    deposit: Deposit,
    *,
    request_id: str,
    payee: str,
    deducted: Money,
    reason: str,
    approved: Approved,
    into_account: Purpose | None = None,
    slip: Callable[[str], dict[str, Any]],
) -> RefundOrder:
    """Order the cashier to pay, once a request (RENO-57).

    With `into_account` nobody is paid: the cashier puts it to that account of the payer. `slip` is handed the number
    and gives what is printed, frozen with the order. Raises DepositError where the deposit
    is not there to be paid back; the approvals are the caller's to ask for.
    """
    if made := ordering.ordered_before(session, request_id):
        return made
    at: datetime = session.info["at"]
    insist(order_refusals(deposit, at.date()))
    if into_account:
        insist(account_refusals(session, deposit))
    number = within_day(session, RefundOrder.number, "TK", at.date())
    made = RefundOrder(
        number=number,
        request_id=request_id,
        payment_id=deposit.payment_id,
        ordered_on=at.date(),
        payee=payee.strip(),
        amount=deposit.amount,
        deducted=deducted,
        deduct_reason=reason.strip() if deducted else "",
        deduct_approved_by_id=approved.deduct_by_id,
        receipt_shown=approved.lost_by_id is None,
        lost_approved_by_id=approved.lost_by_id,
        slip=slip(number),
        into_account=into_account,
    )
    ordering.keep(session, made, deposit.receipt_no)
    return made


def waiting(session: Session) -> list[RefundOrder]:
    """The orders that the cashier has still to pay or to send back, the oldest first."""
    settled = select(RefundSettlement.order_id)
    return list(session.scalars(select(RefundOrder).where(RefundOrder.id.not_in(settled)).order_by(RefundOrder.id)))


def settle_refusals(order: RefundOrder | None, way: RefundWay | None, reference: str) -> Iterator[Refusal]:
    """What stands against paying an order: it waits no longer, or it is not said how it was paid (RENO-57)."""
    if order is None:
        yield Refusal("这张退款通知单已经办过，或号码不对", "RENO-57")
    elif order.into_account and way:
        yield Refusal(f"这张通知单转入{order.into_account.value}，不付款，请不要选付款方式", "RENO-57")
    elif order.refund and way is None and not order.into_account:
        yield Refusal("请选择付款方式", "RENO-57")
    elif way is RefundWay.TRANSFER and not reference.strip():
        yield Refusal("转账须填写凭证号", "FEE-12")


def settle(
    session: Session,
    order: RefundOrder,
    *,
    request_id: str,
    outcome: RefundEnd,
    way: RefundWay | None = None,
    reference: str = "",
    reason: str = "",
) -> RefundSettlement:
    """Keep that the cashier has paid an order or sent it back, once a request. Raises DepositError.

    Sent back, what was ordered of an account lies there again; put into an account, it does from now on. No money
    moves in any clerk's till. What was deducted becomes the centre's on this day: its receipt is the one
    that took it, so no ticket is issued twice for one sum.
    """
    if made := settled_before(session, request_id):
        return made
    if session.scalar(select(func.count()).where(RefundSettlement.order_id == order.id)):
        raise DepositError(f"退款通知单 {order.number} 已经办过。没有任何改动")
    paid = outcome is RefundEnd.PAID
    made = RefundSettlement(
        request_id=request_id,
        order=order,
        outcome=outcome,
        settled_on=session.info["at"].date(),
        way=way if paid and order.refund and not order.into_account else None,
        reference=reference.strip() if paid else "",
        reason="" if paid else reason.strip(),
    )
    session.add(made)
    session.flush()
    if paid and order.into_account and order.refund:
        accounts.from_deposit(session, order, order.refund)
    if not paid and order.from_account:
        accounts.returned(session, order)
    chain.seal(session, chain.forge(session, SETTLED, settlement_facts(made)), made)
    return made


def settled_before(session: Session, request_id: str) -> RefundSettlement | None:
    """What this very request has settled already (design law 1)."""
    return session.scalars(select(RefundSettlement).where(RefundSettlement.request_id == request_id)).one_or_none()


def settlement_facts(settled: RefundSettlement) -> dict[str, Any]:
    """What the chain keeps of what became of an order."""
    return {
        "no": settled.order.number,
        "outcome": settled.outcome.value,
        "settled_on": settled.settled_on.isoformat(),
        "way": settled.way.value if settled.way else "",
        "reference": settled.reference,
        "reason": settled.reason,
    }


def void_refusals(session: Session, payment_id: int) -> Iterator[Refusal]:
    """A receipt whose deposit is being paid back, or has been, is not voided: the money would go back twice."""
    deposit = held.of_payment(session, payment_id)
    if deposit and deposit.order:
        yield Refusal(f"收据 {deposit.receipt_no} 的押金已办退款 {deposit.order.number}，不能作废", "TICKET-21")
