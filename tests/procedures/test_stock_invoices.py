"""Invoices fetched from the finance department, bare and through the window: registered, then drawn, then returned."""

from sqlalchemy import select

from deskapp.audit.chain import breaks
from deskapp.flow.procedure import Done
from deskapp.ledger.checks.inspection import findings_in
from deskapp.ledger.kinds import BookState, Series, TicketType
from deskapp.ledger.ticket_records import TicketBook
from deskapp.printout import draw as drawn
from deskapp.procedures.draw_book.service import lying_in_stock
from deskapp.procedures.stock_invoices.steps import Counted, Fetched, Kind
from deskapp.procedures.stock_invoices.wizard import StockInvoicesWizard
from deskapp.procedures.write_off_book.steps import Checked, Returned
from deskapp.procedures.write_off_book.wizard import WriteOffBookWizard
from tests.clerk import PlainClerk
from tests.ledger import till
from tests.printing.finished import copied

COVERS = [{"book_no": "", "first": "00045001", "last": "00045050"}]


def stock(clerk, covers=COVERS, kind=Kind.HUNDREDS):
    wrong = clerk.fill(Fetched, kind=kind, covers=covers, handed_by="郑敏")
    if wrong:
        return wrong
    assert clerk.fill(Counted, counted=True) == []
    return clerk.finish()


def test_invoices_are_registered_before_anybody_draws_them(at_counter, cashier, desk, tmp_path):
    """TICKET-10, TICKET-17, FORM-16: in stock, with the slip that both sign."""
    done = stock(at_counter(StockInvoicesWizard, cashier))
    assert isinstance(done, Done), done
    assert done.words == "其他服务业发票（百位） 1 本已入库，可以发给收费人"
    with desk.reading() as session:
        book = session.scalars(select(TicketBook)).one()
        assert (book.type, book.series, book.state) == (
            TicketType.OTHER_SERVICE_INVOICE,
            Series.HUNDREDS,
            BookState.IN_STOCK,
        )
        assert book.drawn_by_id is None
        assert list(findings_in(session, desk.store)) == []
        assert list(breaks(session, desk.store.chain_key)) == []
    assert lying_in_stock(cashier) == [("其他服务业发票（百位）", "00045001", "00045050")]
    slip = copied(drawn(cashier, done.papers[0]).pdf, tmp_path)
    for words in (
        "票据领用单",
        "其他服务业发票（百位）",
        "00045001",
        "孙敏",
        "郑敏",
        "财务签名",
        "从公司财务管理部领回",
    ):
        assert words in slip, words


def test_numbers_are_registered_once(at_counter, cashier):
    """TICKET-22."""
    assert isinstance(stock(PlainClerk(StockInvoicesWizard, cashier)), Done)
    (said,) = stock(at_counter(StockInvoicesWizard, cashier))
    assert "与已登记的票据本 00045001 至 00045050 重叠" in said


def test_finished_twice_they_are_registered_once(cashier, desk):
    """Design law 1."""
    clerk = PlainClerk(StockInvoicesWizard, cashier)
    assert stock(clerk) == clerk.finish()
    with desk.reading() as session:
        assert len(session.scalars(select(TicketBook)).all()) == 1


def test_a_used_book_of_invoices_goes_back_to_the_finance_department(cashier, desk, tmp_path):
    """TICKET-17, TICKET-23: the slip of writing off says so."""
    till.draw(cashier, desk, till.a_range("00045001", 5, TicketType.UTILITY_INVOICE))
    clerk = PlainClerk(WriteOffBookWizard, cashier)
    assert clerk.fill(Returned, book_no="00045001-00045005") == []
    assert clerk.fill(Checked, leafed=True, present=True, cut=True) == []
    done = clerk.finish()
    assert isinstance(done, Done), done
    assert "存根交回公司财务管理部核销" in copied(drawn(cashier, done.papers[0]).pdf, tmp_path)
