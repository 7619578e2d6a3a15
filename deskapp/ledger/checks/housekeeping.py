"""C1: slips and regular service in their registers come to what was paid for them; no slip is paid twice."""

from collections.abc import Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from deskapp.ledger.checks.finding import Finding
from deskapp.ledger.housekeeping.records import HousekeepingSlip, RegularService
from deskapp.ledger.payment_records import Payment
from deskapp.ledger.reversed import standing


def check_housekeeping(session: Session) -> Iterator[Finding]:
    """Both registers against their payments (FEE-20, FEE-21)."""
    for kind in (HousekeepingSlip, RegularService):
        asked = select(Payment.id, Payment.total, func.sum(kind.amount)).join(kind, kind.payment_id == Payment.id)
        for number, paid, listed in session.execute(asked.group_by(Payment.id)):
            if paid != listed:
                yield Finding("C1", f"家政收款第 {number} 笔是 {paid}，登记表合计 {listed}，两者不符")
    slip = HousekeepingSlip
    twice = select(slip.book_no, slip.slip_no).where(standing(slip.payment_id)).group_by(slip.book_no, slip.slip_no)
    for book_no, slip_no in session.execute(twice.having(func.count(slip.id) > 1)):
        yield Finding("C1", f"家政服务单 {book_no}-{slip_no} 收了两次")
