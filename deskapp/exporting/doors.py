"""The lists of doors as sheets of a workbook: cards not yet in force, lists that were handed out."""

from collections.abc import Callable
from typing import Any

from deskapp.overview.door_view import DoorListLine, WaitingLine
from deskapp.reports.sheet import Column, Kind, Value

Row = tuple[Value, ...]


def _waiting(one: WaitingLine) -> Row:
    return one.card_no, one.holder, one.room, one.group, one.doors, one.should, one.state.words


def _list(one: DoorListLine) -> Row:
    facts = (one.group, one.number, one.kind, one.base, one.allowed, one.refused, one.at, one.by, one.code)
    return *facts, one.doors, one.state.words


DOOR_LAYOUTS: dict[type, tuple[tuple[Column, ...], Callable[[Any], Row]]] = {
    WaitingLine: (
        (Column("卡号"), Column("持卡人", width=18), Column("房号"), Column("门组", width=18), Column("门", width=28),
         Column("名单应为", width=28), Column("状态")),
        _waiting,
    ),
    DoorListLine: (
        (Column("门组", width=18), Column("编号", Kind.COUNT), Column("种类"), Column("接续", Kind.COUNT),
         Column("允许", Kind.COUNT), Column("禁止", Kind.COUNT), Column("导出时间", Kind.MOMENT, 20), Column("经办"),
         Column("核对码"), Column("已导入的门", width=28), Column("状态", width=20)),
        _list,
    ),
}  # fmt: skip
