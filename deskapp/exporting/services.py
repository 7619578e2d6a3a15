"""The registers of small services as sheets of a workbook: numbers as words, what is void counted for nothing."""

from collections.abc import Callable
from typing import Any

from deskapp.overview.service_view import CopyRow, OutsideRow, RegularRow, SlipRow
from deskapp.reports.sheet import Column, Kind, Value

Row = tuple[Value, ...]


def _copy(one: CopyRow) -> Row:
    facts = (str(one.sale_id), one.day, one.customer, one.a4, one.a3, one.fax)
    return *facts, one.receipt_no, one.clerk, one.reason, one.amount


def _slip(one: SlipRow) -> Row:
    facts = (one.day, one.number, one.room, one.cleaner, one.hours, one.receipt_no, "是" if one.stapled else "")
    return *facts, one.amount, one.counted


def _regular(one: RegularRow) -> Row:
    facts = (one.day, one.room, one.customer, one.service, one.frequency, one.fee, one.period, one.sheet_no)
    return *facts, one.receipt_no, one.amount, one.counted


def _outside(one: OutsideRow) -> Row:
    facts = (one.day, one.issuer, one.number, one.item, one.room, one.customer, one.standard, one.clerk)
    return *facts, one.amount, one.counted


SERVICE_LAYOUTS: dict[type, tuple[tuple[Column, ...], Callable[[Any], Row]]] = {
    CopyRow: (
        (Column("序号"), Column("日期", Kind.DAY), Column("客户", width=18), Column("A4", Kind.COUNT, total=True),
         Column("A3", Kind.COUNT, total=True), Column("传真", Kind.COUNT, total=True), Column("收据"),
         Column("收费人"), Column("更正原因", width=24), Column("金额", Kind.AMOUNT, total=True)),
        _copy,
    ),
    SlipRow: (
        (Column("日期", Kind.DAY), Column("服务单", width=18), Column("房号"), Column("家政员"), Column("工时"),
         Column("收据"), Column("已钉入"), Column("金额", Kind.AMOUNT), Column("有效金额", Kind.AMOUNT, total=True)),
        _slip,
    ),
    RegularRow: (
        (Column("日期", Kind.DAY), Column("房号"), Column("客户", width=18), Column("服务"), Column("次数"),
         Column("每月", Kind.AMOUNT), Column("期间", width=26), Column("记录表"), Column("收据"),
         Column("金额", Kind.AMOUNT), Column("有效金额", Kind.AMOUNT, total=True)),
        _regular,
    ),
    OutsideRow: (
        (Column("日期", Kind.DAY), Column("票据单位", width=20), Column("票据号码", width=18), Column("项目"),
         Column("房号"), Column("客户", width=18), Column("标准", width=24), Column("收费人"),
         Column("金额", Kind.AMOUNT), Column("有效金额", Kind.AMOUNT, total=True)),
        _outside,
    ),
}  # fmt: skip
