"""C1: the receipt of a day of copies and fax comes to its sales, and every sale to its lines."""

from collections.abc import Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from deskapp.ledger.checks.finding import Finding
from deskapp.ledger.copies.days import on_its_own
from deskapp.ledger.copies.records import CopyDay, CopyReceipt, CopySale, CopySaleLine
from deskapp.ledger.payment_records import Payment


def check_copies(session: Session) -> Iterator[Finding]:
    """Every standing receipt of a day against the register, and the register against itself (FEE-22)."""
    reversed_ = select(Payment.reverses_id).where(Payment.reverses_id.is_not(None))
    same = (CopySale.clerk_id == CopyDay.clerk_id) & (CopySale.business_day == CopyDay.business_day) & ~on_its_own()
    of_days = (
        select(CopyDay.business_day, Payment.total, func.sum(CopySale.amount))
        .join(Payment, CopyDay.payment_id == Payment.id)
        .outerjoin(CopySale, same)
        .where(Payment.id.not_in(reversed_))
        .group_by(CopyDay.id, CopyDay.business_day, Payment.total)
    )
    for day, paid, sold in session.execute(of_days):
        if paid != sold:
            yield Finding("C1", f"{day} 的复印传真汇总收据是 {paid}，登记本合计 {sold or '没有登记'}，两者不符")
    alone = select(CopySale.id, CopySale.amount, Payment.total).join(CopyReceipt, CopyReceipt.sale_id == CopySale.id)
    for number, amount, paid in session.execute(alone.join(Payment, CopyReceipt.payment_id == Payment.id)):
        if amount != paid:
            yield Finding("C1", f"复印传真登记第 {number} 笔是 {amount}，它的收据是 {paid}，两者不符")
    of_sales = select(CopySale.id, CopySale.amount, func.sum(CopySaleLine.amount)).join(CopySale.lines)
    for number, amount, lines in session.execute(of_sales.group_by(CopySale.id)):
        if amount != lines:
            yield Finding("C1", f"复印传真登记第 {number} 笔是 {amount}，明细合计 {lines}，两者不符")
