"""Late fees at the counter: proposed with what they are for, charged when they are collected, taken back by a void."""

import pytest
from sqlalchemy import select

from deskapp.flow.procedure import Done
from deskapp.flow.session import Session as Walk
from deskapp.kernel.money import Money
from deskapp.ledger.adjusting.records import LateFee
from deskapp.ledger.arrears import arrears, open_charges
from deskapp.ledger.checks.inspection import findings
from deskapp.ledger.fee_records import Charge
from deskapp.ledger.kinds import ChargeSource
from deskapp.ledger.payment_records import PaymentLine
from deskapp.ledger.tickets import of_payment
from deskapp.overview.lists import Span
from deskapp.overview.report_lists import takings
from deskapp.procedures.collect_fees.items.wizard import ItemsPage
from deskapp.procedures.collect_fees.wizard import CollectFeesWizard
from deskapp.procedures.fee_notice.service import FEE_NOTICE
from deskapp.procedures.fee_notice.steps import WhichUnits
from deskapp.procedures.settings.service import CHANGE_SETTINGS
from deskapp.procedures.settings.steps import STEPS, Names
from deskapp.procedures.settings.steps import LateFee as LateFeeStep
from deskapp.staff.choices import LatePer
from deskapp.staff.settings import Settings, change_settings
from forms.fee_notice import FeeNotice
from tests.fees import open_counter
from tests.ledger.till import void
from tests.procedures.fee_walks import WHO, open_ids, pay, slip_of
from tests.procedures.test_adjust_fee import approved, planned, reductions

MONTH, LATE = Money(24_780), Money(260)
"""October's fee, and 21 days of 5 in 10,000 on it."""


@pytest.fixture
def unit(manned_by, desk):
    return open_counter(manned_by, desk, "2026-10", "2026-11")


@pytest.fixture
def asking(manned_by, unit):
    """The centre asks for a late fee."""
    with manned_by("高远").work("change_settings") as session:
        change_settings(session, late_fee_rate=5)
    return unit


def late_charges(desk):
    with desk.reading() as session:
        found = session.scalars(select(Charge).where(Charge.source == ChargeSource.COUNTER).order_by(Charge.id))
        return [(one.amount, one.cancels_id is not None) for one in found]


def test_arrears_13_by_default_nothing_is_asked_for(desk, unit):
    """ARREARS-13: the sources state no late fee."""
    assert Settings().late_fee_rate == 0
    assert planned(desk, charges=open_ids(desk, unit)).total == MONTH * 2
    pay(desk, {"charges": open_ids(desk, unit)})
    assert late_charges(desk) == []


def test_arrears_13_it_is_collected_with_what_it_is_for(desk, asking, store):
    """ARREARS-13: a line of its own on the ticket and in the takings by item, and linked to its charge."""
    ids = open_ids(desk, asking)
    done = pay(desk, {"charges": ids})
    assert [(line.item, line.period, line.basis, line.amount) for line in slip_of(done).lines] == [
        ("物业服务费", "2026.10.01–2026.11.30", "2.80×88.50㎡×2月", MONTH * 2),
        ("违约金", "2026.11.01–2026.11.21", "247.80×0.05%×21天", LATE),
    ]
    assert late_charges(desk) == [(LATE, False)]
    with desk.reading() as session:
        link = session.scalars(select(LateFee)).one()
        assert (link.of_charge_id, link.principal) == (ids[0], MONTH)
        paid = session.scalars(select(PaymentLine).where(PaymentLine.charge_id == link.charge_id)).one()
        assert paid.item_name == "违约金"
    by_item = {one.name: one.taking.net for one in takings(desk, Span(desk.today, desk.today)) if one.by == "按项目"}
    assert by_item == {"物业服务费": MONTH * 2, "违约金": LATE}
    assert open_ids(desk, asking) == []
    assert list(findings(store)) == []


def test_arrears_09_arrears_do_not_grow_by_what_may_be_asked_for(desk, asking):
    """ARREARS-09, ARREARS-13: a late fee that nobody has paid is nobody's debt yet."""
    with desk.reading() as session:
        assert [one.total for one in arrears(session, desk.today)] == [MONTH]
        assert [one.open for one in open_charges(session, asking.id, desk.today)] == [MONTH, MONTH]


def test_a_void_takes_it_back_and_it_is_asked_for_anew(desk, lead, asking, store, clock):
    """TICKET-21, ARREARS-13: a day later it is a day more."""
    done = pay(desk, {"charges": open_ids(desk, asking)})
    with desk.reading() as session:
        (ticket,) = of_payment(session, done.result)
    void(desk, ticket, lead)
    assert late_charges(desk) == [(LATE, False), (-LATE, True)]
    assert list(findings(store)) == []
    assert planned(desk, charges=open_ids(desk, asking)).total == MONTH * 2 + LATE
    pay(desk, {"charges": open_ids(desk, asking)}, request_id="again")
    assert late_charges(desk) == [(LATE, False), (-LATE, True), (LATE, False)]
    assert list(findings(store)) == []


def test_a_part_carries_the_late_fee_of_that_part(desk, asking, store):
    """ARREARS-10, ARREARS-13: 100 yuan pay 98.96 of October and its late fee of 1.04; the rest goes on."""
    done = pay(desk, {"amount": "100"})
    assert [(line.item, line.basis, line.amount) for line in slip_of(done).lines] == [
        ("物业服务费", "部分，应收 247.80", Money(98_96)),
        ("违约金", "98.96×0.05%×21天", Money(1_04)),
    ]
    with desk.reading() as session:
        october = open_charges(session, asking.id, desk.today)[0]
        assert october.open == MONTH - Money(98_96)
    pay(desk, {"charges": open_ids(desk, asking)}, request_id="the rest")
    assert Money.total(amount for amount, _ in late_charges(desk)) == LATE
    assert list(findings(store)) == []


def test_two_items_late_from_one_day_have_a_late_fee_each(manned_by, desk, asking, store):
    """ARREARS-13: two charges of one item and one first day."""
    pay(desk, {"amount": "50"}, request_id="one")
    pay(desk, {"amount": "50"}, request_id="two")
    assert len(late_charges(desk)) == 2
    assert list(findings(store)) == []


def test_a_late_fee_is_waived_whole_by_a_paper(desk, asking, store):
    """FEE-34, ARREARS-13: what was due and what was taken off stand on the ticket; nothing is paid for it."""
    number = approved(desk, kind="免违约金", charges=open_ids(desk, asking)[:1], percent=100).number
    slip = slip_of(pay(desk, {"charges": open_ids(desk, asking)[:1]}))
    assert [(line.item, line.basis, line.amount) for line in slip.lines] == [
        ("物业服务费", "2.80×88.50㎡×1月", MONTH),
        ("违约金", "247.80×0.05%×21天", LATE),
        ("免违约金", number, -LATE),
    ]
    assert slip.total == MONTH
    assert reductions(desk) == [LATE]
    assert list(findings(store)) == []


def test_a_waived_late_fee_and_its_void(desk, lead, asking, store):
    """TICKET-21: charge, late fee and paper are as they were."""
    approved(desk, kind="免违约金", charges=open_ids(desk, asking)[:1], percent=50)
    done = pay(desk, {"charges": open_ids(desk, asking)[:1]})
    with desk.reading() as session:
        (ticket,) = of_payment(session, done.result)
    void(desk, ticket, lead)
    assert reductions(desk) == [Money(130), Money(-130)]
    assert planned(desk, charges=open_ids(desk, asking)[:1]).total == MONTH + Money(130)
    assert list(findings(store)) == []


def test_an_edit_of_the_link_behind_the_programs_back_is_found(desk, asking, store):
    """C5."""
    pay(desk, {"charges": open_ids(desk, asking)})
    with store.engine.begin() as raw:
        raw.exec_driver_sql("DROP TRIGGER keep_late_fee_update")
        raw.exec_driver_sql("UPDATE late_fee SET principal = 9999999")
    assert any("违约金与它所属的应收不符" in str(one) for one in findings(store))


def test_the_page_shows_it_below_its_charge_and_ticks_both(qtbot, desk, asking):
    wizard = CollectFeesWizard(desk)
    qtbot.addWidget(wizard)
    wizard.page.fill(WHO)
    wizard.page.ready.emit()
    page = wizard.page
    assert isinstance(page, ItemsPage)
    names = [line[0].words if hasattr(line[0], "words") else line[0] for line in page.table.rows.rows]
    assert names == ["物业服务费", "　违约金", "物业服务费"]
    page.table.turned.emit(1)
    assert page.plan.total == MONTH
    page.table.turned.emit(2)
    assert page.plan.total == Money()


RULE = {
    "late_fee_rate": "5",
    "late_fee_per": "按天",
    "late_fee_grace_days": "15",
    "late_fee_cap": "50",
    "late_fee_items": "物业服务费",
}


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"late_fee_rate": "10001"}, "应为 0 至 10000"),
        ({"late_fee_grace_days": "-1"}, "应为 0 至 3650"),
        ({"late_fee_cap": "0"}, "应为 1 至 100"),
    ],
)
def test_a_rule_that_makes_no_sense_is_not_kept(said, words):
    """ARREARS-13."""
    read = LateFeeStep.read(RULE | said)
    assert isinstance(read, tuple)
    assert [one.text for one in read] == [words]


def test_the_rule_is_read_from_the_settings():
    read = LateFeeStep.read(RULE)
    assert isinstance(read, LateFeeStep)
    assert read.late_fee_per is LatePer.DAY


def test_the_notice_says_it_in_words_and_asks_for_what_is_charged(desk, asking, manned_by):
    """ARREARS-02, ARREARS-13: what it comes to depends on the day that pays."""
    number = approved(desk, kind="免违约金", charges=open_ids(desk, asking)[:1], percent=50).number
    walk = Walk(FEE_NOTICE, desk)
    assert walk.submit(WhichUnits, {"room": "3-2-501", "pay_by": "2026-11-30"}) == ()
    done = walk.finish()
    assert isinstance(done, Done)
    slip = done.papers[0].slip
    assert isinstance(slip, FeeNotice)
    assert slip.total == MONTH * 2
    assert slip.advice.endswith(
        f"另有违约金，截至 11-21 为 2.60 元，以缴费当日为准。已批准减免单 {number}，缴费时抵减。"
    )


def test_only_items_that_there_are_can_be_late(manned_by, unit):
    """ARREARS-13."""
    walk = Walk(CHANGE_SETTINGS, manned_by("高远"))
    said = {step: {one.name: getattr(Settings(), one.name) for one in step.questions()} for step in STEPS}
    said[Names] |= {"company_name": "和风里", "centre_name": "和风里"}
    for step in STEPS[: STEPS.index(LateFeeStep)]:
        assert walk.submit(step, said[step]) == (), step
    (wrong,) = walk.submit(LateFeeStep, RULE | {"late_fee_items": "空气费"})
    assert wrong.text == "没有“空气费”这个按月计费的项目，可填：物业服务费、车位管理服务费"
    assert walk.submit(LateFeeStep, RULE) == ()
