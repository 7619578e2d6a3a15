"""However often the main button or its key is pressed, one act comes of it, under one request."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from deskapp.ui.wizard import ProcedureWizard
from tests.ui.conftest import Open
from tests.ui.hands import ENTER, F8, borrower, hold, press, things
from tests.ui.toy import Borrower, Consent, LendingWizard, ToyDesk

LEFT = Qt.MouseButton.LeftButton


class SlowLendingWizard(LendingWizard):
    long = "正在借出"


def ready_to_lend(open_wizard: Open, **told) -> ProcedureWizard:
    """A wizard on its last page, filled."""
    wizard = open_wizard(**told)
    borrower(wizard)
    things(wizard)
    return wizard


def test_a_double_click_acts_once(open_wizard: Open, toy_desk: ToyDesk, qtbot):
    wizard = ready_to_lend(open_wizard)
    seen: list[object] = []
    wizard.finished.connect(seen.append)
    QTest.mouseClick(wizard.main, LEFT)
    QTest.mouseDClick(wizard.main, LEFT)
    assert len(toy_desk.finished) == len(seen) == 1


def test_a_double_click_turns_one_page(open_wizard: Open):
    wizard = open_wizard()
    wizard.page.fill({"room": "3-2-501", "name": "张素芬", "who": "租户"})
    QTest.mouseClick(wizard.main, LEFT)
    QTest.mouseDClick(wizard.main, LEFT)
    assert wizard.page.kind is Consent
    assert wizard.page.editors["called"].said() is False


def test_held_f8_acts_once(open_wizard: Open, toy_desk: ToyDesk):
    ready_to_lend(open_wizard)
    hold(F8)
    assert len(toy_desk.finished) == 1


def test_held_enter_turns_no_page_and_acts_not_at_all(open_wizard: Open, toy_desk: ToyDesk):
    wizard = open_wizard()
    wizard.page.fill({"room": "3-2-501", "name": "张素芬", "who": "业主"})
    hold(ENTER)
    assert wizard.page.kind is Borrower
    ready_to_lend(open_wizard)
    hold(ENTER)
    assert toy_desk.finished == []


def test_a_second_attempt_carries_the_same_request(open_wizard: Open, toy_desk: ToyDesk):
    toy_desk.broken = 1
    wizard = ready_to_lend(open_wizard)
    press(F8)
    assert toy_desk.finished == []
    (bar,) = wizard.messages.bars()
    assert "磁盘满了" in bar.words
    assert bar.detail == "E-DB-09"
    request = wizard.session.answers.request_id
    press(F8)
    press(F8)
    assert toy_desk.finished == [request]


def test_after_the_act_the_page_is_closed_and_no_draft_is_kept(open_wizard: Open, toy_desk: ToyDesk, qtbot):
    kept: list[object] = []
    wizard = ready_to_lend(open_wizard, keep=kept.append)
    press(F8)
    after = len(kept)
    assert not wizard.page.isEnabled()
    assert not wizard.main.isEnabled()
    assert wizard.main.toolTip() == "已办结"
    wizard.lay_aside()
    wizard.keep_draft()
    qtbot.wait(500)
    assert len(kept) == after


def test_a_long_finish_leaves_the_window_free_and_acts_once(open_wizard: Open, toy_desk: ToyDesk, qtbot):
    wizard = ready_to_lend(open_wizard, kind=SlowLendingWizard)
    with qtbot.waitSignal(wizard.finished, timeout=3000):
        wizard.press_main()
        wizard.press_main()
        assert wizard.busy
    assert not wizard.busy
    assert len(toy_desk.finished) == 1


def test_a_long_finish_that_fails_tells_so_and_can_be_repeated(open_wizard: Open, toy_desk: ToyDesk, qtbot):
    toy_desk.broken = 1
    wizard = ready_to_lend(open_wizard, kind=SlowLendingWizard)
    wizard.press_main()
    qtbot.waitUntil(lambda: bool(wizard.messages.bars()))
    qtbot.waitUntil(lambda: not wizard.busy)
    with qtbot.waitSignal(wizard.finished, timeout=3000):
        wizard.press_main()
    assert len(toy_desk.finished) == 1
