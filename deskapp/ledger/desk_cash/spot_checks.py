"""Spot checks of the cashier: a register or a drawer looked over at an irregular time, with the finding (FEE-30)."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.kernel.money import Money
from deskapp.ledger.desk_cash.kinds import Checked, CheckResult
from deskapp.ledger.desk_cash.records import CashierCheck
from deskapp.ledger.drawer.standing import cash_in


@dataclass(frozen=True)
class Look:
    """What was looked over, of whom, what was counted where it was cash, and the finding."""

    checked: Checked
    clerk_id: int
    counted: Money | None
    result: CheckResult
    finding: str


def expected(session: Session, look: Look) -> Money:
    """What should lie in that clerk's drawer now."""
    return cash_in(session, look.clerk_id, session.info["at"].date())


def keep(session: Session, look: Look, request_id: str) -> CashierCheck:
    """Put it on record, once a request; a count beside what the books said at that moment (REG-10)."""
    if made := checked_before(session, request_id):
        return made
    cash = look.checked is Checked.CASH
    made = CashierCheck(
        request_id=request_id,
        checked_on=session.info["at"].date(),
        checker_id=session.info["by"],
        checked=look.checked,
        clerk_id=look.clerk_id,
        expected=expected(session, look) if cash else None,
        counted=look.counted if cash else None,
        result=look.result,
        finding=look.finding.strip(),
    )
    session.add(made)
    session.flush()
    return made


def checked_before(session: Session, request_id: str) -> CashierCheck | None:
    """What this very request has put on record already (design law 1)."""
    return session.scalars(select(CashierCheck).where(CashierCheck.request_id == request_id)).one_or_none()
