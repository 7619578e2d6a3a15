"""Housekeeping paid at the desk, bare and through the window: slips once each, regular service no day twice."""

import pytest
from sqlalchemy import select, text

from deskapp.audit import chain
from deskapp.flow.procedure import Done
from deskapp.ledger.checks.inspection import findings_in
from deskapp.ledger.housekeeping import regular, slips
from deskapp.ledger.ticket_records import Ticket
from deskapp.printing.slips import from_json
from deskapp.procedures.housekeeping.regular.steps import Sheet
from deskapp.procedures.housekeeping.regular.wizard import RegularHousekeepingWizard
from deskapp.procedures.housekeeping.slips.steps import Slips
from deskapp.procedures.housekeeping.slips.wizard import HousekeepingSlipsWizard
from deskapp.till.steps import Pay, Whom
from forms.receipt import Receipt
from tests.clerk import PlainClerk
from tests.fees import open_counter
from tests.ledger import till

ONE = {"book_no": "jz03", "slip_no": "0117", "done_on": "2026-11-20", "cleaner": "周兰", "hours": "2.5", "amount": "75"}
TWO = ONE | {"slip_no": "0118", "amount": "60"}
SHEET: dict[str, object] = {
    "sheet_no": "GD-11",
    "service": "保洁",
    "frequency": "每周两次",
    "fee": "350",
    "starts_on": "2026-11-21",
}
SHEET |= {"months": "2", "from_sheet": True}


@pytest.fixture(autouse=True)
def unit(manned_by, desk):
    return open_counter(manned_by, desk)


def cash(total):
    ways = [{"method": "现金", "amount": total}]
    return {"total": total, "ways": ways, "tendered": total, "confirmed": True, "detector": True}


def pay(clerk, step, total, **said) -> Done:
    assert clerk.fill(Whom, room="3-2-501", payer="张素芬") == []
    assert clerk.fill(step, **said) == []
    assert clerk.fill(Pay, **cash(total)) == []
    done = clerk.finish()
    assert isinstance(done, Done), done
    return done


def pay_slips(desk, *lines, total="135", clerk=None) -> Done:
    clerk = clerk or PlainClerk(HousekeepingSlipsWizard, desk)
    return pay(clerk, Slips, total, slips=list(lines), stapled=True)


def to_slips(desk, *lines):
    clerk = PlainClerk(HousekeepingSlipsWizard, desk)
    clerk.fill(Whom, room="3-2-501", payer="张素芬")
    return clerk.fill(Slips, slips=list(lines), stapled=True)


def void(desk, lead, number):
    with desk.reading() as session:
        found = session.scalars(select(Ticket).where(Ticket.printed_no == number)).one()
    till.void(desk, found, lead)


def whole(desk):
    with desk.reading() as session:
        assert list(findings_in(session, desk.store)) == []
        assert list(chain.breaks(session, desk.store.chain_key)) == []


def test_fee_20_slips_stand_on_the_receipt_and_in_the_register(at_counter, desk):
    """FEE-20, REG-07: their sum, and every number."""
    done = pay_slips(desk, ONE, TWO, clerk=at_counter(HousekeepingSlipsWizard, desk))
    slip = from_json(Receipt, done.papers[0].slip)
    assert (slip.total.figures, slip.remark) == ("135.00", "临时家政服务费 JZ03-0117、JZ03-0118")
    with desk.reading() as session:
        rows = slips.register(session, desk.today, desk.today)
        assert [(one.slip_no, one.cleaner, one.hours, one.amount.figures) for one in rows] == [
            ("0117", "周兰", "2.5", "75.00"),
            ("0118", "周兰", "2.5", "60.00"),
        ]
    whole(desk)


def test_fee_20_a_slip_is_paid_once(desk, lead):
    """FEE-20: however it is written; after its receipt was voided it may be paid again."""
    number = pay_slips(desk, ONE, total="75").number
    again = ONE | {"book_no": " JZ 03"}
    assert to_slips(desk, again) == [f"服务单 JZ03-0117 已开收据 {number}，一张服务单只收一次"]
    assert to_slips(desk, TWO, TWO) == ["服务单 JZ03-0118 填了两次，请核对"]
    assert to_slips(desk, TWO | {"done_on": "2026-11-22"}) == ["服务单 JZ03-0118 的日期 2026-11-22 还没到，请核对"]
    void(desk, lead, number)
    assert pay_slips(desk, again, total="75").number != number
    whole(desk)


def test_fee_21_months_of_regular_service_by_the_record_sheet(at_counter, desk):
    """FEE-21, REG-08, GEN-05: two months from a day, on one receipt with the period."""
    done = pay(at_counter(RegularHousekeepingWizard, desk), Sheet, "700", **SHEET)
    slip = from_json(Receipt, done.papers[0].slip)
    assert [(one.period, one.basis) for one in slip.lines] == [("2026.11.21–2027.01.20", "350.00×2月")]
    assert slip.remark == "固定家政服务费 记录表 GD-11"
    with desk.reading() as session:
        (row,) = regular.register(session, desk.today, desk.today)
        assert (row.service, row.frequency, row.amount.figures) == ("保洁", "每周两次", "700.00")
    whole(desk)


def test_fee_21_no_day_of_a_service_is_paid_twice(desk, lead):
    """FEE-21: until the receipt is voided; another service is another matter; it is always for a unit."""
    number = pay(PlainClerk(RegularHousekeepingWizard, desk), Sheet, "700", **SHEET).number
    clerk = PlainClerk(RegularHousekeepingWizard, desk)
    clerk.fill(Whom, room="3-2-501", payer="张素芬")
    assert clerk.fill(Sheet, **SHEET | {"starts_on": "2027-01-20"}) == [
        "保洁 2026.11.21–2027.01.20 已经收过，请核对起始日和月数"
    ]
    void(desk, lead, number)
    assert clerk.fill(Sheet, **SHEET | {"starts_on": "2027-01-20"}) == []
    nobody = PlainClerk(RegularHousekeepingWizard, desk)
    nobody.fill(Whom, payer="路过")
    assert nobody.fill(Sheet, **SHEET) == ["固定家政按单元登记，请填写房号"]


def test_finished_twice_it_is_paid_once(desk):
    """Design law 1."""
    clerk = PlainClerk(HousekeepingSlipsWizard, desk)
    assert pay_slips(desk, ONE, total="75", clerk=clerk) == clerk.finish()
    with desk.reading() as session:
        assert len(slips.register(session, desk.today, desk.today)) == 1


def test_a_changed_slip_is_found(desk):
    """C1: an amount that was changed, and a slip that stands twice."""
    pay_slips(desk, ONE, TWO)
    with desk.store.engine.begin() as raw:
        raw.execute(text("DROP TRIGGER keep_housekeeping_slip_update"))
        raw.execute(text("UPDATE housekeeping_slip SET amount = 1, slip_no = '0117'"))
    with desk.reading() as session:
        words = [one.text for one in findings_in(session, desk.store)]
    assert "家政服务单 JZ03-0117 收了两次" in words
    assert any("登记表合计 ¥0.02" in one for one in words), words
