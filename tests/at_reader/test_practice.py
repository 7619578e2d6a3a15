"""The whole program in practice mode: F4, a card of software torn, the program killed, and the card finished."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from deskapp.access.register import planning
from deskapp.at_reader.card import Seen
from deskapp.at_reader.lines import unfinished
from deskapp.cards.emulator.in_process import PracticeReaders
from deskapp.cards.emulator.mischief import Mischief, Moment
from deskapp.estate.kinds import CardState
from deskapp.overview.shown import Leads, Link
from deskapp.staff.settings import change_settings
from deskapp.ui.cards.faces import Face
from deskapp.ui.cards.practice import PracticeTray
from deskapp.ui.cards.reader import reader_of, stop_reader
from tests.access.hands import PAID, access, card_of
from tests.at_reader.hands import press, to_the_reader, wait_for, wait_for_face
from tests.card_station import desfire
from tests.fees import draw_book, name_company
from tests.ui.pages.conftest import begin, let_tasks_end, sign_in

__all__ = ["begin"]


@pytest.fixture
def practice(home, desk, manned_by, store, quick_scrypt):
    """A home, a company, a receipt book, and a centre that practises; the program opens the folder by itself."""
    name_company(manned_by)
    draw_book(manned_by, desk)
    with manned_by("高远").work("change_settings") as session:
        change_settings(session, practice=True)
    store.close()


def reader_of_program(program):
    station = program.office.desk.station
    assert isinstance(station.readers, PracticeReaders)
    wait_for(lambda: station.ring.is_open, "the practice keys are open")
    return station.readers.reader


def test_a_card_half_written_when_the_program_died_is_offered_at_the_next_start(practice, begin, look_on):
    """CARD-26, design law 2; F4 begins, practice keys write the practice mark, cards of software stay."""
    program = begin()
    frame = sign_in(program)
    reader = reader_of_program(program)
    assert frame.status.labels["reader"].fact.words == "练习用读卡器"
    press(frame, Qt.Key.Key_F4)
    wizard, card = frame.here.wizard, desfire()
    to_the_reader(wizard, card, put=reader.put, take=reader.take)
    let_tasks_end()
    wait_for_face(wizard, Face.PUT)
    reader.mischief = Mischief(tear_at=12, moment=Moment.AFTER)
    reader.put(card)
    wait_for_face(wizard, Face.TORN)

    again = begin.again()
    frame = sign_in(again)
    desk, reader = again.office.desk, reader_of_program(again)
    (line,) = unfinished(desk)
    offered = [one for one in again.office.home().matters if one.what == "接着写门禁卡"]
    assert [(one.link, one.room, one.customer) for one in offered] == [
        (Link(Leads.PROCEDURE, "finish_card"), "3-2-501", "张素芬")
    ]
    frame.open(offered[0].link)
    wizard = frame.here.wizard
    press(wizard)
    wait_for(lambda: wizard.writing, "the card page")
    tray = wizard.writing.findChild(PracticeTray)
    assert [tray.others.itemText(place) for place in range(tray.others.count())] == ["Classic 新卡", "000001 张素芬"]
    tray.put_again()
    assert reader.card is not card, "it comes from the folder"
    wait_for_face(wizard, Face.ALL)
    assert card_of(desk, line.card_id).state is CardState.ACTIVE
    assert unfinished(desk) == []


def test_the_tray_shows_a_long_name_whole_and_takes_a_second_line_where_one_has_no_room(at_reader, qtbot, look_on):
    desk, _ = at_reader
    tray: Any = PracticeTray.of(reader_of(desk))
    qtbot.addWidget(tray)
    tray.show()
    tray.others.addItem("00430078 欧阳若水（阳光便利店）")
    buttons = tray.findChildren(QPushButton)
    for wide, lines in ((1262, 1), (560, 2)):
        tray.resize(wide, 80)
        QApplication.processEvents()
        assert (top(tray, tray.others) - top(tray, buttons[0]) > 20) == (lines == 2)
        assert tray.others.width() >= tray.others.sizeHint().width()
        assert max(one.mapTo(tray, one.rect().topRight()).x() for one in buttons) < wide


def top(tray, widget):
    return widget.mapTo(tray, widget.rect().topLeft()).y()


def test_cards_of_either_kind_are_laid_down_by_the_tray_and_called_by_their_numbers(at_reader, home, qtbot, look_on):
    desk, reader = at_reader
    card_reader = reader_of(desk)
    assert card_reader
    tray = PracticeTray.of(card_reader)
    assert isinstance(tray, PracticeTray)
    qtbot.addWidget(tray)
    tray.show()
    seen: list[Seen] = []
    card_reader.seen.connect(seen.append)
    card_reader.attend(tray, desk)
    tray.put_other()
    wait_for(lambda: seen, "the Classic card is seen")
    tray.put_new()
    wait_for(lambda: len(seen) == 2, "the DESFire card is seen")
    assert [one.family.name for one in seen] == ["CLASSIC", "DESFIRE"]
    with desk.work("issue_card") as session:
        planning.issue(session, "r1", home.owner, (access(12),), seen[0].on_reader, paid=PAID)
    tray.hide()
    tray.show()
    names = [tray.others.itemText(place) for place in range(tray.others.count())]
    assert names == ["Classic 新卡", f"DESFire …{seen[1].uid[-4:]}", "000001 张素芬"]
    tray.others.setCurrentIndex(2)
    tray.put_other()
    wait_for(lambda: len(seen) == 3, "the first card is back")
    assert seen[2].uid == seen[0].uid
    stop_reader(desk.station)
