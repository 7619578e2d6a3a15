"""The whole program makes the cards of an application: from today's list, over its own death, to the last of them."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from deskapp.at_reader.queue import queue_of
from deskapp.cards.emulator.mischief import Mischief, Moment
from deskapp.ui.cards.batch import BatchPage
from deskapp.ui.cards.faces import Face
from tests.at_reader.hands import press, wait_for, wait_for_face
from tests.at_reader.staff_cards import filed
from tests.at_reader.test_practice import practice, reader_of_program
from tests.card_station import OTHER_UID, desfire
from tests.ui.pages.conftest import begin, let_tasks_end, sign_in

__all__ = ["begin", "practice"]


def open_from_today(program, frame, what: str):
    """The line of today's list is opened; its wizard."""
    (matter,) = [one for one in program.office.home().matters if one.what == what]
    frame.open(matter.link)
    return frame.here.wizard


def test_a_queue_goes_on_after_the_program_died(practice, begin, look_on):
    """CARD-26, cards.md 3.4, design law 2: who had a card keeps it, the torn one is finished, then the next."""
    program = begin()
    frame = sign_in(program, "赵立")
    reader = reader_of_program(program)
    filed(program.office.desk, "甘棠", "石磊")
    frame.start("staff_card")
    wizard = frame.here.wizard
    QTest.keyClick(wizard.page.editors["signed"].widget, Qt.Key.Key_Space)
    press(wizard)
    wait_for(lambda: isinstance(wizard.writing, BatchPage), "the queue")
    first, second = desfire(), desfire(OTHER_UID)
    let_tasks_end()
    reader.put(first)
    wait_for_face(wizard, Face.DONE)
    reader.take()
    wait_for_face(wizard, Face.PUT)
    reader.mischief = Mischief(tear_at=12, moment=Moment.AFTER)
    reader.put(second)
    wait_for_face(wizard, Face.TORN)

    again = begin.again()
    frame = sign_in(again, "赵立")
    desk, reader = again.office.desk, reader_of_program(again)
    wizard = open_from_today(again, frame, "接着制内部员工卡")
    assert wizard.page.said()["application"] == "SQ2026-0001"
    press(wizard)
    wait_for(lambda: wizard.writing, "the queue")
    assert wizard.writing.whose.text() == "石磊"
    wait_for_face(wizard, Face.TORN)
    reader.put(second)
    wait_for_face(wizard, Face.ALL)
    people = queue_of(desk, wizard.outcome.result.application_id).people
    assert [(one.name, one.card_no) for one in people] == [("甘棠", "000001"), ("石磊", "000002")]
    assert [one for one in again.office.home().matters if one.what == "接着制内部员工卡"] == []
