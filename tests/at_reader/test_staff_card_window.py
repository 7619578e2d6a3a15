"""The queue of people in the window: put, beep, take, next; torn, bad, skipped, gone on with tomorrow."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from deskapp.access import signing
from deskapp.access.applications import Progress, Stage
from deskapp.access.register import reading
from deskapp.at_reader.queue import queue_of
from deskapp.cards.emulator.mischief import Mischief
from deskapp.estate.kinds import CardState
from deskapp.procedures.staff_card.issue.wizard import StaffCardWizard
from deskapp.ui.cards.batch import BatchPage
from deskapp.ui.cards.faces import Face
from deskapp.ui.cards.reader import stop_reader
from deskapp.ui.walking import go_to
from tests.at_reader.hands import press, wait_for, wait_for_face
from tests.at_reader.staff_cards import filed, how_far
from tests.card_station import OTHER_UID, classic_card, desfire


@pytest.fixture
def window(at_reader, lead, qtbot, look_on):
    """Open the wizard of a lead at the reader for an application: `window("甘棠", "石磊")`."""
    desk, reader = at_reader
    own = lead.__class__(lead.store, lead.duty, lead.now, desk.station)

    def open_it(*names: str) -> StaffCardWizard:
        filed(desk, *names)
        wizard = StaffCardWizard(own)
        qtbot.addWidget(wizard)
        wizard.resize(1294, 688)
        wizard.show()
        QTest.qWaitForWindowActive(wizard)
        tick = wizard.page.findChild(QWidget, "signed")
        assert tick is not None
        QTest.keyClick(tick, Qt.Key.Key_Space)
        press(wizard)
        assert wizard.outcome, wizard.objections.wrong
        return wizard

    yield open_it, reader
    stop_reader(desk.station)


def batch(wizard) -> BatchPage:
    assert isinstance(wizard.writing, BatchPage)
    return wizard.writing


def a_card_lies(wizard) -> bool:
    reader = batch(wizard).reader
    return bool(reader and reader.here)


def next_card(wizard, reader, card, face=Face.DONE):
    """Take what lies there away, wait until the page is ready, lay this one down and wait."""
    if reader.card:
        reader.take()
        wait_for(lambda: not a_card_lies(wizard), "the card is away")
        wait_for(lambda: batch(wizard).face is not Face.DONE, "the page is ready")
    reader.put(card)
    wait_for_face(wizard, face)


def test_put_beep_take_next_and_everybody_who_signs_gets_the_card(window):
    """cards.md 3.4, CARD-15: by keys alone; whose turn it is stands there in large type."""
    open_it, reader = window
    wizard = open_it("甘棠", "石磊")
    assert batch(wizard).whose.text() == "甘棠"
    next_card(wizard, reader, desfire())
    assert batch(wizard).stage.head.text() == "甘棠的卡写好了，可以取下"
    assert "下一位：石磊" in batch(wizard).stage.next.text()
    assert batch(wizard).reason() == "还有 1 人没有卡"
    next_card(wizard, reader, desfire(OTHER_UID), Face.ALL)
    press(wizard)
    assert wizard.closing is not None
    assert wizard.closing.table.hasFocus()
    QTest.keyClick(wizard.closing.table, Qt.Key.Key_Space)
    left = []
    wizard.left.connect(lambda: left.append(True))
    press(wizard)
    assert left
    with wizard.session.desk.reading() as session:
        assert [one.holder for one in signing.unsigned(session)] == ["石磊"]


def test_a_torn_card_waits_for_itself_and_f7_gives_it_up_for_a_blank(window):
    """CARD-26, cards.md 3.4: the queue does not move on."""
    open_it, reader = window
    wizard = open_it("甘棠", "石磊")
    reader.mischief = Mischief(tear_at=12)
    next_card(wizard, reader, desfire(), Face.TORN)
    reader.mischief = Mischief()
    next_card(wizard, reader, desfire(OTHER_UID), Face.ANOTHER)
    assert batch(wizard).whose.text() == "甘棠"
    press(wizard, Qt.Key.Key_F7)
    wait_for_face(wizard, Face.DONE)
    with wizard.session.desk.reading() as session:
        bad, good = reading.by_number(session, "000001"), reading.by_number(session, "000002")
    assert bad is not None
    assert good is not None
    assert (bad.state, good.state, good.holder_name) == (CardState.WRITE_FAILED, CardState.ACTIVE, "甘棠")


def test_a_card_that_was_given_up_is_not_tried_again(window):
    """CARD-26: it has failed on record, and a blank is wanted."""
    open_it, reader = window
    wizard, card = open_it("甘棠"), desfire()
    reader.mischief = Mischief(tear_at=12)
    next_card(wizard, reader, card, Face.TORN)
    reader.mischief = Mischief()
    press(wizard, Qt.Key.Key_F7)
    wait_for_face(wizard, Face.PUT)
    next_card(wizard, reader, card, Face.ANOTHER)
    assert "刚按写卡失败登记" in batch(wizard).stage.line.text()
    next_card(wizard, reader, desfire(OTHER_UID), Face.ALL)


def test_three_bad_cards_in_a_row_stop_the_queue(window):
    """cards.md 3.4: then it is the reader or a key, and nobody was skipped."""
    open_it, reader = window
    wizard = open_it("甘棠")
    reader.mischief = Mischief(forgets_from=1)
    next_card(wizard, reader, classic_card("56000001"), Face.FAILED)
    next_card(wizard, reader, classic_card("56000002"), Face.FAILED)
    next_card(wizard, reader, classic_card("56000003"), Face.TROUBLE)
    assert "连着三张写不了" in batch(wizard).stage.line.text()
    assert batch(wizard).people.count.text() == "写好 0　坏卡 3　还有 1 人"
    reader.mischief = Mischief()
    reader.take()
    wait_for(lambda: not a_card_lies(wizard), "the card is away")
    reader.put(desfire())
    wait_for(lambda: a_card_lies(wizard), "a card lies there")
    assert batch(wizard).face is Face.TROUBLE, "nothing is written before somebody has looked"
    press(wizard, Qt.Key.Key_F7)
    wait_for_face(wizard, Face.ALL)


def test_somebody_else_is_chosen_somebody_is_dropped_and_the_rest_goes_on_tomorrow(window, qtbot):
    """cards.md 3.4: skipped, resumed."""
    open_it, reader = window
    wizard = open_it("甘棠", "石磊", "秦小满")
    table = batch(wizard).people.table
    go_to(table)
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert batch(wizard).whose.text() == "石磊"
    next_card(wizard, reader, desfire())
    assert batch(wizard).whose.text() == "秦小满"
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert batch(wizard).whose.text() == "甘棠"
    left = []
    wizard.left.connect(lambda: left.append(True))
    press(wizard, Qt.Key.Key_F12)
    assert wizard.closing is not None, "the card that was written is signed for first"
    press(wizard)
    assert left
    assert how_far(wizard.session.desk) is Stage.ISSUING
    tomorrow = StaffCardWizard(wizard.session.desk)
    qtbot.addWidget(tomorrow)
    tomorrow.show()
    QTest.qWaitForWindowActive(tomorrow)
    press(tomorrow)
    assert [one.name for one in batch(tomorrow).left()] == ["甘棠"]


def test_without_a_reader_a_number_is_typed_for_each(lead, qtbot, look_on):
    """CARD-23."""
    filed(lead, "甘棠")
    wizard = StaffCardWizard(lead)
    qtbot.addWidget(wizard)
    wizard.show()
    QTest.qWaitForWindowActive(wizard)
    wizard.page.fill({"signed": True})
    press(wizard)
    assert batch(wizard).face is Face.TROUBLE
    field = batch(wizard).number
    go_to(field)
    QTest.keyClicks(field, "00418301")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert queue_of(lead, batch(wizard)._asked.application_id).people[0].progress is Progress.UNWRITTEN
    assert batch(wizard).reason() == ""
