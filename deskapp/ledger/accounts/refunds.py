"""Paying a customer's money back: an order to the cashier, who pays it or sends it back (FEE-33, RENO-57)."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger.accounts import rules
from deskapp.ledger.accounts.entering import enter, insist
from deskapp.ledger.accounts.kinds import EntryKind
from deskapp.ledger.accounts.records import AccountEntry
from deskapp.ledger.accounts.standing import Account, balance_of
from deskapp.ledger.deposits import ordering
from deskapp.ledger.deposits.records import RefundOrder
from deskapp.ledger.payment_records import Payment
from deskapp.ledger.ticket_records import Ticket
from deskapp.store.numbering import within_day

MONEY = (EntryKind.PAID_IN, EntryKind.FROM_DEPOSIT)
"""How money comes to a customer of a unit in the first place; all else moves it between purposes, or undoes."""


def refusals(session: Session, account: Account, amount: Money) -> Iterator[Refusal]:
    """What stands against paying so much back."""
    yield from rules.refundable(account.purpose, amount, balance_of(session, account))


def receipt_of(session: Session, account: Account) -> Ticket | None:
    """The latest receipt on which this customer's money was taken, whatever its purpose then; None without any."""
    here = (AccountEntry.unit_id == account.unit_id) & (AccountEntry.customer_id == account.customer_id)
    asked = select(AccountEntry).where(here, AccountEntry.kind.in_(MONEY)).order_by(AccountEntry.id)
    entries = sorted(session.scalars(asked), key=lambda one: (one.purpose is account.purpose, one.id))
    if not entries:
        return None
    last = entries[-1]
    payment_id = last.payment_id or session.get_one(RefundOrder, last.order_id).payment_id
    tickets = select(Ticket).where(Ticket.payment_id == payment_id).order_by(Ticket.id)
    return session.scalars(tickets).first()


def order(
    session: Session,
    account: Account,
    amount: Money,
    *,
    request_id: str,
    payee: str,
    lost_by_id: int | None,
    slip: Callable[[str], dict[str, Any]],
) -> RefundOrder:
    """Order the cashier to pay, once a request: what is ordered lies on the account no more. Raises AccountError."""
    if made := ordering.ordered_before(session, request_id):
        return made
    insist(refusals(session, account, amount))
    at: datetime = session.info["at"]
    receipt = receipt_of(session, account)
    assert receipt is not None, "what lies on an account was taken on a receipt"
    number = within_day(session, RefundOrder.number, "TK", at.date())
    made = RefundOrder(
        number=number,
        request_id=request_id,
        payment_id=receipt.payment_id,
        ordered_on=at.date(),
        payee=payee.strip(),
        amount=amount,
        deducted=Money(),
        receipt_shown=lost_by_id is None,
        lost_approved_by_id=lost_by_id,
        slip=slip(number),
        from_account=account.purpose,
    )
    ordering.keep(session, made, receipt.printed_no)
    enter(session, account, EntryKind.ORDERED_BACK, amount, made)
    return made


def returned(session: Session, sent_back: RefundOrder) -> None:
    """An order that the cashier sends back pays nobody: the money lies on the account again."""
    asked = select(AccountEntry).where(AccountEntry.order_id == sent_back.id)
    for one in session.scalars(asked.where(AccountEntry.kind == EntryKind.ORDERED_BACK)).all():
        account = Account(one.unit_id, one.customer_id, one.purpose)
        enter(session, account, EntryKind.ORDER_RETURNED, Money(abs(one.amount.fen)), sent_back)


def from_deposit(session: Session, order: RefundOrder, amount: Money) -> None:
    """What a deposit leaves goes to the account that its order names, with the order as its trace (features 17)."""
    payment = session.get_one(Payment, order.payment_id)
    assert order.into_account is not None, "the order names an account"
    assert payment.unit_id is not None, "asked for when it was ordered"
    assert payment.customer_id is not None, "asked for when it was ordered"
    account = Account(payment.unit_id, payment.customer_id, order.into_account)
    enter(session, account, EntryKind.FROM_DEPOSIT, amount, order)
