"""The drawer of a clerk: float counted, cash moved with the cashier's PIN, looked into, settled, banked and closed."""

import pytest
from sqlalchemy import select

from deskapp.flow.procedure import Done
from deskapp.kernel.errors import NotAllowedError
from deskapp.kernel.money import Money
from deskapp.ledger.checks.inspection import findings
from deskapp.ledger.closing_records import Closing
from deskapp.ledger.drawer import banking, differences
from deskapp.ledger.drawer.kinds import MoveKind, Settled
from deskapp.ledger.drawer.records import CashBanking, CashMove, TillOpening
from deskapp.printout import draw as drawn
from deskapp.procedures.close_day.steps import CashCount, LockedAway, OpenMatters, TicketCheck
from deskapp.procedures.close_day.wizard import CloseDayWizard
from deskapp.procedures.till.banking.steps import Banked
from deskapp.procedures.till.banking.wizard import BankCashWizard
from deskapp.procedures.till.moving.service import MOVE_CASH
from deskapp.procedures.till.moving.steps import Cash, Way
from deskapp.procedures.till.moving.wizard import MoveCashWizard
from deskapp.procedures.till.opening.steps import FloatCount
from deskapp.procedures.till.opening.wizard import OpenTillWizard
from deskapp.procedures.till.report.service import look
from deskapp.procedures.till.report.steps import Whose
from deskapp.procedures.till.report.wizard import TillReportWizard
from deskapp.procedures.till.settling.steps import Settle
from deskapp.procedures.till.settling.wizard import SettleDifferenceWizard
from deskapp.staff.settings import change_settings
from tests.clerk import PlainClerk
from tests.conftest import PIN
from tests.ledger import till
from tests.printing.finished import copied
from tests.procedures.drawers import agreed, pieces

DROP = {"way": Way.DROP, "amount": "200", "reason": "午间现金较多", "counted": True}


@pytest.fixture(autouse=True)
def books_drawn(desk, cashier, manned_by):
    with manned_by("高远").work("change_settings") as session:
        change_settings(session, centre_name="和风里物业服务中心")
    till.draw(cashier, desk, till.a_range("0001203", 50))


def drop(desk, asked_of, **other):
    return agreed(PlainClerk(MoveCashWizard, desk, asked_of(desk)), Cash, "孙敏", "已点清", **DROP | other)[1]


def close(desk, asked_of, counted, banked="", bank_slip="", confirm=""):
    """The closing of today with so much in the drawer."""
    clerk = PlainClerk(CloseDayWizard, desk, asked_of(desk))
    assert clerk.fill(OpenMatters, seen=True) == []
    if wrong := clerk.fill(CashCount, **pieces(counted)):
        if not confirm:
            return wrong
        assert clerk.override("赵立", PIN, confirm) == ""
        assert clerk.fill(CashCount, **pieces(counted)) == []
    number = f"{1203 + len(clerk_tickets(desk)):07d}"
    assert clerk.fill(TicketCheck, books=[{"book_no": "0001203-0001252", "next_no": number}]) == []
    if wrong := clerk.fill(LockedAway, banked=banked, bank_slip=bank_slip, locked=True):
        return wrong
    return clerk.finish()


def clerk_tickets(desk):
    from deskapp.ledger.ticket_records import Ticket

    with desk.reading() as session:
        return session.scalars(select(Ticket)).all()


def in_drawer(desk):
    return look(desk, desk.clerk.name).expected


def sound(desk):
    return [str(one) for one in findings(desk.store)]


def test_the_float_is_counted_before_the_first_customer(at_counter, desk, tmp_path):
    """FEE-26."""
    clerk = at_counter(OpenTillWizard, desk)
    assert clerk.fill(FloatCount, **pieces("500")) == []
    done = clerk.finish()
    assert isinstance(done, Done), done
    assert done.number == "KB20261121-01"
    paper = copied(drawn(desk, done.papers[0]).pdf, tmp_path)
    for words in ("现金收付单", "清点备用金", "人民币伍佰元整", "相符"):
        assert words in paper, words
    assert PlainClerk(OpenTillWizard, desk).fill(FloatCount, **pieces("500")) == ["2026-11-21 的备用金已清点"]
    assert sound(desk) == []


def test_a_float_that_differs_is_a_document_of_its_own(desk, asked_of):
    """FEE-32: explained, confirmed by another, and the drawer begins with what was counted."""
    clerk = PlainClerk(OpenTillWizard, desk, asked_of(desk))
    assert "现金短款 ¥20.00" in clerk.fill(FloatCount, **pieces("480"))[0]
    _, done = agreed(
        PlainClerk(OpenTillWizard, desk, asked_of(desk)), FloatCount, "赵立", "昨晚少二十", **pieces("480")
    )
    assert isinstance(done, Done), done
    with desk.reading() as session:
        (found,) = differences.unsettled(session)
    assert (found.number, found.found_in, found.amount) == ("CK20261121-01", "KB20261121-01", Money(2000))
    assert in_drawer(desk) == Money(48000)


def test_cash_goes_to_the_cashier_who_types_the_pin(at_counter, desk, cashier, asked_of, tmp_path):
    """FEE-26, FEE-33: both are named, the drawer holds less, and paper and chain say so."""
    till.take(desk, "300")
    clerk = at_counter(MoveCashWizard, desk, asked_of(desk))
    (said,), done = agreed(clerk, Cash, "孙敏", "已点清", **DROP)
    assert said == "请出纳当面点清上交出纳 ¥200.00，输入姓名和密码确认"
    assert isinstance(done, Done), done
    with desk.reading() as session:
        made = session.scalars(select(CashMove)).one()
    assert (made.kind, made.amount, made.other_id) == (MoveKind.DROP, Money(-20000), cashier.clerk.id)
    assert in_drawer(desk) == Money(60000)
    paper = copied(drawn(desk, done.papers[0]).pdf, tmp_path)
    for words in ("上交出纳", "孙敏", "800.00", "600.00", "人民币贰佰元整"):
        assert words in paper, words
    assert sound(desk) == []


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"amount": "900"}, "抽屉里应有现金 500.00，不能取出 900.00"),
        ({"amount": "0"}, "金额须大于零"),
    ],
)
def test_no_more_leaves_a_drawer_than_lies_there(desk, asked_of, said, words):
    """FEE-33."""
    assert PlainClerk(MoveCashWizard, desk, asked_of(desk)).fill(Cash, **DROP | said) == [words]


def test_takings_are_not_given_back_as_float(desk, asked_of):
    """FEE-26."""
    till.take(desk, "300")
    said = DROP | {"way": Way.FLOAT_BACK, "amount": "600"}
    (words,) = PlainClerk(MoveCashWizard, desk, asked_of(desk)).fill(Cash, **said)
    assert words == "备用金只有 500.00，其余是收款，请按“上交出纳”办理"


def test_nobody_moves_cash_alone(desk, asked_of):
    """FEE-33: a colleague who is no cashier does not do either, and nothing is written without one."""
    clerk = PlainClerk(MoveCashWizard, desk, asked_of(desk))
    clerk.fill(Cash, **DROP)
    assert "没有“当面收付现金”的权限" in clerk.override("陈佳", PIN, "代收")
    cash = Cash.read(DROP)
    assert isinstance(cash, Cash)
    clerk.session.answers.put(cash)
    with pytest.raises(NotAllowedError):
        MOVE_CASH.finish(desk, clerk.session.answers)
    assert in_drawer(desk) == Money(50000)


def test_the_same_request_moves_cash_once(desk, asked_of):
    clerk = PlainClerk(MoveCashWizard, desk, asked_of(desk))
    _, first = agreed(clerk, Cash, "孙敏", "已点清", **DROP)
    second = MOVE_CASH.finish(desk, clerk.session.answers)
    assert first.number == second.number
    assert in_drawer(desk) == Money(30000)


def test_an_x_report_may_be_made_at_any_time_and_closes_nothing(at_counter, desk, asked_of, tmp_path):
    """FEE-30: float, takings, tickets, movements, and what should lie in the drawer."""
    till.take(desk, "300")
    drop(desk, asked_of)
    clerk = at_counter(TillReportWizard, desk)
    assert clerk.fill(Whose, clerk="林晓") == []
    done = clerk.finish()
    assert isinstance(done, Done), done
    paper = copied(drawn(desk, done.papers[0]).pdf, tmp_path)
    for words in (
        "收款中途报表",
        "500.00（未清点）",
        "现金实收300.00",
        "现金收付-200.00",
        "¥600.00",
        "午间现金较多，孙敏",
    ):
        assert words in paper, words
    with desk.reading() as session:
        assert session.scalars(select(Closing)).all() == []


def test_a_cashier_looks_into_the_drawer_of_a_clerk(desk, cashier):
    """FEE-30."""
    till.take(desk, "300")
    clerk = PlainClerk(TillReportWizard, cashier)
    assert clerk.fill(Whose, clerk="林晓") == []
    done = clerk.finish()
    assert isinstance(done, Done)
    assert "应有现金 ¥800.00" in done.words


def test_the_closing_reckons_with_float_and_movements(desk, asked_of, tmp_path):
    """RPT-04: float counted, cash dropped; the sheet names it, and the ledger holds against itself (C9)."""
    agreed(PlainClerk(OpenTillWizard, desk, asked_of(desk)), FloatCount, "赵立", "少二十", **pieces("480"))
    till.take(desk, "300")
    drop(desk, asked_of)
    assert "现金短款 ¥20.00" in close(desk, asked_of, "560")[0]
    done = close(desk, asked_of, "580", "100", "存单 0041")
    assert isinstance(done, Done), done
    sheet = copied(drawn(desk, done.papers[0]).pdf, tmp_path)
    for words in ("四项相符", "上交出纳-¥200.00（午间现金较多，孙敏）", "存单0041"):
        assert words in sheet, words
    with desk.reading() as session:
        made = session.scalars(select(Closing)).one()
        assert (made.till_float, made.cash_expected) == (Money(48000), Money(58000))
        assert [(one.day, one.due, one.banked) for one in banking.day_cash(session)] == [
            (desk.today, Money(30000), Money(10000))
        ]
    assert sound(desk) == []


def test_a_movement_after_the_count_stops_the_closing(desk, asked_of):
    till.take(desk, "300")
    clerk = PlainClerk(CloseDayWizard, desk, asked_of(desk))
    clerk.fill(OpenMatters, seen=True)
    assert clerk.fill(CashCount, **pieces("800")) == []
    drop(desk, asked_of)
    (said,) = clerk.fill(TicketCheck, books=[{"book_no": "0001203-0001252", "next_no": "0001204"}])
    assert "现金长款 ¥200.00" in said


def test_cash_of_closed_days_is_banked_on_a_slip(at_counter, desk, cashier, asked_of, clock, tmp_path):
    """FEE-26: the oldest day first; nothing twice, nothing that was not taken."""
    till.take(desk, "300")
    assert isinstance(close(desk, asked_of, "800"), Done)
    clock.pass_by(days=1)
    till.take(desk, "100")
    assert isinstance(close(desk, asked_of, "600"), Done)
    clerk = at_counter(BankCashWizard, cashier)
    said = {"banked_on": "2026-11-22", "amount": "350", "bank_slip": "0036 8812", "banked_by": "孙敏"}
    assert clerk.fill(Banked, **said) == []
    done = clerk.finish()
    assert isinstance(done, Done), done
    paper = copied(drawn(cashier, done.papers[0]).pdf, tmp_path)
    for words in ("缴存专用账户", "00368812", "2026-11-21300.00；2026-11-2250.00"):
        assert words in paper, words
    with desk.reading() as session:
        assert [one.left for one in banking.open_days(session)] == [Money(5000)]
    again = PlainClerk(BankCashWizard, cashier)
    assert again.fill(Banked, **said | {"amount": "50"}) == ["存单 0036 8812 已登记（JC20261122-01，¥350.00），请核对"]
    (words,) = again.fill(Banked, **said | {"bank_slip": "0037", "amount": "60"})
    assert words == "已日结待缴存的现金共 50.00，不能缴存 60.00，请核对"
    assert sound(desk) == []


def test_a_slip_of_the_bank_is_entered_once_at_closings_too(desk, asked_of, clock):
    """FEE-26."""
    till.take(desk, "300")
    assert isinstance(close(desk, asked_of, "800", "300", "0036"), Done)
    with desk.reading() as session:
        assert session.scalars(select(CashBanking)).one().bank_slip == "0036"
        assert banking.open_days(session) == []
    clock.pass_by(days=1)
    till.take(desk, "100")
    assert close(desk, asked_of, "600", "100", "0036") == ["存单 0036 已登记（JC20261121-01，¥300.00），请核对"]


def test_a_shortage_is_made_good_into_the_drawer(at_counter, desk, asked_of, clock, tmp_path):
    """FEE-31, FEE-32: agreed to by another; the money is in the drawer and is banked with the day."""
    till.take(desk, "300")
    assert isinstance(close(desk, asked_of, "790", confirm="找零多付十元"), Done)
    clock.pass_by(days=1)
    said = {"document": "CD20261121-01", "how": Settled.MADE_GOOD, "note": "当面补足"}
    clerk = at_counter(SettleDifferenceWizard, desk, asked_of(desk))
    (words,), done = agreed(clerk, Settle, "赵立", "同意", **said)
    assert words == "请他人同意：CD20261121-01 责任人补足现金"
    assert isinstance(done, Done), done
    paper = copied(drawn(desk, done.papers[0]).pdf, tmp_path)
    for words in ("长短款单", "短款", "人民币壹拾元整", "责任人补足现金", "赵立"):
        assert words in paper, words
    assert in_drawer(desk) == Money(51000)
    with desk.reading() as session:
        assert differences.unsettled(session) == []
    assert sound(desk) == []
    assert isinstance(close(desk, asked_of, "510"), Done)
    with desk.reading() as session:
        assert [one.due for one in banking.day_cash(session)] == [Money(29000), Money(1000)]


def test_only_the_manager_waives_a_difference(desk, asked_of):
    """FEE-32."""
    till.take(desk, "300")
    assert isinstance(close(desk, asked_of, "790", confirm="找零多付十元"), Done)
    said = {"document": "CD20261121-01", "how": Settled.WAIVED, "note": "查无结果"}
    clerk = PlainClerk(SettleDifferenceWizard, desk, asked_of(desk))
    clerk.fill(Settle, **said)
    assert "没有“批准核销长短款”的权限" in clerk.override("赵立", PIN, "同意")
    assert clerk.override("高远", PIN, "同意") == ""
    assert clerk.fill(Settle, **said) == []
    assert isinstance(clerk.finish(), Done)


def test_an_opening_is_kept_once(desk):
    clerk = PlainClerk(OpenTillWizard, desk)
    clerk.fill(FloatCount, **pieces("500"))
    first = clerk.finish()
    assert isinstance(first, Done)
    second = clerk.session.procedure.finish(desk, clerk.session.answers)
    assert first.number == second.number
    with desk.reading() as session:
        assert len(session.scalars(select(TillOpening)).all()) == 1


def test_a_day_that_left_no_cash_is_not_in_the_list_of_what_was_banked(desk, asked_of, clock):
    """REG-58: a day is there once it has cash to bank, or some was banked of it."""
    assert isinstance(close(desk, asked_of, "500"), Done)
    with desk.reading() as session:
        assert banking.day_cash(session) == []
    clock.pass_by(days=1)
    till.take(desk, "100")
    assert isinstance(close(desk, asked_of, "600"), Done)
    with desk.reading() as session:
        assert [(str(one.day), one.due) for one in banking.day_cash(session)] == [("2026-11-22", Money(10000))]
