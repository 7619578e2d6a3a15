"""A list for the bank as a workbook: its totals, then one line an account, the columns of the bank's answer blank."""

from datetime import datetime

from deskapp.kernel.days import Period
from deskapp.ledger.bank.listing import ListPlan, Wanted
from deskapp.ledger.bank.records import BankLine, BankList
from deskapp.reports.sheet import Column, Kind, Pack, Sheet, Value

COLUMNS = (
    Column("参考号", width=20), Column("开户行", width=16), Column("账号", width=28), Column("户名", width=20),
    Column("托收金额", Kind.AMOUNT, 14, total=True), Column("结果", width=10), Column("实扣金额", Kind.AMOUNT, 14),
    Column("失败原因", width=28), Column("房号", width=12), Column("费用期间", width=28),
)  # fmt: skip
"""Numbers of accounts are words: a spreadsheet would lose their last digits."""


def bank_book(made: BankList, found: ListPlan, centre: str, by: str, at: datetime) -> Pack:
    """The workbook of a list; filled in by the bank it comes back as its answer."""
    facts: tuple[tuple[str, Value], ...] = (
        ("服务中心", centre), ("清单编号", made.number), ("扣款日", made.collect_on), ("笔数", len(made.lines)),
        ("托收合计", made.total), ("导出时间", at.replace(microsecond=0)), ("导出人", by),
    )  # fmt: skip
    rows = tuple(_row(line, one) for line, one in zip(made.lines, found.wanted, strict=True))
    return Pack("银行托收清单", facts, (Sheet("托收清单", COLUMNS, rows),))


def _row(line: BankLine, one: Wanted) -> tuple[Value, ...]:
    first, last = min(owed.period.start for owed in one.owed), max(owed.period.end for owed in one.owed)
    account = (line.reference, line.bank, line.account_no, line.account_name, line.amount)
    return *account, "", None, "", line.room_no, str(Period(first, last))
