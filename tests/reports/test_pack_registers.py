"""A day of small services: the registers of the cashier's workbook come to what their pages and papers say."""

from decimal import Decimal

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from deskapp.exporting import sheets
from deskapp.flow.procedure import Done
from deskapp.handout.pack_registers import REGISTERS
from deskapp.handout.workbooks import cashier_workbook
from deskapp.kernel.money import Money
from deskapp.ledger.ticket_records import Ticket
from deskapp.overview.lists import Span
from deskapp.papers.lists import list_paper
from deskapp.printing.slips import from_json
from deskapp.procedures.agency.steps import TheirTicket
from deskapp.procedures.agency.wizard import AgencyCollectionWizard
from deskapp.procedures.copies.day_receipt.steps import DayPay, WhichDay
from deskapp.procedures.copies.day_receipt.wizard import CopyDayReceiptWizard
from deskapp.procedures.copies.sale.steps import Copied
from deskapp.procedures.copies.sale.wizard import SellCopiesWizard
from deskapp.procedures.housekeeping.regular.steps import Sheet as RecordSheet
from deskapp.procedures.housekeeping.regular.wizard import RegularHousekeepingWizard
from deskapp.procedures.housekeeping.slips.steps import Slips
from deskapp.procedures.housekeeping.slips.wizard import HousekeepingSlipsWizard
from deskapp.staff.settings import change_settings
from deskapp.till.steps import Pay, Whom
from forms.register_sheet import RegisterSheet
from tests.clerk import PlainClerk
from tests.fees import open_counter
from tests.ledger import till

TAX = {"item": "代收装修税", "issuer": "地方税务局", "number": "SW00012345", "standard": "合同价", "amount": "300"}
SLIP = {"book_no": "JZ03", "done_on": "2026-11-20", "cleaner": "周兰", "hours": "2.5"}
RECORD = {"sheet_no": "GD-11", "service": "保洁", "frequency": "每周两次", "fee": "350", "starts_on": "2026-11-21"}


def cash(total):
    ways = [{"method": "现金", "amount": total}]
    return {"total": total, "ways": ways, "tendered": total, "confirmed": True, "detector": True}


def finished(clerk):
    done = clerk.finish()
    assert isinstance(done, Done), done
    return done.number


def paid(desk, wizard, step, total, **said):
    clerk = PlainClerk(wizard, desk)
    assert clerk.fill(Whom, room="3-2-501", payer="张素芬") == []
    assert clerk.fill(step, **said) == []
    assert clerk.fill(Pay, **cash(total)) == []
    return finished(clerk)


@pytest.fixture
def busy_day(desk, manned_by):
    """Copies on their receipt, slips of which one receipt is void, two months of cleaning, a tax for others."""
    open_counter(manned_by, desk)
    with manned_by("高远").work("change_settings") as session:
        change_settings(session, reno_tax_agency_enabled=True)
    for pieces in ({"a4": 5}, {"a3": 2, "fax": 3}):
        clerk = PlainClerk(SellCopiesWizard, desk)
        assert clerk.fill(Copied, paid=True, **pieces) == []
        finished(clerk)
    clerk = PlainClerk(CopyDayReceiptWizard, desk)
    assert clerk.fill(WhichDay, day="2026-11-21") == []
    assert clerk.fill(DayPay, **cash("10.50")) == []
    finished(clerk)
    for number, amount in (("0117", "75"), ("0118", "60")):
        line = SLIP | {"slip_no": number, "amount": amount}
        last = paid(desk, HousekeepingSlipsWizard, Slips, amount, slips=[line], stapled=True)
    with desk.reading() as session:
        found = session.scalars(select(Ticket).where(Ticket.printed_no == last)).one()
    till.void(desk, found, manned_by("赵立"))
    paid(desk, RegularHousekeepingWizard, RecordSheet, "700", months="2", from_sheet=True, **RECORD)
    paid(desk, AgencyCollectionWizard, TheirTicket, "300", handed=True, **TAX)


def test_registers_of_the_pack_are_those_of_page_and_paper(desk, manned_by, busy_day):
    """RPT-23, specification 4.5, FEE-20, 21, 22, 24: REG-05, 07, 08 and FORM-14, to the fen."""
    lead = manned_by("赵立")
    span = Span(desk.today, desk.today)
    book = load_workbook(cashier_workbook(desk, desk.today, desk.today).path)
    sums = {}
    for title, read in REGISTERS:
        rows = read(desk, span)
        assert (title in book.sheetnames) == bool(rows), title
        if not rows:
            continue
        page = sheets.sheet(title, rows)
        paper = from_json(RegisterSheet, list_paper(lead, page).slip)
        last = [cell.value for cell in list(book[title].rows)[-1]]
        for column, foot, written, printed in zip(page.columns, page.foot or (), last, paper.totals, strict=True):
            if isinstance(foot, Money):
                assert Money.parse(str(Decimal(str(written)))) == foot, (title, column.title)
                assert printed == foot.figures
                sums[title, column.title] = foot.figures
    assert sums["复印传真", "金额"] == "10.50"
    assert sums["临时家政", "有效金额"] == "75.00"
    assert sums["固定家政", "有效金额"] == "700.00"
    assert sums["外部票据", "有效金额"] == "300.00"
    summed = (row for row in book["汇总"].iter_rows(min_row=2) if row[0].value == "按项目")
    by_item = {str(row[1].value): Money.parse(str(row[6].value)) for row in summed}
    assert by_item["临时家政服务费"] == Money(7500)
    assert by_item["固定家政服务费"] == Money(70000)
    assert by_item["代收装修税"] == Money(30000)
    copies = [amount for name, amount in by_item.items() if name.startswith(("复印费", "市内传真费"))]
    assert Money.total(copies) == Money(1050)
