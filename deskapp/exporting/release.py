"""The registers of goods that leave as sheets of a workbook: the same rows, the same totals."""

from collections.abc import Callable
from typing import Any

from deskapp.overview.release_view import MaterialLine, ReleaseLine
from deskapp.reports.sheet import Column, Kind, Value

Row = tuple[Value, ...]


def _release(one: ReleaseLine) -> Row:
    who = (one.number, one.applied_on, one.room, one.applicant, one.relation, one.verified)
    what = (one.owed, "是" if one.reminded else "", one.goods, one.items, one.valid, one.issued_by, one.state.words)
    return *who, *what, one.guard, one.exit, one.checked_at, one.difference


def _material(one: MaterialLine) -> Row:
    stopped = "已拦下" if one.stopped else "已运进"
    return one.number, one.seen_at, one.room, one.material, one.guard, one.gate, stopped


RELEASE_LAYOUTS: dict[type, tuple[tuple[Column, ...], Callable[[Any], Row]]] = {
    ReleaseLine: (
        (Column("放行条", width=18), Column("申请日期", Kind.DAY), Column("房号"), Column("申请人"), Column("关系"),
         Column("核实", width=36), Column("欠费", Kind.AMOUNT, total=True), Column("已提醒"), Column("物资", width=40),
         Column("项数", Kind.COUNT, total=True), Column("放行日期", width=18), Column("开具人"),
         Column("状态", width=14), Column("核实安全员"), Column("出口"), Column("核实时间", Kind.MOMENT),
         Column("不符或取消原因", width=32)),
        _release,
    ),
    MaterialLine: (
        (Column("编号", width=18), Column("时间", Kind.MOMENT), Column("房号"), Column("建材和数量", width=48),
         Column("报告人"), Column("门岗"), Column("处理")),
        _material,
    ),
}  # fmt: skip
