"""Reductions in the books: checks, takings, the year, the register, and the paper that is signed."""

from datetime import date

import pytest
from sqlalchemy import select

from deskapp.exporting import sheets
from deskapp.kernel.money import Money
from deskapp.ledger.checks.inspection import findings
from deskapp.ledger.tickets import of_payment
from deskapp.overview.lists import Span
from deskapp.overview.reduction_lists import reductions as reductions_of
from deskapp.overview.report_lists import months
from deskapp.papers.reductions import numbered
from deskapp.printing.heading import Imprint
from deskapp.printout import draw as drawn
from deskapp.procedures.till.report.service import report
from deskapp.reports.reductions import reduction_sheet
from deskapp.staff.records import StaffMember
from deskapp.till.drawers import in_till
from tests.fees import open_counter
from tests.ledger.till import void
from tests.printing.finished import copied
from tests.procedures.fee_walks import open_ids, pay
from tests.procedures.test_adjust_fee import MONTH, approved


@pytest.fixture
def unit(manned_by, desk):
    return open_counter(manned_by, desk, "2026-10", "2026-11")


@pytest.mark.parametrize(
    ("edit", "found"),
    [
        ("UPDATE fee_reduction SET percent = 60", "批准减 ¥148.68，实际减了 ¥99.12"),
        ("UPDATE fee_reduction SET reason = '熟人'", "与校验链里的不符"),
        ("UPDATE charge_reduction SET amount = 12000", "批准减 ¥107.47，实际减了 ¥120.00"),
        ("UPDATE charge_reduction SET amount = 30000", "超出应收"),
        ("UPDATE fee_reduction SET valid_until = '2026-11-20', approved_on = '2026-11-19'", "不在有效期内使用"),
        ("UPDATE charge_reduction SET charge_id = 2", "charge_id"),
    ],
)
def test_what_was_edited_behind_the_programs_back_is_found(desk, unit, store, edit, found):
    """C5, C8: the papers and what they took off are held against each other and against the chain."""
    approved(desk, kind="减免", charges=open_ids(desk, unit)[:1], percent=40)
    pay(desk, {"charges": open_ids(desk, unit)[:1]})
    with store.engine.begin() as raw:
        for table in ("fee_reduction", "charge_reduction"):
            raw.exec_driver_sql(f"DROP TRIGGER keep_{table}_update")
        raw.exec_driver_sql(edit)
    said = [str(one) for one in findings(store)]
    assert any(found in one for one in said) or (found == "charge_id" and said), said


def test_a_void_that_left_something_taken_off_is_found(desk, lead, unit, store):
    """C4."""
    approved(desk, kind="减免", charges=open_ids(desk, unit)[:1], percent=40)
    done = pay(desk, {"charges": open_ids(desk, unit)[:1]})
    with desk.reading() as session:
        (ticket,) = of_payment(session, done.result)
    void(desk, ticket, lead)
    with store.engine.begin() as raw:
        raw.exec_driver_sql("DROP TRIGGER keep_charge_reduction_update")
        raw.exec_driver_sql("UPDATE charge_reduction SET amount = -9911 WHERE amount < 0")
    assert any("冲销后，减免还剩 ¥0.01" in str(one) for one in findings(store))


def test_the_day_says_what_was_taken_off_beside_its_sums(desk, lead, unit):
    """FEE-25, RPT-04: in the takings of the clerk, on X report and closing sheet, in the cashier's pack."""
    approved(desk, kind="减免", charges=open_ids(desk, unit)[:1], percent=40)
    done = pay(desk, {"charges": open_ids(desk, unit)[:1]})
    with desk.reading() as session:
        found = in_till(session, desk.clerk.id, desk.today)
        assert (found.takings.total, found.takings.reduced.net) == (Money(14_868), Money(9_912))
        report(Imprint("", "X", "", desk.now(), ""), desk.clerk.name, found)
        names = {one.id: one.name for one in session.scalars(select(StaffMember))}
        sheet = reduction_sheet(session, desk.today, desk.today, names)
        assert [row[9] for row in sheet.rows] == [Money(9_912)]
        (ticket,) = of_payment(session, done.result)
    void(desk, ticket, lead)
    with desk.reading() as session:
        assert [row[9] for row in reduction_sheet(session, desk.today, desk.today, names).rows] == [
            Money(9_912),
            Money(-9_912),
        ]


def test_the_year_counts_it_apart(desk, unit):
    """FEE-25: what was taken off is neither settled nor open."""
    approved(desk, kind="减免", charges=open_ids(desk, unit)[:1], percent=40)
    pay(desk, {"charges": open_ids(desk, unit)[:1]})
    october = next(one for one in months(desk, Span(date(2026, 10, 1), date(2026, 10, 31))))
    assert (october.due, october.settled, october.reduced, october.open) == (
        MONTH,
        Money(14_868),
        Money(9_912),
        Money(),
    )
    assert october.rate == "100.0%"


def test_the_register_tells_how_every_paper_stands(desk, unit, tmp_path):
    """FEE-25, FEE-34: page, paper and workbook read the same lines."""
    ids = open_ids(desk, unit)
    first = approved(desk, kind="减免", charges=ids[:1], percent=40).number
    pay(desk, {"charges": ids[:1]})
    second = approved(desk, kind="减免", charges=ids[1:], percent=100).number
    today = Span(desk.today, desk.today)
    found = {one.number: one for one in reductions_of(desk, today)}
    assert (found[first].state.words, found[first].taken_off, found[first].receipt_no) == (
        "已使用",
        Money(9_912),
        "0000001",
    )
    assert (found[second].state.words, found[second].taken_off, found[second].receipt_no) == ("已核销", MONTH, "")
    sheet = sheets.sheet("减免登记", list(found.values()))
    assert sheet.foot is not None
    assert Money(9_912) + MONTH in sheet.foot


def test_the_paper_is_signed_by_three_and_can_be_printed_again(desk, unit, tmp_path):
    """FEE-34: applicant, clerk, approver."""
    done = approved(desk, kind="减免", charges=open_ids(desk, unit)[:1], percent=40)
    paper = copied(drawn(desk, done.papers[0]).pdf, tmp_path)
    for words in (
        "费用减免申请单",
        done.number,
        "张素芬",
        "40%",
        "维修单0231",
        "批准人签名",
        "经办人签名",
        "申请人签名",
        "高远",
    ):
        assert words in paper.replace(" ", ""), words
    with desk.reading() as session:
        again = numbered(session, desk, done.number)
        assert again is not None
        assert again.record == done.papers[0].record
