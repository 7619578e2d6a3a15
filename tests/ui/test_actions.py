"""One list of actions: no key twice, nothing grey without a reason, every list made from it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from deskapp.ui.actions import WALKING, Action, Actions, clashes
from deskapp.ui.buttons import Button
from tests.ui.conftest import Open
from tests.ui.gallery import framed, gallery
from tests.ui.hands import borrower, hold, things
from tests.ui.toy import LendingWizard, ToyDesk


def nothing() -> None:
    """An action of which nothing comes."""


def collect_fees(does=nothing) -> Action:
    return Action("collect_fees", "收费", "F2", does)


def test_a_key_or_name_taken_in_a_place_is_refused():
    actions = Actions(collect_fees())
    with pytest.raises(ValueError, match="taken"):
        actions.add(Action("find", "查找", "F2", nothing))
    with pytest.raises(ValueError, match="taken"):
        actions.add(Action("collect_fees", "收费", "F3", nothing))
    actions.add(Action("find", "查找", "F2", nothing, "elsewhere"))
    actions.add(Action("one", "甲", "", nothing))
    actions.add(Action("other", "乙", "", nothing))


def test_what_is_refused_is_grey_and_says_why_everywhere():
    actions = Actions(collect_fees())
    button = actions.button("collect_fees")
    actions.refuse("collect_fees", "还没有领收据本")
    assert not button.isEnabled()
    assert button.toolTip() == actions.command("collect_fees").toolTip() == "还没有领收据本"
    assert actions.reason("collect_fees") == "还没有领收据本"
    actions.refuse("collect_fees", "")
    assert button.isEnabled()
    assert actions.reason("collect_fees") == button.toolTip() == ""


def test_a_key_works_in_its_place_once_however_long_it_is_held(qtbot: QtBot):
    done: list[int] = []
    actions = Actions(collect_fees(lambda: done.append(1)), Action("elsewhere", "别处", "F4", nothing, "elsewhere"))
    window = QWidget()
    window.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    actions.bind(window, "window")
    qtbot.addWidget(window)
    window.show()
    QTest.qWaitForWindowActive(window)
    window.setFocus()
    hold(Qt.Key.Key_F2)
    assert done == [1]
    actions.refuse("collect_fees", "还没有领收据本")
    hold(Qt.Key.Key_F2)
    assert done == [1]


def test_menu_palette_and_cheat_sheet_are_made_from_the_list(qtbot: QtBot):
    actions = Actions(collect_fees(), Action("repair", "报修", "F5", nothing), Action("copy", "复印", "", nothing))
    parent = QWidget()
    qtbot.addWidget(parent)
    menu = actions.menu(parent, "window")
    assert isinstance(menu, QMenu)
    assert [command.text() for command in menu.actions()] == ["收费", "报修", "复印"]
    assert [action.name for action in actions.find("报")] == ["repair"]
    assert [action.name for action in actions.find("")] == ["collect_fees", "repair", "copy"]
    assert actions.sheet() == [("window", [("F2", "收费"), ("F5", "报修")])]


def test_keys_of_a_wizard_clash_with_none_of_the_window(open_wizard: Open):
    wizard = open_wizard()
    window = Actions(*(Action(f"f{n}", "窗口", f"F{n}", nothing) for n in (1, 2, 3, 4, 5, 9, 10, 11)))
    assert clashes(window, wizard.commands) == set()
    assert clashes(Actions(Action("other", "别的", "F8", nothing)), wizard.commands) == {"F8"}


def test_the_keys_of_fields_are_told_apart():
    assert len({key for key, _ in WALKING}) == len(WALKING)


def test_the_keys_of_a_wizard_work_from_the_search_box_and_not_when_it_is_parked(qtbot: QtBot, toy_desk: ToyDesk):
    wizard = LendingWizard(toy_desk)
    window = framed(wizard)
    qtbot.addWidget(window)
    window.show()
    QTest.qWaitForWindowActive(window)
    borrower(wizard)
    things(wizard)
    parked = window.show_page(QWidget())
    assert parked is wizard
    window.go_to_search()
    QTest.keyClick(window.search, Qt.Key.Key_F8)
    assert toy_desk.finished == []
    window.show_page(wizard)
    window.go_to_search()
    QTest.keyClick(window.search, Qt.Key.Key_F8)
    assert len(toy_desk.finished) == 1


def test_no_button_is_grey_without_a_reason(qtbot: QtBot, toy_desk: ToyDesk):
    wizard = LendingWizard(toy_desk)
    borrower(wizard)
    things(wizard)
    wizard.press_main()
    windows = [framed(wizard), framed(gallery())]
    for window in windows:
        qtbot.addWidget(window)
    grey = [button for window in windows for button in window.findChildren(Button) if not button.isEnabled()]
    assert len(grey) > 5
    assert [button.text() for button in grey if not button.toolTip()] == []
