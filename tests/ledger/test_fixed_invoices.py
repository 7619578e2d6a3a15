"""Fixed-amount invoices: the fewest pieces, books of one face each, and a payment that stands on several of them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from deskapp.audit.chain import breaks
from deskapp.kernel.money import Money
from deskapp.kernel.numbers import TicketNo
from deskapp.ledger import fixed_invoices, prints, signatures, voiding, writing_off
from deskapp.ledger.books import TicketError
from deskapp.ledger.checks.inspection import findings_in
from deskapp.ledger.collecting import collect
from deskapp.ledger.faces import denominations, torn_off
from deskapp.ledger.fee_items import counter_items
from deskapp.ledger.kinds import BookState, Handover, TicketType
from deskapp.ledger.paying import Collection, Line, Paid, ways
from deskapp.ledger.ranges import BookRange
from deskapp.ledger.takings import scope_of, takings_of
from deskapp.ledger.ticket_records import Ticket, TicketBook
from deskapp.till.papers import papers
from tests.ledger import till

FACES = dict.fromkeys(denominations("1,2,5,10,20,50,100"), 9_999)


@pytest.mark.parametrize(
    ("amount", "pieces"),
    [
        (35000, [(10000, 3), (5000, 1)]),
        (100, [(100, 1)]),
        (8800, [(5000, 1), (2000, 1), (1000, 1), (500, 1), (200, 1), (100, 1)]),
    ],
)
def test_invoices_of_equal_value_are_torn_off(amount, pieces):
    """PARK-08, TICKET-18: section 7.3."""
    assert torn_off(Money(amount), FACES) == tuple((Money(face), count) for face, count in pieces)


def test_faces_that_greed_would_miss_are_found():
    """TICKET-19: the faces are a setting."""
    assert torn_off(Money(6000), dict.fromkeys(denominations("50、20"), 9)) == ((Money(2000), 3),)
    assert torn_off(Money(3000), dict.fromkeys(denominations("50，20"), 9)) == ()
    assert torn_off(Money(150), FACES) == ()
    for wrong in ("", "0,5", "five", "0.5"):
        with pytest.raises(ValueError):  # noqa: PT011
            denominations(wrong)


@settings(max_examples=30)
@given(st.integers(1, 3000))
def test_every_whole_amount_is_made_up_exactly_and_with_the_fewest(yuan):
    """PARK-08."""
    pieces = torn_off(Money(yuan * 100), FACES)
    assert sum(face.fen * count for face, count in pieces) == yuan * 100
    rest, greedy = yuan, 0
    for face in (100, 50, 20, 10, 5, 2, 1):
        greedy += rest // face
        rest %= face
    assert sum(count for _, count in pieces) == greedy


def test_pieces_that_run_short_are_made_up_by_smaller_ones():
    """TICKET-19: only what is in the books is proposed."""
    assert torn_off(Money(35000), {Money(10000): 2, Money(5000): 9}) == ((Money(10000), 2), (Money(5000), 3))
    assert torn_off(Money(35000), {Money(10000): 2}) == ()
    assert torn_off(Money(), {Money(100): 2}) == ()


def a_book(face: str, first: str, pieces: int = 50) -> BookRange:
    """A book of one face."""
    number = TicketNo.parse(first)
    last = TicketNo(number.prefix, number.number + pieces - 1, number.digits)
    return BookRange(TicketType.FIXED_AMOUNT_INVOICE, number, last, face=Money.parse(face))


def draw(cashier, desk, *asked):
    """Books of fixed-amount invoices in the clerk's hands."""
    with cashier.work("draw_book") as session:
        return fixed_invoices.draw(session, desk.clerk.id, asked)


def pay(desk, yuan="350", request_id="p1") -> tuple[Ticket, ...]:
    """Months of a space, in cash, on pieces of equal value."""
    amount = Money.parse(yuan)
    with desk.work("top_up_parking") as session:
        cash = next(one for one in ways(session) if one.cash)
        rent = next(one for one in counter_items(session, desk.today) if one.code == "parking_monthly_rent")
        line = Line(rent.id, rent.name, amount, shown="000123")
        paid = (Paid(cash, amount, amount),)
        asked = Collection(request_id, "张素芬", (line,), paid, Handover.CUSTOMER, room_no="3-2-501")
        return collect(session, asked, papers(session, asked, "", "王芳")).tickets


@pytest.fixture
def hundreds_and_fifties(cashier, desk):
    return draw(cashier, desk, a_book("100", "A0001203", 4), a_book("50", "B0002001"))


def test_a_payment_stands_on_pieces_of_equal_value(desk, hundreds_and_fifties):
    """TICKET-18, FEE-19, FEE-28: 350 is 3 x 100 and 1 x 50, the card number on every stub."""
    torn = pay(desk)
    assert [(one.printed_no, one.amount.figures) for one in torn] == [
        ("A0001203", "100.00"),
        ("A0001204", "100.00"),
        ("A0001205", "100.00"),
        ("B0002001", "50.00"),
    ]
    assert {one.remark for one in torn} == {"卡号 000123"}
    assert {one.payment_id for one in torn} == {torn[0].payment_id}
    with desk.reading() as session:
        runs = fixed_invoices.runs_of([session.get_one(Ticket, one.id) for one in torn])
        assert [str(run) for run in runs] == ["100 元×3（A0001203 至 A0001205）", "50 元×1（B0002001）"]
        assert Money.total(run.worth for run in runs) == Money(35000)
        assert list(findings_in(session, desk.store)) == []
        assert list(breaks(session, desk.store.chain_key)) == []


def test_the_same_request_tears_off_once(desk, hundreds_and_fifties):
    """Design law 1."""
    assert [one.id for one in pay(desk)] == [one.id for one in pay(desk)]


def test_an_amount_that_cannot_be_made_up_blocks_and_takes_nothing(desk, hundreds_and_fifties):
    """TICKET-19."""
    with pytest.raises(TicketError, match="凑不成 ¥70.00（100 元余 4 张、50 元余 50 张）"):
        pay(desk, "70")
    with desk.reading() as session:
        assert session.scalars(select(Ticket)).all() == []
        assert session.get_one(TicketBook, hundreds_and_fifties[0].id).next_no == 1203


def test_a_used_up_book_gives_way_to_the_next_of_its_face(cashier, desk, hundreds_and_fifties):
    """TICKET-22, TICKET-06."""
    draw(cashier, desk, a_book("100", "A0003001"))
    torn = pay(desk, "600")
    assert [one.printed_no for one in torn][3:] == ["A0001206", "A0003001", "A0003002"]
    with desk.reading() as session:
        assert session.get_one(TicketBook, hundreds_and_fifties[0].id).state is BookState.USED_UP


def test_books_of_one_face_each_are_drawn_beside_two_of_receipts(cashier, desk):
    """TICKET-02, TICKET-19."""
    till.draw(cashier, desk, till.a_range("0001001"), till.a_range("0001051"))
    draw(cashier, desk, *(a_book(face, f"{face}0001"[-7:].rjust(7, "9")) for face in ("1", "2", "5")))
    with pytest.raises(TicketError, match="没有这种面额的定额发票，面额有：100 元、50 元"):
        draw(cashier, desk, a_book("30", "C0000001"))
    with pytest.raises(TicketError, match="重叠"):
        draw(cashier, desk, a_book("20", "C0000001"), a_book("10", "C0000050"))


def test_pieces_of_one_payment_are_voided_together(desk, lead, hundreds_and_fifties):
    """TICKET-21."""
    torn = pay(desk)
    till.void(desk, torn[1], lead)
    with desk.reading() as session:
        for one in torn:
            assert [stop.rule for stop in voiding.refusals(session, session.get_one(Ticket, one.id), desk.today)]
        takings = takings_of(session, scope_of(session, desk.clerk.id, desk.today))
        assert (takings.total, takings.tickets_total) == (Money(), Money())
        assert list(findings_in(session, desk.store)) == []


def test_the_journal_names_the_pieces_and_each_book_is_written_off_by_itself(desk, hundreds_and_fifties):
    """TICKET-23."""
    pay(desk)
    with desk.reading() as session:
        takings = takings_of(session, scope_of(session, desk.clerk.id, desk.today))
        (row,) = takings.rows
        assert (row.ticket_no, row.ticket_type) == ("A0001203 至 A0001205、B0002001", "服务业定额发票")
        assert [(use.kind, use.issued) for use in takings.books] == [
            ("服务业定额发票（100 元）", 3),
            ("服务业定额发票（50 元）", 1),
        ]
        for book, worth in zip(hundreds_and_fifties, (30000, 5000), strict=True):
            tally = writing_off.tally(session, session.get_one(TicketBook, book.id))
            assert (tally.total, tally.collected) == (Money(worth), Money(worth))
            assert tally.complete


def test_pieces_are_neither_printed_nor_signed(desk, hundreds_and_fifties):
    """They were printed before they were drawn."""
    pay(desk)
    with desk.reading() as session:
        assert list(prints.unprinted(session)) == []
        assert list(signatures.unsigned(session, desk.today)) == []
