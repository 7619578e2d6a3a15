"""The registers of homes that change hands as sheets of a workbook: the same rows, the same totals."""

from collections.abc import Callable
from typing import Any

from deskapp.overview.handover_view import MoveOutLine, ResaleLine
from deskapp.reports.sheet import Column, Kind, Value

Row = tuple[Value, ...]


def _move_out(one: MoveOutLine) -> Row:
    who = (one.number, one.started_on, one.room, one.person, one.relation, one.leaving, one.leaving_on, one.confirmed)
    what = (one.readings, one.open, one.release_no, one.cards, one.keys, one.state.words, one.remark)
    return *who, *what


def _resale(one: ResaleLine) -> Row:
    who = (one.number, one.received_on, one.room, one.old_owner, one.new_owner, one.change_on, one.owed, one.proof)
    return *who, one.papers, one.former, one.acknowledged, one.state.words, one.remark


HANDOVER_LAYOUTS: dict[type, tuple[tuple[Column, ...], Callable[[Any], Row]]] = {
    ResaleLine: (
        (Column("编号", width=16), Column("受理日期", Kind.DAY), Column("房号"), Column("原业主"), Column("新业主"),
         Column("更名时间", Kind.DAY), Column("欠费", Kind.AMOUNT, total=True), Column("依据", width=18),
         Column("还缺资料", width=28), Column("原业主的卡和协议", width=40), Column("通知确认", width=36),
         Column("状态"), Column("取消原因", width=28)),
        _resale,
    ),
    MoveOutLine: (
        (Column("编号", width=16), Column("登记日期", Kind.DAY), Column("房号"), Column("迁出人"), Column("身份"),
         Column("谁迁出", width=14), Column("迁出日期", Kind.DAY), Column("业主确认", width=24),
         Column("迁出底数", width=28), Column("未结", Kind.AMOUNT, total=True), Column("放行条", width=20),
         Column("卡", width=28), Column("钥匙和其他", width=28), Column("状态"), Column("取消原因", width=28)),
        _move_out,
    ),
}  # fmt: skip
