"""The window at the sizes of counter PCs: nothing is cut off, whatever the text size and the scheme."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from deskapp.ui.frame import Frame
from deskapp.ui.segments import Segments
from deskapp.ui.states import Badge
from deskapp.ui.theme import DARK, LIGHT, TEXT_SIZES, Look, Sizes, apply
from deskapp.ui.widgets import Elided
from tests.ui.gallery import framed
from tests.ui.hands import borrower, things
from tests.ui.toy import LendingWizard, ToyDesk

WINDOWS = [(1366, 697), (1093, 614), (960, 540)]
WORDED = (QLabel, QAbstractButton, Badge, Segments, QLineEdit)


def lending(step: int) -> LendingWizard:
    """The toy procedure on its first or last page, with something wrong on it."""
    wizard = LendingWizard(ToyDesk(), keep=lambda draft: None, authorise=lambda *asked: "")
    if step:
        borrower(wizard)
        things(wizard)
        wizard.page.fill({"deposit": "0", "remark": "请轻放，明天下午来取"})
    wizard.press_main()
    return wizard


def cut_off(window: QWidget) -> Iterator[str]:
    """Words that are shown with less room than they need, or lie outside what holds them."""
    for kind in WORDED:
        for widget in window.findChildren(kind):
            if not widget.isVisible() or isinstance(widget, Elided):
                continue
            need = _height(widget)
            if widget.width() < widget.minimumSizeHint().width() or widget.height() < need - 1:
                yield f"{type(widget).__name__} {_words(widget)}: {widget.size().toTuple()}"
            elif not _holder(widget, window).contains(QRect(widget.mapTo(window, QPoint()), widget.size())):
                yield f"{type(widget).__name__} {_words(widget)} lies outside"


def _height(widget: QWidget) -> int:
    """What a widget needs to show its words at its width."""
    if widget.hasHeightForWidth():
        return widget.heightForWidth(widget.width())
    if isinstance(widget, QAbstractButton):
        return max(widget.minimumHeight(), widget.minimumSizeHint().height())
    return widget.sizeHint().height()


def _words(widget: QWidget) -> str:
    return str(getattr(widget, "text", lambda: widget.accessibleName())())


def _holder(widget: QWidget, window: QWidget) -> QRect:
    """What may be seen of the place a widget lies in: the sheet of a scrolled page, or the window."""
    step = widget.parentWidget()
    while step is not None and step is not window:
        area = step.parentWidget()
        sheet = area.widget() if isinstance(area, QScrollArea) else None
        if sheet is not None:
            return QRect(sheet.mapTo(window, QPoint()), sheet.size()).adjusted(-1, -1, 1, 1)
        step = area
    return window.rect()


def opened(qtbot: QtBot, page: QWidget, size: tuple[int, int]) -> Frame:
    window = framed(page)
    qtbot.addWidget(window)
    window.resize(*size)
    window.show()
    QTest.qWaitForWindowActive(window)
    QTest.qWait(20)
    return window


@pytest.mark.parametrize("size", WINDOWS, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("text", ["中", "特大"])
@pytest.mark.parametrize("step", [0, 1])
def test_no_word_is_cut_off(qapp: QApplication, qtbot: QtBot, size: tuple[int, int], text: str, step: int):
    apply(qapp, Look(LIGHT, Sizes().scaled(TEXT_SIZES[text])))
    wizard = lending(step)
    window = opened(qtbot, wizard, size)
    assert window.size().toTuple() == size
    assert list(cut_off(window)) == []
    assert wizard.area.horizontalScrollBar().maximum() == 0


def test_small_text_and_the_dark_scheme_fit_as_well(qapp: QApplication, qtbot: QtBot):
    apply(qapp, Look(DARK, Sizes().scaled(TEXT_SIZES["小"])))
    assert list(cut_off(opened(qtbot, lending(1), (960, 540)))) == []


def test_the_cue_card_leaves_first_then_the_words_of_the_steps(qtbot: QtBot):
    wizard = lending(0)
    window = opened(qtbot, wizard, (1366, 697))
    assert wizard.cue.isVisible()
    wide = wizard.rail.sizeHint().width()
    window.resize(1093, 614)
    assert not wizard.cue.isVisible()
    assert wizard.rail.sizeHint().width() == wide
    window.resize(960, 540)
    assert wizard.rail.sizeHint().width() < wide


def test_the_main_button_stays_in_the_lower_right_corner(qtbot: QtBot):
    for size in WINDOWS:
        wizard = lending(1)
        window = opened(qtbot, wizard, size)
        corner = wizard.main.mapTo(window, wizard.main.rect().bottomRight())
        assert size[0] - corner.x() <= 40
        assert size[1] - corner.y() <= 60


def test_the_field_with_the_keyboard_is_in_sight_however_low_the_window(qapp: QApplication, qtbot: QtBot):
    apply(qapp, Look(LIGHT, Sizes().scaled(TEXT_SIZES["特大"])))
    wizard = lending(1)
    opened(qtbot, wizard, (960, 540))
    wizard.press_main()
    QTest.qWait(20)
    field = wizard.page.editors["deposit"].widget
    assert field.hasFocus()
    port = wizard.area.viewport()
    assert port.rect().contains(QRect(field.mapTo(port, QPoint()), field.size()))
