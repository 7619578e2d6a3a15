"""The registers of deposits and of the desk's cash as sheets of a workbook: the same rows, the same totals."""

from collections.abc import Callable
from typing import Any

from deskapp.overview.deposit_view import AGES, AdvanceLine, CheckLine, CounterfeitLine, DepositLine
from deskapp.reports.sheet import Column, Kind, Value

AMOUNT, COUNT, DAY = Kind.AMOUNT, Kind.COUNT, Kind.DAY
Row = tuple[Value, ...]


def _deposit(one: DepositLine) -> Row:
    facts = (one.received_on, one.receipt_no, one.room, one.payer, one.item, one.shown, one.amount, one.state.words)
    refund = (one.earliest_on, one.order_no, one.refunded_on, one.refunded, one.deducted, one.reason)
    return *facts, one.days, AGES[one.age] if one.held else "", *refund, one.held


def _advance(one: AdvanceLine) -> Row:
    facts = (one.number, one.lent_on, one.borrower, one.reason, one.approved_by, one.due_back, one.returned_on)
    return *facts, one.state.words, one.clerk, one.amount, one.left


def _counterfeit(one: CounterfeitLine) -> Row:
    facts = (one.number, one.found_on, one.found_at, one.collector, one.face, one.pieces, one.serials, one.remark)
    return *facts, one.replaced_on, one.state.words, one.amount


def _check(one: CheckLine) -> Row:
    facts = (one.checked_on, one.checker, one.checked, one.clerk, one.expected, one.counted)
    return *facts, one.state.words, one.finding


DEPOSIT_LAYOUTS: dict[type, tuple[tuple[Column, ...], Callable[[Any], Row]]] = {
    DepositLine: (
        (Column("收款日期", DAY), Column("收据号"), Column("房号"), Column("付款人", width=16),
         Column("项目", width=14), Column("登记证号", width=14),
         Column("金额", AMOUNT, total=True), Column("状态"), Column("天数", COUNT),
         Column("账龄"), Column("最早可退", DAY), Column("退款单", width=18), Column("退款日期", DAY),
         Column("已退", AMOUNT, total=True), Column("扣款", AMOUNT, total=True), Column("扣款原因", width=20),
         Column("在押", AMOUNT, total=True)),
        _deposit,
    ),
    AdvanceLine: (
        (Column("借款单", width=18), Column("借款日期", DAY), Column("借款人", width=16), Column("事由", width=32),
         Column("批准人"), Column("归还日期", DAY), Column("实际归还", DAY), Column("状态"), Column("经办"),
         Column("金额", AMOUNT, total=True), Column("未还", AMOUNT, total=True)),
        _advance,
    ),
    CounterfeitLine: (
        (Column("登记号", width=18), Column("日期", DAY), Column("发现"), Column("收费人"), Column("面额", AMOUNT),
         Column("张数", COUNT, total=True), Column("冠字号", width=26), Column("说明", width=24),
         Column("补足日期", DAY), Column("状态"), Column("金额", AMOUNT, total=True)),
        _counterfeit,
    ),
    CheckLine: (
        (Column("日期", DAY), Column("检查人"), Column("检查", width=16), Column("责任人"), Column("账上应有", AMOUNT),
         Column("实点", AMOUNT), Column("结果"), Column("发现的问题", width=48)),
        _check,
    ),
}  # fmt: skip
