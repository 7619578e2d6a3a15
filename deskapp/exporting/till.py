"""The lists of drawers as sheets of a workbook: amounts as amounts, numbers of slips as words."""

from collections.abc import Callable
from typing import Any

from deskapp.overview.duty_view import DutyLine, ReadLine, RosterLine
from deskapp.overview.till_view import AbsenceLine, BankingLine, DifferenceLine, MoveLine, ShiftLine
from deskapp.overview.workday_view import WorkdayLine
from deskapp.reports.sheet import Column, Kind, Value

Row = tuple[Value, ...]


def _shift(one: ShiftLine) -> Row:
    return one.number, one.at, one.shift, one.outgoing, one.incoming, one.remarks, one.difference, one.cash


def _move(one: MoveLine) -> Row:
    return one.number, one.at, one.clerk, one.kind, one.other, one.reason, one.amount


def _difference(one: DifferenceLine) -> Row:
    facts = (one.number, one.day, one.clerk, one.found_in, one.reason, one.confirmed_by)
    return *facts, one.state.words, one.how, one.settled_on, one.amount


def _banking(one: BankingLine) -> Row:
    return one.day, one.collected, one.banked, one.slips, one.banked_on, one.by, one.difference


def _absence(one: AbsenceLine) -> Row:
    times = (one.left_at, one.due_back, one.back_at)
    return one.number, one.clerk, *times, one.reason, one.stands_in, one.approved_by, one.state.words


TILL_LAYOUTS: dict[type, tuple[tuple[Column, ...], Callable[[Any], Row]]] = {
    ShiftLine: (
        (Column("单号", width=18), Column("时间", Kind.MOMENT, 20), Column("班次", width=18), Column("交班人"),
         Column("接班人"), Column("备注", width=36), Column("长短款", Kind.AMOUNT, total=True),
         Column("交接现金", Kind.AMOUNT, total=True)),
        _shift,
    ),
    MoveLine: (
        (Column("单号", width=18), Column("时间", Kind.MOMENT, 20), Column("收费人"), Column("事由"), Column("对方"),
         Column("说明", width=36), Column("金额", Kind.AMOUNT, total=True)),
        _move,
    ),
    DifferenceLine: (
        (Column("单号", width=18), Column("日期", Kind.DAY), Column("责任人"), Column("发现单据", width=18),
         Column("原因", width=30), Column("确认人"), Column("状态"), Column("处理", width=20),
         Column("处理日期", Kind.DAY), Column("长短款", Kind.AMOUNT, total=True)),
        _difference,
    ),
    BankingLine: (
        (Column("收款日", Kind.DAY), Column("应缴存", Kind.AMOUNT, total=True),
         Column("已缴存", Kind.AMOUNT, total=True), Column("银行存单号", width=26), Column("缴存日期", width=24),
         Column("缴存人"), Column("差额", Kind.AMOUNT, total=True)),
        _banking,
    ),
    AbsenceLine: (
        (Column("单号", width=18), Column("离岗人"), Column("离岗时间", Kind.MOMENT, 20), Column("预计返岗"),
         Column("返岗时间", Kind.MOMENT, 20), Column("原因", width=30), Column("代班人"), Column("同意人"),
         Column("状态")),
        _absence,
    ),
    RosterLine: (
        (Column("日期", Kind.DAY), Column("姓名"), Column("班次", width=20), Column("请假", width=16)),
        lambda one: (one.day, one.name, one.shift, one.leave),
    ),
    DutyLine: (
        (Column("编号", width=18), Column("时间", Kind.MOMENT, 20), Column("记录人"), Column("来源", width=24),
         Column("情况", width=40), Column("状态"), Column("经理意见", width=28)),
        lambda one: (one.number, one.at, one.by, one.source, one.said, one.state.words, one.answer),
    ),
    WorkdayLine: (
        (Column("日期", Kind.DAY), Column("安排"), Column("事由", width=24)),
        lambda one: (one.day, one.kind, one.name),
    ),
    ReadLine: (
        (Column("记录日期", Kind.DAY), Column("岗位"), Column("查阅人"), Column("查阅时间", Kind.MOMENT, 20),
         Column("意见", width=40)),
        lambda one: (one.day, one.post, one.by, one.read_at, one.remark),
    ),
}  # fmt: skip
