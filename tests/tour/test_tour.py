"""The tour goes well, and what it leaves behind agrees to the fen: papers, workbooks, ledger and closing."""

import subprocess
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

import openpyxl
import pytest
from PySide6.QtGui import QImage
from sqlalchemy import func, select

from deskapp.access.card_records import CardEvent, CardPlan
from deskapp.access.kinds import PlanState
from deskapp.kernel.money import Money, capitals
from deskapp.ledger.closing_records import Closing
from deskapp.ledger.kinds import TicketType, TicketUse
from deskapp.ledger.payment_records import Payment
from deskapp.ledger.ticket_records import Ticket, TicketVoid
from deskapp.opening import open_place
from deskapp.store.place import Place
from deskapp.store.work import Store
from deskapp.tour.day import SMALL as STEPS
from deskapp.tour.readme import OF_SMALL
from tests.printing.words import text
from tests.sample.conftest import MADE
from tests.tour.conftest import Toured

TODAY = MADE.date()
pytestmark = pytest.mark.timeout(1200)


@pytest.fixture
def left(toured: Toured) -> Iterator[Store]:
    """The database that the tour left, opened with the key file beside it."""
    store = open_place(Place(toured.folder / "data"), MADE)
    yield store
    store.close()


def yuan(amount: Money) -> Decimal:
    return Decimal(amount.fen) / 100


def test_every_step_goes_well_in_the_order_of_the_day(toured: Toured):
    told = toured.told
    assert [(step["step"], step["words"]) for step in told["steps"] if not step["ok"]] == []
    assert [step["step"] for step in told["steps"]] == [step.name for step in STEPS]
    assert (told["ok"], told["ended"], told["day"]) == (True, True, "2026-11-21")
    assert toured.code == 0


def test_the_window_has_nothing_to_complain_of(toured: Toured):
    assert [line for line in toured.complained.splitlines() if "propagateSizeHints" not in line] == []


def test_an_ordinary_fee_takes_twelve_keys_from_the_page_of_today_to_the_receipt(toured: Toured):
    counted = {step["step"]: step["keystrokes"] for step in toured.told["steps"] if step["keystrokes"]}
    assert counted == {"collect_cash": 12}


def test_every_document_told_of_lies_there_and_every_one_that_lies_there_is_told_of(toured: Toured):
    told = [name for step in toured.told["steps"] for name in step["documents"]]
    lying = [
        f"{folder}/{file.name}"
        for folder in ("papers", "workbooks", "screens")
        for file in (toured.folder / folder).iterdir()
    ]
    assert sorted(told) == sorted(lying)
    for step in ("draw_book", "collect_cash", "collect_split", "void", "print_again", "fee_notice", "close_day"):
        (papers,) = ([n for n in one["documents"] if n.startswith("papers/")] for one in steps(toured, step))
        assert papers, step


def steps(toured: Toured, name: str) -> list[dict[str, list[str]]]:
    return [step for step in toured.told["steps"] if step["step"] == name]


def test_pictures_are_as_large_as_the_screen(toured: Toured):
    files = list((toured.folder / "screens").iterdir())
    assert [file.stem.partition("-")[2] for file in files] == list(OF_SMALL.values()), "a small tour takes no others"
    for file in files:
        picture = QImage(str(file))
        assert (picture.width(), picture.height()) == (1366, 768), file.name


def test_receipts_bear_the_number_and_amount_of_the_ledger(toured: Toured, left: Store):
    with left.reading() as session:
        of_today = select(Ticket).where(Ticket.business_day == TODAY, Ticket.type == TicketType.OFFICIAL_RECEIPT)
        tickets = session.scalars(of_today.where(Ticket.use == TicketUse.ISSUED)).all()
        voided = set(session.scalars(select(TicketVoid.ticket_id)))
    assert len(tickets) == 15
    for ticket in tickets:
        words = text(toured.folder / "papers" / f"receipt-{ticket.printed_no}.pdf")
        assert ticket.printed_no in words
        assert str(ticket.amount) in words
        assert capitals(ticket.amount) in words
        assert ticket.customer_name in words
        if ticket.id in voided:
            assert "作废" in text(toured.folder / "papers" / f"receipt-{ticket.printed_no}-2.pdf")
    assert len(voided & {ticket.id for ticket in tickets}) == 1


def test_cards_of_the_day_are_written_and_signed_for(left: Store):
    """CARD-08, CARD-13, CARD-20, CARD-22: the owner's, its successor, the tenant's, a space's."""
    with left.reading() as session:
        happened = Counter(session.scalars(select(CardEvent.kind).where(CardEvent.day == TODAY)))
        assert session.scalars(select(CardPlan).where(CardPlan.state == PlanState.PENDING)).all() == []
    told = {kind.name: times for kind, times in happened.items()}
    once = ("TORN", "RESUMED", "RENEWED", "FOUND", "RETURNED", "WIPED", "CANCELLED")
    assert told == {"ISSUED": 4, "SIGNED": 4, "LOST": 2} | dict.fromkeys(once, 1)


def test_every_kind_of_ticket_was_given_and_what_was_split_comes_to_what_was_paid(left: Store):
    """TICKET-10, TICKET-11, FEE-11: two series, readings, fixed amounts, an outside ticket, a receipt exchanged."""
    with left.reading() as session:
        given = select(Ticket).where(Ticket.business_day == TODAY, Ticket.use == TicketUse.ISSUED)
        tickets = session.scalars(given).all()
        split = Counter(ticket.payment_id for ticket in tickets if ticket.type is TicketType.OTHER_SERVICE_INVOICE)
        payment_id, pieces = split.most_common(1)[0]
        paid = session.get_one(Payment, payment_id).total
    assert {ticket.type for ticket in tickets} == set(TicketType)
    assert pieces > 1
    assert Money.total(ticket.amount for ticket in tickets if ticket.payment_id == payment_id) == paid


def test_the_archive_of_the_month_was_proved_by_its_own_script(toured: Toured):
    (archive,) = (toured.folder / "workbooks").glob("归档_*.zip")
    assert zipfile.is_zipfile(archive)
    assert (toured.folder / "workbooks" / "归档核对.txt").read_text("utf-8").strip()


def test_invoices_of_the_day_stand_on_their_record(toured: Toured, left: Store):
    """PARK-08, FORM-13: what was torn off for the space, the card on the stubs."""
    with left.reading() as session:
        fixed = Ticket.type == TicketType.FIXED_AMOUNT_INVOICE
        torn = session.scalars(select(Ticket).where(Ticket.business_day == TODAY, fixed)).all()
    (record,) = [name for name in steps(toured, "parking_card")[0]["documents"] if "fixed_invoices" in name]
    words = text(toured.folder / record)
    assert torn[0].printed_no in words
    assert torn[0].remark.removeprefix("卡号 ") in words


def test_the_paper_printed_again_says_so(toured: Toured):
    (again,) = steps(toured, "print_again")
    (paper,) = [name for name in again["documents"] if name.startswith("papers/")]
    assert "补打 第1次" in text(toured.folder / paper)


def test_workbooks_closing_and_ledger_agree_to_the_fen(toured: Toured, left: Store):
    with left.reading() as session:
        closing = session.scalars(select(Closing).where(Closing.business_day == TODAY)).one()
        of_today = select(func.sum(Payment.total)).where(Payment.business_day == TODAY)
        taken, whole = session.scalar(of_today.where(Payment.bank_day.is_(None))), session.scalar(of_today)
    assert taken
    assert whole
    assert whole > taken, "the bank has collected too, in nobody's till"
    assert closing.takings == closing.tickets_total == closing.workbook_total == taken
    assert str(taken) in text(toured.folder / "papers" / f"daily_closing-{closing.number}.pdf")
    workbooks = sorted((toured.folder / "workbooks").glob("出纳_*.xlsx"))
    assert len(workbooks) == 2
    for file in workbooks:
        rows = list(openpyxl.load_workbook(file)["收款流水"].iter_rows(values_only=True))
        amounts = [Decimal(str(row[rows[0].index("金额")])) for row in rows[1:]]
        assert sum(amounts[:-1]) == amounts[-1] == yuan(whole)


def test_the_folder_it_leaves_stands_every_check(toured: Toured):
    data = ("--data", str(toured.folder / "data"))
    (workbook, *_) = sorted((toured.folder / "workbooks").glob("出纳_*.xlsx"))
    for more in ((), ("--workbook", str(workbook))):
        command = [sys.executable, "-m", "deskapp", "check", *data, *more]
        done = subprocess.run(command, capture_output=True, text=True, timeout=100)
        assert (done.returncode, done.stdout.strip()) == (0, "没有发现问题")


def test_the_marked_copy_of_the_roster_names_both_bad_lines(toured: Toured):
    (copy,) = (toured.folder / "workbooks").glob("*_导入结果.xlsx")
    rows = openpyxl.load_workbook(copy)["业主资料"].iter_rows(values_only=True)
    words = [str(cell) for row in rows for cell in row if cell]
    assert len([word for word in words if "面积写法不对" in word or "房号读不懂" in word]) == 2
