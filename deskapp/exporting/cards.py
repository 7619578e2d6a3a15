"""The lists of cards as sheets of a workbook: numbers of cards as words, telephones whole for those who call."""

from collections.abc import Callable
from typing import Any

from deskapp.overview.card_lists_view import BlankRow, CardLine, EndingLine
from deskapp.reports.sheet import Column, Kind, Value

Row = tuple[Value, ...]


def _event(one: CardLine) -> Row:
    facts = (one.at, one.card_no, one.uid, one.held_as, one.holder, one.room, one.valid, one.what, one.reason)
    signature = "已签" if one.signed else "未签收" if one.unsigned else ""
    return *facts, "异常" if one.exception else "", one.ticket_no, signature, one.clerk, one.fee


def _ending(one: EndingLine) -> Row:
    facts = (one.card_no, one.room, one.holder, one.call)
    return *facts, one.valid_to, one.state.words, "已通知" if one.called else ""


def _blank(one: BlankRow) -> Row:
    return one.at, one.family, one.what, one.pieces, one.left, one.card_no, one.note, one.clerk


CARD_LAYOUTS: dict[type, tuple[tuple[Column, ...], Callable[[Any], Row]]] = {
    CardLine: (
        (Column("时间", Kind.MOMENT, 20), Column("卡号"), Column("卡序列号", width=18), Column("类别"),
         Column("持卡人", width=18), Column("房号"), Column("有效期", width=26), Column("事由"),
         Column("说明", width=36), Column("异常"), Column("票据"), Column("签收"), Column("经办"),
         Column("工本费", Kind.AMOUNT, total=True)),
        _event,
    ),
    EndingLine: (
        (Column("卡号"), Column("房号"), Column("持卡人", width=18), Column("电话", width=18),
         Column("到期日", Kind.DAY), Column("状态", width=18), Column("通知结果", width=36)),
        _ending,
    ),
    BlankRow: (
        (Column("时间", Kind.MOMENT, 20), Column("卡种", width=18), Column("事由"),
         Column("张数", Kind.COUNT, total=True), Column("结存", Kind.COUNT), Column("卡号"),
         Column("说明", width=36), Column("经办")),
        _blank,
    ),
}  # fmt: skip
