"""业务: what one may begin stands first, is found by what is typed, and is begun by Enter."""

import re

from PySide6.QtCore import Qt

from deskapp.counter import COUNTER
from deskapp.ui.pages.walk import WalkPage
from tests.ui.hands import ENTER, press
from tests.ui.pages.conftest import say, sign_in

CTRL = Qt.KeyboardModifier.ControlModifier


def test_what_may_not_be_begun_stands_last_with_the_reason(begin, unit):
    frame = sign_in(begin(), "孙敏")
    frame.go("work")
    barred = [bool(line[4].words) for line in frame.here.table.rows.rows]
    assert barred == sorted(barred)
    assert len(set(barred)) == 2
    assert "孙敏 没有“收费”的权限" in [line[4].words for line in frame.here.table.rows.rows]


def test_a_procedure_is_found_by_its_code_and_begun(frame):
    frame.go("work")
    press(Qt.Key.Key_F, CTRL)
    say("kg")
    assert [line[0].words for line in frame.here.table.rows.rows] == ["门禁卡挂失"]
    frame.here.table.setFocus()
    press(ENTER)
    assert isinstance(frame.here, WalkPage)
    assert frame.here.offer.title == "门禁卡挂失"


def test_every_procedure_says_in_its_own_words_what_it_is_for():
    told = {offer.name: offer.about for offer in COUNTER}
    assert [name for name, about in told.items() if not re.match("[一-鿿“IC]", about)] == []
    folders = {offer.wizard.__module__ for offer in COUNTER}
    assert len(set(told.values())) == len(folders)
