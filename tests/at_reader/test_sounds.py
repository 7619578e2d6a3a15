"""The card page is heard: once for a card that was seen, twice for one that is done, and never while it is muted."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from deskapp.access.station import Station
from deskapp.at_reader.station import set_sound, turn_sound
from deskapp.cards.emulator.in_process import PracticeReaders
from deskapp.cards.emulator.reader import Reader
from deskapp.ui.cards.sounds import Beeper


@pytest.fixture
def heard(monkeypatch):
    """Every beep, as it sounds."""
    beeps: list[str] = []
    monkeypatch.setattr(QApplication, "beep", lambda: beeps.append("beep"))
    return beeps


@pytest.fixture
def page(qtbot):
    page = QWidget()
    qtbot.addWidget(page)
    return page


@pytest.fixture
def station():
    return Station(PracticeReaders(Reader()))


@pytest.mark.parametrize("times", [1, 2])
def test_a_card_is_heard_as_often_as_it_is_told(qtbot, page, station, heard, times):
    beeper = Beeper(page)
    beeper.beep(station, times)
    assert len(heard) == 1
    qtbot.waitUntil(lambda: not beeper.isActive())
    assert len(heard) == times


def test_a_muted_page_is_silent(page, station, heard):
    station.muted = True
    beeper = Beeper(page)
    beeper.beep(station, 2)
    assert (heard, beeper.isActive()) == ([], False)


def test_what_a_clerk_has_muted_stays_so_for_them_alone(at_reader, manned_by):
    """Issue 3: sounds can be muted. On the same PC a colleague hears their cards."""
    desk, _ = at_reader
    turn_sound(desk)
    assert desk.station.muted
    set_sound(replace(manned_by("赵立"), station=desk.station))
    assert not desk.station.muted
    set_sound(desk)
    assert desk.station.muted
    turn_sound(desk)
    assert not desk.station.muted
