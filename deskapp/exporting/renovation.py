"""The registers of renovation as sheets of a workbook: the same rows, the same totals."""

from collections.abc import Callable
from typing import Any

from deskapp.overview.renovation_view import ContentsLine, FilingLine, PassLine
from deskapp.reports.sheet import Column, Kind, Value

AMOUNT, COUNT, DAY = Kind.AMOUNT, Kind.COUNT, Kind.DAY
Row = tuple[Value, ...]


def _filing(one: FilingLine) -> Row:
    where = (one.number, one.building, one.floor, one.room, one.owner)
    who = (one.contractor, one.principal, one.phone, one.starts_on, one.ends_on, one.extensions)
    money = (one.deposit_owner, one.receipt_owner, one.deposit_contractor, one.receipt_contractor, one.tax)
    course = (one.passes_issued, one.passes_returned, one.inspected_on, one.inspection)
    return *where, *who, *money, *course, one.refunds, one.refunded_on, one.signed_by, one.state.words


def _contents(one: ContentsLine) -> Row:
    return one.building, one.floor, one.room, one.period, one.owner, one.phone, one.state.words, one.tax


def _pass(one: PassLine) -> Row:
    facts = (one.number, one.worker, one.id_no, one.room, one.filing, one.issued_on, one.valid_to)
    return *facts, one.extended_to, one.returned_on, one.lost_on, one.state.words


RENOVATION_LAYOUTS: dict[type, tuple[tuple[Column, ...], Callable[[Any], Row]]] = {
    FilingLine: (
        (Column("登记证号", width=14), Column("楼栋", width=6), Column("楼层", COUNT, width=6), Column("房号"),
         Column("业主"), Column("装修单位", width=20), Column("装修负责人"), Column("联系电话", width=14),
         Column("起始日", DAY), Column("截止日", DAY), Column("延期次数", COUNT, total=True),
         Column("业主保证金", AMOUNT, total=True), Column("业主收据"), Column("装修单位保证金", AMOUNT, total=True),
         Column("装修单位收据"), Column("交税情况"), Column("出入卡发放", COUNT, total=True),
         Column("出入卡收回", COUNT, total=True), Column("核查日期", DAY), Column("核查结果"),
         Column("退款单", width=30), Column("退款日期", DAY), Column("退款签名"), Column("状态")),
        _filing,
    ),
    ContentsLine: (
        (Column("楼栋", width=6), Column("楼层", COUNT, width=6), Column("房号"), Column("装修期限", width=36),
         Column("业主姓名"), Column("装修负责人电话", width=16), Column("装修情况"), Column("交税情况")),
        _contents,
    ),
    PassLine: (
        (Column("出入卡号", width=14), Column("施工人员"), Column("身份证号", width=20), Column("房号"),
         Column("备案", width=14), Column("发放日期", DAY), Column("有效期至", DAY), Column("延期至", DAY),
         Column("交回日期", DAY), Column("遗失日期", DAY), Column("状态")),
        _pass,
    ),
}  # fmt: skip
