"""The registers of homes that change hands as sheets of a workbook: the same rows, the same totals."""

from collections.abc import Callable
from typing import Any

from deskapp.overview.handover_view import MoveOutLine
from deskapp.reports.sheet import Column, Kind, Value

Row = tuple[Value, ...]


def _move_out(one: MoveOutLine) -> Row:
    who = (one.number, one.started_on, one.room, one.person, one.relation, one.leaving, one.leaving_on, one.confirmed)
    what = (one.readings, one.open, one.release_no, one.cards, one.keys, one.state.words, one.remark)
    return *who, *what


HANDOVER_LAYOUTS: dict[type, tuple[tuple[Column, ...], Callable[[Any], Row]]] = {
    MoveOutLine: (
        (Column("编号", width=16), Column("登记日期", Kind.DAY), Column("房号"), Column("迁出人"), Column("身份"),
         Column("谁迁出", width=14), Column("迁出日期", Kind.DAY), Column("业主确认", width=24),
         Column("迁出底数", width=28), Column("未结", Kind.AMOUNT, total=True), Column("放行条", width=20),
         Column("卡", width=28), Column("钥匙和其他", width=28), Column("状态"), Column("取消原因", width=28)),
        _move_out,
    ),
}  # fmt: skip
