"""Changing a colleague's facts in the window: the colleague is chosen among all, or typed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from deskapp.procedures.staff_members.wizard import ChangeRolesWizard, StaffLeaveWizard
from deskapp.ui.theme import Look, apply, load_fonts


@pytest.fixture(autouse=True)
def dressed(qapp):
    load_fonts()
    apply(qapp, Look())


@pytest.fixture
def opened(qtbot, manned_by):
    def make(kind):
        wizard = kind(manned_by("管理员"))
        qtbot.addWidget(wizard)
        wizard.resize(1294, 688)
        wizard.show()
        QTest.qWaitForWindowActive(wizard)
        return wizard

    return make


def at_hand() -> QWidget:
    at = QApplication.focusWidget()
    assert at is not None, "the keyboard is nowhere"
    return at


def test_a_colleague_is_chosen_with_the_arrows(opened):
    wizard = opened(ChangeRolesWizard)
    names = [cells[0].words for cells in wizard.page.table.rows.rows]
    assert names[:3] == ["管理员", "林晓", "陈佳"]
    QTest.keyClick(at_hand(), Qt.Key.Key_Tab)
    QTest.keyClick(at_hand(), Qt.Key.Key_Down)
    assert wizard.page.said() == {"member": "林晓"}
    wizard.press_main()
    assert wizard.subject() == "林晓"


def test_a_name_that_is_typed_is_taken_as_it_stands(opened):
    wizard = opened(StaffLeaveWizard)
    QTest.keyClicks(at_hand(), "nobody")
    wizard.press_main()
    assert [bar.words for bar in wizard.messages.bars()] == ["没有叫“nobody”的员工，请核对姓名"]
