"""Bank collection in the ledger: agreements, the list out, the answer in, invoices later, and all sums agree."""

from datetime import date, timedelta
from functools import partial
from itertools import count

import pytest
from sqlalchemy import func, select

from deskapp.audit import chain
from deskapp.estate.kinds import OccupancyRole
from deskapp.estate.records import Customer, Occupancy
from deskapp.estate.units import unit_by_number
from deskapp.kernel.money import Money
from deskapp.kernel.rooms import RoomNo
from deskapp.ledger import arrears, takings, voiding
from deskapp.ledger.bank import agreements, booking, invoices, listing, pending, settling
from deskapp.ledger.bank.answers import Answer, UnreadableError, read_answer
from deskapp.ledger.bank.errors import BankError
from deskapp.ledger.bank.kinds import BankOutcome
from deskapp.ledger.bank.records import BankList
from deskapp.ledger.bank.text import GBK, WIDTHS, text_file
from deskapp.ledger.checks.inspection import findings
from deskapp.ledger.closing import unclosed_day
from deskapp.ledger.kinds import Handover, Series, TariffBasis, TicketType
from deskapp.ledger.payment_records import Payment
from deskapp.ledger.ticket_records import Ticket
from deskapp.till.papers import papers
from tests.fees import COMPANY, draw_invoices, make_home, make_price
from tests.ledger.bank import COLLECT_ON, answer, bill, list_out, sign

OTHER = TicketType.OTHER_SERVICE_INVOICE
_requests = count(1)
FEE, TOTAL = Money(24780), Money(24780 * 2)
"""A month of 88.50 m² at 2.80, and two."""


@pytest.fixture
def homes(desk, manned_by):
    """Three homes that owe October and November; the owners of two have signed."""
    with manned_by("高远").work("edit_tariffs") as session:
        make_price(session, "property_service_fee", "2.80", TariffBasis.PER_AREA_MONTH)
    with desk.work("edit_estate") as session:
        for room, owner in (("3-2-501", "张素芬"), ("3-2-502", "李大勇"), ("3-2-503", "王小明")):
            make_home(session, room, owner)
    sign(desk, "3-2-501")
    sign(desk, "3-2-502")
    bill(manned_by("孙敏"), "2026-10", "2026-11")


def owed(desk, room):
    with desk.reading() as session:
        found = {str(one.room): one for one in arrears.arrears(session, desk.today, all_open=True)}
    return (found[room].total + found[room].not_due) if room in found else Money()


def good(store):
    assert [str(one) for one in findings(store)] == []


def issued(desk, room="3-2-501"):
    with desk.work("issue_bank_invoice") as session:
        unit = next(one.unit_id for one in agreements.in_force(session, COLLECT_ON) if one.unit.room_no == room)
        found = invoices.waiting(session, unit)
        told = partial(papers, session, issuer=COMPANY, clerk="林晓")
        return invoices.issue(session, f"issue-{next(_requests)}", found, Handover.CUSTOMER, told)


def test_a_list_asks_for_what_those_owe_who_have_signed(desk, manned_by, homes, store):
    """FEE-13, RPT-22."""
    made = list_out(manned_by("孙敏"))
    assert (made.number, made.total) == ("TS20261115-01", TOTAL + TOTAL)
    assert [(one.reference, one.room_no, one.payer, one.amount) for one in made.lines] == [
        ("TS20261115010001", "3-2-501", "张素芬", TOTAL),
        ("TS20261115010002", "3-2-502", "李大勇", TOTAL),
    ]
    good(store)


def test_months_after_the_day_are_not_asked_of_the_bank(desk, manned_by, homes):
    """FEE-13: of what was billed ahead the bank is asked once its month has come."""
    bill(manned_by("孙敏"), "2026-12")
    assert [one.amount for one in list_out(manned_by("孙敏")).lines] == [TOTAL, TOTAL]


def test_what_a_past_owner_left_is_not_asked_of_whoever_pays_now(desk, manned_by, homes):
    """FEE-13: an account pays what its own holder owes."""
    with desk.work("edit_estate") as session:
        unit = unit_by_number(session, RoomNo.parse("3-2-501"))
        assert unit is not None
        before, payer = unit.occupancies[0], Customer(name="周远")
        before.to_date = date(2026, 11, 9)
        session.add(Occupancy(unit=unit, customer=payer, role=OccupancyRole.OWNER, from_date=date(2026, 11, 10)))
        session.flush()
        (standing,) = [one for one in agreements.in_force(session, COLLECT_ON) if one.unit_id == unit.id]
        agreements.end(session, standing, date(2026, 11, 9), "过户")
    sign(desk, "3-2-501", since=date(2026, 11, 10))
    with manned_by("孙敏").reading() as session:
        found = listing.plan(session, COLLECT_ON, desk.today)
        wanted = [one.agreement.unit.room_no for one in found.wanted]
        passed = [(one.agreement.unit.room_no, one.why) for one in found.passed]
    assert (wanted, passed) == (["3-2-502"], [("3-2-501", "没有欠费")])


def test_what_waits_on_a_list_is_not_listed_again_and_not_taken_at_the_counter_unasked(desk, manned_by, homes):
    """FEE-15."""
    made = list_out(manned_by("孙敏"))
    with desk.reading() as session:
        again = listing.plan(session, COLLECT_ON, desk.today)
        assert [one.why for one in again.passed] == [f"已在清单 {made.number} 上，银行还没有回结果"] * 2
        owing = arrears.open_charges(session, made.lines[0].unit_id, desk.today)
        charges = [one.charge_id for one in owing if one.charge_id]
        (stop,) = pending.refusals(session, charges)
        assert (stop.rule, stop.override) == ("FEE-15", "collect_at_bank")


def test_an_answer_pays_fails_and_pays_in_part(desk, manned_by, homes, store):
    """FEE-13, ARREARS-11."""
    cashier = manned_by("孙敏")
    list_out(cashier)
    made = answer(cashier, ("TS20261115010001", "成功", "300.00", ""), ("TS20261115010002", "失败", "", "余额不足"))
    assert [(one.outcome, one.amount, one.reason) for one in made.lines] == [
        (BankOutcome.PARTLY, Money(30000), ""),
        (BankOutcome.FAILED, Money(), "余额不足"),
    ]
    assert owed(desk, "3-2-501") == TOTAL - Money(30000)
    assert owed(desk, "3-2-502") == TOTAL
    with desk.reading() as session:
        assert pending.pending(session) == {}
        assert chain.anchor(session).running_total == Money(30000)
    good(store)


def test_what_the_bank_collected_lies_in_nobodys_till(desk, manned_by, homes, clock):
    """FEE-13."""
    cashier = manned_by("孙敏")
    list_out(cashier)
    answer(cashier, ("TS20261115010001", "成功", "495.60", ""))
    with desk.reading() as session:
        scope = takings.scope_of(session, cashier.clerk.id, desk.today)
        assert takings.takings_of(session, scope).total == Money()
        assert unclosed_day(session, cashier.clerk.id, desk.today + timedelta(days=1)) is None
        (paid,) = session.scalars(select(Payment))
        assert (paid.total, paid.bank_day, paid.tenders[0].method.name) == (TOTAL, COLLECT_ON, "银行托收")


def test_money_that_nobody_owes_or_knows_is_kept_apart_until_it_is_settled(desk, manned_by, homes, store):
    """FEE-13."""
    cashier = manned_by("孙敏")
    list_out(cashier)
    rows = (("TS20261115010001", "成功", "500.00", ""), ("TS20261115019999", "成功", "12.00", ""),
            ("TS20261115010001", "成功", "500.00", ""), ("合计", "", "1,012.00", ""))  # fmt: skip
    answer(cashier, *rows)
    assert owed(desk, "3-2-501") == Money()
    with cashier.work("take_bank_result") as session:
        apart = settling.kept_apart(session)
        told = [(settling.number_of(one), one.surplus, one.outcome, one.reason) for one in apart]
        assert told == [
            ("TJ20261121-01-2", Money(440), BankOutcome.PAID, ""),
            ("TJ20261121-01-3", Money(1200), BankOutcome.APART, "清单里没有这个参考号"),
            ("TJ20261121-01-4", Money(50000), BankOutcome.APART, "同一参考号在文件里出现两次"),
        ]
        settling.settle(session, apart[0], desk.today, "退回付款人", "HK-1")
        assert len(settling.kept_apart(session)) == 2
        with pytest.raises(BankError, match="处理日期"):
            settling.settle(session, apart[1], date(2027, 1, 1), "退回银行", "")
    good(store)


def test_the_same_file_and_the_same_line_are_taken_once(desk, manned_by, homes, store):
    """FEE-13, design law 1."""
    cashier = manned_by("孙敏")
    list_out(cashier)
    row = ("TS20261115010001", "成功", "495.60", "")
    first = answer(cashier, row)
    assert answer(cashier, row).id == first.id
    with pytest.raises(BankError, match="导入过"):
        answer(cashier, row, request_id="again", digest="answer")
    other = answer(cashier, row, request_id="other")
    assert [(one.outcome, one.reason) for one in other.lines] == [(BankOutcome.APART, "这一行银行已回过结果")]
    with desk.reading() as session:
        assert session.scalar(select(func.count(Payment.id))) == 1
    good(store)


def test_an_answer_to_a_list_that_was_taken_back_is_kept_apart(desk, manned_by, homes, store):
    """FEE-15."""
    cashier = manned_by("孙敏")
    list_out(cashier, "one")
    with cashier.work("list_bank") as session:
        wanted = session.scalars(select(BankList)).one()
        booking.withdraw(session, "gone", wanted, "文件发错")
    made = list_out(cashier, "two")
    assert made.lines[0].reference == "TS20261115020001"
    answer(cashier, ("TS20261115020001", "成功", "495.60", ""))
    again = answer(cashier, ("TS20261115010001", "成功", "495.60", ""), request_id="late")
    assert [(one.outcome, one.surplus) for one in again.lines] == [(BankOutcome.APART, TOTAL)]
    assert owed(desk, "3-2-501") == Money()
    good(store)


def test_the_invoice_is_fetched_later_says_bank_collection_and_moves_no_money(desk, manned_by, homes, store, clock):
    """FEE-14, FEE-15, FEE-19."""
    cashier = manned_by("孙敏")
    draw_invoices(manned_by, desk, (OTHER, Series.HUNDREDS))
    list_out(cashier)
    answer(cashier, ("TS20261115010001", "成功", "495.60", ""))
    clock.pass_by(days=30)
    (invoice,) = issued(desk)
    assert (invoice.type, invoice.amount, invoice.methods) == (OTHER, TOTAL, "银行托收")
    assert invoice.remark == "银行托收；凭证号 TS20261115010001"
    assert [line["period"] for line in invoice.slip["lines"]] == ["2026.10.01–2026.11.30"]
    with pytest.raises(BankError, match="没有银行已扣款"):
        issued(desk)
    with desk.reading() as session:
        found = takings.takings_of(session, takings.scope_of(session, desk.clerk.id, desk.today))
        assert (found.total, found.tickets_total) == (Money(), Money())
        assert [(use.numbers, use.issued) for use in found.books] == [("00050001", 1)]
        assert chain.anchor(session).running_total == TOTAL
    good(store)


def test_a_bank_invoice_that_was_voided_is_fetched_anew_and_the_money_stays(desk, manned_by, homes, store):
    """FEE-14, TICKET-21."""
    cashier, lead = manned_by("孙敏"), manned_by("赵立")
    draw_invoices(manned_by, desk, (OTHER, Series.HUNDREDS))
    list_out(cashier)
    answer(cashier, ("TS20261115010001", "成功", "495.60", ""))
    (invoice,) = issued(desk)
    with desk.store.work(act="void_receipt", by=desk.clerk.id, at=desk.now()) as session:
        ticket = session.get_one(Ticket, invoice.id)
        voiding.void(session, ticket, request_id="v", reason="抬头写错", approved_by_id=lead.clerk.id)
    assert owed(desk, "3-2-501") == Money()
    (again,) = issued(desk)
    assert again.printed_no == "00050002"
    with desk.reading() as session:
        assert chain.anchor(session).running_total == TOTAL
        found = takings.takings_of(session, takings.scope_of(session, desk.clerk.id, desk.today))
        assert (found.total, found.tickets_total) == (Money(), Money())
    good(store)


def test_an_invoice_is_only_for_what_a_list_says_was_paid(desk, manned_by, homes):
    """FEE-15."""
    draw_invoices(manned_by, desk, (OTHER, Series.HUNDREDS))
    list_out(manned_by("孙敏"))
    answer(manned_by("孙敏"), ("TS20261115010001", "失败", "", "账户已销户"))
    with pytest.raises(BankError, match="没有银行已扣款"):
        issued(desk)


def test_one_agreement_a_unit_at_a_time_and_an_ended_one_is_listed_no_more(desk, manned_by, homes):
    """FEE-13, FORM-18."""
    with pytest.raises(BankError, match="已有托收委托 WT2026-0001"):
        sign(desk, "3-2-501", since=date(2026, 6, 1))
    with desk.work("authorise_bank") as session:
        row = agreements.numbered(session, "WT2026-0001")
        assert row is not None
        agreements.end(session, row, date(2026, 11, 10), "改为前台交费")
    assert sign(desk, "3-2-501", since=date(2026, 11, 20)).number == "WT2026-0003"
    assert [line.room_no for line in list_out(manned_by("孙敏")).lines] == ["3-2-502"]


def test_heads_are_found_whatever_their_order_and_doubts_are_kept_apart():
    """FEE-13."""
    table = [("某银行代收结果",), ("金额", "失败原因", "处理结果", "客户参考号"), ("12.5", "", "成功", "ts-01 "),
             ("十元", "", "成功", "TS02"), ("", "", "扣款成功", "TS03"), ("9.00", "", "Z9", "TS04"),
             ("9.00", "卡已挂失", "不成功", "TS05"), ("合计", "", "", "")]  # fmt: skip
    found = read_answer(table)
    assert [(row.reference, row.collected, row.amount, row.doubt) for row in found.rows] == [
        ("TS01", True, Money(1250), ""),
        ("TS02", True, None, "金额“十元”读不懂"),
        ("TS03", True, None, "写成功，却没有金额"),
        ("TS04", False, Money(900), "没有写结果，或写法没有说明"),
        ("TS05", False, Money(), ""),
    ]
    assert found.unknown == ("Z9",)
    assert read_answer(table, good=("Z9",)).unknown == ()
    with pytest.raises(UnreadableError, match="表头"):
        read_answer([("姓名", "金额"), ("张", "1")])


def test_amounts_may_come_in_fen_and_results_by_the_amount_alone():
    found = read_answer([("参考号", "实扣金额（分）"), ("TS01", "1250"), ("TS02", "0")])
    assert [(row.collected, row.amount) for row in found.rows] == [(True, Money(1250)), (False, Money())]


def test_the_text_has_fixed_columns_and_comes_back_as_an_answer(desk, manned_by, homes):
    """RPT-22."""
    made = list_out(manned_by("孙敏"))
    lines = text_file(made.lines).split(b"\r\n")[:-1]
    assert {len(line) for line in lines} == {sum(WIDTHS) + len(WIDTHS) - 1}
    rows = [[line.decode(GBK)] for line in lines]
    assert read_answer(rows) == Answer((), ())
    filled = [[row[0].replace("|        |                |", "|成功    |          495.60|")] for row in rows]
    assert [(row.reference, row.amount) for row in read_answer(filled).rows] == [
        ("TS20261115010001", TOTAL),
        ("TS20261115010002", TOTAL),
    ]
