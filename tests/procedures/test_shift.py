"""The handover of a shift: cash, books and blank cards to the relief, who types the PIN; and leaving the desk."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from sqlalchemy import select

from deskapp.access.kinds import BlankMove, CardFamily
from deskapp.access.register.stock import move, stock
from deskapp.flow.procedure import Done
from deskapp.kernel.errors import NotAllowedError
from deskapp.kernel.money import Money
from deskapp.ledger import books
from deskapp.ledger.checks.inspection import findings
from deskapp.ledger.closing import unclosed_day
from deskapp.ledger.drawer import absences, differences
from deskapp.ledger.drawer.records import BookDifference, CashMove, DeskAbsence, ShiftHandover
from deskapp.ledger.drawer.standing import cash_in
from deskapp.printout import draw as drawn
from deskapp.procedures.shift.handing_over.service import HAND_OVER_SHIFT
from deskapp.procedures.shift.handing_over.steps import Counted, DrawerCount, OpenList, Relief, Together
from deskapp.procedures.shift.handing_over.wizard import HandOverShiftWizard, OpenListPage
from deskapp.procedures.shift.leaving.steps import Leave
from deskapp.procedures.shift.leaving.wizard import LeaveDeskWizard
from deskapp.procedures.shift.returning.steps import Back
from deskapp.procedures.shift.returning.wizard import ComeBackWizard
from deskapp.staff.settings import change_settings
from deskapp.ui.walking import stops
from tests.clerk import PlainClerk, WindowClerk
from tests.conftest import PIN
from tests.ledger import till
from tests.printing.finished import copied
from tests.procedures.drawers import agreed, pieces

TOGETHER = {"seals": True, "keys": True, "equipment": True, "hotline": True, "remarks": "色带快用完"}
BOOK = {"book_no": "0001203-0001252", "next_no": "0001204"}
TOLD = "交接班记录表 早班交中班 林晓 陈佳 800.00 0001204 49交出 DESFire空白卡188188相符 补签收据 色带快用完 √印章"
CARDS = {"family": "DESFire", "pieces": "188"}


@pytest.fixture(autouse=True)
def till_open(desk, cashier, manned_by):
    """300.00 of cash on one receipt, the book with 49 numbers left, 188 blank cards."""
    with manned_by("高远").work("change_settings") as session:
        change_settings(session, centre_name="和风里物业服务中心")
    till.draw(cashier, desk, till.a_range("0001203", 50))
    till.take(desk, "300")
    with desk.work("stock_cards") as session:
        move(session, CardFamily.DESFIRE, BlankMove.RECEIVED, 188, "blank-1")


@pytest.fixture
def relief(manned_by):
    """陈佳, who takes over."""
    return manned_by("陈佳")


def walk(clerk, cash="800", **counted):
    """A handover up to the page of the relief; what stands against it before."""
    assert clerk.fill(OpenList, shift="早班交中班", told=True) == []
    if wrong := clerk.fill(DrawerCount, **pieces(cash)):
        return wrong
    said = {"books": [BOOK], "give_books": True, "cards": [CARDS]} | counted
    if wrong := clerk.fill(Counted, **said):
        return wrong
    return clerk.fill(Together, **TOGETHER)


def taken_over(clerk, name="陈佳"):
    """The relief agrees on the last page."""
    return agreed(clerk, Relief, name, "已逐项点清", incoming=name, counted=True)


def drawers(*desks):
    with desks[0].reading() as session:
        return [cash_in(session, one.clerk.id, one.today) for one in desks]


def test_a_shift_is_handed_over_by_both(at_counter, desk, relief, asked_of, tmp_path):
    """SHIFT-01, SHIFT-02, SHIFT-06: cash and book change hands, both are on the record, nothing is lost on the way."""
    clerk = at_counter(HandOverShiftWizard, desk, asked_of(desk))
    assert walk(clerk) == []
    (said,), done = taken_over(clerk)
    assert said == "请接班人 陈佳 逐项点清后，输入自己的姓名和密码确认接班"
    assert isinstance(done, Done), done
    assert drawers(desk, relief) == [Money(), Money(80000)]
    with desk.reading() as session:
        made = session.scalars(select(ShiftHandover)).one()
        assert (made.number, made.cash, made.expected) == ("JB20261121-01", Money(80000), Money(80000))
        assert (made.outgoing_id, made.incoming_id) == (desk.clerk.id, relief.clerk.id)
        assert [book.next_no for book in books.drawn_books(session, relief.clerk.id)] == [1204]
        assert books.drawn_books(session, desk.clerk.id) == ()
        assert stock(session)[CardFamily.DESFIRE] == 188
    paper = copied(drawn(desk, done.papers[0]).pdf, tmp_path)
    for words in TOLD.split():
        assert words in paper, words
    assert [str(one) for one in findings(desk.store)] == []


def test_the_relief_goes_on_with_the_numbers_and_the_drawer(desk, relief, asked_of):
    """SHIFT-06: the next receipt comes from the book that was handed over."""
    clerk = PlainClerk(HandOverShiftWizard, desk, asked_of(desk))
    walk(clerk)
    taken_over(clerk)
    assert till.take(relief, "20").printed_no == "0001204"
    assert drawers(desk, relief) == [Money(), Money(82000)]


def test_nobody_hands_over_without_the_relief_s_own_pin(desk, relief, lead, asked_of):
    """SHIFT-02: another colleague's PIN is not that of the relief, and the service itself asks."""
    clerk = PlainClerk(HandOverShiftWizard, desk, asked_of(desk))
    walk(clerk)
    clerk.fill(Relief, incoming="陈佳", counted=True)
    assert clerk.override("赵立", PIN, "代接") == ""
    assert clerk.fill(Relief, incoming="陈佳", counted=True) == ["输入密码的是 赵立，须由 陈佳 本人输入"]
    said = Relief.read({"incoming": "陈佳", "counted": True})
    assert isinstance(said, Relief)
    clerk.session.answers.put(said)
    with pytest.raises(NotAllowedError):
        HAND_OVER_SHIFT.finish(desk, clerk.session.answers)
    clerk.session.answers.drop(Relief)
    assert drawers(desk) == [Money(80000)]
    assert clerk.override("陈佳", PIN, "已点清") == ""
    assert clerk.fill(Relief, incoming="陈佳", counted=True) == []
    assert isinstance(clerk.finish(), Done)


def test_cash_that_differs_is_a_document_of_the_outgoing(desk, relief, asked_of):
    """SHIFT-06: the relief begins with what was counted, the outgoing answers for the rest."""
    clerk = PlainClerk(HandOverShiftWizard, desk, asked_of(desk))
    clerk.fill(OpenList, shift="早班交中班", told=True)
    assert "现金短款 ¥10.00" in clerk.fill(DrawerCount, **pieces("790"))[0]
    assert clerk.override("孙敏", PIN, "找零多付") == ""
    assert clerk.fill(DrawerCount, **pieces("790")) == []
    assert clerk.fill(Counted, books=[BOOK], give_books=True, cards=[CARDS]) == []
    clerk.fill(Together, **TOGETHER)
    assert isinstance(taken_over(clerk)[1], Done)
    with desk.reading() as session:
        (found,) = differences.unsettled(session)
    assert (found.number, found.clerk, found.amount) == ("CJ20261121-01", "林晓", Money(1000))
    assert drawers(desk, relief) == [Money(), Money(79000)]


@pytest.mark.parametrize(
    ("counted", "words"),
    [
        ({"books": []}, "请填写票据本 0001203-0001252 手上的下一号"),
        ({"books": [BOOK | {"next_no": "0001205"}]}, "账上下一号是 0001204，手上是 0001205，请先查明再交班"),
        ({"cards": []}, "请填写 DESFire 空白卡的实点张数"),
        ({"cards": [CARDS | {"pieces": "187"}]}, "DESFire 空白卡账面 188 张，实点 187 张，请写明相差的原因"),
    ],
    ids=["no number", "another number", "no cards", "cards missing"],
)
def test_numbers_and_cards_are_counted(desk, asked_of, counted, words):
    """SHIFT-06, TICKET-22, CARD-17."""
    (said,) = walk(PlainClerk(HandOverShiftWizard, desk, asked_of(desk)), **counted)
    assert words in said


def test_blank_cards_that_are_missing_are_entered_with_their_reason(desk, asked_of):
    """CARD-17."""
    clerk = PlainClerk(HandOverShiftWizard, desk, asked_of(desk))
    walk(clerk, cards=[CARDS | {"pieces": "187"}], cards_note="写坏一张未登记")
    assert isinstance(taken_over(clerk)[1], Done)
    with desk.reading() as session:
        assert stock(session)[CardFamily.DESFIRE] == 187


def test_nobody_gets_more_books_than_may_be_drawn(desk, relief, cashier, asked_of):
    """TICKET-02: the relief has two of their own."""
    till.draw(cashier, relief, till.a_range("0002001", 50), till.a_range("0002051", 50))
    clerk = PlainClerk(HandOverShiftWizard, desk, asked_of(desk))
    walk(clerk)
    (said,) = clerk.fill(Relief, incoming="陈佳", counted=True)
    assert "接班人手上已有 2 本收据未核销" in said
    clerk = PlainClerk(HandOverShiftWizard, desk, asked_of(desk))
    walk(clerk, give_books=False)
    assert isinstance(taken_over(clerk)[1], Done)


def test_a_handover_is_made_once(desk, relief, asked_of):
    clerk = PlainClerk(HandOverShiftWizard, desk, asked_of(desk))
    walk(clerk)
    _, first = taken_over(clerk)
    assert HAND_OVER_SHIFT.finish(desk, clerk.session.answers).number == first.number
    with desk.reading() as session:
        assert len(session.scalars(select(CashMove)).all()) == 2


def test_who_took_a_drawer_over_has_a_day_to_close(desk, relief, asked_of, clock):
    """RPT-04: also without a payment of one's own; who handed everything over has only the own payments to close."""
    clerk = PlainClerk(HandOverShiftWizard, desk, asked_of(desk))
    walk(clerk)
    taken_over(clerk)
    day = desk.today
    clock.pass_by(days=1)
    with desk.reading() as session:
        assert unclosed_day(session, relief.clerk.id, desk.today) == day


LEAVE = {"reason": "送业主就医", "due_back": "14:30", "stands_in": "陈佳", "locked": True}


def test_the_desk_is_left_by_the_supervisor_s_leave(at_counter, desk, asked_of, clock):
    """SHIFT-03: from, to, reason, who approved and who stands in."""
    clerk = at_counter(LeaveDeskWizard, desk, asked_of(desk))
    (said,), done = agreed(clerk, Leave, "赵立", "情况紧急", **LEAVE)
    assert said == "请主管同意 林晓 离岗，14:30 返岗，陈佳 代班"
    assert isinstance(done, Done), done
    clock.pass_by(minutes=40)
    assert PlainClerk(LeaveDeskWizard, desk).fill(Leave, **LEAVE) == ["离岗 LG20261121-01 还没有登记返岗，请先登记返岗"]
    back = at_counter(ComeBackWizard, desk)
    if isinstance(back, WindowClerk):
        seen = [one.text() for one in back.wizard.page.findChildren(QLabel)]
        assert {"林晓", "2026-11-21 09:00", "送业主就医", "14:30", "陈佳", "赵立"} <= set(seen)
    assert back.fill(Back, told=True) == []
    assert back.finish().words == "已返岗，09:00 离岗，09:40 返岗"
    with desk.reading() as session:
        made = session.scalars(select(DeskAbsence)).one()
        assert (made.stands_in, made.reason, made.back_at == desk.now()) == ("陈佳", "送业主就医", True)
        assert absences.away(session, desk.clerk.id) is None


def test_the_desk_is_never_left_empty(desk, asked_of):
    """SHIFT-03: somebody who may stand there stands in, and the time is one."""
    clerk = PlainClerk(LeaveDeskWizard, desk, asked_of(desk))
    assert clerk.fill(Leave, **LEAVE | {"stands_in": "没有人"}) == ["前台不能空岗，请选择一位代班的同事"]
    assert clerk.fill(Leave, **LEAVE | {"due_back": "一会儿"}) == ["请按 14:30 的样子填写时间"]
    clerk.fill(Leave, **LEAVE)
    assert "没有“同意离岗”的权限" in clerk.override("孙敏", PIN, "同意")


TWO = {"book_no": "0001301-0001350", "next_no": "0001301"}


def test_each_book_goes_to_whoever_is_named_beside_it(desk, cashier, relief, lead, asked_of, tmp_path):
    """SHIFT-06, FEE-32: one book to the relief, one to a colleague who agrees for herself, one stays."""
    till.draw(cashier, desk, till.a_range("0001301", 50))
    clerk = PlainClerk(HandOverShiftWizard, desk, asked_of(desk))
    (said,) = walk(clerk, books=[BOOK, TWO | {"to": "王五"}])
    assert said == "票据本 0001301-0001350 不能交给 王五：没有这位收费人，请核对姓名"
    clerk = PlainClerk(HandOverShiftWizard, desk, asked_of(desk))
    assert walk(clerk, books=[BOOK | {"to": "留下"}, TWO | {"to": "赵立"}]) == []
    against = clerk.fill(Relief, incoming="陈佳", counted=True)
    assert against[1] == "请 赵立 点清票据本 0001301-0001350 后，输入自己的姓名和密码确认接收"
    assert clerk.override("陈佳", PIN, "已点清") == ""
    assert clerk.fill(Relief, incoming="陈佳", counted=True) == [against[1]]
    assert clerk.override("赵立", PIN, "已点清") == ""
    assert clerk.fill(Relief, incoming="陈佳", counted=True) == []
    done = clerk.finish()
    assert isinstance(done, Done), done
    with desk.reading() as session:
        held = [[book.book_no for book in books.drawn_books(session, one.clerk.id)] for one in (desk, lead, relief)]
    assert held == [["0001203-0001252"], ["0001301-0001350"], []]
    paper = copied(drawn(desk, done.papers[0]).pdf, tmp_path)
    assert "留用" in paper
    assert "50赵立" in paper


def test_numbers_counted_otherwise_are_a_document_confirmed_by_another(desk, relief, asked_of, tmp_path):
    """SHIFT-06, TICKET-22, FEE-32: the book goes on as it is; the closing still asks for the number that is missing."""
    clerk = PlainClerk(HandOverShiftWizard, desk, asked_of(desk))
    (said,) = walk(clerk, books=[BOOK | {"next_no": "0001206"}])
    assert "账上下一号是 0001204，手上是 0001206" in said
    assert clerk.override("孙敏", PIN, "两张粘连撕坏") == ""
    assert clerk.fill(Counted, books=[BOOK | {"next_no": "0001206"}], give_books=True, cards=[CARDS]) == []
    clerk.fill(Together, **TOGETHER)
    done = taken_over(clerk)[1]
    assert isinstance(done, Done), done
    with desk.reading() as session:
        (found,) = session.scalars(select(BookDifference))
        assert (found.number, found.expected_no, found.found_no) == ("CP20261121-01-1", 1204, 1206)
        assert (found.reason, found.found_in) == ("两张粘连撕坏", "JB20261121-01")
        assert [book.next_no for book in books.drawn_books(session, relief.clerk.id)] == [1204]
    paper = copied(drawn(desk, done.papers[0]).pdf, tmp_path)
    assert "实点下一号1206，两张粘连撕坏，孙敏确认（CP20261121-01-1）" in paper
    assert [str(one) for one in findings(desk.store)] == []


def test_many_open_matters_scroll_and_the_keyboard_comes_to_them_by_tab(qtbot, look, desk, asked_of):
    """SHIFT-01: what is told is read to its end; the first question has the keyboard all the same."""
    look()
    clerk = WindowClerk(HandOverShiftWizard, desk, asked_of(desk))
    qtbot.addWidget(clerk.wizard)
    page = clerk.wizard.page
    assert isinstance(page, OpenListPage)
    listed = page.listed
    listed.show_lines([(f"事项 {n}", "今天") for n in range(8)])
    eight = listed.table.height()
    assert listed.table not in list(stops(page))
    listed.show_lines([(f"事项 {n}", "今天") for n in range(20)])
    assert listed.table.height() == eight
    assert page.first() is page.editors["shift"].widget
    listed.table.setFocus(Qt.FocusReason.BacktabFocusReason)
    QTest.keyClick(listed.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert listed.table.currentIndex().row() == 19
    QTest.keyClick(listed.table, Qt.Key.Key_Return)
    assert page.editors["shift"].widget.hasFocus()
    assert listed.table in list(stops(page))
