"""The payment journal, the ticket register and the register of books say all that they have to (REG-04, 06, 11)."""

import pytest

from deskapp.exporting.sheets import sheet
from deskapp.kernel.money import Money
from deskapp.ledger.drawer.records import BankedDay, CashBanking
from deskapp.overview import lists, report_lists
from deskapp.reports.sheet import Sheet
from tests.ledger import till


@pytest.fixture
def span(desk, manned_by):
    """A day with a receipt in cash, one by transfer, and one that was voided; its cash was banked the same day."""
    till.draw(manned_by("孙敏"), desk, till.a_range(pieces=4))
    till.take(desk, "100.00")
    till.take(desk, "40.00", way="transfer")
    till.void(desk, till.take(desk, "30.00"), manned_by("赵立"))
    with desk.work("close_day") as session:
        made = CashBanking(
            number="JC1", request_id="b1", banked_on=desk.today, amount=Money(10000), bank_slip="0036",
            banked_by_id=desk.clerk.id, slip={}, days=[BankedDay(business_day=desk.today, amount=Money(10000))],
        )  # fmt: skip
        session.add(made)
    return lists.Span(desk.today, desk.today)


def last(of: Sheet) -> object:
    """The last cell of the totals."""
    assert of.foot is not None
    return of.foot[-1]


def column(of: Sheet, title: str) -> list[object]:
    at = [one.title for one in of.columns].index(title)
    return [row[at] for row in of.rows]


def test_reg_04_every_payment_says_its_ticket_and_when_its_cash_was_banked(desk, span):
    """REG-04, FEE-26: what came by transfer is banked by nobody."""
    told = sheet("收款流水", lists.payments(desk, span))
    assert column(told, "票据") == ["0001205", "0001205", "0001204", "0001203"]
    assert set(column(told, "票据种类")) == {"公司正式收据"}
    assert column(told, "去向") == ["已交客户"] * 4
    day = str(desk.today)
    assert column(told, "缴存日期") == [day, day, "", day]
    assert last(told) == Money(14000)


def test_reg_06_a_voided_ticket_says_why_and_counts_nothing(desk, span):
    """REG-06."""
    told = sheet("票据登记", lists.tickets(desk, span))
    assert column(told, "作废原因") == ["金额开错", "", ""]
    assert column(told, "有效金额") == [Money(), Money(4000), Money(10000)]
    assert last(told) == Money(14000)


def test_reg_11_a_book_says_its_last_number_used(desk, span):
    """REG-11."""
    told = sheet("票据本", lists.books(desk))
    assert column(told, "最后使用") == ["0001205"]
    assert column(told, "下一号") == ["0001206"]
    assert column(told, "领用人") == [desk.clerk.name]


def test_rpt_04_every_kind_of_name_comes_to_the_journal(desk, span):
    """RPT-04: a payment counts once, a reversal by itself, under whatever names."""
    journal = last(sheet("收款流水", lists.payments(desk, span)))
    found = report_lists.takings(desk, span)
    for by in report_lists.BY:
        mine = [one.taking for one in found if one.by == by]
        assert Money.total(one.net for one in mine) == journal, by
        assert (sum(one.payments for one in mine), sum(one.reversals for one in mine)) == (3, 1), by
    (month,) = report_lists.months(desk, span)
    assert (month.taking.net, month.cash, month.taking.payments) == (journal, Money(10000), 3)


def test_a_year_that_brought_nothing_has_empty_months(desk):
    (month,) = report_lists.months(desk, lists.Span(desk.today, desk.today))
    assert (month.taking.net, month.due, month.rate) == (Money(), Money(), "")
