"""Any two days typed for a register: the same days on the page, on paper and in the workbook, or one sentence."""

import os
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from deskapp.ui.pages.days_filter import typed_days
from tests.ledger import till
from tests.ui.hands import ENTER, at_hand, here, press
from tests.ui.pages.conftest import let_tasks_end, say, sign_in

TODAY = date(2026, 11, 21)
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        ("2026-11-01", "1121", (date(2026, 11, 1), TODAY)),
        ("-7", "今天", (date(2026, 11, 14), TODAY)),
        ("1231", "1231", (date(2026, 12, 31), date(2026, 12, 31))),
    ],
)
def test_days_are_typed_as_dates_are_everywhere(first, last, found):
    assert typed_days(first, last, TODAY) == found


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("十一月", "很久", "起日、止日读不出来，请写成 2026-11-01 或 1101 的样子"),
        ("", "1121", "起日读不出来，请写成 2026-11-01 或 1101 的样子"),
        ("1122", "1121", "起日 2026-11-22 晚于止日 2026-11-21，请对调或改正"),
    ],
)
def test_two_wrong_days_give_one_sentence(first, last, words):
    with pytest.raises(ValueError, match=words):
        typed_days(first, last, TODAY)


@pytest.fixture
def frame(begin, unit, desk, clock):
    """Yesterday 100.00 were taken, today 300.00; the lead looks."""
    till.take(desk, "100")
    clock.pass_by(days=1)
    till.take(desk, "300")
    shown = sign_in(begin(), "赵立")
    shown.window().resize(1366, 768)
    shown.go("registers")
    return shown


def grab(frame, name):
    if folder := os.environ.get("SHOTS"):
        frame.window().grab().save(str(Path(folder) / f"{name}.png"))


def erase() -> None:
    field = at_hand()
    assert isinstance(field, QLineEdit)
    field.clear()


def type_days(first, last):
    press(Qt.Key.Key_D, CTRL)
    for words in (first, last):
        erase()
        say(words)
        press(ENTER)


def test_gen_17_days_typed_by_keys_stand_on_page_and_workbook(frame, place):
    """GEN-17: the same filter on the page and in what is made of it."""
    view = frame.here.view
    assert view.sums.text().endswith("合计 ¥300.00")
    type_days("1101", "昨天")
    grab(frame, "days")
    assert view.span == (date(2026, 11, 1), TODAY)
    assert view.sums.text().endswith("合计 ¥100.00")
    assert here() not in ("first_day", "last_day")
    assert ("日期", "2026-11-01 至 2026-11-21") in view._conditions()
    press(Qt.Key.Key_E, CTRL)
    let_tasks_end()
    (book,) = place.workbooks.glob("*.xlsx")
    told = [str(cell.value) for sheet in load_workbook(book) for row in sheet for cell in row if cell.value]
    assert any("2026-11-01 至 2026-11-21" in words for words in told)
    assert not any("300" in words for words in told)


def test_what_cannot_be_read_is_said_once_and_nothing_is_made_of_it(frame, place):
    """The days before stay in force; neither paper nor workbook is made of days that nobody meant."""
    view = frame.here.view
    type_days("很久以前", "以后")
    grab(frame, "wrong_days")
    assert view.days.typed.note.problem == "起日、止日读不出来，请写成 2026-11-01 或 1101 的样子"
    assert here() == "first_day"
    assert view.sums.text().endswith("合计 ¥300.00")
    press(Qt.Key.Key_E, CTRL)
    let_tasks_end()
    assert not list(place.workbooks.glob("*.xlsx"))
    view.days.choose(0)
    assert not view.days.trouble
    assert view.days.typed.isHidden()


def test_days_typed_and_not_yet_shown_are_shown_before_they_are_printed(frame, place):
    view = frame.here.view
    press(Qt.Key.Key_D, CTRL)
    erase()
    say("1101")
    press(Qt.Key.Key_E, CTRL)
    let_tasks_end()
    assert view.sums.text().endswith("合计 ¥400.00")
    assert len(list(place.workbooks.glob("*.xlsx"))) == 1


def test_registers_with_spans_of_their_own_take_no_other_days(frame):
    frame.go("reports")
    frame.here.show_register("年度汇总")
    view = frame.here.view
    view.days.ask()
    assert view.days.typed.isHidden()
