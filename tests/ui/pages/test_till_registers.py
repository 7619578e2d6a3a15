"""The registers of drawers in the window and in workbooks, and what of them stands on today's list."""

import pytest

from deskapp.exporting.sheets import sheet
from deskapp.kernel.money import Money
from deskapp.ledger.closing import Count, Explained
from deskapp.ledger.drawer import absences, handing, moving, opening
from deskapp.ledger.drawer.absences import Leaving
from deskapp.ledger.drawer.handing import Handing
from deskapp.ledger.drawer.kinds import MoveKind
from deskapp.ledger.drawer.moving import Move
from deskapp.ledger.drawer.opening import ToOpen
from deskapp.overview import till_lists
from deskapp.overview.lists import Span
from deskapp.overview.till_matters import away, to_bank, to_settle
from deskapp.procedures.close_day.wizard import CloseDayWizard
from tests.clerk import PlainClerk
from tests.ledger import till
from tests.procedures.drawers import closed
from tests.ui.pages.conftest import sign_in

REASON = "午间现金较多"


def no_slip(_number, _code):
    return {}


@pytest.fixture
def day(desk, manned_by, clock):
    """A short float, 300.00 taken, 200.00 dropped, the rest handed over; somebody away; yesterday not banked."""
    cashier, lead, relief = manned_by("孙敏"), manned_by("赵立"), manned_by("陈佳")
    till.draw(cashier, desk, till.a_range("0001203", 50))
    till.take(desk, "100")
    closed(PlainClerk(CloseDayWizard, desk), "600")
    clock.pass_by(days=1)
    short = ToOpen(desk.clerk.id, Count({Money(100): 480}), Money(50000), Explained("少二十", lead.clerk.id, "赵立"))
    with desk.work("open_till") as session:
        opening.open_till(session, short, "open", no_slip)
    till.take(desk, "300")
    with desk.work("move_cash") as session:
        moving.move(
            session, Move(desk.clerk.id, MoveKind.DROP, Money(20000), REASON, cashier.clerk.id), "drop", no_slip
        )
    given = Handing(desk.clerk.id, relief.clerk.id, "早班交中班", Count({Money(100): 580}), (), "色带快用完")
    with desk.work("hand_over_shift") as session:
        handing.hand_over(session, given, "hand", no_slip)
    with desk.work("leave_desk") as session:
        absences.leave(session, Leaving(desk.clerk.id, "送业主就医", "14:30", "陈佳", lead.clerk.id), "leave")


@pytest.fixture
def view(begin, unit, day):
    """A register by its place and title, as its page shows it."""
    frame = sign_in(begin())

    def of(place, title):
        frame.go(place)
        frame.here.show_register(title)
        return frame.here.view

    return of


def test_the_registers_say_what_every_drawer_saw(view):
    """REG-49, REG-58, SHIFT-03, FEE-26, FEE-32."""
    assert view("registers", "交接班").sums.text() == "1 次交接，长短款合计 ¥0.00"
    assert view("registers", "离岗").sums.text() == "1 次，未返岗 1 次"
    register = view("tickets", "现金收付")
    assert [(one.kind, one.amount.figures, one.other) for one in register.shown] == [
        ("接班收到", "580.00", "林晓"),
        ("交班交出", "-580.00", "陈佳"),
        ("上交出纳", "-200.00", "孙敏"),
    ]
    assert view("tickets", "长短款").sums.text() == "1 张，净额 −¥20.00，待处理 1 张"
    assert view("tickets", "现金缴存").sums.text() == "1 天，应缴存 ¥100.00，已缴存 ¥0.00，差额 ¥100.00"


def test_the_workbooks_have_the_same_rows_and_totals(desk, day):
    """REG-58, GEN-17."""
    span = Span(desk.today.replace(day=1), desk.today)
    for title, rows, total in (
        ("现金收付", till_lists.moves(desk, span), Money(-20000)),
        ("现金缴存", till_lists.banked(desk, span), Money(10000)),
        ("长短款", till_lists.differing(desk, span), Money(-2000)),
        ("交接班", till_lists.shifts(desk, span), Money(58000)),
    ):
        made = sheet(title, rows)
        assert made.foot is not None
        assert made.foot[-1] == total, title
    assert sheet("离岗", till_lists.absences(desk, span)).rows[0][1] == "林晓"


def test_today_s_list_tells_what_waits(desk, manned_by, day):
    """FEE-26 for whoever banks, FEE-32 until it is settled, SHIFT-03 until somebody is back."""
    with desk.reading() as session:
        assert [one.what for one in to_settle(session, desk)] == ["处理长短款"]
        assert [one.more for one in away(session, desk)] == ["送业主就医，预计 14:30，代班 陈佳"]
        (waiting,) = to_bank(session, manned_by("孙敏"))
        assert waiting.more == "2026-11-21 起已日结的现金 ¥100.00 还没有缴存"
