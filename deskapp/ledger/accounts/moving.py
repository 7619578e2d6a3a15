"""Giving a customer's money another purpose: out of one account into another, agreed to by a second person."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.audit import chain
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger.accounts import rules
from deskapp.ledger.accounts.entering import AccountError, enter, insist
from deskapp.ledger.accounts.kinds import EntryKind, Purpose
from deskapp.ledger.accounts.records import AccountMove
from deskapp.ledger.accounts.standing import Account, balance_of
from deskapp.store.numbering import within_day

MOVED = "account_moved"


@dataclass(frozen=True)
class Move:
    """So much of a customer's money, from one purpose to another, and why."""

    unit_id: int
    customer_id: int
    from_purpose: Purpose
    to_purpose: Purpose
    amount: Money
    reason: str

    @property
    def source(self) -> Account:
        """The account it leaves."""
        return Account(self.unit_id, self.customer_id, self.from_purpose)

    @property
    def target(self) -> Account:
        """The account it comes to."""
        return Account(self.unit_id, self.customer_id, self.to_purpose)


def refusals(session: Session, asked: Move) -> Iterator[Refusal]:
    """What stands against it."""
    balance = balance_of(session, asked.source)
    yield from rules.movable(asked.from_purpose, asked.to_purpose, asked.amount, balance)


def done_before(session: Session, request_id: str) -> AccountMove | None:
    """The move that this very request has made already (design law 1)."""
    return session.scalars(select(AccountMove).where(AccountMove.request_id == request_id)).one_or_none()


def move(session: Session, asked: Move, *, request_id: str, agreed_by_id: int) -> AccountMove:
    """Move it, once a request. Raises AccountError where a rule refuses, and for one's own agreement."""
    if made := done_before(session, request_id):
        return made
    insist(refusals(session, asked))
    if agreed_by_id == session.info["by"]:
        raise AccountError("转用途须由另一个人确认。没有任何改动")
    today = session.info["at"].date()
    made = AccountMove(
        number=within_day(session, AccountMove.number, "ZY", today),
        request_id=request_id,
        moved_on=today,
        unit_id=asked.unit_id,
        customer_id=asked.customer_id,
        from_purpose=asked.from_purpose,
        to_purpose=asked.to_purpose,
        amount=asked.amount,
        reason=asked.reason.strip(),
        clerk_id=session.info["by"],
        agreed_by_id=agreed_by_id,
    )
    session.add(made)
    session.flush()
    enter(session, asked.source, EntryKind.MOVED_OUT, asked.amount, made)
    enter(session, asked.target, EntryKind.MOVED_IN, asked.amount, made)
    chain.seal(session, chain.forge(session, MOVED, move_facts(made)), made)
    return made


def move_facts(made: AccountMove) -> dict[str, Any]:
    """What the chain keeps of a move; `deskapp check` compares it with the row."""
    return {
        "no": made.number,
        "moved_on": made.moved_on.isoformat(),
        "from": made.from_purpose.value,
        "to": made.to_purpose.value,
        "amount": made.amount.figures,
        "reason": made.reason,
    }
