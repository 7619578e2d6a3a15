"""Printing again, bare and through the window: any paper by its number, unchanged, with its count on it."""

import pytest
from sqlalchemy import select

from deskapp.flow.procedure import Done
from deskapp.ledger import tickets
from deskapp.ledger.kinds import TicketState, TicketType
from deskapp.ledger.ticket_records import TicketBook
from deskapp.printing.file_printer import FilePrinter
from deskapp.printout import print_paper
from deskapp.procedures.reprint_receipt.service import preview, recent
from deskapp.procedures.reprint_receipt.steps import WhichPaper
from deskapp.procedures.reprint_receipt.wizard import ReprintReceiptWizard
from tests.ledger import till
from tests.printing.finished import copied


@pytest.fixture
def ticket(desk, cashier):
    till.draw(cashier, desk, till.a_range("0001203", 5))
    return till.take(desk, "743.40", payer="刘䶮")


@pytest.fixture
def printer(tmp_path):
    return FilePrinter(tmp_path)


def test_a_receipt_comes_out_again_with_its_mark(at_counter, desk, ticket, printer, tmp_path):
    """GEN-14."""
    print_paper(desk, till.paper(ticket), printer)
    clerk = at_counter(ReprintReceiptWizard, desk)
    assert clerk.fill(WhichPaper, number="0001203") == []
    done = clerk.finish()
    assert isinstance(done, Done)
    print_paper(desk, done.papers[0], printer)
    first, again = ((tmp_path / f"receipt-0001203{end}.pdf").read_bytes() for end in ("", "-2"))
    assert "补打" not in copied(first, tmp_path)
    assert "补打第1次" in copied(again, tmp_path)
    assert "743.40" in copied(again, tmp_path)


@pytest.mark.parametrize("number", ["0009999", "RJ20261121-09", "x"])
def test_a_paper_that_never_was_is_told_so(at_counter, desk, ticket, number):
    (said,) = at_counter(ReprintReceiptWizard, desk).fill(WhichPaper, number=number)
    assert said.startswith("没有找到")


def test_where_two_kinds_share_a_number_both_are_shown_and_it_is_asked_which(at_counter, desk, cashier, ticket):
    """GEN-14: the latest is not taken for the one that is meant."""
    till.draw(cashier, desk, till.a_range("0001203", 5, TicketType.UTILITY_INVOICE))
    with desk.work("skip_number") as session:
        book = session.scalars(select(TicketBook).where(TicketBook.type == TicketType.UTILITY_INVOICE)).one()
        tickets.spoil(session, book, "卡纸")
    assert preview(desk, "0001203") == b""
    assert [(one.kind, one.number) for one in recent(desk, "0001203")] == [("公司正式收据", "0001203")]
    clerk = at_counter(ReprintReceiptWizard, desk)
    (said,) = clerk.fill(WhichPaper, number="0001203")
    assert "有 2 张：公司正式收据（刘䶮，¥743.40）；水电发票（空白作废，¥0.00）" in said
    assert "例如“公司正式收据 0001203”" in said
    (said,) = clerk.fill(WhichPaper, number="水电发票 0001203")
    assert said.startswith("没有找到")
    assert clerk.fill(WhichPaper, number="公司正式收据 0001203") == []
    done = clerk.finish()
    assert isinstance(done, Done)
    assert done.papers[0].record == ("ticket", ticket.id)


def test_receipts_never_printed_come_first(desk, lead, ticket, printer):
    other = till.take(desk, payer="王二")
    print_paper(desk, till.paper(other), printer)
    void = till.take(desk)
    till.void(desk, void, lead)
    listed = {one.number: (one.state, one.prints) for one in recent(desk)}
    assert listed == {
        "0001203": (TicketState.ISSUED, 0),
        "0001204": (TicketState.ISSUED, 1),
        "0001205": (TicketState.VOIDED, 0),
    }
    assert [one.number for one in recent(desk, "王二")] == ["0001204"]
    assert recent(desk, "100%") == []


def test_the_preview_is_what_would_come_out_now(desk, ticket, printer, tmp_path):
    assert "补打" not in copied(preview(desk, "0001203"), tmp_path)
    print_paper(desk, till.paper(ticket), printer)
    assert "补打第1次" in copied(preview(desk, "no.0001203"), tmp_path)
    assert preview(desk, "nothing") == b""
