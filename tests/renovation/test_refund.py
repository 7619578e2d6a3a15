"""Inspection and refund: from which day, against what, who lets what pass, and what the cashier is told."""

from datetime import date

import pytest
from sqlalchemy import select

from deskapp.flow.session import Session
from deskapp.kernel.errors import DeskError, NotAllowedError
from deskapp.kernel.money import Money
from deskapp.ledger.checks.inspection import findings
from deskapp.ledger.deposits.kinds import RefundEnd, RefundWay
from deskapp.ledger.payment_records import Payment
from deskapp.ledger.ticket_records import Ticket
from deskapp.procedures.deposits.order.service import ORDER_REFUND
from deskapp.procedures.deposits.order.steps import WhichDeposit
from deskapp.procedures.deposits.order.wizard import OrderRefundWizard
from deskapp.procedures.deposits.pay.service import PAY_REFUND
from deskapp.procedures.deposits.pay.steps import Paying
from deskapp.procedures.deposits.release.service import RELEASE_DEPOSIT
from deskapp.procedures.deposits.release.steps import Released
from deskapp.procedures.renovation.archive.service import ARCHIVE_RENOVATION
from deskapp.procedures.renovation.back.service import TAKE_BACK_PASSES
from deskapp.procedures.renovation.back.steps import CameBack
from deskapp.procedures.renovation.inspect.service import INSPECT_RENOVATION
from deskapp.procedures.renovation.inspect.steps import Found
from deskapp.procedures.renovation.refund.service import REFUND_RENOVATION
from deskapp.procedures.renovation.refund.steps import Shown, WhoseRefund
from deskapp.procedures.renovation.request.service import REQUEST_INSPECTION
from deskapp.procedures.renovation.request.steps import Asked
from deskapp.procedures.renovation.supply.service import SUPPLY_RENOVATION
from deskapp.procedures.renovation.supply.service import needed as asked_of
from deskapp.procedures.renovation.supply.steps import SuppliedPapers
from deskapp.procedures.renovation.which import WhichFiling
from deskapp.procedures.void_receipt.again import reopen
from deskapp.renovation.kinds import FilingState, Inspected, PassBack, Side
from deskapp.staff.records import Override
from deskapp.staff.settings import change_settings
from tests.clerk import WindowClerk
from tests.ledger import till
from tests.renovation import walks
from tests.renovation.walks import case, stops

S = FilingState
WHICH = {"filing": walks.NUMBER}
OWNER, CONTRACTOR = {"side": Side.OWNER}, {"side": Side.CONTRACTOR}


@pytest.fixture
def working(desk, manager):
    walks.in_progress(desk, manager)


@pytest.fixture
def inspected(desk, manager, working):
    """Passed on Saturday 21 November 2026; every pass is back."""
    walks.requested(desk)
    walks.inspected(manager)
    walks.passes_back(desk)


@pytest.fixture
def ripe(clock, inspected):
    """The seventh working day has come."""
    clock.pass_by(days=10)


def refund(desk, *pages):
    return walks.walk(desk, REFUND_RENOVATION, (WhichFiling, WHICH), *pages)


def test_the_owner_applies_for_the_inspection(desk, working):
    """RENO-49."""
    walk = walks.walk(desk, REQUEST_INSPECTION, (WhichFiling, WHICH))
    assert len(stops(walk, Asked, walks.ASKED | {"by_owner": False})) == 1
    walks.requested(desk)
    assert case(desk).state is S.INSPECTION_REQUESTED


def test_an_inspection_that_fails_has_reasons_and_is_asked_for_again(desk, manager, clock, working):
    """RENO-58: the working days run from the one that is passed."""
    walks.requested(desk)
    walk = walks.walk(manager, INSPECT_RENOVATION, (WhichFiling, WHICH))
    failed = {"inspected_on": manager.today, "inspector": walks.MANAGER, "result": Inspected.FAILED}
    assert stops(walk, Found, failed) == ["不合格的请写明原因"]
    walks.inspected(manager, Inspected.FAILED, reasons="地漏返水")
    assert case(desk).state is S.INSPECTION_FAILED
    clock.pass_by(days=9)
    walks.requested(desk)
    walks.inspected(manager)
    assert case(desk).money.earliest_on == date(2026, 12, 9)


def test_an_inspection_lies_between_its_application_and_today(desk, manager, clock, working):
    """RENO-49, RENO-50."""
    clock.pass_by(days=3)
    walks.requested(desk)
    walk = walks.walk(manager, INSPECT_RENOVATION, (WhichFiling, WHICH))
    said = {"inspector": walks.MANAGER, "result": Inspected.PASSED}
    assert stops(walk, Found, said | {"inspected_on": "2026-11-23"}) == ["核查日期 2026-11-23 早于申请日期 2026-11-24"]
    assert stops(walk, Found, said | {"inspected_on": "2026-11-25"}) == ["核查日期 2026-11-25 还没有到"]


def test_only_the_renovation_manager_inspects(desk, working):
    """ROLE-03, the table of specification 3.1."""
    walks.requested(desk)
    with pytest.raises(NotAllowedError):
        walks.inspected(desk)


def test_no_deposit_is_ordered_back_before_its_day(desk, clock, inspected):
    """RENO-50: passed on 21 November, the seventh working day is 1 December."""
    clock.pass_by(days=9)
    walk = refund(desk)
    assert stops(walk, WhoseRefund, OWNER) == ["最早 2026-12-01 可以退，现在还不能通知出纳"]
    clock.pass_by(days=1)
    assert walk.submit(WhoseRefund, OWNER) == ()


def test_a_year_without_its_holidays_is_refused_and_never_guessed(desk, manager, clock, working):
    """RENO-50, GEN-04."""
    clock.pass_by(days=(date(2026, 12, 28) - desk.today).days)
    walks.requested(desk)
    walk = walks.walk(manager, INSPECT_RENOVATION, (WhichFiling, WHICH))
    said = {"inspected_on": manager.today, "inspector": walks.MANAGER, "result": Inspected.PASSED}
    told = stops(walk, Found, said)
    assert told
    assert "2027" in told[0]


def test_each_side_is_paid_back_against_its_own_receipt(desk, ripe):
    """RENO-54, RENO-57, RENO-62: the filing is over when both have theirs."""
    done = walks.refunded(desk, Side.CONTRACTOR)
    slip = done.papers[0].slip
    assert (slip["payer"], slip["receipt_no"], slip["amount"], slip["shown"]) == (
        "恒达装饰",
        "0000002",
        100000,
        walks.NUMBER,
    )
    assert (slip["checks"], slip["checked_by"]) == (
        ["收据原件", "登记证原件", "身份证件", "资料", "临时出入卡"],
        walks.MANAGER,
    )
    assert case(desk).state is S.REFUND_READY
    walk = refund(desk)
    assert stops(walk, WhoseRefund, CONTRACTOR) == ["这笔押金已通知出纳，不能再办退款"]
    walks.refunded(desk, Side.OWNER)
    assert case(desk).state is S.REFUND_ORDERED


@pytest.mark.parametrize("gap", ["signed", "words_written", "ledger_signed", "identity"])
def test_receipt_words_and_ledger_are_signed(desk, ripe, gap):
    """RENO-54, RENO-55, RENO-56: administrator and payer, the payer's words, the line of the ledger."""
    walk = refund(desk, (WhoseRefund, OWNER))
    assert len(stops(walk, Shown, walks.SHOWN | {gap: False})) == 1


def test_missing_documents_are_supplied_first(desk, manager, clock):
    """RENO-51, RENO-52: of each side its own, and nobody lets it pass."""
    walks.filed(desk, work={"hot_work": True})
    walks.submitted(desk)
    walks.reviewed(manager)
    walks.notified(desk)
    walks.signed(desk)
    walks.paid(desk, Side.OWNER)
    walks.paid(desk, Side.CONTRACTOR)
    walks.certified(desk)
    walks.passes_out(desk)
    gone = {"supplied": False, "copies": 0, "sealed": False}
    supply(desk, fire_approval=gone, construction_plan=gone)
    walks.requested(desk)
    walks.inspected(manager)
    walks.passes_back(desk)
    clock.pass_by(days=10)
    walk = refund(desk)
    (of_owner,) = walk.submit(WhoseRefund, OWNER)
    assert (of_owner.text, of_owner.rule) == ("还缺动火作业消防批准文件，请先办“补交装修资料”", "RENO-52")
    (of_firm,) = walk.submit(WhoseRefund, CONTRACTOR)
    assert (of_firm.text, of_firm.rule, of_firm.override) == (
        "还缺施工方案，请先办“补交装修资料”",
        "RENO-51",
        "",
    )
    supply(desk)
    walks.refunded(desk, Side.OWNER)


def supply(desk, **differs):
    walk = walks.walk(desk, SUPPLY_RENOVATION, (WhichFiling, WHICH))
    assert walk.submit(SuppliedPapers, walks.handed_in(asked_of(desk, walk.answers), **differs)) == ()
    return walks.finish(walk)


def test_a_contractor_is_paid_back_when_the_tax_is_paid(desk, ripe, manned_by):
    """RENO-51: in a centre that collects it."""
    with manned_by("高远").work("change_settings") as session:
        change_settings(session, reno_tax_agency_enabled=True)
    walk = refund(desk)
    said = stops(walk, WhoseRefund, CONTRACTOR)
    assert said[0] == "装修税还没有代收，请先办“代收装修税”"
    assert walk.submit(WhoseRefund, OWNER) == ()


def test_passes_that_are_out_block_the_refund_but_for_the_managers_word(desk, manager, clock, working):
    """RENO-34, RENO-53: counted, with both names and the reason kept."""
    walks.requested(desk)
    walks.inspected(manager)
    walks.passes_back(desk, "LS2026-0001")
    walks.passes_back(desk, "0002", PassBack.LOST)
    clock.pass_by(days=10)
    walk = refund(desk)
    (stop,) = walk.submit(WhoseRefund, OWNER)
    assert stop.text == "临时出入卡发出 2 张，收回 1 张，还差 1 张，其中遗失 LS2026-0002"
    walk.answers.put(WhoseRefund(side=Side.OWNER))
    walks.allow(walk, manager, "RENO-53")
    assert walk.submit(WhoseRefund, OWNER) == ()
    assert walk.submit(Shown, walks.SHOWN) == ()
    done = walks.finish(walk)
    assert done.papers[0].slip["approved"] == f"{walks.MANAGER}：出入卡未收齐"
    with desk.reading() as session:
        (kept,) = session.scalars(select(Override))
    assert (kept.rule, kept.reason) == ("RENO-53", "情况属实")


def test_a_pass_that_was_lost_may_be_found(desk, working):
    """RENO-53: handed back after all, and never twice."""
    walks.passes_back(desk, "0001", PassBack.LOST)
    walks.passes_back(desk, "0001")
    walks.passes_back(desk)
    assert case(desk).out == []
    walk = walks.walk(desk, TAKE_BACK_PASSES, (WhichFiling, WHICH))
    again = {"numbers": "0001、9999", "how": PassBack.RETURNED, "counted": True}
    assert stops(walk, CameBack, again) == ["出入卡 LS2026-0001 已交回，不用再登记", "这份备案没有发过出入卡 9999"]


def test_a_lost_receipt_needs_a_statement_and_the_managers_word(desk, manned_by, ripe):
    """RENO-33, RENO-59: of the certificate too."""
    walk = refund(desk, (WhoseRefund, OWNER))
    lost = walks.SHOWN | {"receipt": False, "certificate": False}
    assert stops(walk, Shown, lost) == ["没有收据、登记证原件，遗失的须由付款人写书面说明"]
    (stop,) = walk.submit(Shown, lost | {"statement": True})
    assert (stop.text, stop.override) == ("收据、登记证原件遗失，须服务中心负责人批准", "refund_without_receipt")
    walk.answers.put(Shown(**(lost | {"statement": True})))
    walks.allow(walk, manned_by("高远"), "RENO-59")
    assert walk.submit(Shown, lost | {"statement": True}) == ()
    assert walks.finish(walk).papers[0].slip["approved"] == "高远：原件遗失"


def test_a_part_is_kept_for_a_reason_that_the_manager_approves(desk, manned_by, ripe):
    """RENO-60."""
    walk = refund(desk, (WhoseRefund, OWNER))
    assert stops(walk, Shown, walks.SHOWN | {"deducted": "150"}) == ["扣款请写明原因"]
    assert stops(walk, Shown, walks.SHOWN | {"deducted": "1000.01", "reason": "损坏墙面"}) == [
        "扣款 ¥1,000.01 多于押金 ¥1,000.00，请核对"
    ]
    said = walks.SHOWN | {"deducted": "150", "reason": "损坏墙面"}
    assert stops(walk, Shown, said) == ["扣款 ¥150.00，须服务中心负责人批准"]
    walk.answers.put(Shown(**(walks.SHOWN | {"deducted": Money(15000), "reason": "损坏墙面"})))
    walks.allow(walk, manned_by("高远"), "RENO-60")
    assert walk.submit(Shown, said) == ()
    assert walks.finish(walk).words.endswith("退张素芬 ¥850.00，请到出纳处领款")


def test_an_order_that_the_cashier_sends_back_is_made_again(desk, cashier, ripe):
    """RENO-57, RENO-62."""
    order = walks.refunded(desk, Side.OWNER).papers[0].slip["imprint"]["number"]
    said = {"order": order, "outcome": RefundEnd.RETURNED, "reason": "领款人未到"}
    walks.finish(walks.walk(cashier, PAY_REFUND, (Paying, said)))
    assert case(desk).state is S.REFUND_READY
    walks.refunded(desk, Side.OWNER)


def test_nothing_is_archived_before_both_are_paid(desk, cashier, ripe):
    """RENO-62; the books and the chain hold to the end."""
    orders = [walks.refunded(desk, side).papers[0].slip["imprint"]["number"] for side in Side]
    (said,) = stops(Session(ARCHIVE_RENOVATION, desk), WhichFiling, WHICH)
    assert said == "这项装修备案现在是“已通知出纳”，不能归档"
    for order in orders:
        paid = {"order": order, "outcome": RefundEnd.PAID, "way": RefundWay.CASH, "signed": True}
        walks.finish(walks.walk(cashier, PAY_REFUND, (Paying, paid)))
    walks.archived(desk)
    assert case(desk).state is S.ARCHIVED
    assert list(findings(desk.store)) == []


def test_the_general_procedures_lead_to_the_filing(desk, qtbot, ripe):
    """RENO-62: there is one way to pay such a deposit back, and F7 leads to it."""
    words = "这是装修备案 ZX2026-0001 的保证金，请按 F7 到“退装修保证金”办理"
    assert stops(Session(ORDER_REFUND, desk), WhichDeposit, {"deposit": "0000001"}) == [words]
    passed = {"deposit": "0000001", "passed_on": "2026-11-21", "checked_by": "周强"}
    assert stops(Session(RELEASE_DEPOSIT, desk), Released, passed) == [words]
    clerk = WindowClerk(OrderRefundWizard, desk)
    qtbot.addWidget(clerk.wizard)
    clerk.fill(WhichDeposit, deposit="0000001")
    way = clerk.wizard.page.other_way()
    assert way is not None
    with qtbot.waitSignal(clerk.wizard.page.leads) as led:
        way[1]()
    assert led.args[0] == "refund_renovation"
    assert led.args[1].more == (("filing", walks.NUMBER),)


def test_what_changes_meanwhile_is_found_when_it_is_done(desk, ripe):
    """Design law 1: the rules are asked once more inside the act."""
    walk = refund(desk, (WhoseRefund, OWNER), (Shown, walks.SHOWN))
    walks.refunded(desk, Side.OWNER)
    with pytest.raises(DeskError):
        walk.procedure.finish(desk, walk.answers)


def test_a_voided_deposit_is_taken_again_on_its_filing(desk, cashier, working):
    """RENO-29, RENO-38: until then there is none, and no money without its matter comes of it."""
    ticket_id = case(desk).deposits[Side.OWNER].ticket_id
    assert ticket_id is not None
    with desk.reading() as session:
        ticket = session.get_one(Ticket, ticket_id)
    till.void(desk, ticket, cashier)
    assert Side.OWNER not in case(desk).deposits
    assert case(desk).state is S.AGREEMENT_SIGNED
    with desk.reading() as session:
        again = reopen(session, session.get_one(Payment, ticket.payment_id), desk.today)
    assert (again.own_procedure, again.filing) == ("collect_renovation_deposit", walks.NUMBER)
    walks.paid(desk, Side.OWNER)
    assert case(desk).state is S.IN_PROGRESS
