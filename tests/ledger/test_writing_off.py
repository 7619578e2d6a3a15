"""Writing off: every number accounted for, the tickets' total is the journal's, the cashier alone confirms."""

import pytest
from sqlalchemy import text

from deskapp.kernel.errors import NotAllowedError
from deskapp.kernel.money import Money
from deskapp.ledger import writing_off
from deskapp.ledger.books import TicketError
from deskapp.ledger.kinds import BookState
from deskapp.ledger.ticket_records import TicketBook
from tests.ledger.till import a_range, draw, spoil, take, void


@pytest.fixture
def used(desk, cashier, lead):
    """A book of six: two issued, one voided, one spoiled, two left."""
    (book,) = draw(cashier, desk, a_range("0001203", 6))
    take(desk, "20.00")
    void(desk, take(desk, "30.00"), lead)
    take(desk, "50.00")
    spoil(desk)
    return book


def write_off(desk, book):
    with desk.work("write_off_book") as session:
        return writing_off.write_off(session, session.get_one(TicketBook, book.id))


def test_issued_voided_and_unused_are_the_whole_book(cashier, used):
    """TICKET-23."""
    with cashier.reading() as session:
        found = writing_off.tally(session, session.get_one(TicketBook, used.id))
    assert (found.pieces, found.issued, found.voided, found.unused) == (6, 2, ("0001204", "0001206"), 2)
    assert found.unused_numbers == "0001207 至 0001208"
    assert (found.total, found.collected) == (Money(7000), Money(7000))
    assert found.complete
    assert found.agrees


def test_the_cashier_confirms_and_the_rest_is_never_issued(desk, cashier, used, clock):
    """TICKET-23, ROLE-02."""
    with pytest.raises(NotAllowedError):
        write_off(desk, used)
    write_off(cashier, used)
    with cashier.reading() as session:
        book = session.get_one(TicketBook, used.id)
        assert (book.state, book.written_off_by_id, book.written_off_at) == (
            BookState.WRITTEN_OFF,
            cashier.clerk.id,
            clock(),
        )
    with pytest.raises(TicketError, match="没有可用的公司正式收据"):
        take(desk)


def test_a_book_is_written_off_once(cashier, used):
    write_off(cashier, used)
    with pytest.raises(TicketError, match="未核销"):
        write_off(cashier, used)


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        ("DELETE FROM ticket WHERE printed_no = '0001206'", "号码对不上.*0001206"),
        ("UPDATE payment SET total = total + 1 WHERE id = 1", "金额对不上"),
        ("UPDATE ticket SET amount = amount - 100 WHERE printed_no = '0001205'", "金额对不上"),
    ],
)
def test_what_was_changed_behind_the_program_stops_the_writing_off(cashier, used, edit, words):
    """TICKET-23."""
    with cashier.store.engine.begin() as connection:
        for table in ("ticket", "payment"):
            for act in ("update", "delete"):
                connection.execute(text(f"DROP TRIGGER keep_{table}_{act}"))
        connection.execute(text("PRAGMA foreign_keys = OFF"))
        connection.execute(text(edit))
    with pytest.raises(TicketError, match=words):
        write_off(cashier, used)


def test_used_up_books_come_first_on_the_cashier_s_list(desk, cashier, manned_by, clock):
    """TICKET-06: before those that were drawn earlier and have lower numbers."""
    draw(cashier, manned_by("陈佳"), a_range("0001001", 2))
    clock.pass_by(minutes=5)
    draw(cashier, desk, a_range("0002001", 1))
    take(desk)
    with cashier.reading() as session:
        found = [(book.from_no, book.state) for book in writing_off.held_books(session)]
    assert found == [(2001, BookState.USED_UP), (1001, BookState.DRAWN)]
