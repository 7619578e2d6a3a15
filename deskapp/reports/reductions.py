"""The reductions of the cashier's workbook: what approved papers took off, and what voids gave back (FEE-25)."""

from datetime import date

from sqlalchemy import and_, func, select
from sqlalchemy.orm import Session

from deskapp.kernel.days import Period
from deskapp.kernel.money import Money
from deskapp.ledger.adjusting.records import ChargeReduction, FeeReduction, ReductionUndo
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
NOTHING = Money()
ON = func.coalesce(Payment.business_day, ReductionUndo.undone_on, FeeReduction.approved_on)
APPROVED_BY = func.coalesce(ReductionUndo.approved_by_id, FeeReduction.approved_by_id)
TAKEN_BACK = and_(
    ReductionUndo.reduction_id == FeeReduction.id,
    ChargeReduction.payment_id.is_(None),
    ChargeReduction.amount < NOTHING,
)


def reduction_sheet(session: Session, first: date, last: date, names: dict[int, str]) -> Sheet:
    """Line by line; whole charges that were waived stand on the day of it, without a payment, and so does its undo."""
    asked = (
        select(ChargeReduction, FeeReduction, Charge, FeeItem.name, Payment, ON, APPROVED_BY)
        .join(FeeReduction, ChargeReduction.reduction_id == FeeReduction.id)
        .join(Charge, ChargeReduction.charge_id == Charge.id)
        .join(FeeItem, Charge.fee_item_id == FeeItem.id)
        .outerjoin(Payment, ChargeReduction.payment_id == Payment.id)
        .outerjoin(ReductionUndo, TAKEN_BACK)
        .order_by(ChargeReduction.id)
    )
    found = session.execute(asked.where(ON.between(first, last)))
    return Sheet("减免", COLUMNS, tuple(_row(*row, names) for row in found))


def _row(
    row: ChargeReduction,
    made: FeeReduction,
    charge: Charge,
    item: str,
    payment: Payment | None,
    on: date,
    by: int,
    names: dict[int, str],
) -> tuple[Value, ...]:
    alone = "核销" if row.amount > NOTHING else "撤销"
    note = alone if payment is None else "冲销" if payment.reverses_id else ""
    return (
        on, made.number, made.kind.value, made.room_no,
        made.applicant, made.reason, item, str(Period(charge.period_from, charge.period_to)), charge.amount,
        row.amount, names[by], str(payment.id) if payment else "", note,
    )  # fmt: skip
