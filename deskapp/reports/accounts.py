"""The accounts of customers in the cashier's workbook: what came in and went out, and what lies there then."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy.orm import Session

from deskapp.kernel.money import Money
from deskapp.ledger.accounts.records import AccountEntry
from deskapp.ledger.accounts.telling import Told, entries
from deskapp.reports.sheet import Column, Kind, Sheet, Value

AMOUNT, DAY, WORDS = Kind.AMOUNT, Kind.DAY, Kind.WORDS
COLUMNS = (
    Column("日期", DAY, 12), Column("房号", WORDS, 12), Column("户名", WORDS, 16), Column("账户", WORDS, 18),
    Column("摘要", WORDS, 12), Column("票据或单号", WORDS, 18), Column("经办", WORDS, 10),
    Column("期初余额", AMOUNT, 13, total=True), Column("存入", AMOUNT, 13, total=True),
    Column("支出", AMOUNT, 13, total=True), Column("期末余额", AMOUNT, 13, total=True),
)  # fmt: skip


def account_sheet(session: Session, first: date, last: date) -> Sheet:
    """Every entry of the period below what its account began with: money in trust, and no income (specification 4.5).

    What lay there before and what lies there after stand on the first and the last line of each account, so that
    the sums of the columns are those of all accounts.
    """
    accounts: dict[tuple[int, str, object], list[Told]] = {}
    for one in entries(session, AccountEntry.entered_on <= last):
        accounts.setdefault((one.unit_id, one.customer, one.purpose), []).append(one)
    rows = [row for told in accounts.values() for row in _account(told, first)]
    return Sheet("账户往来", COLUMNS, tuple(rows))


def _account(told: list[Told], first: date) -> Iterator[tuple[Value, ...]]:
    before, within = [one for one in told if one.on < first], [one for one in told if one.on >= first]
    began, ended = before[-1].balance if before else Money(), told[-1].balance
    if not within and began:
        one = before[-1]
        yield None, one.room, one.customer, one.purpose.value, "没有变动", "", "", began, None, None, ended
    for one in within:
        facts = (one.on, one.room, one.customer, one.purpose.value, one.kind.value, one.number, one.clerk)
        yield (
            *facts, began if one is within[0] else None, one.put_in or None, one.taken_out or None,
            ended if one is within[-1] else None,
        )  # fmt: skip
