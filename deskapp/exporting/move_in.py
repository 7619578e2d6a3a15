"""The registers of handovers as sheets of a workbook: the same rows, the same totals."""

from collections.abc import Callable
from typing import Any

from deskapp.overview.move_in_view import DefectLine, KeyLine, MoveInLine, ReceivableLine, StockLine
from deskapp.reports.sheet import Column, Kind, Value

Row = tuple[Value, ...]


def _move_in(one: MoveInLine) -> Row:
    who = (one.number, one.room, one.owner, one.kind, one.agent, one.prepared_on, one.inspected_on, one.readings)
    return *who, one.agreements, one.receipts, one.keys_on, one.moved_in_on, one.state.words, one.waits_for


def _defect(one: DefectLine) -> Row:
    what = (one.number, one.room, one.place, one.content, one.responsible)
    return *what, one.notified_on, one.due_on, one.rectified_on, one.accepted_on, one.state.words


def _receivable(one: ReceivableLine) -> Row:
    what = (one.number, one.room, one.owner, one.area, one.tariff, one.service_fee, one.agency, one.total)
    return *what, one.prepared_on, one.state.words


def _key(one: KeyLine) -> Row:
    what = (one.issued_on, one.room, one.kind, one.name, one.numbers, one.count, one.measure)
    return *what, one.received_by, one.receipt_no, one.by


def _stock(one: StockLine) -> Row:
    what = (one.tag, one.room, one.name, one.count, one.left, one.measure, one.place)
    return *what, one.state.words, one.received_on, one.origin


MOVE_IN_LAYOUTS: dict[type, tuple[tuple[Column, ...], Callable[[Any], Row]]] = {
    MoveInLine: (
        (Column("入住编号", width=16), Column("房号"), Column("客户"), Column("类型"), Column("委托人"),
         Column("备袋日期", Kind.DAY), Column("验房日期", Kind.DAY), Column("表底度", width=22),
         Column("协议", width=36), Column("收据"), Column("钥匙日期", Kind.DAY), Column("入住日期", Kind.DAY),
         Column("状态"), Column("下一步", width=18)),
        _move_in,
    ),
    DefectLine: (
        (Column("入住编号", width=16), Column("房号"), Column("部位"), Column("问题", width=40),
         Column("责任单位", width=20), Column("转交日期", Kind.DAY), Column("整改期限", Kind.DAY),
         Column("整改日期", Kind.DAY), Column("复验日期", Kind.DAY), Column("进展", width=24)),
        _defect,
    ),
    ReceivableLine: (
        (Column("入住编号", width=16), Column("房号"), Column("业主"), Column("建筑面积"), Column("标准", width=22),
         Column("物业服务费", Kind.AMOUNT, total=True), Column("代收代管", Kind.AMOUNT, total=True),
         Column("合计", Kind.AMOUNT, total=True), Column("备袋日期", Kind.DAY), Column("状态")),
        _receivable,
    ),
    StockLine: (
        (Column("钥匙编号", width=18), Column("房号"), Column("类型", width=18),
         Column("收存", Kind.COUNT, width=8, total=True), Column("在库", Kind.COUNT, width=8, total=True),
         Column("单位", width=8), Column("存放位置", width=24), Column("状态"), Column("收存日期", Kind.DAY),
         Column("来源")),
        _stock,
    ),
    KeyLine: (
        (Column("日期", Kind.DAY), Column("房号"), Column("类别", width=16), Column("名称", width=20),
         Column("编号", width=32), Column("数量", Kind.COUNT, total=True), Column("单位"), Column("领用人"),
         Column("收据"), Column("经办人")),
        _key,
    ),
}  # fmt: skip
