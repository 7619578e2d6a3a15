"""What a filing asks for, refuses and leaves behind until it is submitted for review."""

from sqlalchemy import select

from deskapp.customer_file.records import FilePaper
from deskapp.estate.kinds import UnitUse
from deskapp.estate.records import Unit
from deskapp.flow.session import Session
from deskapp.procedures.renovation.cancel.service import CANCEL_RENOVATION
from deskapp.procedures.renovation.cancel.steps import Why
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
from deskapp.procedures.renovation.reprint.service import PRINT_RENOVATION, printed
from deskapp.procedures.renovation.reprint.steps import WhichSheet
from deskapp.procedures.renovation.submit.service import SUBMIT_RENOVATION
from deskapp.procedures.renovation.submit.steps import Signed
from deskapp.procedures.renovation.which import WhichFiling
from deskapp.renovation.kinds import FilingState, Relation, WorkKind
from tests.renovation import walks
from tests.renovation.walks import DECLARED, NOT_THERE, WHICH, case, chosen, slips, stops

S = FilingState


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
    walks.settle(manned_by, permit_for_all_non_residential=True)
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
    walks.supplied(desk, qualification_certificate=DECLARED)
    walk = chosen(desk, SUBMIT_RENOVATION)
    unsigned = walks.SIGNED | {"undertaking_signed": False, "declaration_signed": False}
    assert stops(walk, Signed, unsigned) == [
        "破坏防水层的，业主须签署业主承诺",
        "以声明代替的资料，业主须在装修声明上签名",
    ]
    assert len(stops(walk, Signed, walks.SIGNED | {"customer_confirmation": False})) == 1
    walks.submitted(desk)
    assert case(desk).state is S.UNDER_REVIEW


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


def test_an_owners_word_is_asked_for_only_of_a_user(desk):
    """RENO-15."""
    walk = walks.walk(desk, FILE_RENOVATION, (Applicant, walks.APPLICANT))
    assert walk.step is Work
    user = walks.APPLICANT | {"relation": Relation.USER, "applicant": "李四"}
    walk = walks.walk(desk, FILE_RENOVATION, (Applicant, user))
    assert walk.step is OwnersWord
