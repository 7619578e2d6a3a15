"""The reductions of the cashier's workbook: what approved papers took off, and what voids gave back (FEE-25)."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.kernel.days import Period
from deskapp.ledger.adjusting.records import ChargeReduction, FeeReduction
from deskapp.ledger.fee_records import Charge, FeeItem
from deskapp.ledger.payment_records import Payment
from deskapp.reports.sheet import Column, Kind, Sheet, Value

AMOUNT, DAY, WORDS = Kind.AMOUNT, Kind.DAY, Kind.WORDS
COLUMNS = (
    Column("日期", DAY, 12), Column("减免单", WORDS, 18), Column("类别", WORDS, 10), Column("房号", WORDS, 12),
    Column("申请人", WORDS, 12), Column("原因", WORDS, 24), Column("收费项目", WORDS, 18),
    Column("费用期间", WORDS, 24), Column("应收", AMOUNT, 13), Column("减免", AMOUNT, 13, total=True),
    Column("批准人", WORDS, 10), Column("笔号", WORDS, 8), Column("备注", WORDS, 8),
)  # fmt: skip


def reduction_sheet(session: Session, first: date, last: date, names: dict[int, str]) -> Sheet:
    """Line by line; whole charges that were waived stand on the day they were approved, without a payment."""
    asked = (
        select(ChargeReduction, FeeReduction, Charge, FeeItem.name, Payment)
        .join(FeeReduction, ChargeReduction.reduction_id == FeeReduction.id)
        .join(Charge, ChargeReduction.charge_id == Charge.id)
        .join(FeeItem, Charge.fee_item_id == FeeItem.id)
        .outerjoin(Payment, ChargeReduction.payment_id == Payment.id)
        .order_by(ChargeReduction.id)
    )
    day = FeeReduction.approved_on.between(first, last) & Payment.id.is_(None)
    found = session.execute(asked.where(day | Payment.business_day.between(first, last)))
    return Sheet("减免", COLUMNS, tuple(_row(*row, names) for row in found))


def _row(
    row: ChargeReduction, made: FeeReduction, charge: Charge, item: str, payment: Payment | None, names: dict[int, str]
) -> tuple[Value, ...]:
    note = "核销" if payment is None else "冲销" if payment.reverses_id else ""
    return (
        payment.business_day if payment else made.approved_on, made.number, made.kind.value, made.room_no,
        made.applicant, made.reason, item, str(Period(charge.period_from, charge.period_to)), charge.amount,
        row.amount, names[made.approved_by_id], str(payment.id) if payment else "", note,
    )  # fmt: skip
