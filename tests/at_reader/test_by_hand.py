"""Cards and months of parking paid on receipts that were filled in by hand; fixed amounts are torn off as ever."""

import pytest
from sqlalchemy import select

from deskapp.at_reader.card import look, shown
from deskapp.flow.procedure import Done
from deskapp.flow.session import Session
from deskapp.ledger import fixed_invoices, prints
from deskapp.ledger.ticket_records import Ticket
from deskapp.procedures.access_card.steps import Cards
from deskapp.procedures.card_life.replace.service import REPLACE_CARD
from deskapp.procedures.card_life.replace.steps import NewCard, OldCard, WhyReplaced
from deskapp.till.steps import Pay
from deskapp.till.written import Written
from deskapp.ui.cards.reader import stop_reader
from tests.access.hands import issued
from tests.at_reader import test_top_up_parking as parking
from tests.at_reader.test_access_card import CASH, walk_to_cards
from tests.card_station import OTHER_UID, desfire
from tests.fees import draw_book, name_company
from tests.ledger.test_fixed_invoices import a_book
from tests.procedures.test_by_hand import PEN, by_pen


@pytest.fixture
def counter(at_reader, home, manned_by):
    """The desk with reader, home, receipt book and company; papers are filled in by hand."""
    desk, reader = at_reader
    name_company(manned_by)
    draw_book(manned_by, desk)
    by_pen(manned_by)
    yield desk, reader
    stop_reader(desk.station)


def taken(walk, pay):
    """Asked for the number of the paper, which is held against the books, and paid."""
    assert walk.step is Written
    (stop,) = walk.submit(Written, {"numbers": "0000009"} | PEN)
    assert "账上应是 0000001" in stop.text
    assert walk.submit(Written, {"numbers": "0000001"} | PEN) == ()
    assert walk.submit(Pay, pay) == ()
    done = walk.finish()
    assert isinstance(done, Done), done
    assert (done.number, done.papers) == ("0000001", ())
    with walk.desk.reading() as session:
        (line,) = prints.history(session, ("ticket", session.scalars(select(Ticket)).one().id))
        assert line.printer == "手写"
    assert walk.finish() == done
    return done


def test_ticket_09_a_card_is_paid_on_a_receipt_filled_in_by_hand(counter):
    """TICKET-09, FEE-16."""
    desk, reader = counter
    reader.put(desfire())
    walk = walk_to_cards(desk)
    assert walk.submit(Cards, {"cards": [str(shown(look(desk, reader.model.name)))]}) == ()
    taken(walk, CASH)


def test_ticket_09_a_card_in_place_of_a_lost_one_too(counter, home):
    """TICKET-09, CARD-22."""
    desk, reader = counter
    issued(desk, home.owner)
    reader.put(desfire(OTHER_UID))
    walk = Session(REPLACE_CARD, desk)
    assert walk.submit(OldCard, {"card": "000001", "checked": True}) == ()
    assert walk.submit(WhyReplaced, {"reason": "遗失", "price": "20"}) == ()
    assert walk.submit(NewCard, {"blank": str(shown(look(desk, reader.model.name)))}) == ()
    taken(walk, CASH)


def test_ticket_09_months_of_parking_on_a_receipt_filled_in_by_hand(counter, home):
    """TICKET-09: without fixed amounts at hand the months go on the receipt."""
    desk, reader = counter
    parking.agree(desk, home)
    card = parking.on_the_reader(desk, reader, desfire())
    taken(parking.walk_to_pay(desk, card, buy=True), parking.money("370"))


def test_ticket_18_of_fixed_amounts_no_number_is_typed(counter, home, manned_by):
    """TICKET-18: they are torn off; only the receipt of a new card is filled in."""
    desk, reader = counter
    with manned_by("孙敏").work("draw_book") as session:
        books = (a_book("100", "A0001203"), a_book("50", "B0002001"))
        fixed_invoices.draw(session, desk.clerk.id, books)
    parking.agree(desk, home)
    card = parking.on_the_reader(desk, reader, desfire())
    walk = parking.walk_to_pay(desk, card, buy=True)
    assert walk.submit(Written, {"numbers": "0000001"} | PEN) == ()
    assert walk.submit(Pay, parking.money("370")) == ()
    assert isinstance(walk.finish(), Done)
