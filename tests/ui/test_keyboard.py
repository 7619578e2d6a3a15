"""The keys of the wizard: Enter walks, Esc goes back, and only F8 acts."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from deskapp.ui.lines import Lines
from tests.clerk import type_into
from tests.ui.conftest import Open
from tests.ui.gallery import framed
from tests.ui.hands import ENTER, ESC, F8, at_hand, borrower, here, press, things, write
from tests.ui.toy import Borrower, Consent, LendingWizard, PaidLendingWizard, Things, ToyDesk


def test_enter_walks_the_fields_and_turns_the_page_after_the_last(open_wizard: Open):
    wizard = open_wizard()
    assert here() == "room"
    write(wizard, "room", "3-2-501")
    press(ENTER)
    assert here() == "name"
    write(wizard, "name", "张素芬")
    press(ENTER)
    assert here() == "who"
    press(Qt.Key.Key_1)
    press(ENTER)
    assert wizard.page.kind is Things


def test_shift_enter_walks_back_and_stays_on_the_first_field(open_wizard: Open):
    open_wizard()
    press(ENTER)
    assert here() == "name"
    press(ENTER, Qt.KeyboardModifier.ShiftModifier)
    assert here() == "room"
    press(ENTER, Qt.KeyboardModifier.ShiftModifier)
    assert here() == "room"


def test_the_first_wrong_field_gets_the_keyboard(open_wizard: Open):
    wizard = open_wizard()
    write(wizard, "room", "3-2-501")
    press(F8)
    assert wizard.page.kind is Borrower
    assert here() == "name"


def test_a_digit_chooses_and_arrows_go_on_from_there(open_wizard: Open):
    wizard = open_wizard()
    choice = wizard.page.editors["who"]
    choice.widget.setFocus()
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Right)
    assert choice.said().value == "租户"
    press(Qt.Key.Key_1)
    assert choice.said().value == "业主"


def test_enter_never_acts_on_the_last_page(open_wizard: Open, toy_desk: ToyDesk):
    for kind in (LendingWizard, PaidLendingWizard):
        wizard = open_wizard(kind)
        borrower(wizard)
        things(wizard)
        for _ in range(20):
            press(ENTER)
        assert toy_desk.finished == []
        assert wizard.page.kind is Things


def test_space_never_acts_on_the_last_page(open_wizard: Open, toy_desk: ToyDesk):
    wizard = open_wizard()
    borrower(wizard)
    things(wizard)
    for _ in range(12):
        press(Qt.Key.Key_Space)
        press(Qt.Key.Key_Tab)
    assert toy_desk.finished == []


def test_f8_acts_and_so_does_ctrl_enter(open_wizard: Open, toy_desk: ToyDesk):
    for number, (key, modifier) in enumerate(
        [(F8, Qt.KeyboardModifier.NoModifier), (ENTER, Qt.KeyboardModifier.ControlModifier)], 1
    ):
        wizard = open_wizard()
        borrower(wizard)
        things(wizard)
        press(key, modifier)
        assert len(toy_desk.finished) == number
        assert wizard.outcome
        assert wizard.outcome.number == f"TC000{number}"


def test_esc_goes_back_one_page_and_keeps_what_was_typed(open_wizard: Open):
    wizard = open_wizard()
    borrower(wizard, "租户")
    seen = [wizard.page.kind]
    press(ESC)
    seen.append(wizard.page.kind)
    assert wizard.page.said()["name"] == "张素芬"
    press(F8)
    assert [*seen, wizard.page.kind] == [Consent, Borrower, Consent]


def test_esc_on_the_first_page_asks_inside_the_page_and_esc_again_stays(open_wizard: Open):
    wizard = open_wizard(keep=lambda draft: None)
    press(ESC)
    assert [bar.words for bar in wizard.messages.bars()] == ["要离开“推车借用”吗？"]
    press(ESC)
    assert wizard.messages.bars() == []
    assert here() == "room"


def test_leaving_keeps_the_draft_or_not_as_the_clerk_says(open_wizard: Open, qtbot):
    kept: list[object] = []
    wizard = open_wizard(keep=kept.append)
    press(ESC)
    with qtbot.waitSignal(wizard.put_aside):
        press(ENTER)
    assert kept
    wizard = open_wizard()
    press(ESC)
    with qtbot.waitSignal(wizard.left):
        press(ENTER)


def test_f12_puts_aside_with_what_is_typed(open_wizard: Open, qtbot):
    kept: list[dict[str, Any]] = []
    wizard = open_wizard(keep=kept.append)
    write(wizard, "room", "3-2-501")
    with qtbot.waitSignal(wizard.put_aside):
        press(Qt.Key.Key_F12)
    assert kept[-1]["said"]["Borrower"]["room"] == "3-2-501"


def test_enter_in_lines_opens_a_new_line_and_on_an_empty_one_goes_on(open_wizard: Open):
    wizard = open_wizard()
    borrower(wizard)
    lines = wizard.page.editors["things"].widget
    assert isinstance(lines, Lines)
    assert here() == "what.0"
    type_into(at_hand(), "推车")
    press(ENTER)
    assert here() == "pieces.0"
    type_into(at_hand(), 2)
    press(ENTER)
    assert here() == "what.1"
    press(ENTER)
    assert here() == "back_on"
    assert lines.said() == [{"what": "推车", "pieces": "2"}]
    lines.cells()[0].setFocus()
    press(Qt.Key.Key_Down)
    assert here() == "what.1"
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert lines.said() == []


def test_the_rail_and_the_main_button_tell_what_lies_ahead(open_wizard: Open):
    wizard = open_wizard()
    assert [title for title, _ in wizard.rail.steps] == ["借用人", "业主同意", "借用物品"]
    borrower(wizard)
    assert wizard.rail.steps == [("借用人", "3-2-501 张素芬"), ("借用物品", "")]
    assert (wizard.main.text(), wizard.main.key) == ("借出", "F8")
    assert wizard.subject_line.text() == "3-2-501 张素芬"


def test_a_parked_walk_has_the_keyboard_where_it_was_left(qtbot: QtBot, toy_desk: ToyDesk):
    wizard = LendingWizard(toy_desk)
    window = framed(QWidget())
    qtbot.addWidget(window)
    window.show()
    QTest.qWaitForWindowActive(window)
    window.go_to_search()
    window.show_page(wizard)
    assert here() == "room"
    press(ENTER)
    window.show_page(QWidget())
    window.go_to_search()
    window.show_page(wizard)
    assert here() == "name"
