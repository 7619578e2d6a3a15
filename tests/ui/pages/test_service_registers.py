"""The registers of small services in the window and as workbooks: copies, housekeeping, outside tickets."""

import pytest
from openpyxl import load_workbook

from deskapp.exporting import sheets
from deskapp.flow.procedure import Done
from deskapp.flow.session import Session as Walk
from deskapp.handout import workbooks
from deskapp.ledger.copies import sales
from deskapp.ledger.copies.kinds import CopyKind
from deskapp.overview import service_lists
from deskapp.overview.lists import Span
from deskapp.procedures.agency.service import AGENCY_COLLECTION
from deskapp.procedures.agency.steps import TheirTicket
from deskapp.procedures.copies.day_receipt.service import COPY_DAY_RECEIPT
from deskapp.procedures.copies.day_receipt.steps import DayPay, WhichDay
from deskapp.procedures.housekeeping.regular.service import REGULAR_HOUSEKEEPING
from deskapp.procedures.housekeeping.regular.steps import Sheet
from deskapp.procedures.housekeeping.slips.service import HOUSEKEEPING_SLIPS
from deskapp.procedures.housekeeping.slips.steps import Slips
from deskapp.staff.settings import change_settings
from deskapp.till.steps import Pay, Whom
from tests.procedures.test_agency import TAX
from tests.procedures.test_housekeeping import ONE, SHEET
from tests.ui.pages.conftest import sign_in

WHO = (Whom, {"room": "3-2-501", "payer": "张素芬"})


def cash(total):
    ways = [{"method": "现金", "amount": total}]
    return {"total": total, "ways": ways, "tendered": total, "confirmed": True, "detector": True}


def walk(desk, procedure, *steps):
    going = Walk(procedure, desk)
    for step, said in steps:
        assert going.submit(step, said) == ()
    done = going.finish()
    assert isinstance(done, Done), done
    return done.number


@pytest.fixture
def served(desk, manned_by, unit):
    """One of each kind, the copies on their receipt."""
    with manned_by("高远").work("change_settings") as session:
        change_settings(session, reno_tax_agency_enabled=True)
    with desk.work("sell_copies") as session:
        sales.sell(session, "s1", "刘䶮", {CopyKind.A4: 7, CopyKind.A3: 2, CopyKind.FAX: 3})
    return (
        walk(desk, COPY_DAY_RECEIPT, (WhichDay, {"day": "2026-11-21"}), (DayPay, cash("11.50"))),
        walk(desk, HOUSEKEEPING_SLIPS, WHO, (Slips, {"slips": [ONE], "stapled": True}), (Pay, cash("75"))),
        walk(desk, REGULAR_HOUSEKEEPING, WHO, (Sheet, SHEET), (Pay, cash("700"))),
        walk(desk, AGENCY_COLLECTION, WHO, (TheirTicket, TAX), (Pay, cash("300"))),
    )


def test_every_register_shows_its_lines_with_the_number_of_the_receipt(begin, served):
    """REG-05, REG-07, REG-08, FORM-14."""
    frame = sign_in(begin())
    frame.go("tickets")
    told = []
    for title in ("复印传真", "临时家政", "固定家政", "外部票据"):
        frame.here.show_register(title)
        view = frame.here.view
        (line,) = view.shown
        told.append(getattr(line, "receipt_no", "") or line.number)
        assert view.sums.text().startswith("1 "), title
    assert tuple(told) == served
    assert frame.here.view.sums.text() == "1 张，有效 ¥300.00"


def test_a_workbook_says_the_same(desk, served):
    """REG-05, GEN-17: numbers of tickets are words, counts and amounts are figures."""
    (row,) = service_lists.copies(desk, Span(desk.today, desk.today))
    assert (row.a4, row.a3, row.fax, row.receipt_no) == (7, 2, 3, served[0])
    for read, title in (
        (service_lists.copies, "复印传真"),
        (service_lists.housekeeping, "临时家政"),
        (service_lists.regular_service, "固定家政"),
        (service_lists.outside_tickets, "外部票据"),
    ):
        rows = read(desk, Span(desk.today, desk.today))
        sheet = sheets.sheet(title, rows)
        assert len(sheet.columns) == len(sheet.rows[0]), title
        assert sheet.rows[0][-1] == rows[0].amount


def test_the_workbook_is_written(desk, manned_by, served):
    """REG-05: read back from the file."""
    rows = service_lists.copies(desk, Span(desk.today, desk.today))
    path = workbooks.list_workbook(manned_by("赵立"), sheets.sheet("复印传真", rows), [("日期", "2026-11-21")]).path
    cells = [cell.value for page in load_workbook(path) for line in page.iter_rows() for cell in line]
    assert served[0] in cells
    assert 11.5 in cells
