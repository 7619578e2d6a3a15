"""One workbook of a month tells the cashier all that he asks, whatever happened in it (RPT-23)."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from deskapp.flow.procedure import Done
from deskapp.handout.workbooks import cashier_workbook
from deskapp.kernel.money import Money
from deskapp.ledger.allocation import in_full
from deskapp.ledger.arrears import open_charges
from deskapp.ledger.collecting import collect
from deskapp.ledger.kinds import Handover
from deskapp.ledger.paying import Collection, Line, Paid, ways
from deskapp.procedures.copies.sale.steps import Copied
from deskapp.procedures.copies.sale.wizard import SellCopiesWizard
from deskapp.till.papers import papers
from tests.clerk import PlainClerk
from tests.fees import open_counter
from tests.ledger import till
from tests.ledger.deposits import leave
from tests.ledger.test_deposits import order, release


@pytest.fixture
def month(desk, manned_by, clock):
    """Arrears paid, a deposit held, one ordered back, copies, a receipt voided on a later day: three weeks of it."""
    unit = open_counter(manned_by, desk, "2026-09")
    old = leave(desk)
    release(desk, old)
    pay_arrears(desk, unit.id)
    clerk = PlainClerk(SellCopiesWizard, desk)
    assert clerk.fill(Copied, paid=True, a4=5) == []
    assert isinstance(clerk.finish(), Done)
    wrong = till.take(desk, "30.00")
    clock.pass_by(days=20)
    leave(desk, "2000", payer="刘䶮")
    till.void(desk, wrong, manned_by("赵立"))
    order(desk, old)
    return desk


def pay_arrears(desk, unit_id):
    with desk.work("collect_fees") as session:
        lines = tuple(Line.of_share(one) for one in in_full(open_charges(session, unit_id, desk.today)).shares)
        cash, amount = next(one for one in ways(session) if one.cash), Money.total(one.amount for one in lines)
        asked = Collection(
            "arrears", "张素芬", lines, (Paid(cash, amount, tendered=amount),), Handover.CUSTOMER, unit_id, "3-2-501"
        )
        collect(session, asked, papers(session, asked, "和风里物业服务有限公司", desk.clerk.name))


def table(book, name, *, foot=False):
    heads, *rows = book[name].iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in (rows if foot else rows[:-1])]


def test_a_month_is_one_workbook_with_a_sheet_for_everything_he_asks(month, manned_by):
    """RPT-23, specification 4.5: payments, tickets by book, deposits held, refunds ordered, copies, arrears paid."""
    cashier = manned_by("孙敏")
    first, last = date(2026, 11, 1), month.today + timedelta(days=1)
    book = load_workbook(cashier_workbook(cashier, first, last).path)
    cover = {row[0].value: row[1].value for row in book["说明"].iter_rows() if row[0].value}
    assert (cover["日期"], cover["核对结果"]) == (f"{first} 至 {last}", "相符")
    paid = Decimal("1000") + Decimal("247.80") + 2000
    assert Decimal(str(cover["收款合计"])) == paid
    assert sum(Decimal(str(row["金额"])) for row in table(book, "收款流水")) == paid
    tickets = table(book, "票据登记")
    assert [row["状态"] for row in tickets] == ["已开具", "已开具", "已作废", "已开具"]
    (drawn,) = table(book, "票据本", foot=True)
    assert (drawn["下一号"], drawn["状态"]) == ("0000005", "已领用")
    ordered, held = table(book, "保证金")
    assert (ordered["退款通知单"], ordered["在押"], held["退款通知单"]) == ("TK20261211-01", 1000, None)
    assert held["在押"] == 2000
    (arrears,) = table(book, "欠费收回")
    assert (arrears["房号"], arrears["收费项目"], arrears["本次收回"]) == ("3-2-501", "物业服务费", 247.8)
    assert [(row["A4"], row["金额"]) for row in table(book, "复印传真")] == [(5, 2.5)]
    summed = {row["名称"]: row["实收"] for row in table(book, "汇总", foot=True) if row["分类"] == "按项目"}
    assert summed["装修保证金"] == 3000


def test_what_was_voided_later_still_counts_in_the_pack_of_its_own_day(month, manned_by):
    """RPT-23, TICKET-23: any day by itself, and the days come to the month."""
    cashier, totals = manned_by("孙敏"), []
    for day in (date(2026, 11, 21), month.today):
        book = load_workbook(cashier_workbook(cashier, day, day).path)
        totals.append(Decimal(str(table(book, "收款流水", foot=True)[-1]["金额"])))
    assert totals == [Decimal("1277.80"), Decimal("1970.00")]
