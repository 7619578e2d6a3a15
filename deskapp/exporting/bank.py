"""The registers of bank collection as sheets of a workbook; of accounts only the last places."""

from collections.abc import Callable
from typing import Any

from deskapp.overview.bank_view import ApartRow, BankAgreementRow, BankLineRow, BankReturnRow
from deskapp.reports.sheet import Column, Kind, Value

Row = tuple[Value, ...]


def _line(one: BankLineRow) -> Row:
    facts = (one.number, one.collect_on, one.reference, one.room, one.payer, one.bank, one.account)
    return *facts, one.amount, one.collected, one.state.words, one.reason, one.invoice


def _apart(one: ApartRow) -> Row:
    facts = (one.number, one.collected_on, one.reference, one.room, one.amount)
    return *facts, one.why, one.state.words, one.proof


def _agreement(one: BankAgreementRow) -> Row:
    facts = (one.number, one.room, one.payer, one.bank, one.account, one.items)
    return *facts, one.valid_from, one.ended_on, one.state.words


def _return(one: BankReturnRow) -> Row:
    facts = (one.number, one.day, one.returned_on, one.notice_no, one.reference, one.room, one.payer)
    return *facts, one.reason, one.agreed_by, one.invoices, one.amount


BANK_LAYOUTS: dict[type, tuple[tuple[Column, ...], Callable[[Any], Row]]] = {
    BankLineRow: (
        (Column("清单", width=16), Column("扣款日", Kind.DAY), Column("参考号", width=20), Column("房号"),
         Column("付款人", width=18), Column("开户行"), Column("尾号", width=8),
         Column("托收", Kind.AMOUNT, total=True), Column("实扣", Kind.AMOUNT, total=True), Column("结果"),
         Column("原因", width=28), Column("发票", width=20)),
        _line,
    ),
    ApartRow: (
        (Column("编号", width=20), Column("扣款日", Kind.DAY), Column("参考号", width=20), Column("房号"),
         Column("金额", Kind.AMOUNT, total=True), Column("原因", width=28), Column("去向"), Column("凭证", width=24)),
        _apart,
    ),
    BankReturnRow: (
        (Column("编号", width=16), Column("登记日期", Kind.DAY), Column("退回日期", Kind.DAY), Column("通知书号"),
         Column("参考号", width=20), Column("房号"), Column("付款人", width=18), Column("原因", width=28),
         Column("确认人"), Column("待收回发票", width=20), Column("金额", Kind.AMOUNT, total=True)),
        _return,
    ),
    BankAgreementRow: (
        (Column("委托编号", width=16), Column("房号"), Column("户名", width=18), Column("开户行"),
         Column("尾号", width=8), Column("代收项目", width=40), Column("起", Kind.DAY), Column("止", Kind.DAY),
         Column("状态")),
        _agreement,
    ),
}  # fmt: skip
