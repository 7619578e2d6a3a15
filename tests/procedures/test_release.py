"""Goods that leave, bare and through the window: by owner, family, tenant, agent; called off, waiting, back again."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from deskapp.customer_file.papers import line
from deskapp.customer_file.records import FilePaper
from deskapp.estate.kinds import OccupancyRole
from deskapp.estate.records import Customer, Occupancy, Unit
from deskapp.exporting.sheets import sheet
from deskapp.flow.procedure import Done
from deskapp.ledger.kinds import TariffBasis
from deskapp.overview.lists import Span
from deskapp.overview.release_lists import materials, releases
from deskapp.overview.release_matters import of_release
from deskapp.overview.signature_matters import unsigned
from deskapp.printout import draw as drawn
from deskapp.procedures.release.apply.steps import ATTORNEY, Applicant, Attorney, Goods, Reminder
from deskapp.procedures.release.apply.wizard import ReleaseGoodsWizard
from deskapp.procedures.release.cancel.service import open_slips
from deskapp.procedures.release.cancel.steps import CalledOff
from deskapp.procedures.release.cancel.wizard import CancelReleaseWizard
from deskapp.procedures.release.confirm.steps import Waiting
from deskapp.procedures.release.confirm.wizard import ConfirmReleaseWizard
from deskapp.procedures.release.material.steps import Seen
from deskapp.procedures.release.material.wizard import ReportMaterialWizard
from deskapp.procedures.release.take_back.service import still_out
from deskapp.procedures.release.take_back.steps import Back, Found
from deskapp.procedures.release.take_back.wizard import TakeBackReleaseWizard
from deskapp.procedures.reprint_receipt.service import paper_of
from deskapp.release.kinds import Answer, Relation, SlipState
from deskapp.release.records import ConfirmationAttempt, GateReport, GoodsReleaseSlip
from deskapp.release.steps import EmergencyAsked, OwnerAsked, PoliceWitness
from deskapp.staff.records import Task
from tests.access.conftest import Home, home
from tests.fees import LONG_AGO, bill, make_price, name_company
from tests.printing.finished import copied

__all__ = ["Home", "home"]

OWNER = {"room": "3-2-501", "name": "张素芬", "relation": Relation.OWNER, "id_seen": True}
TENANT = OWNER | {"name": "欧阳静", "relation": Relation.TENANT, "id_no": "110101199003074477"}
AGENT = TENANT | {"name": "周强", "relation": Relation.AGENT}
FRIDGE = {"category": "家用电器", "description": "双门冰箱", "quantity": "1", "measure": "台"}
BOXES = {"category": "行李", "description": "纸箱", "quantity": "12", "measure": "件"}
GOODS = {"items": [FRIDGE, BOXES], "leaving_on": "2026-11-21", "exit": "东门", "plate": "粤B12345"}
YES = {"owner_answer": Answer.AGREED, "owner_name": "张素芬", "owner_phone": "13800138000"}
GONE = YES | {"owner_answer": Answer.UNREACHABLE}
FRIEND = {"emergency_answer": Answer.AGREED, "emergency_name": "张强", "emergency_phone": "13900139000"}
POLICE = {"police_answer": Answer.AGREED, "police_name": "民警李", "urgent": True}


@pytest.fixture(autouse=True)
def counter(home, manned_by):
    """A company that papers are in the name of."""
    name_company(manned_by)


@pytest.fixture
def in_arrears(counter, manned_by):
    """The unit owes two months."""
    with manned_by("高远").work("edit_tariffs") as session:
        make_price(session, "property_service_fee", "2.80", TariffBasis.PER_AREA_MONTH)
    bill(manned_by, "2026-09", "2026-10")


def slip_of(desk):
    with desk.reading() as session:
        return session.scalars(select(GoodsReleaseSlip)).one()


def out_of(clerk, **goods):
    assert clerk.fill(Goods, **GOODS | goods) == []
    done = clerk.finish()
    assert isinstance(done, Done), done
    return done


def issued(clerk_of, desk):
    """A slip of the owner."""
    clerk = clerk_of(ReleaseGoodsWizard, desk)
    assert clerk.fill(Applicant, **OWNER) == []
    return out_of(clerk)


def awaiting(clerk_of, desk):
    """A slip of the tenant, whose owner is to be rung up later."""
    clerk = clerk_of(ReleaseGoodsWizard, desk)
    assert clerk.fill(Applicant, **TENANT) == []
    assert clerk.fill(OwnerAsked, owner_answer=Answer.LATER) == []
    return out_of(clerk)


def test_the_owner_is_known_by_the_file_and_the_slip_says_all_of_it(at_counter, desk, tmp_path):
    """RELEASE-02, RELEASE-03, RELEASE-11, RELEASE-12, FORM-31."""
    done = issued(at_counter, desk)
    assert done.number == "FX20261121-01"
    assert "请走货梯" in done.words
    assert "安全员核实收回" in done.words
    paper = copied(drawn(desk, done.papers[0]).pdf, tmp_path)
    for words in ("物资搬运放行条", "FX20261121-01", "3-2-501", "双门冰箱", "12件", "东门", "粤B12345", "货梯"):
        assert words in paper
    with desk.reading() as session:
        assert paper_of(session, desk, "fx20261121-01") is not None
        (matter,) = unsigned(session, desk)
    assert "申请人" in matter.more


def test_goods_without_a_line_or_a_quantity_are_refused(at_counter, desk):
    """RELEASE-03."""
    clerk = at_counter(ReleaseGoodsWizard, desk)
    clerk.fill(Applicant, **OWNER)
    assert clerk.fill(Goods, **GOODS | {"items": []}) != []
    assert clerk.fill(Goods, **GOODS | {"items": [FRIDGE | {"quantity": "0"}]}) != []
    assert clerk.fill(Goods, **GOODS | {"leaving_on": "2026-11-20"}) == ["放行日期 2026-11-20 已过"]


def test_who_is_not_the_owner_on_file_is_not_taken_for_him(at_counter, desk):
    """RELEASE-04."""
    clerk = at_counter(ReleaseGoodsWizard, desk)
    assert clerk.fill(Applicant, **OWNER | {"name": "张三"}) == ["资料中的业主不是 张三：请核对姓名，或按代办人办理"]
    assert clerk.fill(Applicant, **TENANT | {"id_no": ""}) == ["不是业主本人，请填写证件号码"]
    assert clerk.fill(Applicant, **OWNER | {"id_seen": False}) == ["请确认：证件已看，人证一致"]


def test_family_in_the_file_needs_no_call_and_other_family_does(at_counter, desk, home):
    """RELEASE-05, worked example 7.8."""
    with desk.work("edit_estate") as session:
        wife = Customer(name="陈静")
        unit = session.get_one(Unit, home.unit_id)
        session.add(Occupancy(unit=unit, customer=wife, role=OccupancyRole.FAMILY_MEMBER, from_date=LONG_AGO))
    clerk = at_counter(ReleaseGoodsWizard, desk)
    assert clerk.fill(Applicant, **TENANT | {"name": "陈静", "relation": Relation.FAMILY}) == []
    assert clerk.step is Goods
    other = at_counter(ReleaseGoodsWizard, desk)
    assert other.fill(Applicant, **TENANT | {"name": "陈明", "relation": Relation.FAMILY}) == []
    assert other.fill(OwnerAsked, **YES) == []
    assert out_of(other).result is SlipState.ISSUED


def test_an_agent_needs_the_paper_and_the_call(at_counter, desk):
    """RELEASE-06, worked example 7.8: a power of attorney alone is not enough."""
    clerk = at_counter(ReleaseGoodsWizard, desk)
    assert clerk.fill(Applicant, **AGENT) == []
    power, own = ATTORNEY
    assert clerk.fill(Attorney, lines=[line(power, supplied=False), line(own)]) == ["还缺业主委托书"]
    assert clerk.fill(Attorney, lines=[line(power), line(own)]) == []
    assert clerk.fill(OwnerAsked, **GONE) == []
    done = out_of(clerk)
    assert done.result is SlipState.AWAITING
    assert done.papers == ()
    with desk.reading() as session:
        assert [one.words for one in session.scalars(select(FilePaper))] == ["业主委托书", "代办人身份证"]


def test_a_tenant_is_reminded_and_let_go_on_the_owner_s_word(at_counter, desk, in_arrears):
    """RELEASE-07, RELEASE-08, worked example 7.8."""
    clerk = at_counter(ReleaseGoodsWizard, desk)
    assert clerk.fill(Applicant, **TENANT) == []
    assert clerk.fill(OwnerAsked, **YES) == []
    (stop,) = clerk.fill(Reminder, reminded=False)
    assert "请提醒租户结清" in stop
    assert clerk.fill(Reminder, reminded=True) == []
    assert out_of(clerk).result is SlipState.ISSUED
    slip = slip_of(desk)
    assert slip.owed
    assert slip.reminded


def test_an_owner_in_arrears_is_let_go_without_a_word(at_counter, desk, in_arrears):
    """RELEASE-10, worked example 7.8."""
    clerk = at_counter(ReleaseGoodsWizard, desk)
    assert clerk.fill(Applicant, **OWNER) == []
    assert clerk.fill(Reminder, reminded=False) == []
    assert out_of(clerk).result is SlipState.ISSUED


def test_the_emergency_contact_stands_for_an_owner_that_cannot_be_reached(at_counter, desk):
    """RELEASE-09, worked example 7.8."""
    clerk = at_counter(ReleaseGoodsWizard, desk)
    assert clerk.fill(Applicant, **TENANT) == []
    assert clerk.fill(OwnerAsked, **GONE) == []
    assert clerk.fill(EmergencyAsked, **FRIEND) == []
    assert out_of(clerk).result is SlipState.ISSUED
    assert "紧急联系人 张强" in str(slip_of(desk).slip)


def test_the_police_post_witnesses_what_cannot_wait(at_counter, desk):
    """RELEASE-09, worked example 7.8: each attempt stands on record with who, number, time and result."""
    clerk = at_counter(ReleaseGoodsWizard, desk)
    assert clerk.fill(Applicant, **TENANT) == []
    assert clerk.fill(OwnerAsked, **GONE) == []
    assert clerk.fill(EmergencyAsked, **FRIEND | {"emergency_answer": Answer.UNREACHABLE}) == []
    (stop,) = clerk.fill(PoliceWitness, **POLICE | {"urgent": False})
    assert "情况紧急" in stop
    assert clerk.fill(PoliceWitness, **POLICE) == []
    assert out_of(clerk).result is SlipState.ISSUED
    with desk.reading() as session:
        kept = session.scalars(select(ConfirmationAttempt)).all()
    assert [(one.person, one.answer) for one in kept] == [
        ("张素芬", Answer.UNREACHABLE),
        ("张强", Answer.UNREACHABLE),
        ("民警李", Answer.AGREED),
    ]
    assert all(one.at == desk.now() for one in kept)


def test_an_owner_that_says_no_ends_it(at_counter, desk):
    """RELEASE-08."""
    clerk = at_counter(ReleaseGoodsWizard, desk)
    assert clerk.fill(Applicant, **TENANT) == []
    assert clerk.fill(OwnerAsked, **YES | {"owner_answer": Answer.REFUSED}) == []
    done = out_of(clerk)
    assert done.result is SlipState.CANCELLED
    assert done.papers == ()


def test_a_slip_that_waits_stands_on_today_s_list_until_the_owner_has_spoken(at_counter, desk, clock):
    """RELEASE-01, RELEASE-08, RELEASE-09, RELEASE-14: nobody comes twice, and on another day they leave on that day."""
    assert awaiting(at_counter, desk).words == "FX20261121-01 已登记，等业主确认后再开放行条"
    with desk.reading() as session:
        (matter,) = of_release(session, desk)
    assert (matter.link.key, matter.link.more) == ("confirm_release", (("slip", "FX20261121-01"),))
    clock.pass_by(days=1)
    clerk = at_counter(ConfirmReleaseWizard, desk)
    assert clerk.fill(Waiting, slip="FX20261121-01") == ["放行日期 2026-11-21 已过"]
    assert clerk.fill(Waiting, slip="FX20261121-01", leaving_on="2026-11-22") == []
    assert clerk.fill(OwnerAsked, **YES) == []
    done = clerk.finish()
    assert isinstance(done, Done)
    assert (done.result, len(done.papers)) == (SlipState.ISSUED, 1)
    with desk.reading() as session:
        assert list(of_release(session, desk)) == []


def test_the_slip_comes_back_from_the_exit(at_counter, desk, clock):
    """RELEASE-13."""
    issued(at_counter, desk)
    clock.pass_by(minutes=50)
    clerk = at_counter(TakeBackReleaseWizard, desk)
    said = {"slip": "FX20261121-01", "guard": "李强", "exit": "东门", "found": Found.AGREES}
    assert clerk.fill(Back, **said, checked_at="8:00") == ["核实时间应在开具（11-21 09:00）之后、现在之前"]
    assert clerk.fill(Back, **said, checked_at="9:30") == []
    done = clerk.finish()
    assert isinstance(done, Done)
    assert done.words == "放行条 FX20261121-01 已收回，核实相符"
    assert still_out(desk) == []


def test_a_difference_at_the_exit_is_said_and_stays_in_the_register(at_counter, desk, clock):
    """RELEASE-13, REG-18."""
    issued(at_counter, desk)
    clock.pass_by(minutes=50)
    clerk = at_counter(TakeBackReleaseWizard, desk)
    said = {"slip": "FX20261121-01", "guard": "李强", "exit": "东门", "checked_at": "9:30", "found": Found.DIFFERS}
    assert clerk.fill(Back, **said) == ["请写明哪里不符：多了、少了、不一样的是什么"]
    assert clerk.fill(Back, **said, difference="纸箱 13 件，多一件") == []
    assert isinstance(clerk.finish(), Done)
    (row,) = releases(desk, Span(desk.today, desk.today))
    assert (row.state.words, row.difference) == ("不符", "纸箱 13 件，多一件")
    written = sheet("放行条登记", [row])
    assert "纸箱 13 件，多一件" in written.rows[0]


def test_a_slip_that_did_not_come_back_is_asked_for_the_next_day(at_counter, desk, clock):
    """RELEASE-14, REG-18: it stands in the register of any days until it is back."""
    issued(at_counter, desk)
    with desk.reading() as session:
        assert list(of_release(session, desk)) == []
    clock.pass_by(days=1)
    with desk.reading() as session:
        (matter,) = of_release(session, desk)
    assert (matter.what, matter.due) == ("放行条没有收回", "逾期 1 天")
    far = desk.today + timedelta(days=30)
    assert [one.state.words for one in releases(desk, Span(far, far))] == ["过期"]


def test_a_slip_is_called_off_with_its_reason_and_its_signature_with_it(at_counter, desk):
    """GEN-09, GEN-10."""
    issued(at_counter, desk)
    clerk = at_counter(CancelReleaseWizard, desk)
    assert clerk.fill(CalledOff, slip="FX20261121-01", reason="客户改期", copies=True) == []
    assert isinstance(clerk.finish(), Done)
    assert slip_of(desk).cancel_reason == "客户改期"
    with desk.reading() as session:
        assert list(unsigned(session, desk)) == []
    assert open_slips(desk) == []


def test_what_a_guard_reports_is_told_to_those_who_watch(at_counter, desk):
    """RELEASE-15."""
    clerk = at_counter(ReportMaterialWizard, desk)
    said = {"room": "3-2-501", "material": "红砖约 300 块", "guard": "李强", "gate": "东门"}
    assert clerk.fill(Seen, **said, seen_at="23:00") != []
    assert clerk.fill(Seen, **said, seen_at="8:50") == []
    done = clerk.finish()
    assert isinstance(done, Done)
    with desk.reading() as session:
        assert session.scalars(select(GateReport)).one().material == "红砖约 300 块"
        told = [one.role.value for one in session.scalars(select(Task))]
    assert told == ["装修负责人", "技术员", "安全负责人"]
    (row,) = materials(desk, Span(desk.today, desk.today))
    assert (row.room, row.stopped) == ("3-2-501", False)
