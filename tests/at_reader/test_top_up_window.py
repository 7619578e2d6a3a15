"""Months of a space through the window: by keys alone, from the agreement to the signature."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import select

from deskapp.access.book import book
from deskapp.access.card_records import CardPlan
from deskapp.estate.kinds import CardState
from deskapp.procedures.parking.top_up.steps import HowLong, WhichCard
from deskapp.procedures.parking.top_up.wizard import TopUpParkingWizard
from deskapp.till.steps import Pay
from deskapp.ui.cards.faces import Face
from tests.access.hands import card_of
from tests.at_reader.hands import wait_for
from tests.at_reader.test_top_up_parking import START, counter, invoices
from tests.card_station import desfire

__all__ = ["counter", "invoices"]


@pytest.fixture
def window(counter, invoices, qtbot, look_on):
    desk, reader = counter
    wizard = TopUpParkingWizard(desk)
    qtbot.addWidget(wizard)
    wizard.resize(1294, 688)
    wizard.show()
    QTest.qWaitForWindowActive(wizard)
    return wizard, reader


def press(wizard, key=Qt.Key.Key_F8) -> None:
    QTest.keyClick(wizard, key)


def is_at(wizard, step) -> bool:
    """Whether this is the page in sight."""
    assert not wizard.objections.wrong
    return bool(wizard.page.kind is step)


def test_a_new_parking_card_by_keys_alone(window):
    """PARK-05, PARK-07, PARK-08, PARK-09, CARD-08."""
    wizard, reader = window
    wizard.page.fill({"agreement": "B1-0007", "signed": True})
    press(wizard)
    assert is_at(wizard, WhichCard)
    reader.put(desfire())
    wait_for(lambda: wizard.page.touch.cards, "the card is taken")
    wizard.page.fill({"buy": True})
    press(wizard)
    assert is_at(wizard, HowLong)
    press(wizard)
    assert is_at(wizard, Pay)
    wizard.page.tender.tendered.change("370")
    wizard.page.tender.detector.click()
    wizard.page.confirmed.click()
    press(wizard)
    assert wizard.outcome, wizard.objections.wrong
    wait_for(lambda: wizard.writing.face is Face.ALL, "the card is written")
    press(wizard)
    assert wizard.closing is not None
    assert wizard.closing.reason() == "还有 3 项没勾选"
    for digit in "123":
        QTest.keyClicks(wizard.closing, digit)
    left = []
    wizard.left.connect(lambda: left.append(True))
    press(wizard)
    assert left
    card = card_of(wizard.session.desk, 1)
    assert (card.state, card.valid_to) == (CardState.ACTIVE, date(2026, 12, 20))
    with wizard.session.desk.reading() as session:
        assert [plan.ticket_no for plan in session.scalars(select(CardPlan))] == ["0000001"]
        assert [line.signed for line in book(session, START, START)] == [True], "CARD-08"
