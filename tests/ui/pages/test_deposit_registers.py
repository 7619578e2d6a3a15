"""The registers of deposits and of the desk's cash in the window, in workbooks, and what of them is due today."""

import pytest

from deskapp.exporting.sheets import sheet
from deskapp.kernel.money import Money
from deskapp.ledger.desk_cash import counterfeits, spot_checks
from deskapp.ledger.desk_cash.counterfeits import Notes
from deskapp.ledger.desk_cash.kinds import Checked, CheckResult, FoundAt
from deskapp.ledger.desk_cash.spot_checks import Look
from deskapp.overview import deposit_lists
from deskapp.overview.deposit_matters import cash_out, to_order, to_pay, to_replace
from deskapp.overview.home_view import Urgency
from deskapp.overview.lists import Span
from tests.ledger import till
from tests.ledger.deposits import leave
from tests.ledger.test_deposits import order, release
from tests.ledger.test_desk_cash import lend
from tests.ui.pages.conftest import sign_in


@pytest.fixture
def cashier(manned_by):
    return manned_by("孙敏")


@pytest.fixture
def day(desk, cashier, manned_by, clock):
    """Two deposits, the older ordered back today; an advance, a counterfeit note, two spot checks."""
    till.draw(cashier, desk)
    old = leave(desk)
    release(desk, old)
    clock.pass_by(days=40)
    leave(desk, "2000", payer="刘䶮", shown="ZX2026-0011")
    order(desk, old)
    lend(desk, manned_by("高远").clerk.id)
    with desk.work("note_counterfeit") as session:
        notes = Notes(Money(10000), 1, "AB12345678", FoundAt.BANK, desk.clerk.id)
        counterfeits.lose(session, notes, "loss")
    with cashier.work("spot_check") as session:
        wrong = Look(Checked.CASH, desk.clerk.id, Money(220000), CheckResult.WRONG, "差 100 元，是假钞")
        spot_checks.keep(session, wrong, "cash")
        good = Look(Checked.TICKETS, desk.clerk.id, None, CheckResult.GOOD, "")
        spot_checks.keep(session, good, "tickets")


@pytest.fixture
def view(begin, unit, day):
    """A register by its title, as its page shows it."""
    frame = sign_in(begin())

    def of(title):
        frame.go("tickets")
        frame.here.show_register(title)
        return frame.here.view

    return of


def test_the_registers_say_how_every_deposit_and_all_cash_stands(view):
    """REG-57, REG-09, REG-10, FEE-31."""
    register = view("保证金登记")
    assert [(one.payer, one.state.words, one.days) for one in register.shown] == [
        ("刘䶮", "在押", 0),
        ("张素芬", "已通知出纳", 40),
    ]
    assert register.sums.text() == "2 笔，在押 ¥3,000.00，已退 ¥0.00，扣款 ¥0.00"
    register.kinds.choose(3)
    assert [one.order_no for one in register.shown] == ["TK20261231-01"]
    assert view("借款登记").sums.text() == "1 笔，合计 ¥300.00，未还 ¥300.00"
    assert view("假钞赔偿").sums.text() == "1 笔，合计 ¥100.00，未补足 ¥100.00"
    assert view("出纳抽查").sums.text() == "2 次，不相符 1 次"


def test_a_workbook_has_the_same_rows_and_totals(desk, day):
    """REG-57, GEN-17: what is held comes to the same on page and sheet, and so does every age."""
    lines = deposit_lists.deposit_register(desk)
    made = sheet("保证金登记", lines)
    assert made.foot is not None
    assert made.foot[-1] == Money.total(one.held for one in lines) == Money(300000)
    assert [one.age for one in lines] == [0, 1]
    span = Span(desk.today, desk.today)
    for rows in (deposit_lists.advances, deposit_lists.counterfeits, deposit_lists.spot_checks):
        found = rows(desk, span)
        assert len(sheet("台账", found).rows) == len(found) > 0


def test_what_is_due_stands_on_the_list_of_today(desk, cashier, day, clock):
    """RENO-57, FEE-31, FEE-33, GEN-13: each with those whose it is."""
    clock.pass_by(days=5)
    with desk.reading() as session:
        assert [one.more for one in to_pay(session, cashier)] == ["TK20261231-01，¥1,000.00"]
        assert list(to_pay(session, desk)) == []
        assert list(to_order(session, desk)) == []
        (lent,), (forged,) = cash_out(session, desk), to_replace(session, desk)
    assert (lent.urgency, forged.urgency, forged.by) == (Urgency.LATE, Urgency.LATE, "林晓")


def test_a_deposit_whose_day_has_come_is_told_at_the_desk(desk, cashier, clock):
    """RENO-50."""
    till.draw(cashier, desk)
    release(desk, leave(desk))
    clock.pass_by(days=10)
    with desk.reading() as session:
        (one,) = to_order(session, desk)
    assert (one.customer, one.link.more) == ("张素芬", (("deposit", "0001203"),))
