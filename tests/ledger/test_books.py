"""Books: two a clerk at most, no number twice, the oldest used first, used up with the last number."""

import pytest

from deskapp.kernel.errors import NotAllowedError
from deskapp.kernel.numbers import TicketNo
from deskapp.ledger import books, tickets, writing_off
from deskapp.ledger.books import TicketError
from deskapp.ledger.kinds import BookState, TicketType
from deskapp.ledger.ranges import BookRange
from deskapp.ledger.ticket_records import TicketBook
from deskapp.staff.settings import change_settings
from tests.ledger.till import RECEIPT, a_range, draw, spoil, take, the_book


def test_a_third_open_book_is_refused_and_after_writing_one_off_allowed(desk, cashier):
    """TICKET-02 and the worked example 7.3."""
    first, _ = draw(cashier, desk, a_range("0001001"), a_range("0001051"))
    with pytest.raises(TicketError, match="2 本收据未核销"):
        draw(cashier, desk, a_range("0001101"))
    with cashier.work("write_off_book") as session:
        writing_off.write_off(session, session.get_one(TicketBook, first.id))
    assert draw(cashier, desk, a_range("0001101"))[0].state is BookState.DRAWN


def test_a_used_up_book_still_counts_until_it_is_written_off(desk, cashier):
    """TICKET-02."""
    draw(cashier, desk, a_range("0001001", pieces=1), a_range("0001051"))
    take(desk)
    with desk.reading() as session:
        refused = list(books.draw_refusals(session, desk.clerk.id, (a_range("0001101"),)))
    assert [one.rule for one in refused] == ["TICKET-02"]


def test_three_books_at_once_are_refused(desk, cashier):
    """TICKET-01."""
    with desk.reading() as session:
        asked = (a_range("0001001"), a_range("0001051"), a_range("0001101"))
        assert [one.rule for one in books.draw_refusals(session, desk.clerk.id, asked)] == ["TICKET-01"]


def test_the_number_of_books_is_a_setting(desk, cashier, manned_by):
    """TICKET-01: max_books_per_draw."""
    with manned_by("高远").work("change_settings") as session:
        change_settings(session, max_books_per_draw=3)
    assert len(draw(cashier, desk, a_range("0001001"), a_range("0001051"), a_range("0001101"))) == 3


def test_only_the_cashier_hands_out_books(desk, lead):
    """ROLE-02."""
    for nobody in (desk, lead):
        with pytest.raises(NotAllowedError):
            draw(nobody, desk)


def test_invoices_do_not_count_among_the_two_receipts(desk, cashier):
    """TICKET-02, TICKET-17: two books of receipts in hand, and as many of invoices as there are series."""
    draw(cashier, desk, a_range("0001001"), a_range("0001051"))
    kinds = [a_range(f"0000{n}001", type=TicketType.OTHER_SERVICE_INVOICE) for n in range(1, 4)]
    assert len(draw(cashier, desk, *kinds)) == 3
    with pytest.raises(TicketError, match="2 本收据未核销"):
        draw(cashier, desk, a_range("0001101"))


@pytest.mark.parametrize(("first", "pieces"), [("0001250", 50), ("0001200", 4), ("0001210", 2), ("0001100", 300)])
def test_numbers_that_some_book_holds_are_refused(desk, cashier, manned_by, first, pieces):
    draw(cashier, desk, a_range("0001203", 50))
    with pytest.raises(TicketError, match="重叠"):
        draw(cashier, manned_by("陈佳"), a_range(first, pieces))


def test_the_same_numbers_of_another_type_or_prefix_are_other_tickets(desk, cashier, manned_by):
    draw(cashier, desk, a_range("0001203"), a_range("A0001203"))
    (other,) = draw(cashier, manned_by("陈佳"), a_range("0001203", type=TicketType.UTILITY_INVOICE))
    assert other.next_no == 1203


def test_two_books_of_one_draw_may_not_overlap(desk, cashier):
    with pytest.raises(TicketError, match="重叠"):
        draw(cashier, desk, a_range("0001001", 50), a_range("0001040", 50))
    with desk.reading() as session:
        assert books.drawn_books(session, desk.clerk.id) == ()


def test_the_oldest_book_is_used_first_and_the_next_one_after_its_last_number(desk, cashier, clock):
    """TICKET-06, TICKET-22."""
    draw(cashier, desk, a_range("0002001", pieces=2))
    clock.pass_by(minutes=1)
    draw(cashier, desk, a_range("0001001", pieces=2))
    assert [take(desk).printed_no for _ in range(3)] == ["0002001", "0002002", "0001001"]
    with desk.reading() as session:
        assert [book.state for book in books.drawn_books(session, desk.clerk.id)] == [
            BookState.USED_UP,
            BookState.DRAWN,
        ]


def test_a_spoiled_last_number_uses_the_book_up_too(desk, cashier):
    draw(cashier, desk, a_range("0001001", pieces=1))
    spoil(desk)
    with desk.reading() as session:
        assert books.open_book(session, desk.clerk.id, RECEIPT) is None
        (book,) = books.drawn_books(session, desk.clerk.id)
        with pytest.raises(TicketError, match="已用完"):
            books.next_number(book)


def test_a_clerk_uses_no_book_of_another(desk, cashier, manned_by):
    draw(cashier, desk)
    other = manned_by("陈佳")
    with desk.reading() as session:
        assert books.open_book(session, other.clerk.id, RECEIPT) is None
        book = the_book(session, desk)
    with pytest.raises(TicketError, match="别人领用"), other.work("skip_number") as session:
        tickets.spoil(session, session.get_one(TicketBook, book.id), "试")


def test_a_drawn_book_tells_who_had_it_from_whom(desk, cashier, clock):
    (book,) = draw(cashier, desk)
    assert (book.drawn_by_id, book.issued_by_id, book.drawn_at) == (desk.clerk.id, cashier.clerk.id, clock())


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("0001001", "0001000", "末号"),
        ("A0001001", "B0001050", "冠字"),
        ("001001", "0001050", "位数"),
        ("AB000000001", "AB000000050", "最多 10 位"),
        ("0001001", "0003001", "最多 1000 份"),
    ],
)
def test_a_cover_that_cannot_be_one_book_is_a_problem(first, last, words):
    with pytest.raises(ValueError, match=words):
        BookRange(RECEIPT, TicketNo.parse(first), TicketNo.parse(last))


@pytest.mark.parametrize("typed", ["No. A0001203", "a0001203", "Ａ０００１２０３", " no.A0001203 "])
def test_a_number_is_read_as_it_is_printed(typed):
    assert TicketNo.parse(typed) == TicketNo("A", 1203, 7)


@pytest.mark.parametrize("typed", ["", "A", "12-34", "十二"])
def test_what_is_no_number_is_told_so(typed):
    with pytest.raises(ValueError, match="写法不对"):
        TicketNo.parse(typed)
