"""The registers of customers' accounts as sheets of a workbook: the same rows, the same totals."""

from collections.abc import Callable
from typing import Any

from deskapp.overview.account_view import BalanceLine, EntryLine
from deskapp.reports.sheet import Column, Kind, Value

Row = tuple[Value, ...]


def _entry(one: EntryLine) -> Row:
    facts = (one.on, one.room, one.customer, one.purpose, one.kind.words, one.number, one.clerk)
    return *facts, one.put_in, one.taken_out, one.balance


def _balance(one: BalanceLine) -> Row:
    return one.room, one.customer, one.purpose, one.standing.words, one.changed_on, one.amount


ACCOUNT_LAYOUTS: dict[type, tuple[tuple[Column, ...], Callable[[Any], Row]]] = {
    EntryLine: (
        (Column("日期", Kind.DAY), Column("房号"), Column("户名", width=18), Column("账户", width=18),
         Column("摘要", width=12), Column("票据或单号", width=18), Column("经办"),
         Column("存入", Kind.AMOUNT, total=True), Column("支出", Kind.AMOUNT, total=True),
         Column("余额", Kind.AMOUNT)),
        _entry,
    ),
    BalanceLine: (
        (Column("房号"), Column("户名", width=18), Column("账户", width=18), Column("客户"),
         Column("最后变动", Kind.DAY), Column("余额", Kind.AMOUNT, total=True)),
        _balance,
    ),
}  # fmt: skip
