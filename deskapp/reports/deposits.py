"""The deposits of the cashier's workbook: held, ordered back, paid back (specification 4.5)."""

from datetime import date

from sqlalchemy.orm import Session

from deskapp.ledger.deposits.held import GONE, Deposit, deposits
from deskapp.ledger.payment_records import Payment
from deskapp.reports.sheet import Column, Kind, Sheet, Value

AMOUNT, DAY, WORDS = Kind.AMOUNT, Kind.DAY, Kind.WORDS
COLUMNS = (
    Column("收款日期", DAY, 12), Column("收据号码", WORDS, 12), Column("房号", WORDS, 12), Column("付款人", WORDS, 16),
    Column("项目", WORDS, 14), Column("登记证号", WORDS, 14), Column("金额", AMOUNT, 13, total=True),
    Column("状态", WORDS, 14), Column("最早可退", DAY, 12), Column("退款通知单", WORDS, 18),
    Column("退款日期", DAY, 12), Column("付款方式", WORDS, 12), Column("凭证号", WORDS, 16),
    Column("已退", AMOUNT, 13, total=True), Column("扣款", AMOUNT, 11, total=True), Column("扣款原因", WORDS, 20),
    Column("在押", AMOUNT, 13, total=True),
)  # fmt: skip


def deposit_sheet(session: Session, first: date, last: date) -> Sheet:
    """What came in, was still held, or went back in the period: deposits are owed, and no income (REG-57)."""
    every = deposits(session, Payment.business_day <= last)
    wanted = [one for one in every if one.state(last) not in GONE or first <= _ended(one) <= last]
    return Sheet("保证金", COLUMNS, tuple(_row(one, last) for one in wanted))


def _ended(one: Deposit) -> date:
    """When nothing was held any more; of a voided receipt the day it was issued."""
    return one.settled.settled_on if one.settled else one.received_on


def _row(one: Deposit, last: date) -> tuple[Value, ...]:
    order, settled = one.order, one.settled
    paid = (
        settled.settled_on if settled else None,
        settled.way.value if settled and settled.way else "",
        settled.reference if settled else "",
        order.refund if order and settled else None,
        order.deducted if order and settled and order.deducted else None,
        order.deduct_reason if order and settled else "",
    )
    return (
        one.received_on, one.receipt_no, one.room_no, one.payer, one.items, one.shown, one.amount,
        one.state(last).value, one.released.earliest_on if one.released else None, order.number if order else "",
        *paid, one.held(last),
    )  # fmt: skip
