"""The table: keys open, tick and answer; the current row is kept when rows are shown anew."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from deskapp.kernel.money import Money
from deskapp.ui.bill import BillLine, BillPanel
from deskapp.ui.cells import Cell, badge
from deskapp.ui.rows import Column
from deskapp.ui.tables import Table
from deskapp.ui.theme import Tone, look
from tests.ui.hands import ENTER, hold, press

COLUMNS = (
    Column("房号", 120),
    Column("姓名"),
    Column("备注", least=200, spare=True),
    Column("金额", 100, figures=True),
)


def line(room: str, name: str = "张素芬") -> tuple[str | Cell, ...]:
    return room, name, badge("有效", Tone.OK), "20.00"


@pytest.fixture
def table(qtbot: QtBot) -> Table:
    made = Table(COLUMNS, [line("1-101"), line("1-102"), line("1-103")], keys=["a", "b", "c"], fit=False)
    qtbot.addWidget(made)
    made.resize(700, 400)
    made.show()
    QTest.qWaitForWindowActive(made)
    made.setFocus()
    made.selectRow(0)
    return made


def cell_at(table: Table, row: int, column: int = 1) -> QPoint:
    return table.visualRect(table.rows.index(row, column)).center()


def test_the_current_row_is_kept_by_its_key(table: Table):
    seen: list[int] = []
    table.select_key("b")
    table.current.connect(seen.append)
    table.set_rows([line("1-100"), line("1-101"), line("1-102")], ["z", "a", "b"])
    assert table.key() == "b"
    assert seen[-1] == 2


def test_a_row_that_is_gone_leaves_the_keyboard_at_its_place(table: Table):
    table.select_key("b")
    table.set_rows([line("1-101"), line("1-103")], ["a", "c"])
    assert table.key() == "c"
    table.set_rows([], [])
    assert table.key() is None


def test_keys_must_match_rows(table: Table):
    with pytest.raises(ValueError, match="1 rows with 2 keys"):
        table.set_rows([line("1-101")], ["a", "b"])


def test_enter_and_a_double_click_open_once(table: Table):
    opened: list[int] = []
    table.opened.connect(opened.append)
    press(Qt.Key.Key_Down)
    hold(ENTER)
    assert opened == [1]
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=cell_at(table, 2))
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=cell_at(table, 2))
    assert opened == [1, 2]


def test_where_rows_do_not_open_enter_belongs_to_the_page(qtbot: QtBot):
    table = Table(COLUMNS, [line("1-101")], opens=False)
    qtbot.addWidget(table)
    opened: list[int] = []
    table.opened.connect(opened.append)
    table.selectRow(0)
    QTest.keyClick(table, ENTER)
    assert opened == []


def test_space_and_a_click_turn_a_tick(table: Table):
    turned: list[int] = []
    table.turned.connect(turned.append)
    table.set_rows([(Cell("1-101", ticked=False), "张素芬", "", "20.00"), line("1-102")], ["a", "b"])
    press(Qt.Key.Key_Space)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=cell_at(table, 0, 0))
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=cell_at(table, 1, 0))
    assert turned == [0, 0]


def test_a_digit_answers_in_a_row_of_choices(table: Table):
    answered: list[tuple[int, int]] = []
    table.answered.connect(lambda row, number: answered.append((row, number)))
    papers = Cell("", choices=("已收", "声明代替", "未收"), barred=(1,))
    table.set_rows([("营业执照", "", papers, ""), ("施工图", "", papers, "")])
    table.selectRow(1)
    press(Qt.Key.Key_3)
    press(Qt.Key.Key_7)
    assert answered == [(1, 3)]


def test_spare_columns_leave_when_the_table_is_narrow(table: Table, qtbot: QtBot):
    assert not table.isColumnHidden(2)
    table.resize(380, 400)
    assert table.isColumnHidden(2)
    assert not table.isColumnHidden(3)


def test_a_fitting_table_grows_with_its_rows(qtbot: QtBot):
    table = Table(COLUMNS, [line("1-101")])
    qtbot.addWidget(table)
    one = table.height()
    table.set_rows([line("1-101"), line("1-102")])
    assert table.height() == one + look().sizes.row


def test_a_table_grows_to_the_most_rows_it_may_have_and_scrolls_then(qtbot: QtBot):
    table = Table(COLUMNS, [line("1-101"), line("1-102")], most=2)
    qtbot.addWidget(table)
    two = table.height()
    table.set_rows([line("1-101"), line("1-102"), line("1-103")])
    assert table.height() == two
    assert table.verticalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAsNeeded


def test_a_bill_shows_whole_lines_up_to_its_most_and_never_none(qtbot: QtBot):
    panel = BillPanel(3)
    qtbot.addWidget(panel)
    s, row = look().sizes, BillLine("物业服务费", "2026.09", "公司正式收据", "2.80×88.50㎡", Money(24780))
    for lines in (1, 3, 5):
        panel.set_lines([row] * lines, Money(24780 * lines))
        assert panel.table.sizeHint().height() == panel.table.maximumHeight() == s.head + min(lines, 3) * s.row + 1
        assert panel.table.minimumHeight() == s.head + s.row + 1


def test_ten_thousand_rows_are_shown_at_once(table: Table):
    table.set_rows([line(f"1-{number}") for number in range(10_000)])
    table.selectRow(9_999)
    assert not table.grab().isNull()
    assert table.key() == 9_999
