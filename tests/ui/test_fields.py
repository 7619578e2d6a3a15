"""Fields type as clerks type: days in short, money by the number pad, counts by plus and minus."""

from collections.abc import Callable
from datetime import date
from enum import Enum

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QWidget
from pytestqt.qtbot import QtBot

from deskapp.flow.step import Step, ask
from deskapp.kernel.money import Money
from deskapp.kernel.rooms import RoomNo
from deskapp.kernel.stories import Story
from deskapp.ui.choices import Choice, Tick
from deskapp.ui.editors import editor_for
from deskapp.ui.fields import CodeField, DateField, LineField
from deskapp.ui.figures import CountField, MoneyField
from deskapp.ui.lines import Lines
from deskapp.ui.placing import column
from deskapp.ui.segments import Segments
from deskapp.ui.story_field import StoryField
from tests.clerk import type_text
from tests.ui.hands import press

Show = Callable[..., QWidget]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Fields in an active window, the first with the keyboard."""

    windows: list[QWidget] = []

    def make(*fields: QWidget) -> QWidget:
        window = QWidget()
        windows.append(window)
        window.setLayout(column(*fields))
        qtbot.addWidget(window)
        window.show()
        QTest.qWaitForWindowActive(window)
        fields[0].setFocus()
        return window

    return make


def today() -> date:
    return date(2026, 11, 20)


@pytest.mark.parametrize(
    ("typed", "day"),
    [("20261121", "2026-11-21"), ("1121", "2026-11-21"), ("+7", "2026-11-27"), ("月末", "2026-11-30")],
)
def test_a_day_is_typed_in_short_and_written_out_on_leaving(show: Show, typed: str, day: str):
    field, other = DateField("日期", today), LineField("别的")
    show(field, other)
    type_text(field, typed)
    assert field.said() == day
    other.setFocus()
    assert field.text() == day


def test_what_is_no_day_stays_as_typed(show: Show):
    field, other = DateField("日期", today), LineField("别的")
    show(field, other)
    type_text(field, "1131")
    other.setFocus()
    assert field.text() == field.said() == "1131"
    assert field.day() is None


def test_arrows_move_a_day_by_one_and_begin_today(show: Show):
    field = DateField("日期", today)
    show(field)
    press(Qt.Key.Key_Up)
    assert field.said() == "2026-11-20"
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Up)
    press(Qt.Key.Key_Down)
    assert field.said() == "2026-11-21"


def test_money_takes_figures_only_and_is_written_with_its_fen(show: Show):
    field, other = MoneyField("实收"), LineField("别的")
    show(field, other)
    type_text(field, "1a2b00.5")
    assert field.money() == Money(120050)
    other.setFocus()
    assert field.text() == "1,200.50"
    assert field.alignment() & Qt.AlignmentFlag.AlignRight
    assert not field.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_unreadable_money_keeps_its_figures(show: Show):
    field, other = MoneyField("实收"), LineField("别的")
    show(field, other)
    type_text(field, "1.2345")
    other.setFocus()
    assert field.text() == "1.2345"
    assert field.money() is None


def test_money_is_selected_on_entering_so_that_typing_replaces_it(show: Show, qtbot: QtBot):
    other, field = LineField("别的"), MoneyField("实收")
    show(other, field)
    field.fill(Money(96430))
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: field.selectedText() == "964.30")
    QTest.keyClicks(field, "1000")
    assert field.money() == Money(100000)


def test_equals_fills_in_what_is_due_and_counts_as_typing(show: Show, qtbot: QtBot):
    field = MoneyField("实收", due=lambda: Money(96430))
    show(field)
    with qtbot.waitSignal(field.edited):
        press(Qt.Key.Key_Equal)
    QTest.keyClicks(field, "=")
    assert field.text() == "964.30"
    none = MoneyField("实收")
    show(none)
    QTest.keyClicks(none, "=")
    assert none.text() == ""


def test_plus_and_minus_count_and_never_below_nothing(show: Show):
    field = CountField("张数")
    show(field)
    QTest.keyClicks(field, "++-")
    assert field.count() == 1
    QTest.keyClicks(field, "--")
    assert field.count() == 0
    type_text(field, "12x")
    assert field.said() == "12"


def test_a_room_is_written_its_own_way_on_leaving(show: Show):
    field, other = CodeField("房号", RoomNo.parse), LineField("别的")
    show(field, other)
    type_text(field, "三栋二单元501")
    other.setFocus()
    assert field.said() == "3-2-501"
    type_text(field, "三楼")
    other.setFocus()
    assert field.said() == "三楼"


def test_the_wheel_never_changes_a_choice_and_enter_never_ticks(show: Show):
    choice, box = Choice("楼栋", ["1 栋", "2 栋"]), Tick("已核对")
    show(box, choice)
    press(Qt.Key.Key_Return)
    assert not box.isChecked()
    press(Qt.Key.Key_Space)
    assert box.said() is True
    assert choice.currentIndex() == 0


def test_a_barred_choice_is_passed_over(show: Show):
    segments = Segments((("现金", ""), ("微信", ""), ("转账", "")), 0)
    segments.buttons[1].refuse("今天不收微信")
    show(segments)
    press(Qt.Key.Key_2)
    assert segments.current == 0
    press(Qt.Key.Key_Right)
    assert segments.current == 2


class Few(Enum):
    ONE = "一"
    TWO = "二"


class Many(Enum):
    A = "甲"
    B = "乙"
    C = "丙"
    D = "丁"
    E = "戊"
    F = "己"
    G = "庚"


class Row(Step, title="行"):
    what: str = ask("品名")
    few: Few = ask("几")


class Everything(Step, title="全部"):
    words: str = ask("词")
    count: int = ask("数")
    day: date = ask("日")
    sure: bool = ask("是否")
    few: Few = ask("少")
    many: Many = ask("多")
    money: Money = ask("钱", optional=True)
    room: RoomNo | None = ask("房号", help="如 3-2-501", optional=True)
    rows: tuple[Row, ...] = ask("行")
    story: Story = ask("经过")


EDITORS = {
    "words": LineField,
    "count": CountField,
    "day": DateField,
    "sure": Tick,
    "few": Segments,
    "many": Choice,
    "money": MoneyField,
    "room": CodeField,
    "rows": Lines,
    "story": StoryField,
}
SAID = {
    "words": "刘䶮",
    "count": 3,
    "day": date(2026, 11, 20),
    "sure": True,
    "few": Few.TWO,
    "many": Many.G,
    "money": Money(5000),
    "room": RoomNo("3", "2", "501"),
    "rows": [{"what": "椅", "few": "一"}],
    "story": "昨晚在超市遗失",
}


def test_every_type_of_answer_has_its_editor_and_comes_back_as_it_was(show: Show):
    editors = {question.name: editor_for(question, today) for question in Everything.questions()}
    show(*(editor.widget for editor in editors.values()))
    assert {name: type(editor.widget) for name, editor in editors.items()} == EDITORS
    assert not any(editor.said() for editor in editors.values())
    for name, editor in editors.items():
        editor.fill(SAID[name])
    read = Everything.read({name: editor.said() for name, editor in editors.items()})
    assert isinstance(read, Everything)
    assert (read.few, read.many, read.money, read.room) == (Few.TWO, Many.G, Money(5000), SAID["room"])
    assert read.rows == (Row(what="椅", few=Few.ONE),)
    assert read.story == SAID["story"]


def test_nothing_is_chosen_beforehand(show: Show):
    few = next(question for question in Everything.questions() if question.name == "few")
    editor = editor_for(few, today)
    assert editor.said() is None


def test_the_hint_of_an_example_stands_in_the_field(show: Show):
    editors = {question.name: editor_for(question, today).widget for question in Everything.questions()}
    room = editors["room"]
    assert isinstance(room, LineField)
    assert room.placeholderText() == "如 3-2-501"


def test_a_story_is_one_paragraph_and_enter_and_tab_leave_it(show: Show, qtbot: QtBot):
    """No key makes a new line, as Enter goes on in every field; what is pasted in lines becomes one."""
    story, other = StoryField("经过", hint="如 昨晚在超市遗失"), LineField("别的")
    show(story, other)
    pasted = QMimeData()
    pasted.setText("昨晚在超市\n付款时不见")
    with qtbot.waitSignal(story.edited):
        story.insertFromMimeData(pasted)
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "\r")
        story.keyPressEvent(event)
        assert not event.isAccepted(), "the page around it goes on, or back"
    assert story.said() == story.toPlainText() == "昨晚在超市 付款时不见"
    press(Qt.Key.Key_Tab)
    assert other.hasFocus()


def test_a_story_that_may_be_left_out_is_one_line_high_until_more_is_written(show: Show):
    """What is mostly empty takes no room; nothing that was written is out of sight."""
    brief, full = StoryField("备注", brief=True), StoryField("经过")
    show(brief, full)
    low = brief.height()
    assert low < full.height() / 2
    brief.fill("归还时完好")
    QApplication.processEvents()
    assert (brief.height(), brief.verticalScrollBar().maximum()) == (low, 0)
    brief.fill("归还时轮子损坏，" * 9)
    QApplication.processEvents()
    assert (brief.height(), brief.verticalScrollBar().maximum()) == (full.height(), 0)
    brief.fill("")
    QApplication.processEvents()
    assert brief.height() == low


def test_behind_the_words_of_a_tick_the_focus_ring_has_room(show: Show):
    """The ring is drawn a pixel outside of the box: words that reach its edge would be cut."""
    box = Tick("持卡人身份和资料已核对，仍然有效")
    show(box)
    assert box.sizeHint().width() == QCheckBox.sizeHint(box).width() + Tick.AIR
    assert box.minimumSizeHint().width() == QCheckBox.minimumSizeHint(box).width() + Tick.AIR
