"""Applications for cards: agreed to, authorised, and every person gets one card, whatever becomes of a blank."""

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from deskapp.access import applications
from deskapp.access.application_records import CardApplicant, CardApplication
from deskapp.access.applications import Named, Progress, Stage, Wanted
from deskapp.access.book import book
from deskapp.access.card_records import CardAuthorisation
from deskapp.access.errors import AccessError
from deskapp.access.kinds import EventKind, HolderClass, PlanAct, PlanState, Purpose
from deskapp.access.register import outcomes, planning
from deskapp.access.register.values import Grant, Holder, Target
from deskapp.access.rules.terms import Term
from deskapp.estate.kinds import CardState
from deskapp.staff.records import StaffMember
from deskapp.staff.roles import Role
from deskapp.staff.team import set_roles
from tests.access.hands import OTHER, START, UID, access, card_of, issued, on_reader, write

THIRD = "04050505050505"


def wanted(*names: str, held_as=HolderClass.STAFF, **more) -> Wanted:
    """An application of the security line."""
    people = tuple(Named(name, "秩序维护") for name in names)
    return Wanted(held_as, "邓主管", "秩序部", "新到岗", (1,), people, **more)


@pytest.fixture
def filed(desk):
    """File an application: `filed("甘棠", "石磊")` gives its number."""

    def file(*names: str, request="q1", **more) -> int:
        with desk.work("apply_for_cards") as session:
            return applications.file(session, request, wanted(*names, **more)).id

    return file


@pytest.fixture
def ready(filed, desk, lead):
    """File, agree and authorise."""

    def make(*names: str, **more) -> int:
        row_id: int = filed(*names, **more)
        with desk.work("apply_for_cards") as session:
            applications.agree(session, session.get_one(CardApplication, row_id), "高远")
        with lead.work("authorise_staff_card") as session:
            applications.authorise(session, session.get_one(CardApplication, row_id), lead.clerk.id)
        return row_id

    return make


def people(desk, row_id) -> list[CardApplicant]:
    with desk.reading() as session:
        asked = select(CardApplicant).where(CardApplicant.application_id == row_id)
        return list(session.scalars(asked.order_by(CardApplicant.place)))


def plan(desk, row_id, place=1, request="w1", uid: str | None = UID, **more):
    with desk.work("write_card") as session:
        person = people(desk, row_id)[place - 1]
        return applications.plan_card(session, person.id, request, on_reader(uid) if uid else None, **more)


def how_far(desk, row_id):
    with desk.reading() as session:
        row = session.get_one(CardApplication, row_id)
        return applications.stage(row), [applications.progress(one) for one in row.people]


def test_a_staff_card_goes_from_paper_to_consent_to_authorisation_to_the_card(desk, filed, lead):
    """CARD-13, CARD-14: in this order, and no other."""
    row_id = filed("甘棠")
    assert how_far(desk, row_id) == (Stage.FILED, [Progress.WAITING])
    with (
        pytest.raises(AccessError, match="还没有经物业服务中心负责人同意"),
        lead.work("authorise_staff_card") as session,
    ):
        applications.authorise(session, session.get_one(CardApplication, row_id), lead.clerk.id)
    with desk.work("apply_for_cards") as session:
        applications.agree(session, session.get_one(CardApplication, row_id), "高远")
    assert how_far(desk, row_id)[0] is Stage.AGREED
    with pytest.raises(AccessError, match="还没有授权"):
        plan(desk, row_id)
    with lead.work("authorise_staff_card") as session:
        applications.authorise(session, session.get_one(CardApplication, row_id), lead.clerk.id)
    made = plan(desk, row_id)
    assert how_far(desk, row_id) == (Stage.ISSUING, [Progress.BEGUN])
    card = write(desk, made)
    assert how_far(desk, row_id) == (Stage.DONE, [Progress.WRITTEN])
    assert card.holder is not None
    assert (card.holder.held_as, card.holder.name, card.room_no) == (HolderClass.STAFF, "甘棠", "")
    assert card.valid_to == date(2027, 11, 20)
    with desk.reading() as session:
        assert session.scalars(select(CardAuthorisation)).one().authorised_by_id == lead.clerk.id
        (line,) = book(session, START, START)
        assert (line.fee.fen, line.reason, line.clerk) == (0, "申请 SQ2026-0001", "林晓")


def test_a_lead_who_has_lost_the_role_authorises_nothing_more(desk, ready, lead, manned_by):
    """CARD-14, ROLE-01: asked again for every card."""
    row_id = ready("甘棠")
    with manned_by("管理员").work("manage_staff") as session:
        set_roles(session, session.get_one(StaffMember, lead.clerk.id), frozenset({Role.CLERK}))
    with pytest.raises(AccessError, match="只能由前台负责人或客服负责人授权"):
        plan(desk, row_id)


def test_a_request_is_filed_once_and_numbers_run_on(desk, filed):
    """Design law 1."""
    assert filed("甘棠") == filed("甘棠")
    second = filed("石磊", request="q2")
    with desk.reading() as session:
        assert session.get_one(CardApplication, second).number == "SQ2026-0002"
        again = applications.by_number(session, "sq2026-0002 ")
        assert again is not None
        assert again.id == second


def test_a_colleague_of_the_team_is_known_by_the_name(desk, filed):
    assert [bool(one.staff_id) for one in people(desk, filed("陈佳", "甘棠"))] == [True, False]


def test_everybody_gets_one_card_and_a_second_request_gives_the_same_plan(desk, ready):
    row_id = ready("甘棠", "石磊")
    first = plan(desk, row_id)
    assert plan(desk, row_id, request="w2", uid=OTHER).id == first.id
    write(desk, first)
    assert plan(desk, row_id, request="w3", uid=OTHER).id == first.id
    write(desk, plan(desk, row_id, 2, "w4", OTHER))
    assert how_far(desk, row_id) == (Stage.DONE, [Progress.WRITTEN, Progress.WRITTEN])


def test_a_bad_blank_does_not_use_up_the_person(desk, ready):
    """CARD-26, cards.md 3.4: the next blank is theirs, and the register says 异常."""
    row_id = ready("甘棠")
    bad = plan(desk, row_id)
    with desk.work("write_card") as session:
        outcomes.failed(session, bad.id, "写入失败")
    assert how_far(desk, row_id) == (Stage.ISSUING, [Progress.FAILED])
    good = write(desk, plan(desk, row_id, request="w2", uid=OTHER))
    assert (card_of(desk, bad.card_id).state, good.state) == (CardState.WRITE_FAILED, CardState.ACTIVE)
    with desk.reading() as session:
        assert book(session, START, START)[0].reason == "异常：卡 000001 写卡失败"


def test_another_blank_taken_elsewhere_is_still_the_persons(desk, ready):
    """CARD-26: finishing an open card from the home page moves the person on with it."""
    row_id = ready("甘棠")
    bad = plan(desk, row_id)
    with desk.work("write_card") as session:
        outcomes.failed(session, bad.id, "写入失败")
        new = outcomes.onto_another(session, bad.id, "elsewhere", on_reader(OTHER))
    assert [one.plan_id for one in people(desk, row_id)] == [new.id]
    write(desk, new)
    assert how_far(desk, row_id)[0] is Stage.DONE


def test_their_own_card_is_taken_back_and_formatted_before_it_is_authorised_anew(desk, ready):
    """CARD-18."""
    old = write(desk, plan(desk, ready("甘棠")))
    second = plan(desk, ready("甘棠", request="q2"), request="w2")
    assert second.card_id == old.id
    assert second.issue_no == 2
    card = write(desk, second)
    assert card.state is CardState.ACTIVE
    with desk.reading() as session:
        kinds = [line.kind for line in book(session, START, START)]
    assert kinds == [EventKind.ISSUED, EventKind.RETURNED, EventKind.ISSUED]


def test_the_months_of_parking_on_their_own_card_are_kept(desk, ready):
    """CARD-25: two authorisations on one card."""
    old = write(desk, plan(desk, ready("甘棠")))
    parking = Grant(Purpose.PARKING, Term.first(START, 3), (9,))
    with desk.work("top_up_parking") as session:
        topped = planning.change(session, "p1", old, PlanAct.TOP_UP, parking, on_reader())
    write(desk, topped)
    card = write(desk, plan(desk, ready("甘棠", request="q2"), request="w2"))
    assert {one.purpose: one.term for one in card.grants}[Purpose.PARKING] == parking.term
    assert len(card.grants) == 2


def test_the_card_of_somebody_else_is_not_taken_for_it(desk, ready, home):
    """CARD-18: neither a colleague's nor a customer's."""
    write(desk, plan(desk, ready("甘棠")))
    row_id = ready("石磊", request="q2")
    with pytest.raises(AccessError, match="不能发卡"):
        plan(desk, row_id, request="w2")
    issued(desk, home.owner, "r9", OTHER)
    with pytest.raises(AccessError, match="不能发卡"):
        plan(desk, row_id, request="w3", uid=OTHER)


def test_without_a_reader_the_number_is_typed_and_counts_as_the_persons(desk, ready):
    """CARD-23."""
    row_id = ready("甘棠")
    made = plan(desk, row_id, uid=None, card_no="00418301")
    assert made.state is PlanState.UNWRITTEN
    assert how_far(desk, row_id) == (Stage.DONE, [Progress.UNWRITTEN])


def test_a_card_given_up_leaves_the_person_waiting(desk, ready):
    row_id = ready("甘棠")
    made = plan(desk, row_id)
    with desk.work("abandon_card_plan") as session:
        outcomes.abandoned(session, made.id, "改日再来")
    assert how_far(desk, row_id) == (Stage.ISSUING, [Progress.WAITING])


def test_somebody_dropped_waits_no_more_and_may_be_taken_up_again(desk, ready):
    row_id = ready("甘棠", "石磊")
    first, second = people(desk, row_id)
    with desk.work("write_card") as session:
        applications.drop(session, second.id, "不办了")
    write(desk, plan(desk, row_id))
    assert how_far(desk, row_id) == (Stage.DONE, [Progress.WRITTEN, Progress.DROPPED])
    with pytest.raises(AccessError, match="已经在做或做好了"), desk.work("write_card") as session:
        applications.drop(session, first.id, "不办了")
    with desk.work("write_card") as session:
        applications.drop(session, second.id, "")
    assert how_far(desk, row_id)[0] is Stage.ISSUING


def test_what_was_refused_is_closed_for_a_reason_and_stays_closed(desk, filed):
    row_id = filed("甘棠")
    with pytest.raises(AccessError, match="请写明原因"), desk.work("apply_for_cards") as session:
        applications.close(session, session.get_one(CardApplication, row_id), " ")
    with desk.work("apply_for_cards") as session:
        applications.close(session, session.get_one(CardApplication, row_id), "编制已满")
    assert how_far(desk, row_id)[0] is Stage.CLOSED
    with pytest.raises(AccessError, match="已经不办（编制已满）"), desk.work("apply_for_cards") as session:
        applications.agree(session, session.get_one(CardApplication, row_id), "高远")
    with desk.reading() as session:
        assert applications.waiting(session, list(Stage)) == []


def test_once_a_card_was_made_the_application_cannot_be_closed(desk, ready):
    row_id = ready("甘棠")
    plan(desk, row_id)
    with pytest.raises(AccessError, match="已经制卡"), desk.work("apply_for_cards") as session:
        applications.close(session, session.get_one(CardApplication, row_id), "撤回")


def test_the_agreed_end_is_kept_and_one_that_is_over_makes_no_card(desk, ready, clock):
    """CARD-20."""
    row_id = ready("甘棠", "石磊", valid_to=START + timedelta(days=30))
    assert write(desk, plan(desk, row_id)).valid_to == START + timedelta(days=30)
    clock.pass_by(days=31)
    with pytest.raises(AccessError, match="已过，请重新申请"):
        plan(desk, row_id, 2, "w2", OTHER)


def test_a_merchants_application_ends_with_the_consent(desk, filed, home):
    """CARD-06: only then its cards are paid for and made, at the counter."""
    row_id = filed("和风面馆 店员", held_as=HolderClass.MERCHANT, unit_id=home.unit_id)
    with desk.work("apply_for_cards") as session:
        applications.agree(session, session.get_one(CardApplication, row_id), "高远")
    assert how_far(desk, row_id)[0] is Stage.DONE


def test_a_plan_of_before_the_program_knew_of_authorisations_is_still_read(lead):
    """A pending plan survives the update of the program."""
    with lead.work("authorise_staff_card") as session:
        made = planning.issue(session, "r1", Holder(HolderClass.STAFF, "甘棠"), (access(),), on_reader(THIRD))
    old = {name: value for name, value in made.target.items() if name != "authorised_by"}
    assert Target.from_json(old) == Target.from_json(made.target)
