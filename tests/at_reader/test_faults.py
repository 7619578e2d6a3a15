"""The reader goes away, the service dies, another program is quicker: the page says so, and the card is written yet."""

import pytest
from PySide6.QtTest import QTest

from deskapp.at_reader.lines import unfinished
from deskapp.cards.emulator.mischief import Mischief
from deskapp.cards.pcsc import connected
from deskapp.cards.readers_plugged_in import PluggedInReaders
from deskapp.estate.kinds import CardState
from deskapp.procedures.finish_card.wizard import FinishCardWizard
from deskapp.ui.cards.faces import Face
from deskapp.ui.cards.reader import reader_of, stop_reader
from tests.access.hands import card_of, plan_issue
from tests.at_reader.hands import press, wait_for, wait_for_face
from tests.card_station import DESFIRE_UID, desfire, with_station
from tests.cards.conftest import _daemon, _left_empty, _slot, daemon, shared_slot, slot

__all__ = ["_daemon", "_left_empty", "_slot", "daemon", "shared_slot", "slot"]


@pytest.fixture
def wizard(desk, home, slot, qtbot, look_on):
    """A card that is planned and paid, at a desk whose readers are those of the service; the page waits for it."""
    at_desk = with_station(desk, PluggedInReaders())
    plan_issue(at_desk, home.owner, uid=DESFIRE_UID)
    page = FinishCardWizard(at_desk)
    qtbot.addWidget(page)
    page.resize(1294, 688)
    page.show()
    QTest.qWaitForWindowActive(page)
    press(page)
    wait_for_face(page, Face.PUT)
    yield page
    stop_reader(at_desk.station)


def is_written(wizard) -> None:
    wait_for_face(wizard, Face.ALL)
    desk = wizard.session.desk
    assert (card_of(desk, 1).state, unfinished(desk)) == (CardState.ACTIVE, [])


def test_the_service_stops_while_the_page_waits_and_starts_again(wizard, slot, daemon):
    """cards.md 4.2: what is wrong, in words, and by itself again once it is right; F12 stays a way out."""
    reader = reader_of(wizard.session.desk)
    assert reader
    slot.snatch()
    daemon.stop()
    wait_for_face(wizard, Face.TROUBLE)
    assert "读卡服务未启动" in wizard.writing.stage.line.text()
    assert reader.readiness.trouble
    assert wizard.aside.isVisible()
    daemon.start()
    wait_for_face(wizard, Face.PUT)
    slot.put(desfire())
    is_written(wizard)


def test_the_service_is_killed_in_the_middle_of_writing_and_the_same_card_is_finished(wizard, slot, daemon):
    """CARD-26, design law 2: the reader is gone with it; the record knows that the card is half written."""
    card = desfire()
    slot.reader.mischief = Mischief(slow=0.05)
    slot.lay(card)
    wait_for(lambda: slot.reader.mischief.commands > 8, "the card is being written")
    daemon.stop()
    slot.snatch()
    wait_for(lambda: not wizard.writing.busy, "the attempt has ended")
    assert wizard.writing.face in (Face.TORN, Face.TROUBLE)
    assert [line.tears for line in unfinished(wizard.session.desk)] == [1]
    slot.reader.mischief = Mischief()
    daemon.start()
    slot.put(card)
    is_written(wizard)


def test_another_reader_under_another_name_takes_the_place_of_the_one_unplugged(wizard, slot, daemon):
    """cards.md 4.3, rule 7."""
    daemon.stop()
    wait_for_face(wizard, Face.TROUBLE)
    daemon.call_reader("Other PCD")
    try:
        daemon.start()
        wait_for_face(wizard, Face.PUT)
        slot.put(desfire())
        is_written(wizard)
    finally:
        slot.snatch()
        daemon.stop()
        daemon.call_reader("Virtual PCD")


def test_a_program_that_holds_the_reader_is_named_and_waited_for(wizard, slot):
    """cards.md 4.1: exclusive. Nothing was sent; once the other lets go, the card that lies there is written."""
    card = desfire()
    wizard.writing.hide()
    slot.put(card)
    with connected(slot.name):
        wizard.writing.show()
        wait_for_face(wizard, Face.TROUBLE)
        assert "被其他程序占用" in wizard.writing.stage.line.text()
        assert card_of(wizard.session.desk, 1).state is CardState.BLANK
    is_written(wizard)
