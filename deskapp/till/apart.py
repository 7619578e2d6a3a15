"""What of a clerk's takings went into accounts and came out of them, in words for closing sheet and X report."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.ledger.accounts.standing import apart
from deskapp.ledger.takings import Scope


def account_words(session: Session, scope: Scope) -> Iterator[str]:
    """What waits on accounts is no income yet, what they have paid is no new money (features 16)."""
    found = apart(session, scope)
    if found.put_in:
        yield f"收款中 {found.put_in} 存入客户账户，抵付前不计收入"
    if found.used:
        yield f"收款中 {found.used} 由客户账户抵付，没有另收款"
