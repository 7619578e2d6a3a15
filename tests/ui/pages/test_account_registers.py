"""Customers' accounts in the window: on the unit's page, in their registers, in reports and workbooks, apart."""

import pytest
from openpyxl import load_workbook

from deskapp.estate.records import Customer, Unit
from deskapp.estate.units import owner_since
from deskapp.exporting.sheets import sheet
from deskapp.handout.workbooks import cashier_workbook
from deskapp.kernel.money import Money
from deskapp.ledger.accounts.kinds import Purpose
from deskapp.ledger.takings import scope_of
from deskapp.overview import account_lists, money_lists, report_lists
from deskapp.overview.deposit_matters import left_behind
from deskapp.overview.lists import Span
from deskapp.overview.report_view import Nature
from deskapp.overview.unit import unit_view
from deskapp.till.apart import account_words
from deskapp.till.drawers import in_till
from tests.ledger import till
from tests.ledger.accounts import a_home, put_in, use
from tests.ui.pages.conftest import sign_in


@pytest.fixture
def home(desk, manned_by):
    """500 paid in, of which 120 have paid for a repair; 80 for water and power."""
    till.draw(manned_by("孙敏"), desk)
    made = a_home(manned_by, "5-1-601")
    put_in(desk, made, "500")
    put_in(desk, made, "80", Purpose.UTILITIES)
    use(desk, made, "120")
    return made


@pytest.fixture
def today(desk):
    return Span(desk.today, desk.today)


def test_entries_and_balances_have_registers(begin, desk, home):
    """features 16, GEN-17: by purpose, with sums that are those of the sheet."""
    frame = sign_in(begin())
    frame.go("tickets")
    frame.here.show_register("账户往来")
    view = frame.here.view
    assert [(one.kind.words, one.balance) for one in view.shown] == [
        ("抵付", Money(38000)),
        ("存入", Money(8000)),
        ("存入", Money(50000)),
    ]
    assert view.sums.text() == "3 笔，存入 ¥580.00，支出 ¥120.00"
    frame.here.show_register("客户余额")
    assert frame.here.view.sums.text() == "2 个账户，余额合计 ¥460.00"


def test_the_workbook_has_the_same_totals(desk, home, today):
    """GEN-17."""
    entries = sheet("账户往来", account_lists.account_entries(desk, today))
    assert entries.foot is not None
    assert list(entries.foot[7:9]) == [Money(58000), Money(12000)]
    balances = sheet("客户余额", account_lists.account_balances(desk))
    assert balances.foot is not None
    assert balances.foot[-1] == Money(46000)


def test_the_page_of_the_unit_shows_what_lies_there(desk, home):
    """features 16."""
    view = unit_view(desk, home, {})
    assert view.balances == (("账户余额", "张素芬", Money(38000)), ("水电预收款", "张素芬", Money(8000)))
    assert view.balance == Money(46000)


def test_reports_tell_it_apart_from_income_and_from_new_money(desk, home, today):
    """features 16, RPT-04: both views come to the same whole; the month's income is without it."""
    lines = report_lists.takings(desk, today)
    assert {one.name: one.taking.net for one in lines if one.nature is Nature.PREPAID} == {
        "账户余额预存": Money(50000),
        "水电预收款": Money(8000),
    }
    assert [(one.by, one.name, one.taking.net) for one in lines if one.nature is Nature.USED] == [
        ("按方式", "账户余额", Money(12000))
    ]
    (day,) = money_lists.days(desk, today)
    assert (day.cash, day.other, day.used, day.total, day.kept) == (
        Money(58000),
        Money(),
        Money(12000),
        Money(70000),
        Money(58000),
    )
    (month,) = report_lists.months(desk, today)
    assert (month.prepaid, month.used, month.held, month.other) == (Money(58000), Money(12000), Money(58000), Money())
    assert month.taking.net == month.cash + month.used


def test_closing_sheet_and_x_report_tell_it_apart(desk, home):
    """features 16: the drawer counts the cash, the remark says what of it is no income and what was no money."""
    told = [
        "收款中 ¥580.00 存入客户账户，抵付前不计收入",
        "收款中 ¥120.00 由客户账户抵付，没有另收款",
    ]
    with desk.reading() as session:
        assert list(account_words(session, scope_of(session, desk.clerk.id, desk.today))) == told
        found = in_till(session, desk.clerk.id, desk.today)
    assert list(found.apart) == told
    assert found.takings.cash == Money(58000)


def test_the_cashier_s_workbook_has_them_on_a_sheet(desk, home):
    """Specification 4.5: what came, what went, and what lies there after."""
    path = cashier_workbook(desk, desk.today, desk.today).path
    rows = list(load_workbook(path)["账户往来"].iter_rows(values_only=True))
    assert [row[4] for row in rows if row[4] in ("存入", "抵付")] == ["存入", "抵付", "存入"]
    assert [value for value in rows[-1] if isinstance(value, (int, float))] == [0, 580, 120, 460]


def test_what_a_customer_left_behind_is_told_on_the_list_of_today(desk, home, manned_by):
    """features 16: it is still theirs when the home is sold; the line leads to paying it back."""
    with desk.reading() as session:
        assert list(left_behind(session, desk)) == []
    with manned_by("赵立").work("edit_estate") as session:
        sold = Customer(name="林新")
        session.add(sold)
        owner_since(session, session.get_one(Unit, home), sold, desk.today)
    with desk.reading() as session:
        (general, utilities) = left_behind(session, desk)
        assert list(left_behind(session, manned_by("孙敏"))) == []
    assert (general.customer, general.more) == ("张素芬", "账户余额 ¥380.00，请联系客户来退")
    assert utilities.link.more == (("holder", "张素芬"),)
    assert [one.standing.words for one in account_lists.account_balances(desk)] == ["已迁出", "已迁出"]
