"""A first handover to its end, bare and through the window: agreements, money, keys, the file; tenants."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from deskapp.customer_file.records import FilePaper
from deskapp.estate.kinds import OccupancyRole, OccupancyState, UnitUse
from deskapp.estate.records import Occupancy, Unit
from deskapp.exporting.sheets import sheet
from deskapp.flow.procedure import Done
from deskapp.handover import documents
from deskapp.handover.move_in.kinds import MoveInDeed, MoveInState, ParkingUse
from deskapp.handover.move_in.records import MoveInPaper, TenantMoveIn
from deskapp.kernel.money import Money
from deskapp.ledger.ahead import months_ahead
from deskapp.ledger.drawer.standing import cash_in
from deskapp.ledger.payment_records import PaymentLine
from deskapp.overview.happenings import happenings
from deskapp.overview.lists import Span
from deskapp.overview.move_in_lists import keys, move_ins, receivables
from deskapp.overview.move_in_matters import of_move_ins
from deskapp.printout import draw as drawn
from deskapp.procedures.handover.move_in.agree.steps import Signing, Supplies
from deskapp.procedures.handover.move_in.agree.wizard import AgreeMoveInWizard
from deskapp.procedures.handover.move_in.cancel.steps import Why
from deskapp.procedures.handover.move_in.cancel.wizard import CancelMoveInWizard
from deskapp.procedures.handover.move_in.complete.steps import SIGNED, LivesThere, SignedPapers
from deskapp.procedures.handover.move_in.complete.wizard import CompleteMoveInWizard
from deskapp.procedures.handover.move_in.inspect.service import INSPECT_MOVE_IN
from deskapp.procedures.handover.move_in.inspect.steps import Found, Inspected
from deskapp.procedures.handover.move_in.keys.steps import Items, Shown
from deskapp.procedures.handover.move_in.keys.wizard import HandOverKeysWizard
from deskapp.procedures.handover.move_in.pay.steps import HowMuch
from deskapp.procedures.handover.move_in.pay.wizard import PayMoveInWizard
from deskapp.procedures.handover.move_in.receive.service import RECEIVE_MOVE_IN
from deskapp.procedures.handover.move_in.tenant.steps import Lease, OwnerTold, TenantPapers
from deskapp.procedures.handover.move_in.tenant.wizard import MoveTenantInWizard
from deskapp.procedures.handover.move_in.which import WhichMoveIn
from deskapp.procedures.reprint_receipt.service import paper_of
from deskapp.staff.choices import MoveInOrder
from deskapp.staff.records import Task
from deskapp.staff.settings import change_settings
from deskapp.till.steps import Pay
from tests.fees import make_home
from tests.handover import walks
from tests.printing.finished import copied

WHICH = walks.which()


@pytest.fixture(autouse=True)
def counter(desk, manned_by):
    """3-2-501, sold and not moved into."""
    walks.make_counter(manned_by, desk)


@pytest.fixture
def set_to(manned_by):
    """Change settings: `set_to(movein_months=6)`."""

    def change(**new):
        with manned_by("高远").work("change_settings") as session:
            change_settings(session, **new)

    return change


def finished(clerk):
    done = clerk.finish()
    assert isinstance(done, Done), done
    return done


def of_month(desk):
    return Span(desk.today - timedelta(days=5), desk.today)


def test_what_was_printed_is_signed_before_the_next_act(at_counter, desk):
    """GEN-10."""
    walks.prepared(desk)
    walks.received(desk)
    walks.walk(desk, INSPECT_MOVE_IN, {WhichMoveIn: WHICH, Inspected: walks.INSPECTED, Found: walks.CLEAN})
    clerk = at_counter(AgreeMoveInWizard, desk)
    assert clerk.fill(WhichMoveIn, **WHICH) == [
        "《收楼意见书》还没有业主、技术员、工程师签名",
        "《房屋交接验收单》还没有业主、陪同验收人签名",
    ]


def test_the_agreements_are_printed_with_the_readings_and_lead_to_bank_and_parking(at_counter, desk, tmp_path):
    """MOVEIN-21, MOVEIN-22, MOVEIN-23, FORM-25, FORM-26."""
    walks.prepared(desk)
    walks.received(desk)
    walks.inspected(desk)
    clerk = at_counter(AgreeMoveInWizard, desk)
    assert clerk.fill(WhichMoveIn, **WHICH) == []
    assert clerk.fill(Supplies, **walks.SUPPLIES) == []
    said = walks.SIGNING | {"parking": ParkingUse.LEASED}
    assert clerk.fill(Signing, **said | {"bank_collection": False}) == ["业主没有委托银行代收费用"]
    assert clerk.fill(Signing, **said) == []
    done = finished(clerk)
    assert [one.form for one in done.papers] == [
        *["house_rules"] * 3,
        *["utility_agreement"] * 2,
        "resident_registration",
    ]
    water = copied(drawn(desk, done.papers[3]).pdf, tmp_path)
    assert "S20260318" in water
    assert "3吨" in water
    assert done.result.then.act == "agree_parking"
    with desk.reading() as session:
        assert {one.link.key for one in of_move_ins(session, desk)} == {
            "pay_move_in",
            "authorise_bank",
            "agree_parking",
        }


def test_three_months_and_the_prepayment_are_collected_on_one_receipt(at_counter, desk, tmp_path):
    """MOVEIN-24, MOVEIN-30, worked example 7.3: 743.40 and 300 are 1043.40, and lie in the drawer."""
    with desk.reading() as session:
        before = cash_in(session, desk.clerk.id, desk.today)
    for step in (walks.prepared, walks.received, walks.inspected, walks.agreed):
        step(desk)
    clerk = at_counter(PayMoveInWizard, desk)
    assert clerk.fill(WhichMoveIn, **WHICH) == []
    assert clerk.fill(HowMuch, months="3", prepayment="300") == []
    assert clerk.fill(Pay, **walks.cash("1043.40")) == []
    done = finished(clerk)
    receipt = copied(drawn(desk, done.papers[0]).pdf, tmp_path)
    assert "壹仟零肆拾叁元肆角整" in receipt
    with desk.reading() as session:
        lines = session.scalars(select(PaymentLine).order_by(PaymentLine.position)).all()
        assert [one.item_name for one in lines] == [*["入住预收物业服务费"] * 3, "水电预收款"]
        assert lines[2].period_to == date(2027, 1, 31)
        unit = session.scalars(select(Unit)).one()
        assert unit.occupancy_state is OccupancyState.OCCUPIED
        assert months_ahead(session, unit.id, desk.today)[0].period.start == date(2027, 2, 1)
        assert cash_in(session, desk.clerk.id, desk.today) - before == Money(104340)
    assert walks.case(desk).receipts == ("0000001",)


def test_nothing_is_prepaid_where_the_meters_are_the_household_s(at_counter, desk):
    """MOVEIN-24, worked example 7.3: metered, 743.40 alone."""
    with desk.work("edit_estate") as session:
        session.scalars(select(Unit)).one().metered_to_household = True
    for step in (walks.prepared, walks.received, walks.inspected, walks.agreed):
        step(desk)
    clerk = at_counter(PayMoveInWizard, desk)
    clerk.fill(WhichMoveIn, **WHICH)
    assert clerk.fill(HowMuch, months="3", prepayment="300") == ["该户水电抄表到户，不收水电预收款"]
    assert clerk.fill(HowMuch, months="3", prepayment="") == []
    assert clerk.fill(Pay, **walks.cash("743.40")) == []
    finished(clerk)


def test_more_than_a_year_is_not_collected(at_counter, desk):
    """MOVEIN-25."""
    for step in (walks.prepared, walks.received, walks.inspected, walks.agreed):
        step(desk)
    clerk = at_counter(PayMoveInWizard, desk)
    clerk.fill(WhichMoveIn, **WHICH)
    assert clerk.fill(HowMuch, months="13") == ["预收物业服务费须为 1 至 12 个月"]
    assert clerk.fill(HowMuch, months="12") == []


def test_keys_only_against_the_receipt_of_this_move_in(at_counter, desk, tmp_path):
    """MOVEIN-26, MOVEIN-27, FORM-19, FORM-70, REG-15."""
    for step in (walks.prepared, walks.received, walks.inspected, walks.agreed, walks.paid):
        step(desk)
    clerk = at_counter(HandOverKeysWizard, desk)
    assert clerk.fill(WhichMoveIn, **WHICH) == []
    shown = {"received_by": "张素芬", "receipt_seen": True}
    assert clerk.fill(Shown, receipt_no="0000009", **shown) == ["请出示这次收费的收据：0000001"]
    assert clerk.fill(Shown, receipt_no="0000001", **shown) == []
    assert clerk.fill(Items, **walks.KEYS) == []
    done = finished(clerk)
    paper = copied(drawn(desk, done.papers[0]).pdf, tmp_path)
    for words in ("0000001", "入户门钥匙", "A1至A6", "乔迁礼盒"):
        assert words in paper
    assert [one.form for one in done.papers] == ["key_item_list", "move_in_handover"]
    rows = {one.kind: one for one in keys(desk, of_month(desk))}
    assert (rows["入户门钥匙"].count, rows["入户门钥匙"].receipt_no) == (6, "0000001")
    assert done.result.then.act == "access_card"


def test_keys_wait_for_the_acceptance_unless_the_centre_says_otherwise(desk, set_to):
    """MOVEIN-28."""
    walks.prepared(desk)
    walks.received(desk)
    walks.inspected(desk, walks.FAULTY)
    assert walks.case(desk).stage.held_up
    set_to(keys_require_acceptance=False)
    for step in (walks.agreed, walks.paid, walks.keys_out):
        step(desk)
    assert walks.case(desk).state is MoveInState.KEYS_ISSUED


def test_where_the_centre_collects_first_the_inspection_follows(at_counter, desk, set_to):
    """MOVEIN-29."""
    set_to(movein_order=MoveInOrder.PAY_FIRST)
    walks.prepared(desk)
    walks.received(desk)
    assert walks.case(desk).stage.next is MoveInDeed.PAID
    clerk = at_counter(PayMoveInWizard, desk)
    assert clerk.fill(WhichMoveIn, **WHICH) == []
    assert clerk.fill(HowMuch, months="3", prepayment="300") == []
    assert clerk.fill(Pay, **walks.cash("1043.40")) == []
    finished(clerk)
    for step in (walks.inspected, walks.agreed, walks.keys_out):
        step(desk)
    assert walks.case(desk).state is MoveInState.KEYS_ISSUED


def test_a_voided_receipt_gives_no_keys(desk, lead):
    """MOVEIN-26: what was paid back was not paid."""
    for step in (walks.prepared, walks.received, walks.inspected, walks.agreed, walks.paid):
        step(desk)
    walks.voided(desk, lead)
    assert walks.case(desk).state is MoveInState.AGREEMENTS_SIGNED


def test_at_the_end_the_file_is_open_and_the_visits_are_set(at_counter, desk, manned_by):
    """MOVEIN-05, MOVEIN-32, MOVEIN-33, VISIT-28, REG-12."""
    for step in (walks.prepared, walks.received, walks.inspected, walks.agreed, walks.paid, walks.keys_out):
        step(desk)
    clerk = at_counter(CompleteMoveInWizard, desk)
    assert clerk.fill(WhichMoveIn, **WHICH) == []
    assert clerk.fill(SignedPapers, lines=walks.brought(SIGNED, but=("fire_duty",))) == ["还缺安全及防火责任书"]
    assert clerk.fill(SignedPapers, lines=walks.brought(SIGNED)) == []
    assert clerk.fill(LivesThere, **walks.LIVES | {"moved_in_on": "2026-11-20"}) == [
        "入住日期不能早于接待日期 2026-11-21"
    ]
    assert clerk.fill(LivesThere, **walks.LIVES) == []
    finished(clerk)
    with desk.reading() as session:
        due = {(one.title, one.role.value): one.due_at.date() for one in session.scalars(select(Task))}
        assert due["新入住走访（一个月内）", "物业服务中心负责人"] == date(2026, 12, 21)
        assert due["新入住走访最后期限", "物业服务中心负责人"] == date(2027, 2, 21)
        assert {role for title, role in due if title.startswith("业主入住")} == {"信息员", "控制中心"}
        assert {one.move_in_date for one in session.scalars(select(Occupancy))} == {desk.today}
        filed = {one.code for one in session.scalars(select(FilePaper))}
        unit_id = session.scalars(select(Unit.id)).one()
        told = [one.what for one in happenings(session, unit_id, desk.today)]
        assert list(of_move_ins(session, desk)) == []
    assert filed >= {"undertaking", "fire_duty", "handover_sheet", "acceptance_sheet", "owner_id", "owner_form"}
    assert "入住办结" in told
    (row,) = move_ins(desk, of_month(desk))
    assert (row.state.words, row.receipts, row.moved_in_on) == ("已完成", "0000001", desk.today)
    assert "水 3 吨，电 12 度" in sheet("入住登记", [row]).rows[0]


def test_every_paper_of_it_is_printed_again_as_it_was(desk):
    """GEN-14."""
    walks.prepared(desk)
    walks.received(desk)
    with desk.reading() as session:
        kept = session.scalars(select(MoveInPaper)).all()
        assert [one.number for one in kept] == [f"RZ2026-0001-{n}" for n in range(1, 5)]
        again = paper_of(session, desk, "rz2026-0001-2")
    assert again is not None
    assert (again.form, again.slip) == ("owner_card", kept[1].slip)


def test_a_move_in_is_called_off_until_it_was_paid_for(at_counter, desk):
    """GEN-09, GEN-10, REG-14: nothing is to be paid of it any more."""
    walks.prepared(desk)
    (line,) = receivables(desk, Span(desk.today, desk.today))
    assert line.total == Money(74340)
    walks.walk(desk, RECEIVE_MOVE_IN, walks.RECEIVED)
    clerk = at_counter(CancelMoveInWizard, desk)
    assert clerk.fill(WhichMoveIn, **WHICH) == []
    assert clerk.fill(Why, reason="业主改期") == []
    finished(clerk)
    assert walks.case(desk).state is MoveInState.CANCELLED
    with desk.reading() as session:
        assert list(of_move_ins(session, desk)) == []
    (line,) = receivables(desk, Span(desk.today, desk.today))
    assert (line.state.words, line.service_fee, line.total, line.live) == ("已取消", Money(), Money(), False)
    walks.prepared(desk)
    assert sheet("应收费用表", receivables(desk, Span(desk.today, desk.today))).total("合计") == Money(74340)


LEASE = {
    "room": "3-2-601",
    "tenant": "欧阳静",
    "id_no": "110101199003074477",
    "phone": "13600136000",
    "lease_from": "2026-12-01",
    "lease_to": "2027-11-30",
}


def test_a_tenant_moves_in_with_contract_agreement_and_the_owner_s_word(at_counter, desk, tmp_path):
    """MOVEIN-34, FORM-20."""
    with desk.work("edit_estate") as session:
        make_home(session, "3-2-601")
    clerk = at_counter(MoveTenantInWizard, desk)
    assert clerk.fill(Lease, **LEASE | {"lease_to": "2026-11-30"}) == ["租期止 2026-11-30 早于租期起 2026-12-01"]
    assert clerk.fill(Lease, **LEASE) == []
    papers = walks.brought(documents.TENANT)
    assert clerk.fill(TenantPapers, lines=walks.brought(documents.TENANT, but=("lease",))) == ["还缺租赁合同"]
    assert clerk.fill(TenantPapers, lines=papers) == []
    told = {"owner_told": "张素芬", "owner_phone": "13800138000"}
    assert clerk.fill(OwnerTold, **told, agrees=False) == ["请确认：业主知晓并同意"]
    assert clerk.fill(OwnerTold, **told, agrees=True) == []
    done = finished(clerk)
    paper = copied(drawn(desk, done.papers[0]).pdf, tmp_path)
    for words in ("租户管理协议书", "欧阳静", "2027年11月30日"):
        assert words in paper
    with desk.reading() as session:
        row = session.scalars(select(TenantMoveIn)).one()
        tie = session.scalars(select(Occupancy).where(Occupancy.customer_id == row.customer_id)).one()
        assert (tie.role, tie.lease_to) == (OccupancyRole.TENANT, date(2027, 11, 30))
        assert session.get_one(Unit, row.unit_id).occupancy_state is OccupancyState.LET
        assert paper_of(session, desk, row.number) is not None
    assert [one.kind for one in move_ins(desk, of_month(desk))] == ["租户入住"]


def test_whoever_rents_a_shop_trades_there(desk):
    """MOVEIN-34."""
    with desk.work("edit_estate") as session:
        make_home(session, "3-2-601", use=UnitUse.SHOP)
    walks.tenant(desk, LEASE)
    with desk.reading() as session:
        row = session.scalars(select(TenantMoveIn)).one()
        tie = session.scalars(select(Occupancy).where(Occupancy.customer_id == row.customer_id)).one()
    assert tie.role is OccupancyRole.MERCHANT
