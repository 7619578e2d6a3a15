"""The site keys in the whole program: among the settings, on today's list, and shut when somebody signs out."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from deskapp.at_reader.keys import Standing, standing
from deskapp.overview.shown import Leads, Link
from tests.at_reader.hands import wait_for
from tests.key_keeping import WORDS, PaperTray, make_key, real_station
from tests.ui.hands import press
from tests.ui.pages.conftest import begin, let_tasks_end, say, sign_in

__all__ = ["begin"]


@pytest.fixture
def with_keys(manned_by, store, quick_scrypt):
    """A centre that has a key, and whose program starts tomorrow."""
    admin, _reader = real_station(manned_by("管理员"))
    make_key(admin, PaperTray())
    store.close()


def buttons(frame) -> list[str]:
    view = frame.here.card_keys
    return [one.text() for one in view.findChildren(QPushButton) if one.isVisible()]


def matters(program) -> dict[str, Link]:
    return {one.what: one.link for one in program.office.home().matters}


def test_the_keys_wait_on_the_list_of_today_until_they_are_open_and_are_shut_with_the_shift(with_keys, begin, look_on):
    """cards.md 6: asked for at the start of a shift, gone when it ends."""
    program = begin()
    frame = sign_in(program)
    assert matters(program)["打开卡密钥"] == Link(Leads.PROCEDURE, "open_card_keys")
    frame.open(matters(program)["打开卡密钥"])
    say(WORDS)
    press(Qt.Key.Key_F8)
    wait_for(lambda: standing(program.office.desk) is Standing.OPEN, "the keys are open")
    let_tasks_end()
    assert "打开卡密钥" not in matters(program)
    program.lock()
    assert standing(program.office.desk) is Standing.OPEN, "a locked window is the same shift"
    program.sign_out()
    assert standing(program.office.desk) is Standing.SHUT


def test_the_settings_offer_what_makes_sense_to_whoever_may(with_keys, begin, look_on):
    program = begin()
    frame = sign_in(program, "管理员")
    frame.go("settings")
    frame.here.show_tab("卡密钥")
    assert buttons(frame) == ["打开卡密钥", "更换卡密钥", "更改密钥口令", "用备份恢复密钥"]
    program.sign_out()
    frame = sign_in(program)
    frame.go("settings")
    frame.here.show_tab("卡密钥")
    assert buttons(frame) == ["打开卡密钥"]
    table = frame.here.card_keys.table.table
    assert table.model().rowCount() == 1


def test_a_centre_without_keys_is_offered_the_first_one(place, begin, look_on):
    program = begin()
    frame = sign_in(program, "管理员")
    assert "打开卡密钥" not in matters(program)
    frame.go("settings")
    frame.here.show_tab("卡密钥")
    assert buttons(frame) == ["建立卡密钥", "用备份恢复密钥"]
