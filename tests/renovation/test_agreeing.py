"""What review, agreement and deposits ask for, refuse and leave behind."""

import pytest
from sqlalchemy import select

from deskapp.flow.session import Session
from deskapp.kernel.errors import NotAllowedError
from deskapp.kernel.money import Money, capitals
from deskapp.procedures.renovation.cancel.service import CANCEL_RENOVATION
from deskapp.procedures.renovation.deposit.service import COLLECT_RENOVATION_DEPOSIT
from deskapp.procedures.renovation.deposit.steps import Whose
from deskapp.procedures.renovation.review.service import REVIEW_RENOVATION
from deskapp.procedures.renovation.review.steps import Reviewed
from deskapp.procedures.renovation.sign.service import SIGN_RENOVATION
from deskapp.procedures.renovation.sign.steps import Agreed
from deskapp.procedures.renovation.which import WhichFiling
from deskapp.renovation.kinds import FilingDeed, FilingState, Review, Side
from deskapp.renovation.records import RenovationEvent
from deskapp.staff.records import Task
from deskapp.till.steps import Pay
from tests.renovation import walks
from tests.renovation.walks import WHICH, as_far_as_signed, case, chosen, slips, stops

S = FilingState


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
    assert walks.supplied(desk).result.then.act == "submit_renovation"
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
    told = case(desk).last(FilingDeed.NOTIFIED)
    assert told is not None
    assert told.moment is not None
    assert (told.person, told.phone, f"{told.moment:%H:%M}") == ("张素芬", "13800138000", "08:40")
    (slip,) = slips(done, "renovation_agreement")
    assert (slip["deposit_owner"], slip["deposit_contractor"]) == (100000, 100000)
    walk = chosen(desk, SIGN_RENOVATION)
    assert len(stops(walk, Agreed, walks.AGREED | {"three_copies": False})) == 1


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


def test_a_filing_is_given_up_before_the_work_and_stays_on_record(desk, manager):
    """GEN-09, RENO-38: no money is left behind."""
    as_far_as_signed(desk, manager)
    walks.paid(desk, Side.OWNER)
    assert stops(Session(CANCEL_RENOVATION, desk), WhichFiling, WHICH) == [
        "已收业主的保证金，请先作废收据 0000001 退还"
    ]


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
