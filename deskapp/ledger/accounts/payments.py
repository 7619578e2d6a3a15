"""What a payment does to accounts: lines that fill one, ways that take from one, and what its reversal undoes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger.accounts import rules
from deskapp.ledger.accounts.entering import AccountError, enter
from deskapp.ledger.accounts.kinds import ITEMS, WAYS, EntryKind, Purpose
from deskapp.ledger.accounts.records import AccountEntry
from deskapp.ledger.accounts.standing import Account, balance_of, purposes
from deskapp.ledger.fee_items import DEPOSITS
from deskapp.ledger.fee_records import FeeItem
from deskapp.ledger.kinds import TicketType
from deskapp.ledger.paying import Collection, Line, Paid
from deskapp.ledger.payment_records import Payment
from deskapp.ledger.ticket_records import Ticket

OUTSIDE = TicketType.OUTSIDE_TICKET
UNDONE = {EntryKind.PAID_IN: EntryKind.FILLING_VOIDED, EntryKind.USED: EntryKind.USE_VOIDED}


@dataclass(frozen=True)
class Touched:
    """What a payment puts into accounts and takes out of them, by purpose."""

    filled: dict[Purpose, Money]
    used: dict[Purpose, Money]

    def __bool__(self) -> bool:
        return bool(self.filled or self.used)


def touched(session: Session, lines: Sequence[Line], paid: Sequence[Paid]) -> Touched:
    """The accounts that such a payment changes; most change none."""
    filling = purposes(session)
    filled: dict[Purpose, Money] = {}
    for line in lines:
        if purpose := filling.get(line.fee_item_id):
            filled[purpose] = filled.get(purpose, Money()) + line.amount
    used = {WAYS[one.way.code]: one.amount for one in paid if one.way.code in WAYS}
    return Touched(filled, used)


def refusals(
    session: Session, unit_id: int | None, customer_id: int | None, lines: Sequence[Line], paid: Sequence[Paid] = ()
) -> Iterator[Refusal]:
    """What stands against keeping such a payment, as far as accounts go (FEE-28, C5)."""
    found = touched(session, lines, paid)
    for purpose in (*found.filled, *found.used):
        yield from rules.keeps(purpose, room=unit_id is not None, known=customer_id is not None)
    if not found.used or unit_id is None or customer_id is None:
        return
    items, held = _items(session, lines)
    for purpose, amount in found.used.items():
        balance = balance_of(session, Account(unit_id, customer_id, purpose))
        yield from rules.pays(purpose, amount, balance, items, held)


def may_pay(session: Session, purpose: Purpose, lines: Sequence[Line]) -> bool:
    """Whether an account of this purpose may pay these lines, however much lies there."""
    return not list(rules.pays(purpose, Money(), Money(), *_items(session, lines)))


def _items(session: Session, lines: Sequence[Line]) -> tuple[dict[str, str], str]:
    """The names of the items by their codes, and of those that are no fee of ours: held for somebody, or another's."""
    ids = {line.fee_item_id for line in lines}
    found = session.execute(select(FeeItem.code, FeeItem.name, FeeItem.ticket_type).where(FeeItem.id.in_(ids))).all()
    held = [name for code, name, type in found if code in DEPOSITS or code in ITEMS or type is OUTSIDE]
    return {code: name for code, name, _ in found}, "、".join(held)


def book(session: Session, payment: Payment, asked: Collection, found: Touched) -> None:
    """Enter what this payment puts into accounts and takes out of them. Raises AccountError where a rule refuses.

    `found` is what it touches, asked before the payment was added: most payments touch none, and are kept in one go.
    """
    if not found:
        return
    customer_id = asked.customer_id
    for refusal in refusals(session, payment.unit_id, customer_id, asked.lines, asked.paid):
        raise AccountError(f"{refusal.text}。没有收款")
    assert payment.unit_id is not None, "money is kept on the account of a unit"
    assert customer_id is not None, "money is kept for a customer"
    for kind, sums in ((EntryKind.PAID_IN, found.filled), (EntryKind.USED, found.used)):
        for purpose, amount in sums.items():
            enter(session, Account(payment.unit_id, customer_id, purpose), kind, amount, payment)


def entries_of(session: Session, payment_id: int) -> list[AccountEntry]:
    """What a payment entered."""
    asked = select(AccountEntry).where(AccountEntry.payment_id == payment_id)
    return list(session.scalars(asked.order_by(AccountEntry.id)))


def void_refusals(session: Session, ticket: Ticket) -> Iterator[Refusal]:
    """A payment whose money was put on an account and used since is not reversed (TICKET-21, C5)."""
    for one in entries_of(session, ticket.payment_id) if ticket.payment_id else ():
        if one.kind is EntryKind.PAID_IN:
            balance = balance_of(session, Account(one.unit_id, one.customer_id, one.purpose))
            yield from rules.voidable(ticket.printed_no, one.purpose, one.amount, balance)


def take_back(session: Session, payment: Payment, reversal: Payment) -> None:
    """What a payment entered is entered the other way round: taken out again, or given back (design law 3)."""
    for one in entries_of(session, payment.id):
        account = Account(one.unit_id, one.customer_id, one.purpose)
        enter(session, account, UNDONE[one.kind], Money(abs(one.amount.fen)), reversal)
