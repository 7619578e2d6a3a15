"""A first handover, bare and through the window: bags, papers, the card, the inspection and what had to be mended."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from deskapp.audit.records import JournalLine
from deskapp.customer_file.records import FilePaper
from deskapp.estate.kinds import CustomerKind, OccupancyRole
from deskapp.estate.records import BankAccount, Customer, Occupancy, Unit, Vehicle
from deskapp.exporting.sheets import sheet
from deskapp.flow.procedure import Done
from deskapp.handover import documents
from deskapp.handover.move_in.kinds import MoveInState, Recheck, Signed
from deskapp.handover.move_in.records import Reception
from deskapp.kernel.money import Money
from deskapp.overview.lists import Span
from deskapp.overview.move_in_lists import defects, receivables
from deskapp.overview.move_in_matters import of_move_ins
from deskapp.printout import draw as drawn
from deskapp.procedures.handover.move_in.defects.service import open_defects
from deskapp.procedures.handover.move_in.defects.steps import WhichDefect
from deskapp.procedures.handover.move_in.defects.wizard import RecheckDefectsWizard
from deskapp.procedures.handover.move_in.inspect.steps import Found, Inspected
from deskapp.procedures.handover.move_in.inspect.wizard import InspectMoveInWizard
from deskapp.procedures.handover.move_in.prepare.steps import Bag, LookedOver, Units
from deskapp.procedures.handover.move_in.prepare.wizard import PrepareMoveInWizard
from deskapp.procedures.handover.move_in.receive.steps import (
    Arriving,
    Copies,
    HandedOut,
    Household,
    MoveInPapers,
    OwnerFacts,
    Promise,
)
from deskapp.procedures.handover.move_in.receive.wizard import ReceiveMoveInWizard
from deskapp.procedures.handover.move_in.which import WhichMoveIn
from deskapp.staff.records import Task
from deskapp.staff.settings import change_settings
from tests.conftest import PIN
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


def come(clerk, **differs):
    """The owner arrives, up to his papers."""
    assert clerk.fill(WhichMoveIn, **WHICH) == []
    return clerk.fill(Arriving, **walks.ARRIVING | differs)


def after_papers(clerk, **facts):
    """From what is handed out to the copies."""
    assert clerk.fill(HandedOut, **walks.HANDED) == []
    assert clerk.fill(OwnerFacts, **walks.FACTS | facts) == []
    assert clerk.fill(Household, **walks.HOUSEHOLD) == []
    assert clerk.fill(Copies, **walks.COPIES) == []
    return finished(clerk)


def of_month(desk):
    return Span(desk.today - timedelta(days=5), desk.today)


def test_bags_of_an_entrance_are_prepared_at_once_with_what_each_unit_will_pay(at_counter, desk, set_to, tmp_path):
    """MOVEIN-01, MOVEIN-03, MOVEIN-04, FORM-24, REG-14: worked example 7.3."""
    set_to(utilities_prepayment_amount=Money(30000))
    with desk.work("edit_estate") as session:
        make_home(session, "3-2-601", metered_to_household=True)
        make_home(session, "3-1-501")
    clerk = at_counter(PrepareMoveInWizard, desk)
    assert clerk.fill(Units, room="3-2-501", last_room="3-2-601") == []
    assert clerk.fill(Bag, **walks.BAG) == []
    assert clerk.fill(LookedOver, **walks.LOOKED) == []
    done = finished(clerk)
    assert (len(done.papers), done.number) == (2, "RZ2026-0001")
    paper = copied(drawn(desk, done.papers[0]).pdf, tmp_path)
    for words in ("入住资料袋清单", "3-2-501", "安全及防火责任书", "88.50平方米", "违章搭建"):
        assert words in paper
    of = {one.room: one for one in receivables(desk, of_month(desk))}
    assert (of["3-2-501"].service_fee, of["3-2-501"].agency) == (Money(74340), Money(30000))
    assert (of["3-2-601"].service_fee, of["3-2-601"].agency) == (Money(74340), Money())
    written = sheet("应收费用表", list(of.values()))
    assert any("3-2-601" in row for row in written.rows)


def test_a_bag_that_lacks_something_is_warned_of_and_says_so(at_counter, desk):
    """MOVEIN-03, MOVEIN-07."""
    clerk = at_counter(PrepareMoveInWizard, desk)
    assert clerk.fill(Units, room="3-2-501") == []
    assert clerk.fill(Bag, **walks.BAG | {"government_rules": False}) == ["资料袋还缺 养犬规定和案例、违章搭建规定"]


def test_the_second_look_is_ticked_before_the_customer_comes(at_counter, desk):
    """MOVEIN-04, MOVEIN-06."""
    clerk = at_counter(PrepareMoveInWizard, desk)
    clerk.fill(Units, room="3-2-501")
    clerk.fill(Bag, **walks.BAG)
    assert clerk.fill(LookedOver, **walks.LOOKED | {"clean": False}) == ["请确认：室内清洁已复查"]
    assert clerk.fill(LookedOver, **walks.LOOKED | {"staff_trained": False}) == ["请确认：参加入住的员工已培训"]


def test_a_unit_is_prepared_once(at_counter, desk):
    """MOVEIN-03."""
    walks.prepared(desk)
    clerk = at_counter(PrepareMoveInWizard, desk)
    assert clerk.fill(Units, room="3-2-501") == ["这些房都已备袋，还没有办完"]


def test_that_the_account_of_the_fund_is_set_up_stands_on_record(at_counter, desk):
    """MOVEIN-02."""
    clerk = at_counter(PrepareMoveInWizard, desk)
    clerk.fill(Units, room="3-2-501")
    clerk.fill(Bag, **walks.BAG)
    assert clerk.fill(LookedOver, **walks.LOOKED | {"fund_account": True}) == []
    assert isinstance(clerk.finish(), Done)
    with desk.reading() as session:
        noted = session.scalars(select(JournalLine.after).where(JournalLine.table_name == "move_in")).all()
    assert {"fund_account": True} in noted


def test_an_owner_is_received_and_his_card_goes_into_the_file(at_counter, desk, tmp_path):
    """MOVEIN-08, MOVEIN-13, MOVEIN-14, MOVEIN-15, MOVEIN-17, MOVEIN-31, FORM-17, FORM-23."""
    walks.prepared(desk)
    clerk = at_counter(ReceiveMoveInWizard, desk)
    assert come(clerk) == []
    assert clerk.fill(MoveInPapers, lines=walks.brought(walks.HOME_PAPERS)) == []
    done = after_papers(clerk)
    assert [one.form for one in done.papers] == ["owner_card", "papers_received", "acceptance_opinion"]
    paper = copied(drawn(desk, done.papers[0]).pdf, tmp_path)
    assert "籍贯湖南长沙" in paper
    assert "宠物猫1只" in paper
    assert "陈静女儿13700137000医疗护士√" in paper, "photos of the family came with the papers"
    with desk.reading() as session:
        owner = session.scalars(select(Customer).where(Customer.name == "张素芬")).one()
        child = session.scalars(select(Customer).where(Customer.name == "陈静")).one()
        assert (owner.native_place, owner.trade, owner.position) == ("湖南长沙", "教育", "教师")
        assert (owner.pets, owner.legal_representative) == ("猫 1 只", "")
        assert (child.trade, child.position) == ("医疗", "护士")
        ties = {one.customer.name: one for one in session.scalars(select(Occupancy))}
        assert ties["张素芬"].role is OccupancyRole.OWNER
        assert ties["张素芬"].emergency_contact_name == "张强"
        assert (ties["陈静"].role, ties["陈静"].relation) == (OccupancyRole.FAMILY_MEMBER, "女儿")
        assert session.scalars(select(BankAccount)).one().account_no == "6228000001234567890"
        assert session.scalars(select(Vehicle)).one().plate == "粤B12345"
        filed = [one.code for one in session.scalars(select(FilePaper))]
        assert session.scalars(select(Reception)).one().guide == "王芳"
    assert filed == ["move_in_notice", "owner_id", "family_id", "owner_form", "photos", "bank_book"]
    assert walks.case(desk).state is MoveInState.RECEIVED


def test_a_missing_paper_blocks_unless_the_lead_takes_a_promise(at_counter, desk, asked_of):
    """MOVEIN-08, GEN-13."""
    walks.prepared(desk)
    clerk = at_counter(ReceiveMoveInWizard, desk, asked_of(desk))
    come(clerk)
    short = walks.brought(walks.HOME_PAPERS, but=("photos",))
    assert clerk.fill(MoveInPapers, lines=short) == ["还缺业主和家庭成员照片"]
    assert clerk.override("林晓", PIN, "客户明天补") != ""
    assert clerk.override("赵立", PIN, "客户明天补") == ""
    if clerk.step is MoveInPapers:
        assert clerk.fill(MoveInPapers, lines=short) == []
    assert clerk.fill(Promise, promised_on="2026-11-20") == ["请填写客户答应补交资料的日期"]
    assert clerk.fill(Promise, promised_on="2026-11-23") == []
    after_papers(clerk)
    came = walks.case(desk).reception
    assert came is not None
    assert (came.lacking, came.promised_on) == ("业主和家庭成员照片", date(2026, 11, 23))
    with desk.reading() as session:
        assert session.scalars(select(Task)).one().title == "入住资料待补：业主和家庭成员照片"


def test_a_company_brings_other_papers_and_whoever_acts_for_it_two_more(at_counter, desk, tmp_path):
    """MOVEIN-09, MOVEIN-10, MOVEIN-33, FORM-17, FORM-71."""
    walks.prepared(desk)
    clerk = at_counter(ReceiveMoveInWizard, desk)
    code = "91350100M000100Y43"
    company = {"customer_kind": CustomerKind.CORPORATE, "name": "恒达贸易", "id_no": code, "has_family": False}
    assert come(clerk, **company, agent="周强", agent_id_no="110101199003074477") == []
    asked = documents.move_in(CustomerKind.CORPORATE, agent=True, family=True, all_required=False)
    unsealed = [one | {"sealed": False} if one["code"] == "licence" else one for one in walks.brought(asked)]
    assert clerk.fill(MoveInPapers, lines=unsealed) == ["营业执照复印件（盖章）要盖章"]
    lacks = walks.brought(asked, but=("power_of_attorney", "legal_authorisation"))
    assert clerk.fill(MoveInPapers, lines=lacks) == ["还缺法定代表人授权书", "还缺业主委托书"]
    assert clerk.fill(MoveInPapers, lines=walks.brought(asked)) == []
    assert clerk.fill(HandedOut, **walks.HANDED) == []
    assert clerk.fill(OwnerFacts, legal_representative="欧阳明轩") == [], "no bank is chosen for whoever has no account"
    assert clerk.fill(Household, **walks.HOUSEHOLD) == []
    assert clerk.fill(Copies, **walks.COPIES | {"bank_copies": "0"}) == []
    done = finished(clerk)
    assert [one.form for one in done.papers[:2]] == ["owner_card", "employee_register"]
    assert "公司名称恒达贸易" in (paper := copied(drawn(desk, done.papers[0]).pdf, tmp_path))
    assert "法定代表人欧阳明轩" in paper
    with desk.reading() as session:
        company = session.scalars(select(Customer).where(Customer.name == "恒达贸易")).one()
        assert company.legal_representative == "欧阳明轩"


def test_papers_of_the_other_source_are_asked_for_where_the_centre_says_so(at_counter, desk, set_to):
    """MOVEIN-12."""
    walks.prepared(desk)
    set_to(movein_require_002_documents=True)
    clerk = at_counter(ReceiveMoveInWizard, desk)
    come(clerk)
    asked = documents.move_in(CustomerKind.HOUSEHOLD, agent=False, family=True, all_required=True)
    assert clerk.fill(MoveInPapers, lines=walks.brought(asked, but=("sales_contract",))) == ["还缺房屋买卖合同"]


def test_another_than_the_owner_on_record_is_sent_to_the_resale(at_counter, desk):
    """MOVEIN-08."""
    with desk.work("edit_estate") as session:
        unit = session.scalars(select(Unit)).one()
        session.add(Occupancy(unit=unit, customer=Customer(name="林晓东"), role=OccupancyRole.OWNER))
    walks.prepared(desk)
    clerk = at_counter(ReceiveMoveInWizard, desk)
    (stop,) = come(clerk)
    assert "转让入住" in stop


def test_the_notice_is_signed_unless_the_list_is_and_a_copy_of_it_is_made(at_counter, desk):
    """MOVEIN-14, MOVEIN-15, MOVEIN-16."""
    walks.prepared(desk)
    clerk = at_counter(ReceiveMoveInWizard, desk)
    come(clerk)
    clerk.fill(MoveInPapers, lines=walks.brought(walks.HOME_PAPERS))
    on_notice = walks.HANDED | {"signed": Signed.NOTICE}
    assert clerk.fill(HandedOut, **on_notice) == ["请业主在入住通知书上签名，再勾选"]
    assert clerk.fill(HandedOut, **on_notice, notice_signed=True) == []
    clerk.back()
    (stop,) = clerk.fill(HandedOut, **walks.HANDED | {"notice_copied": False})
    assert "复印一份入住通知书" in stop


def test_an_account_is_with_a_bank_that_is_accepted_and_copies_are_counted(at_counter, desk):
    """MOVEIN-11, MOVEIN-18."""
    walks.prepared(desk)
    clerk = at_counter(ReceiveMoveInWizard, desk)
    come(clerk)
    clerk.fill(MoveInPapers, lines=walks.brought(walks.HOME_PAPERS))
    clerk.fill(HandedOut, **walks.HANDED)
    assert clerk.fill(OwnerFacts, **walks.FACTS | {"account_no": ""}) == ["开户行和账号要一起填"]
    assert clerk.fill(OwnerFacts, **walks.FACTS) == []
    assert clerk.fill(Household, **walks.HOUSEHOLD) == []
    few = walks.COPIES | {"id_copies": "3", "bank_copies": "3", "family_copies": "0"}
    assert [one[:12] for one in clerk.fill(Copies, **few)] == [
        "业主（法定代表人）身份证",
        "银行账户要复印 4 份，",
        "家庭成员（使用人）身份证",
    ]


def test_the_inspection_keeps_readings_and_who_went_along(at_counter, desk, tmp_path):
    """MOVEIN-19, MOVEIN-35, FORM-21, FORM-22."""
    walks.prepared(desk)
    walks.received(desk)
    clerk = at_counter(InspectMoveInWizard, desk)
    assert clerk.fill(WhichMoveIn, **WHICH) == []
    alone = walks.INSPECTED | {"witnesses": walks.WITNESSES[:1]}
    assert clerk.fill(Inspected, **alone) == ["验房没有开发商维修工程师陪同"]
    assert clerk.fill(Inspected, **walks.INSPECTED | {"water_reading": ""}) == ["请填写水表底度"]
    assert clerk.fill(Inspected, **walks.INSPECTED) == []
    assert clerk.fill(Found, **walks.CLEAN) == []
    done = finished(clerk)
    assert [one.form for one in done.papers] == ["acceptance_opinion", "handover_acceptance"]
    assert "☑" not in copied(drawn(desk, done.papers[1]).pdf, tmp_path), "nobody has said what of it passed"
    paper = copied(drawn(desk, done.papers[0]).pdf, tmp_path)
    for words in ("3吨", "12度", "周强", "陈庆", "验收未发现问题"):
        assert words in paper
    assert walks.case(desk).state is MoveInState.INSPECTED


def test_defects_are_passed_on_at_once_and_hold_the_agreements_up(at_counter, desk):
    """MOVEIN-20, MOVEIN-28, REG-13."""
    walks.prepared(desk)
    walks.received(desk)
    clerk = at_counter(InspectMoveInWizard, desk)
    clerk.fill(WhichMoveIn, **WHICH)
    clerk.fill(Inspected, **walks.INSPECTED)
    assert clerk.fill(Found, **walks.FAULTY | {"passed_on": False}) == ["问题清单要当场转交责任单位"]
    assert clerk.fill(Found, **walks.FAULTY) == []
    assert [one.form for one in finished(clerk).papers] == ["acceptance_opinion"]
    walks.signed(desk)
    assert walks.case(desk).state is MoveInState.RECTIFYING
    with desk.reading() as session:
        (matter,) = of_move_ins(session, desk)
    assert (matter.what, matter.link.key) == ("催整改，约复验", "recheck_defects")
    assert [(one.place, one.state.words) for one in defects(desk, of_month(desk))] == [
        ("次卫", "已转交"),
        ("主卧", "已转交"),
    ]


def test_a_defect_is_mended_looked_at_again_and_accepted(at_counter, desk, clock):
    """MOVEIN-20, REG-13."""
    walks.prepared(desk)
    walks.received(desk)
    walks.inspected(desk, walks.FAULTY)
    clock.pass_by(days=3)
    clerk = at_counter(RecheckDefectsWizard, desk)
    first = open_defects(desk)[0].key
    said = {"defect": first, "result": Recheck.RECTIFIED, "day": "2026-11-23", "person": "总包李工"}
    assert clerk.fill(WhichDefect, **said | {"day": "2026-11-20"}) == ["日期应在验房日期 2026-11-21 和今天之间"]
    assert clerk.fill(WhichDefect, **said) == []
    assert "还有 2 项" in finished(clerk).words
    clerk = at_counter(RecheckDefectsWizard, desk)
    accepted = said | {"result": Recheck.ACCEPTED, "day": "2026-11-24", "person": "张素芬", "all_of_unit": True}
    assert clerk.fill(WhichDefect, **accepted) == []
    done = finished(clerk)
    assert [one.form for one in done.papers] == ["handover_acceptance"]
    assert walks.case(desk).state is MoveInState.REINSPECTED
    one = defects(desk, of_month(desk))[0]
    assert (one.rectified_on, one.accepted_on) == (date(2026, 11, 23), date(2026, 11, 24))
    assert open_defects(desk) == []
