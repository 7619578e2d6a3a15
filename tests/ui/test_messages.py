"""Message bars: good news goes by itself, a warning with the next message, danger only when answered."""

from pytestqt.qtbot import QtBot

from deskapp.ui import messages as room
from deskapp.ui.buttons import Button
from deskapp.ui.messages import Messages
from deskapp.ui.theme import Tone


def words(messages: Messages) -> list[str]:
    return [bar.words for bar in messages.bars()]


def test_good_news_goes_after_its_time(qtbot: QtBot, monkeypatch):
    monkeypatch.setattr(room, "GOOD_NEWS_MS", 30)
    messages = Messages()
    qtbot.addWidget(messages)
    messages.tell(Tone.OK, "收据已开具")
    assert words(messages) == ["收据已开具"]
    qtbot.waitUntil(lambda: not messages.bars())
    assert not messages.isVisible()


def test_good_news_is_read_for_four_seconds():
    assert room.GOOD_NEWS_MS == 4000


def test_good_news_with_something_to_do_stays(qtbot: QtBot, monkeypatch):
    monkeypatch.setattr(room, "GOOD_NEWS_MS", 10)
    messages = Messages()
    qtbot.addWidget(messages)
    messages.tell(Tone.INFO, "已恢复", "", Button("从头开始"))
    qtbot.wait(50)
    assert words(messages) == ["已恢复"]


def test_a_warning_goes_with_the_next_message_and_danger_only_when_answered(qtbot: QtBot):
    messages = Messages()
    qtbot.addWidget(messages)
    messages.tell(Tone.WARN, "备份 3 天前")
    danger = messages.tell(Tone.DANGER, "打印机脱机", "收据已保存")
    messages.tell(Tone.OK, "已保存")
    assert words(messages) == ["打印机脱机", "已保存"]
    (answer,) = danger.buttons
    assert isinstance(answer, Button)
    assert answer.text() == "知道了"
    answer.click()
    assert words(messages) == ["已保存"]


def test_the_same_trouble_is_told_once(qtbot: QtBot):
    messages = Messages()
    qtbot.addWidget(messages)
    for _ in range(3):
        messages.tell(Tone.DANGER, "打印机脱机")
    assert words(messages) == ["打印机脱机"]
