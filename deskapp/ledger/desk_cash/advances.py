"""Cash lent out of a drawer and brought back: the record, its movement in the drawer, and its link in the chain."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from deskapp.audit import chain
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger.books import insist
from deskapp.ledger.desk_cash.records import CashAdvance, CashReturn
from deskapp.ledger.drawer import moving
from deskapp.ledger.drawer.kinds import MoveKind
from deskapp.ledger.drawer.moving import Move
from deskapp.store.numbering import within_day

LENT, RETURNED = "cash_lent", "cash_returned"


@dataclass(frozen=True)
class Loan:
    """What is lent: to whom, how much, what for, until when, and which manager said so beforehand (FEE-33)."""

    borrower: str
    amount: Money
    reason: str
    due_back: date
    approved_by_id: int


def refusals(session: Session, clerk_id: int, amount: Money, reason: str, at: datetime) -> Iterator[Refusal]:
    """What the drawer says: something is lent, for a reason, and no more than lies there."""
    yield from moving.refusals(session, _out(clerk_id, amount, reason, None), at)


def lend(session: Session, loan: Loan, request_id: str) -> CashAdvance:
    """Lend it, once a request. Raises TicketError where the drawer does not hold it."""
    if made := lent_before(session, request_id):
        return made
    at, clerk_id = session.info["at"], session.info["by"]
    insist(refusals(session, clerk_id, loan.amount, loan.reason, at))
    made = CashAdvance(
        number=within_day(session, CashAdvance.number, "JK", at.date()),
        request_id=request_id,
        lent_on=at.date(),
        clerk_id=clerk_id,
        borrower=loan.borrower.strip(),
        amount=loan.amount,
        reason=loan.reason.strip(),
        due_back=loan.due_back,
        approved_by_id=loan.approved_by_id,
    )
    session.add(made)
    session.flush()
    why = f"{made.number} 借给{made.borrower}"
    moving.enter(session, _out(clerk_id, loan.amount, why, loan.approved_by_id), -loan.amount, request_id)
    chain.seal(session, chain.forge(session, LENT, facts(made)), made)
    return made


def give_back(session: Session, advance: CashAdvance, amount: Money, request_id: str) -> CashReturn:
    """Put what comes back into the drawer of whoever takes it, once a request."""
    if made := returned_before(session, request_id):
        return made
    at, clerk_id = session.info["at"], session.info["by"]
    made = CashReturn(request_id=request_id, advance=advance, returned_on=at.date(), clerk_id=clerk_id, amount=amount)
    session.add(made)
    session.flush()
    why = f"{advance.number} {advance.borrower}归还"
    moving.enter(session, Move(clerk_id, MoveKind.ADVANCE_BACK, amount, why, None), amount, request_id)
    chain.seal(session, chain.forge(session, RETURNED, return_facts(made)), made)
    return made


def lent_before(session: Session, request_id: str) -> CashAdvance | None:
    """The advance that this very request has made already (design law 1)."""
    return session.scalars(select(CashAdvance).where(CashAdvance.request_id == request_id)).one_or_none()


def returned_before(session: Session, request_id: str) -> CashReturn | None:
    """The return that this very request has made already."""
    return session.scalars(select(CashReturn).where(CashReturn.request_id == request_id)).one_or_none()


def outstanding(advance: CashAdvance) -> Money:
    """What of an advance is still out."""
    return advance.amount - Money.total(one.amount for one in advance.returns)


def still_out(session: Session) -> list[CashAdvance]:
    """The advances that have not wholly come back, the one due first at the head (REG-09)."""
    asked = select(CashAdvance).options(selectinload(CashAdvance.returns))
    every = session.scalars(asked.order_by(CashAdvance.due_back, CashAdvance.id))
    return [one for one in every if outstanding(one)]


def facts(advance: CashAdvance) -> dict[str, Any]:
    """What the chain keeps of an advance; `deskapp check` compares it with the row."""
    return {
        "no": advance.number,
        "lent_on": advance.lent_on.isoformat(),
        "borrower": advance.borrower,
        "amount": advance.amount.figures,
        "reason": advance.reason,
        "due_back": advance.due_back.isoformat(),
    }


def return_facts(back: CashReturn) -> dict[str, Any]:
    """What the chain keeps of money that came back."""
    return {
        "no": back.advance.number,
        "returned_on": back.returned_on.isoformat(),
        "amount": back.amount.figures,
    }


def _out(clerk_id: int, amount: Money, reason: str, other_id: int | None) -> Move:
    return Move(clerk_id, MoveKind.ADVANCE_OUT, amount, reason, other_id)
