"""A card from the first question to green, over a real PC/SC service with a virtual reader."""

import pytest
from PySide6.QtTest import QTest

from deskapp.at_reader.lines import unfinished
from deskapp.cards.emulator.mischief import Mischief, Moment
from deskapp.cards.readers_plugged_in import PluggedInReaders
from deskapp.estate.kinds import CardState
from deskapp.procedures.access_card.wizard import AccessCardWizard
from deskapp.ui.cards.faces import Face
from deskapp.ui.cards.reader import stop_reader
from tests.access.hands import card_of
from tests.at_reader.hands import press, to_the_reader, wait_for, wait_for_face
from tests.card_station import desfire, with_station
from tests.cards.conftest import _daemon, _left_empty, _slot, daemon, shared_slot, slot
from tests.fees import draw_book, name_company

__all__ = ["_daemon", "_left_empty", "_slot", "daemon", "shared_slot", "slot"]


@pytest.fixture
def wizard(desk, home, manned_by, slot, qtbot, look_on):
    """The wizard at a desk whose readers are those of the service."""
    at_desk = with_station(desk, PluggedInReaders())
    name_company(manned_by)
    draw_book(manned_by, desk)
    page = AccessCardWizard(at_desk)
    qtbot.addWidget(page)
    page.resize(1294, 688)
    page.show()
    QTest.qWaitForWindowActive(page)
    yield page
    stop_reader(at_desk.station)


def test_a_card_is_laid_down_paid_torn_put_back_and_written(wizard, slot):
    """CARD-26, through pcscd: the card leaves in the middle, and the same card is finished."""
    card = desfire()
    to_the_reader(wizard, card, put=slot.put, take=slot.take)
    wait_for_face(wizard, Face.PUT)
    slot.reader.mischief = Mischief(tear_at=slot.reader.mischief.commands + 12, moment=Moment.AFTER)
    slot.lay(card)
    wait_for_face(wizard, Face.TORN)
    slot.reader.mischief = Mischief()
    slot.snatch()
    assert [line.tears for line in unfinished(wizard.session.desk)] == [1]
    slot.put(card)
    wait_for_face(wizard, Face.ALL)
    assert card_of(wizard.session.desk, 1).state is CardState.ACTIVE
    press(wizard)
    wait_for(lambda: wizard.closing, "the page of signatures")
