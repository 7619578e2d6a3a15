"""What certificate, passes, extensions and violations ask for, refuse and leave behind."""

from datetime import timedelta

from sqlalchemy import select

from deskapp.flow.session import Session
from deskapp.procedures.renovation.certify.service import CERTIFY_RENOVATION
from deskapp.procedures.renovation.certify.steps import Reminders
from deskapp.procedures.renovation.deposit.service import COLLECT_RENOVATION_DEPOSIT
from deskapp.procedures.renovation.extend.service import EXTEND_RENOVATION
from deskapp.procedures.renovation.extend.steps import CheckedIn
from deskapp.procedures.renovation.passes.service import ISSUE_PASSES
from deskapp.procedures.renovation.passes.steps import CountedOut, Sealed
from deskapp.procedures.renovation.tax.service import COLLECT_RENOVATION_TAX
from deskapp.procedures.renovation.tax.steps import TaxTicket
from deskapp.procedures.renovation.violation.service import NOTE_VIOLATION
from deskapp.procedures.renovation.violation.steps import Violation
from deskapp.procedures.renovation.which import WhichFiling
from deskapp.renovation.kinds import FilingState, Side
from deskapp.renovation.records import BindingLine, RenovationViolation
from deskapp.staff.records import Task
from deskapp.till.steps import Pay
from forms.renovation_certificate import COPIES
from tests.renovation import walks
from tests.renovation.walks import WHICH, as_far_as_signed, case, chosen, slips, stops

S = FilingState


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
    walks.settle(manned_by, reno_tax_agency_enabled=True)
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
