"""A collector of the sample is kept in books: used up ones go back before the next one is drawn."""

from sqlalchemy import select

from deskapp.ledger.books import drawn_books
from deskapp.ledger.kinds import BookState
from deskapp.ledger.ticket_records import TicketBook
from deskapp.sample import ticket_books
from deskapp.sample.ticket_books import SPARE, Cupboard
from tests.ledger.till import take


def test_used_up_books_are_written_off_so_that_never_more_than_two_are_held(desk, manned_by, monkeypatch):
    """TICKET-02, TICKET-06."""
    monkeypatch.setattr(ticket_books, "PIECES", SPARE + 1)
    cupboard = Cupboard(manned_by("孙敏"))
    for _ in range(4):
        cupboard.provide("林晓", desk.clerk.id, customers=1)
        with desk.reading() as session:
            assert len(drawn_books(session, desk.clerk.id)) == 1
        for _ in range(SPARE + 1):
            take(desk)
    with desk.reading() as session:
        states = [book.state for book in session.scalars(select(TicketBook).order_by(TicketBook.id))]
    assert states == [BookState.WRITTEN_OFF] * 3 + [BookState.USED_UP]
