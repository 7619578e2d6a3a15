"""What each act on a filing asks for, refuses and leaves behind, from the filing to the work."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from deskapp.customer_file.records import FilePaper
from deskapp.estate.kinds import UnitUse
from deskapp.estate.records import Unit
from deskapp.flow.session import Session
from deskapp.kernel.errors import NotAllowedError
from deskapp.kernel.money import Money, capitals
from deskapp.procedures.renovation.cancel.service import CANCEL_RENOVATION
from deskapp.procedures.renovation.cancel.steps import Why
from deskapp.procedures.renovation.certify.service import CERTIFY_RENOVATION
from deskapp.procedures.renovation.certify.steps import Reminders
from deskapp.procedures.renovation.deposit.service import COLLECT_RENOVATION_DEPOSIT
from deskapp.procedures.renovation.deposit.steps import Whose
from deskapp.procedures.renovation.extend.service import EXTEND_RENOVATION
from deskapp.procedures.renovation.extend.steps import CheckedIn
from deskapp.procedures.renovation.file.service import FILE_RENOVATION, needed
from deskapp.procedures.renovation.file.steps import (
    Applicant,
    Contractor,
    FilingPapers,
    OwnersWord,
    Plan,
    Work,
    Workers,
)
from deskapp.procedures.renovation.passes.service import ISSUE_PASSES
from deskapp.procedures.renovation.passes.steps import CountedOut, Sealed
from deskapp.procedures.renovation.reprint.service import PRINT_RENOVATION, printed
from deskapp.procedures.renovation.reprint.steps import WhichSheet
from deskapp.procedures.renovation.review.service import REVIEW_RENOVATION
from deskapp.procedures.renovation.review.steps import Reviewed
from deskapp.procedures.renovation.sign.service import SIGN_RENOVATION
from deskapp.procedures.renovation.sign.steps import Agreed
from deskapp.procedures.renovation.submit.service import SUBMIT_RENOVATION
from deskapp.procedures.renovation.submit.steps import Signed
from deskapp.procedures.renovation.supply.service import SUPPLY_RENOVATION
from deskapp.procedures.renovation.supply.service import needed as asked_of
from deskapp.procedures.renovation.supply.steps import SuppliedPapers
from deskapp.procedures.renovation.tax.service import COLLECT_RENOVATION_TAX
from deskapp.procedures.renovation.tax.steps import TaxTicket
from deskapp.procedures.renovation.violation.service import NOTE_VIOLATION
from deskapp.procedures.renovation.violation.steps import Violation
from deskapp.procedures.renovation.which import WhichFiling
from deskapp.renovation.kinds import Deed, FilingState, Relation, Review, Side, WorkKind
from deskapp.renovation.records import BindingLine, RenovationEvent, RenovationViolation
from deskapp.staff.records import Task
from deskapp.staff.settings import change_settings
from deskapp.till.steps import Pay
from forms.renovation_certificate import COPIES
from tests.renovation import walks
from tests.renovation.walks import case, stops

S = FilingState
WHICH = {"filing": walks.NUMBER}
NOT_THERE = {"supplied": False, "copies": 0, "sealed": False}
DECLARED = NOT_THERE | {"declared": True}


def settle(manned_by, **settings):
    with manned_by("高远").work("change_settings") as session:
        change_settings(session, **settings)


def chosen(desk, procedure, *pages):
    return walks.walk(desk, procedure, (WhichFiling, WHICH), *pages)


def slips(done, form):
    return [one.slip for one in done.papers if one.form == form]


def test_the_forms_bear_what_the_owner_and_the_contractor_said(desk):
    """RENO-19, RENO-20, RENO-21: both parts of the form, and the list with its ticks."""
    done = walks.filed(desk, construction_plan=NOT_THERE)
    (form,) = slips(done, "renovation_filing")
    owner = (form["room"], form["owner"], form["filled_on"], form["applicant"], form["phone"])
    assert owner == ("3-2-501", "张素芬", "2026-11-21", "张素芬", "13800138000")
    assert (form["principal"], form["principal_phone"]) == ("陈庆", "13900139000")
    assert form["main_items"] == "1. 客厅铺木地板\n2. 厨卫换墙地砖"
    (listed,) = slips(done, "document_checklist")
    assert {one["words"]: one["supplied"] for one in listed["documents"]}["施工方案"] is False
    assert listed["documents"][-1]["words"] == "施工人员身份证复印件 1 份、照片 2 张（共 2 人）"


def test_the_documents_lie_in_the_file_of_the_unit(desk):
    """RENO-40, ARCHIVE-09: what was handed in, and what is declared."""
    walks.filed(desk, construction_plan=NOT_THERE, qualification_certificate=DECLARED)
    with desk.reading() as session:
        found = session.execute(select(FilePaper.words, FilePaper.declared)).all()
    assert ("承建资格证书复印件", True) in found
    assert ("施工方案", False) not in found
    assert len(found) == 5


def test_a_principal_has_a_number_unless_a_supplier_comes_for_nothing(desk):
    """RENO-13, RENO-20."""
    walk = walks.walk(desk, FILE_RENOVATION, (Applicant, walks.APPLICANT), (Work, walks.WORK))
    said = walks.CONTRACTOR | {"principal_id_no": ""}
    assert stops(walk, Contractor, said) == ["请填写装修负责人的身份证号"]
    done = walks.filed(desk, work={"kind": WorkKind.SUPPLIER_FREE}, firm={"principal_id_no": ""})
    assert len(slips(done, "document_checklist")[0]["documents"]) == 1


def test_a_user_who_is_not_the_owner_files_with_the_owners_word(desk):
    """RENO-15: the consent is a document, and who confirmed it when is on record."""
    tenant = {"relation": Relation.USER, "applicant": "李四"}
    word = {"confirmed_time": "8:30", "confirmed_phone": "13800138000", "confirmed_by": "张素芬", "consents": True}
    walks.filed(desk, who=tenant, word=word, owner_consent=NOT_THERE)
    filing = case(desk).filing
    assert (filing.owner_name, filing.applicant, filing.confirmed_by) == ("张素芬", "李四", "张素芬")
    assert f"{filing.confirmed_at:%H:%M}" == "08:30"
    walk = Session(SUBMIT_RENOVATION, desk)
    assert stops(walk, WhichFiling, WHICH) == ["还缺业主同意装修的书面意见"]


def test_a_stranger_is_not_taken_for_the_owner(desk):
    """RENO-18: the owner is verified before any form is handed out."""
    walk = Session(FILE_RENOVATION, desk)
    (said,) = stops(walk, Applicant, walks.APPLICANT | {"applicant": "李四"})
    assert said.startswith("该房登记的业主是张素芬")
    assert stops(walk, Applicant, walks.APPLICANT | {"identity": False}) == ["请确认：已核对身份证原件和业主资料"]


def test_a_period_of_more_than_three_months_is_not_filed(desk):
    """RENO-23."""
    pages = ((Applicant, walks.APPLICANT), (Work, walks.WORK), (Contractor, walks.CONTRACTOR))
    walk = walks.walk(desk, FILE_RENOVATION, *pages)
    (said,) = stops(walk, Plan, walks.PLAN | {"ends_on": "2027-02-23"})
    assert said == "从 2026-11-23 起最长到 2027-02-22（3 个月）；工期更长的，期满后另办延期"


def test_a_worker_without_his_papers_is_not_entered(desk):
    """RENO-07."""
    pages = ((Applicant, walks.APPLICANT), (Work, walks.WORK), (Contractor, walks.CONTRACTOR), (Plan, walks.PLAN))
    walk = walks.walk(desk, FILE_RENOVATION, *pages)
    lines = walks.workers(1)["workers"]
    assert stops(walk, Workers, {"workers": [lines[0] | {"photos": "1"}]}) == ["施工人员工人1缺照片还差 1 张"]


def test_nobody_declares_an_approval(desk):
    """RENO-17, on the page where it is tried."""
    pages = ((Applicant, walks.APPLICANT), (Work, walks.WORK | {"hot_work": True}), (Contractor, walks.CONTRACTOR))
    walk = walks.walk(desk, FILE_RENOVATION, *pages, (Plan, walks.PLAN), (Workers, walks.workers()))
    said = walks.handed_in(needed(desk, walk.answers), fire_approval=DECLARED)
    assert stops(walk, FilingPapers, said) == ["动火作业消防批准文件不能以声明代替（RENO-11）"]


def test_a_unit_that_is_no_dwelling_needs_the_permit_where_the_centre_says_so(desk, manned_by):
    """RENO-09."""
    with desk.work("edit_estate") as session:
        session.scalars(select(Unit)).one().use = UnitUse.SHOP
    settle(manned_by, permit_for_all_non_residential=True)
    done = walks.filed(desk)
    assert "施工许可证" in [one["words"] for one in slips(done, "document_checklist")[0]["documents"]]


def test_one_filing_at_a_time_runs_on_a_unit(desk):
    """RENO-23: a longer job is an extension, not a second filing."""
    walks.filed(desk)
    walk = Session(FILE_RENOVATION, desk)
    assert stops(walk, Applicant, walks.APPLICANT) == ["该房已有装修备案 ZX2026-0001（受理中），请接着办那一份"]


def test_a_filing_goes_to_its_review_when_everything_is_there_and_signed(desk):
    """RENO-16, RENO-22, RENO-24, RENO-25."""
    work = {"waterproofing": True, "waterproof_place": "主卫地面"}
    done = walks.filed(desk, work=work, qualification_certificate=DECLARED, construction_plan=NOT_THERE)
    assert slips(done, "renovation_declaration")[0]["lacking"] == ["承建资格证书复印件"]
    assert slips(done, "waterproof_undertaking")[0]["broken"] == "主卫地面"
    walk = Session(SUBMIT_RENOVATION, desk)
    assert stops(walk, WhichFiling, WHICH) == ["还缺施工方案"]
    supply(desk, qualification_certificate=DECLARED)
    walk = chosen(desk, SUBMIT_RENOVATION)
    unsigned = walks.SIGNED | {"undertaking_signed": False, "declaration_signed": False}
    assert stops(walk, Signed, unsigned) == [
        "破坏防水层的，业主须签署业主承诺",
        "以声明代替的资料，业主须在装修声明上签名",
    ]
    assert len(stops(walk, Signed, walks.SIGNED | {"customer_confirmation": False})) == 1
    walks.submitted(desk)
    assert case(desk).state is S.UNDER_REVIEW


def supply(desk, **differs):
    walk = chosen(desk, SUPPLY_RENOVATION)
    assert walk.submit(SuppliedPapers, walks.handed_in(asked_of(desk, walk.answers), **differs)) == ()
    return walks.finish(walk)


def test_only_the_renovation_manager_reviews(desk, manager):
    """ROLE-03, RENO-26."""
    walks.filed(desk)
    walks.submitted(desk)
    with pytest.raises(NotAllowedError):
        walks.reviewed(desk)
    assert case(desk).state is S.UNDER_REVIEW
    walks.reviewed(manager)
    assert case(desk).state is S.APPROVED


def test_every_item_is_decided_before_a_filing_is_approved(desk, manager):
    """RENO-26."""
    walks.filed(desk)
    walks.submitted(desk)
    walk = chosen(manager, REVIEW_RENOVATION)
    first, second = walks.opinions(manager)
    undecided = {"opinions": [first, second | {"agreed": False}], "outcome": Review.APPROVE}
    assert stops(walk, Reviewed, undecided) == ["第 2 项“厨卫换墙地砖”还没有审核"]
    against = {"opinions": [first, second | {"agreed": False, "remark": "须做闭水"}], "outcome": Review.APPROVE}
    assert stops(walk, Reviewed, against) == ["第 2 项“厨卫换墙地砖”不同意，不能同意备案，请退回"]
    fewer = {"opinions": [first], "outcome": Review.APPROVE}
    assert stops(walk, Reviewed, fewer) == ["请照备案表的装修项目逐项审核，项目不能增减改动"]
    returned = against | {"outcome": Review.RETURN}
    assert stops(walk, Reviewed, returned) == ["退回的请写明要补什么"]


def test_a_returned_filing_comes_back_to_its_review(desk, manager):
    """RENO-25, RENO-26: supplied, submitted again, approved."""
    walks.filed(desk)
    walks.submitted(desk)
    done = walks.reviewed(manager, Review.RETURN, remark="补施工图")
    assert (case(desk).state, done.result.then.act) == (S.RETURNED, "supply_renovation")
    assert supply(desk).result.then.act == "submit_renovation"
    walks.submitted(desk)
    walks.reviewed(manager)
    assert case(desk).state is S.APPROVED


def test_a_risk_of_an_illegal_structure_is_told_to_patrol_and_guards(desk, manager):
    """RENO-37, DISPUTE-16."""
    walks.filed(desk)
    walks.submitted(desk)
    walks.reviewed(manager, illegal_structure_risk=True, remark="阳台图纸有隔墙")
    assert case(desk).at_risk
    with desk.reading() as session:
        told = session.scalars(select(Task).where(Task.kind == "renovation_risk")).all()
    assert [one.role.value for one in told] == ["技术员", "安全员", "安全负责人"]
    assert "阳台图纸有隔墙" in told[0].title


def test_the_owner_is_told_before_anything_is_signed(desk, manager):
    """RENO-27, RENO-28: with time and telephone; the agreement comes out in triplicate."""
    walks.filed(desk)
    walks.submitted(desk)
    walks.reviewed(manager)
    walk = Session(SIGN_RENOVATION, desk)
    assert stops(walk, WhichFiling, WHICH) == ["还没有通知业主，请先办“装修通知业主”，同时打印协议"]
    done = walks.notified(desk)
    told = case(desk).last(Deed.NOTIFIED)
    assert told is not None
    assert told.moment is not None
    assert (told.person, told.phone, f"{told.moment:%H:%M}") == ("张素芬", "13800138000", "08:40")
    (slip,) = slips(done, "renovation_agreement")
    assert (slip["deposit_owner"], slip["deposit_contractor"]) == (100000, 100000)
    walk = chosen(desk, SIGN_RENOVATION)
    assert len(stops(walk, Agreed, walks.AGREED | {"three_copies": False})) == 1


def as_far_as_signed(desk, manager, **filed):
    walks.filed(desk, **filed)
    walks.submitted(desk)
    walks.reviewed(manager)
    walks.notified(desk)
    walks.signed(desk)


def test_each_side_leaves_its_own_deposit_once(desk, manager):
    """RENO-29, the worked example: 1000 and 1000 on two receipts."""
    as_far_as_signed(desk, manager)
    walks.paid(desk, Side.CONTRACTOR)
    walk = chosen(desk, COLLECT_RENOVATION_DEPOSIT)
    assert stops(walk, Whose, {"side": Side.CONTRACTOR}) == ["装修单位的保证金已收，收据 0000001"]
    walks.paid(desk, Side.OWNER)
    assert [one.amount for one in case(desk).deposits.values()] == [Money(100000)] * 2
    assert capitals(Money(100000)) == "人民币壹仟元整"


def test_whoever_renovates_himself_leaves_two_thousand_alone(desk, manager):
    """RENO-30, RENO-63: one receipt, and an agreement without a contractor."""
    as_far_as_signed(desk, manager, work={"is_self_renovation": True})
    filing = case(desk).filing
    assert (filing.contractor, filing.contractor_principal) == ("", "张素芬")
    walk = chosen(desk, COLLECT_RENOVATION_DEPOSIT)
    assert stops(walk, Whose, {"side": Side.CONTRACTOR}) == ["业主自装，保证金由业主一人交纳"]
    walks.paid(desk, Side.OWNER, "2000")
    assert case(desk).money.received
    walks.certified(desk)
    assert case(desk).state is S.IN_PROGRESS


def test_nothing_is_handed_out_before_review_agreement_and_deposits(desk, manager):
    """RENO-38: neither certificate nor pass."""
    walks.filed(desk)
    for procedure, words in ((CERTIFY_RENOVATION, "发登记证"), (ISSUE_PASSES, "发临时出入卡")):
        (said,) = stops(Session(procedure, desk), WhichFiling, WHICH)
        assert said == f"这项装修备案现在是“受理中”，不能{words}"
    walks.submitted(desk)
    walks.reviewed(manager)
    (said,) = stops(Session(COLLECT_RENOVATION_DEPOSIT, desk), WhichFiling, WHICH)
    assert said == "这项装修备案现在是“已审核”，不能收保证金"
    walks.notified(desk)
    walks.signed(desk)
    walks.paid(desk, Side.OWNER)
    walk = Session(CERTIFY_RENOVATION, desk)
    assert stops(walk, WhichFiling, WHICH) == ["装修单位的保证金还没有收，不能发登记证"]


def test_an_agent_of_the_tax_office_collects_the_tax_before_the_certificate(desk, manager, manned_by):
    """RENO-03, RENO-31, FEE-24."""
    as_far_as_signed(desk, manager)
    assert stops(Session(COLLECT_RENOVATION_TAX, desk), WhichFiling, WHICH) == [
        "本中心没有受托代收装修税；受托的请先在设置里勾选"
    ]
    settle(manned_by, reno_tax_agency_enabled=True)
    walks.paid(desk, Side.OWNER)
    done = walks.paid(desk, Side.CONTRACTOR)
    assert done.result.then.act == "collect_renovation_tax"
    assert stops(Session(CERTIFY_RENOVATION, desk), WhichFiling, WHICH) == ["装修税还没有代收，请先办“代收装修税”"]
    ticket = {
        "issuer": "地方税务局",
        "number": "SW00012345",
        "standard": "合同价×0.5%",
        "amount": "300",
        "handed": True,
    }
    walks.on(desk, COLLECT_RENOVATION_TAX, (TaxTicket, ticket), (Pay, walks.cash("300")))
    assert case(desk).tax
    walks.certified(desk)


def test_the_certificate_has_two_marked_copies_and_the_file_is_bound_in_order(desk, manager):
    """RENO-32, RENO-33, RENO-34, RENO-35, RENO-36, ARCHIVE-05: reminders told, pages counted, the shelf named."""
    assert [one.stamped for one in COPIES] == ["", "办理出入证专用", "张贴于本户门上"]
    as_far_as_signed(desk, manager)
    walks.paid(desk, Side.OWNER)
    walks.paid(desk, Side.CONTRACTOR)
    walk = chosen(desk, CERTIFY_RENOVATION)
    assert len(stops(walk, Reminders, {"refund_told": True})) == 1
    assert len(stops(walk, Reminders, {"passes_told": True})) == 1
    done = walks.certified(desk)
    (slip,) = slips(done, "renovation_certificate")
    assert [item for item, _ in slip["items"]] == ["客厅铺木地板", "厨卫换墙地砖"]
    assert slip["reviewer"] == walks.MANAGER
    with desk.reading() as session:
        bound = session.execute(select(BindingLine.words, BindingLine.pages).order_by(BindingLine.position)).all()
    assert [words[:4] for words, _ in bound] == ["装修备案", "装修管理", "营业执照", "承建资格", "装修合同", "装修施工"]
    assert [pages for _, pages in bound] == [1, 2, 1, 1, 0, 1]
    assert slips(done, "renovation_binding")[0]["shelf"] == "3栋装修档案盒 2"


def test_passes_are_numbered_and_counted_out_against_the_sealed_copy(desk, manager):
    """RENO-39, RENO-61."""
    as_far_as_signed(desk, manager)
    walks.paid(desk, Side.OWNER)
    walks.paid(desk, Side.CONTRACTOR)
    walks.certified(desk)
    walk = chosen(desk, ISSUE_PASSES)
    assert len(stops(walk, Sealed, walks.DELIVERED | {"copy_sealed": False})) == 1
    assert walk.submit(Sealed, walks.DELIVERED) == ()
    (said,) = stops(walk, CountedOut, {"more": [], "count": "3"})
    assert said == "没有出入卡的施工人员有 2 人，点出 3 张，请重新点数"
    walks.passes_out(desk)
    assert [one.number for one in case(desk).passes] == ["LS2026-0001", "LS2026-0002"]
    assert {one.valid_to for one in case(desk).passes} == {case(desk).ends_on}
    (more,) = walks.workers(3)["workers"][2:]
    walks.on(desk, ISSUE_PASSES, (Sealed, walks.DELIVERED), (CountedOut, {"more": [more], "count": "1"}))
    assert [one.worker for one in case(desk).passes] == ["工人1", "工人2", "工人3"]


def test_an_extension_is_noted_on_form_file_and_every_pass(desk, manager, clock):
    """RENO-42, RENO-43, RENO-44, RENO-45, RENO-46, RENO-47."""
    walks.in_progress(desk, manager)
    clock.pass_by(days=(case(desk).ends_on - desk.today).days - 4)
    walk = chosen(desk, EXTEND_RENOVATION)
    assert stops(walk, CheckedIn, {"copies": "1", "passes": "1"}) == [
        "登记证副本应交来 2 份，收到 1 份",
        "在外的临时出入卡有 2 张，收到 1 张",
    ]
    done = walks.extended(desk, "2027-04-15")
    (slip,) = slips(done, "renovation_extension")
    assert (slip["old_end"], slip["start"], slip["new_end"]) == ("2027-02-22", "2027-02-23", "2027-04-15")
    assert slip["passes"] == ["LS2026-0001", "LS2026-0002"]
    now = case(desk)
    assert (now.state, f"{now.ends_on}") == (S.EXTENDED, "2027-04-15")
    assert {f"{one.extended_to}" for one in now.passes} == {"2027-04-15"}


def test_an_expired_filing_is_extended_or_inspected(desk, manager, clock):
    """RENO-47, RENO-48: the call at the end moves with the end, and is off once the owner applies."""
    walks.in_progress(desk, manager)
    clock.pass_by(days=(case(desk).ends_on - desk.today).days + 1)
    assert case(desk).state is S.EXPIRED
    walks.extended(desk, f"{case(desk).ends_on + timedelta(days=40)}")
    assert case(desk).state is S.EXTENDED
    with desk.reading() as session:
        calls = session.scalars(select(Task).where(Task.kind == "renovation_ending", Task.done_at.is_(None))).all()
    assert [str(case(desk).ends_on) in one.title for one in calls] == [True]
    walks.requested(desk)
    with desk.reading() as session:
        asked = select(Task).where(Task.kind == "renovation_ending", Task.done_at.is_(None))
        assert session.scalars(asked).all() == []


def test_a_violation_is_noted_with_its_correction(desk, manager):
    """RENO-37, RENO-41."""
    walks.in_progress(desk, manager)
    said = {
        "found_on": "2026-11-21",
        "finder": "石磊",
        "content": "阳台封闭高出栏板",
        "correction": "三日内拆除",
        "illegal_structure_risk": True,
    }
    walk = chosen(desk, NOTE_VIOLATION)
    assert len(stops(walk, Violation, said | {"found_on": "2026-11-22"})) == 1
    walks.on(desk, NOTE_VIOLATION, (Violation, said))
    with desk.reading() as session:
        (row,) = session.scalars(select(RenovationViolation))
    assert (row.finder, row.content, row.correction, row.result) == ("石磊", "阳台封闭高出栏板", "三日内拆除", "")
    assert case(desk).at_risk


def test_a_filing_is_given_up_before_the_work_and_stays_on_record(desk, manager):
    """GEN-09, RENO-38: no money is left behind."""
    as_far_as_signed(desk, manager)
    walks.paid(desk, Side.OWNER)
    assert stops(Session(CANCEL_RENOVATION, desk), WhichFiling, WHICH) == [
        "已收业主的保证金，请先作废收据 0000001 退还"
    ]


def test_a_cancelled_filing_makes_room_for_another(desk):
    """GEN-09."""
    walks.filed(desk)
    walks.on(desk, CANCEL_RENOVATION, (Why, {"reason": "业主改期", "originals_back": True}))
    assert case(desk).state is S.CANCELLED
    walks.filed(desk)
    assert case(desk, "ZX2026-0002").state is S.DRAFT


def test_every_paper_is_printed_again_as_it_was(desk):
    """GEN-14."""
    done = walks.filed(desk)
    walk = chosen(desk, PRINT_RENOVATION)
    titles = [one.title for one in printed(desk, walk.answers)]
    assert titles == ["装修备案表", "装修资料清单", "装修施工人员登记表"]
    first = printed(desk, walk.answers)[0]
    assert walk.submit(WhichSheet, {"paper": first.paper_id}) == ()
    (again,) = walks.finish(walk).papers
    assert again == done.papers[0]


def test_the_same_request_acts_once(desk, manager):
    """Design law 1: asked again it tells the same, and nothing is added."""
    as_far_as_signed(desk, manager)
    first = walks.paid(desk, Side.OWNER, request_id="one")
    again = walks.walk(desk, COLLECT_RENOVATION_DEPOSIT, (WhichFiling, WHICH), request_id="one")
    with desk.reading() as session:
        before = len(session.scalars(select(RenovationEvent)).all())
    assert again.submit(Whose, {"side": Side.OWNER}) == ()
    assert again.submit(Pay, walks.cash("1000")) == ()
    assert walks.finish(again).words == first.words
    with desk.reading() as session:
        assert len(session.scalars(select(RenovationEvent)).all()) == before


def test_an_owners_word_is_asked_for_only_of_a_user(desk):
    """RENO-15."""
    walk = walks.walk(desk, FILE_RENOVATION, (Applicant, walks.APPLICANT))
    assert walk.step is Work
    user = walks.APPLICANT | {"relation": Relation.USER, "applicant": "李四"}
    walk = walks.walk(desk, FILE_RENOVATION, (Applicant, user))
    assert walk.step is OwnersWord
