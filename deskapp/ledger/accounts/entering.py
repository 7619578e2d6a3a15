"""The one way an account changes: the next entry, reckoned from the last one in the same unit of work."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.kernel.errors import DeskError
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger.accounts.kinds import EntryKind
from deskapp.ledger.accounts.records import AccountEntry, AccountMove
from deskapp.ledger.accounts.standing import Account, adds, last_entry
from deskapp.ledger.deposits.records import RefundOrder
from deskapp.ledger.payment_records import Payment

NOTHING = Money()


class AccountError(DeskError):
    """A rule about customers' accounts would be broken; nothing was written."""

    code = "E-ACC-01"


def insist(refusals: Iterator[Refusal]) -> None:
    """Raise AccountError for the first refusal: asked again inside the unit of work, where it cannot change."""
    for refusal in refusals:
        raise AccountError(f"{refusal.text}。没有任何改动")


def enter(
    session: Session, account: Account, kind: EntryKind, amount: Money, source: Payment | RefundOrder | AccountMove
) -> AccountEntry:
    """Add the next entry: `amount` is positive, the kind knows its sign. Raises AccountError for too much.

    The unit of work has the lock of the file, so nobody reckons with the same balance; on a server the number of the
    entry is taken once, and whoever comes second is refused (C5).
    """
    session.flush()
    last = last_entry(session, account)
    before = last.balance if last else NOTHING
    signed = amount if adds(kind) else -amount
    if before + signed < NOTHING:
        raise AccountError(f"{account.purpose.value}只有 {before}，不够 {amount}。没有任何改动")
    made = AccountEntry(
        unit_id=account.unit_id,
        customer_id=account.customer_id,
        purpose=account.purpose,
        nth=last.nth + 1 if last else 1,
        kind=kind,
        entered_on=session.info["at"].date(),
        amount=signed,
        balance=before + signed,
        payment_id=source.id if isinstance(source, Payment) else None,
        order_id=source.id if isinstance(source, RefundOrder) else None,
        move_id=source.id if isinstance(source, AccountMove) else None,
    )
    session.add(made)
    session.flush()
    return made
