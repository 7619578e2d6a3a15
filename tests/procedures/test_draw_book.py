"""Drawing books, bare and through the window: two a clerk, numbers never twice, a slip for both to sign."""

import pytest
from sqlalchemy import select

from deskapp.audit.chain import breaks
from deskapp.flow.procedure import Done
from deskapp.kernel.errors import NotAllowedError
from deskapp.kernel.numbers import TicketNo
from deskapp.ledger.books import drawn_books, put_in_stock
from deskapp.ledger.kinds import BookState, Series, TicketType
from deskapp.ledger.ranges import BookRange
from deskapp.ledger.ticket_records import TicketBook
from deskapp.printout import draw as drawn
from deskapp.procedures.draw_book.service import holdings
from deskapp.procedures.draw_book.steps import Books, HandedOver, InvoiceSeries, Receiver, WhichSeries
from deskapp.procedures.draw_book.wizard import DrawBookWizard
from deskapp.staff.records import StaffMember
from deskapp.staff.roles import Role
from deskapp.staff.team import set_roles
from tests.ledger import till
from tests.printing.finished import copied

INVOICE = TicketType.OTHER_SERVICE_INVOICE
COUNTED = {"counted": True, "present": True}
BOTH = [
    {"book_no": "SJ-025", "first": "0001201", "last": "0001250"},
    {"book_no": "", "first": "A0001251", "last": "A0001300"},
]


def draw(clerk, covers, who="林晓"):
    assert clerk.fill(Receiver, clerk=who) == []
    wrong = clerk.fill(Books, type=TicketType.OFFICIAL_RECEIPT, covers=covers)
    if wrong:
        return wrong
    assert clerk.fill(HandedOver, **COUNTED) == []
    return clerk.finish()


def test_two_books_are_drawn_and_put_on_a_slip(at_counter, cashier, desk, tmp_path):
    """TICKET-01, FORM-16."""
    done = draw(at_counter(DrawBookWizard, cashier), BOTH)
    assert isinstance(done, Done)
    assert done.number == "PJ20261121-01"
    assert done.words == "林晓 已领用 SJ-025、A0001251-A0001300，请双方在领用单上签名"
    with desk.reading() as session:
        first, second = drawn_books(session, desk.clerk.id)
        assert (first.book_no, first.next_no, first.issued_by_id) == ("SJ-025", 1201, cashier.clerk.id)
        assert (second.prefix, second.from_no, second.to_no) == ("A", 1251, 1300)
        assert list(breaks(session, desk.store.chain_key)) == []
    slip = copied(drawn(cashier, done.papers[0]).pdf, tmp_path)
    for words in ("票据领用单", "SJ-025", "0001201", "0001250", "2本，共100份", "林晓", "孙敏", "PJ20261121-01"):
        assert words in slip


def test_a_third_open_book_is_refused(at_counter, cashier, desk):
    """TICKET-02."""
    till.draw(cashier, desk, till.a_range("0001001"), till.a_range("0001051"))
    (said,) = draw(at_counter(DrawBookWizard, cashier), BOTH[:1])
    assert said.startswith("领用人手上还有 2 本收据未核销（0001001-0001050、0001051-0001100），最多同时持有 2 本")


def test_one_book_in_hand_leaves_room_for_one(at_counter, cashier, desk):
    """TICKET-02."""
    till.draw(cashier, desk, till.a_range("0001001"))
    (said,) = draw(at_counter(DrawBookWizard, cashier), BOTH)
    assert "最多同时持有 2 本" in said


def test_numbers_some_book_holds_are_refused(at_counter, cashier, manned_by):
    till.draw(cashier, manned_by("陈佳"), till.a_range("0001240"))
    (said,) = draw(at_counter(DrawBookWizard, cashier), BOTH[:1])
    assert said == "号码 0001201 至 0001250 与已登记的票据本 0001240 至 0001289 重叠，请核对封面上的起止号"


@pytest.mark.parametrize(
    ("cover", "words"),
    [
        ({"first": "0001250", "last": "0001201"}, "末号须不小于首号"),
        ({"first": "0001201", "last": "A0001250"}, "冠字"),
        ({"first": "12-01", "last": "0001250"}, "写法不对"),
    ],
)
def test_a_cover_misread_is_a_problem_on_the_page(at_counter, cashier, cover, words):
    clerk = at_counter(DrawBookWizard, cashier)
    clerk.fill(Receiver, clerk="林晓")
    wrong = clerk.fill(Books, type=TicketType.OFFICIAL_RECEIPT, covers=[{"book_no": ""} | cover])
    assert any(words in said for said in wrong)


@pytest.mark.parametrize("series", InvoiceSeries)
def test_invoices_are_drawn_by_series(at_counter, cashier, desk, series):
    """TICKET-10, TICKET-17: the same numbers of another series are other tickets; the book comes out of stock."""
    till.draw(cashier, desk, till.a_range("00045001"), till.a_range("00055001"))
    with cashier.work("stock_invoices") as session:
        numbers = BookRange(INVOICE, TicketNo.parse("00045001"), TicketNo.parse("00045050"), Series(series.value))
        (book,) = put_in_stock(session, [numbers])
    clerk = at_counter(DrawBookWizard, cashier)
    clerk.fill(Receiver, clerk="陈佳")
    cover = {"book_no": "", "first": "00045001", "last": "00045050"}
    assert clerk.fill(Books, type=TicketType.OTHER_SERVICE_INVOICE, covers=[cover]) == []
    assert clerk.fill(WhichSeries, series=series) == []
    assert clerk.fill(HandedOver, **COUNTED) == []
    assert isinstance(clerk.finish(), Done)
    with desk.reading() as session:
        made = session.get_one(TicketBook, book.id)
        assert (made.series.value, made.state, made.book_no) == (series.value, BookState.DRAWN, "00045001-00045050")


def test_an_invoice_book_that_was_never_registered_is_refused(at_counter, cashier):
    """TICKET-17."""
    clerk = at_counter(DrawBookWizard, cashier)
    clerk.fill(Receiver, clerk="陈佳")
    cover = {"book_no": "", "first": "00045001", "last": "00045050"}
    (said,) = clerk.fill(Books, type=TicketType.UTILITY_INVOICE, covers=[cover])
    assert said == "水电发票 00045001 至 00045050 还没有入库登记，请先办“发票入库”，起止号照封面填写"


def test_tickets_of_others_are_not_drawn_here(at_counter, cashier):
    """FEE-24."""
    clerk = at_counter(DrawBookWizard, cashier)
    clerk.fill(Receiver, clerk="林晓")
    assert clerk.fill(Books, type=TicketType.OUTSIDE_TICKET, covers=BOTH) == ["外部票据由对方单位提供，不在这里领用"]


def test_what_was_not_counted_together_is_not_handed_over(at_counter, cashier):
    """GEN-10."""
    clerk = at_counter(DrawBookWizard, cashier)
    clerk.fill(Receiver, clerk="林晓")
    clerk.fill(Books, type=TicketType.OFFICIAL_RECEIPT, covers=BOTH)
    assert clerk.fill(HandedOver, counted=True, present=False) == ["请确认：领用人在场，将在领用单上签名"]


def test_only_a_cashier_hands_books_out(at_counter, lead, desk):
    """ROLE-02."""
    clerk = at_counter(DrawBookWizard, lead)
    try:
        said = draw(clerk, BOTH)
    except NotAllowedError:
        said = ()
    assert not isinstance(said, Done)
    with desk.reading() as session:
        assert drawn_books(session, desk.clerk.id) == ()


def test_a_cashier_who_collects_too_hands_no_books_to_themselves(cashier, manned_by):
    """ROLE-02: two people, whatever roles one of them holds; on the page they are not among those to choose from."""
    from tests.clerk import PlainClerk

    with manned_by("管理员").work("manage_staff") as session:
        member = session.get_one(StaffMember, cashier.clerk.id)
        set_roles(session, member, frozenset({Role.CASHIER, Role.FEE_COLLECTOR}))
    clerk = PlainClerk(DrawBookWizard, cashier)
    assert clerk.fill(Receiver, clerk="孙敏") == ["不能给自己发票据，请由另一位出纳办理"]
    assert clerk.fill(Receiver, clerk="林晓") == []
    assert "孙敏" not in [one.name for one in holdings(cashier)]


def test_whoever_collects_no_fees_draws_no_books(cashier):
    from tests.clerk import PlainClerk

    clerk = PlainClerk(DrawBookWizard, cashier)
    for nobody in ("高远", "无名", "孙敏"):
        (said,) = clerk.fill(Receiver, clerk=nobody)
        assert "收费" in said


def test_finished_twice_the_books_are_drawn_once(cashier, desk):
    """Design law 1."""
    from tests.clerk import PlainClerk

    clerk = PlainClerk(DrawBookWizard, cashier)
    first = draw(clerk, BOTH)
    assert clerk.finish() == first
    with desk.reading() as session:
        assert [book.state for book in session.scalars(select(TicketBook))] == [BookState.DRAWN] * 2
