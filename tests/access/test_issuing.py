"""From the plan to the card in somebody's hands: nothing is said before it is proven, nothing is done twice."""

from datetime import date

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from deskapp.access.book import book
from deskapp.access.card_records import CardEvent, CardMedium, CardPlan
from deskapp.access.errors import AccessError
from deskapp.access.kinds import (
    BlankMove,
    CardFamily,
    EventKind,
    HolderClass,
    PlanAct,
    PlanState,
    ReplaceReason,
    Writing,
)
from deskapp.access.register import outcomes, planning, reading, stock
from deskapp.access.register.plans import Paid
from deskapp.access.register.values import Holder, Target
from deskapp.access.rules.replacing import replacement
from deskapp.access.rules.standing import Standing
from deskapp.access.search import stands
from deskapp.audit.records import JournalLine
from deskapp.estate.kinds import CardState
from deskapp.estate.records import IcCard
from deskapp.kernel.money import Money
from deskapp.staff.choices import DoorReading
from tests.access.hands import OTHER, START, UID, access, card_of, issued, on_reader, plan_issue, write


def kinds(desk, card_id) -> list[EventKind]:
    """What the register tells of a card, in order."""
    with desk.reading() as session:
        asked = select(CardEvent.kind).where(CardEvent.card_id == card_id).order_by(CardEvent.id)
        return list(session.scalars(asked))


def blanks(desk, family=CardFamily.DESFIRE) -> int:
    with desk.reading() as session:
        return stock.stock(session).get(family, 0)


def test_a_plan_is_on_record_before_anything_is_written(desk, home):
    """The card is not the customer's yet: the register says so."""
    plan = plan_issue(desk, home.owner)
    card = card_of(desk, plan.card_id)
    assert (card.state, stands(card, START)) == (CardState.BLANK, Standing.PENDING)
    assert (card.card_no, card.uid, card.room_no, card.grants) == ("000001", UID, "3-2-501", ())
    assert card.plan is not None
    assert card.plan.target == Target(home.owner, (access(),))
    assert kinds(desk, card.id) == []


def test_a_written_card_is_active_with_its_validity_and_its_line_in_the_register(desk, home):
    """CARD-03, CARD-10, CARD-17, CARD-20."""
    card = issued(desk, home.owner)
    assert (card.state, card.plan, card.valid_to) == (CardState.ACTIVE, None, date(2028, 11, 20))
    assert (card.holder, card.issue_no, card.issued_on) == (home.owner, 1, START)
    assert card.grants == (access(),)
    assert card.medium is not None
    assert (card.medium.writing, card.medium.issue_no, card.medium.key_version) == (Writing.WRITTEN, 1, 1)
    with desk.reading() as session:
        (line,) = book(session, START, START)
        assert (line.kind, line.held_as, line.holder, line.room_no) == (EventKind.ISSUED, "业主", "张素芬", "3-2-501")
        assert (line.fee, line.ticket_no, line.valid) == (Money(2000), "0000007", "2026.11.21–2028.11.20")
        assert (line.clerk, line.signed, line.exception) == ("林晓", False, False)


def test_a_request_sent_twice_plans_and_finishes_once(desk, home):
    """Design law 1."""
    first, again = plan_issue(desk, home.owner), plan_issue(desk, home.owner)
    assert first.id == again.id
    write(desk, first), write(desk, first)
    assert kinds(desk, first.card_id) == [EventKind.ISSUED]
    assert blanks(desk) == -1


def test_a_card_is_not_planned_before_it_is_paid(desk, home):
    """CARD-26."""
    with pytest.raises(AccessError, match="先收款开票"):
        plan_issue(desk, home.owner, paid=Paid(Money(2000), ""))
    with desk.reading() as session:
        assert session.scalar(select(func.count(IcCard.id))) == 0


def test_a_card_that_left_too_early_goes_on_only_with_the_same_card(desk, home):
    """CARD-26: the plan is bound to the UID."""
    plan = plan_issue(desk, home.owner)
    with desk.work("write_card") as session:
        outcomes.torn(session, plan.id, "卡片离开太早")
    with pytest.raises(AccessError, match="请放回同一张卡"), desk.work("write_card") as session:
        outcomes.resumed(session, plan.id, OTHER)
    with pytest.raises(AccessError, match="请放回同一张卡"):
        write(desk, plan, OTHER)
    with desk.work("write_card") as session:
        assert outcomes.resumed(session, plan.id, UID.lower()) == Target(home.owner, (access(),))
    assert write(desk, plan).state is CardState.ACTIVE
    assert kinds(desk, plan.card_id) == [EventKind.TORN, EventKind.RESUMED, EventKind.ISSUED]
    with desk.reading() as session:
        assert session.get_one(CardPlan, plan.id).tears == 1


def test_a_half_written_card_is_offered_again_and_takes_no_second_plan(desk, home):
    plan = plan_issue(desk, home.owner)
    with desk.reading() as session:
        (card,) = reading.unfinished(session)
        assert card.plan is not None
        assert (card.id, card.plan.id, card.plan.act) == (plan.card_id, plan.id, PlanAct.ISSUE)
    with pytest.raises(AccessError, match="上次写到一半"):
        plan_issue(desk, home.tenant, "r2")


def test_the_database_itself_holds_one_open_plan_a_card(desk, home):
    """Two counters at once: the index is the last line."""
    plan = plan_issue(desk, home.owner)
    row = {c.name: getattr(plan, c.name) for c in CardPlan.__table__.columns if c.name != "id"}
    with desk.work("write_card") as session, pytest.raises(IntegrityError, match="UNIQUE"), session.begin_nested():
        session.add(CardPlan(**{**row, "request_id": "by another counter"}))


def test_what_must_be_known_after_a_tear_is_kept_first(desk, home):
    plan = plan_issue(desk, home.owner)
    with desk.work("write_card") as session:
        outcomes.note(session, plan.id, sector=7)
    card = card_of(desk, plan.card_id)
    assert card.plan is not None
    assert card.plan.progress == {"sector": 7}
    medium = write(desk, plan, trailer="own").medium
    assert medium is not None
    assert medium.layout == {"sector": 7, "trailer": "own"}


def test_a_card_that_cannot_be_written_is_failed_and_another_blank_is_taken(desk, home):
    """CARD-26: the payment stays, the register says 异常."""
    plan = plan_issue(desk, home.owner)
    with desk.work("write_card") as session:
        outcomes.failed(session, plan.id, "写入失败")
    bad = card_of(desk, plan.card_id)
    assert (bad.state, bad.plan) == (CardState.WRITE_FAILED, None)
    with desk.work("write_card") as session:
        second = outcomes.onto_another(session, plan.id, "r1-b", on_reader(OTHER))
    good = write(desk, second)
    assert (good.state, good.holder, good.card_no) == (CardState.ACTIVE, home.owner, "000002")
    with desk.reading() as session:
        issue, failure = book(session, START, START)
        assert (issue.fee, issue.ticket_no, issue.reason) == (Money(2000), "0000007", "异常：卡 000001 写卡失败")
        assert (failure.kind, failure.exception) == (EventKind.WRITE_FAILED, True)
    with pytest.raises(AccessError, match="没有写卡失败"), desk.work("write_card") as session:
        outcomes.onto_another(session, second.id, "r1-c", on_reader("04010101010101"))


def test_giving_up_needs_a_reason_and_leaves_the_blank_a_blank(desk, home):
    plan = plan_issue(desk, home.owner)
    with pytest.raises(AccessError, match="请写明放弃的原因"), desk.work("abandon_card_plan") as session:
        outcomes.abandoned(session, plan.id, " ")
    with desk.work("abandon_card_plan") as session:
        outcomes.abandoned(session, plan.id, "客户改日再来")
    card = card_of(desk, plan.card_id)
    assert (card.state, card.plan) == (CardState.BLANK, None)
    assert issued(desk, home.tenant, "r2").holder == home.tenant
    assert blanks(desk) == -1, "the same blank leaves the stock once"


def test_without_a_reader_the_record_stands_and_the_card_is_written_later(desk, home):
    """CARD-23: the number is typed, the write step is 未写卡."""
    plan = plan_issue(desk, home.owner, uid=None, card_no="00418301")
    card = card_of(desk, plan.card_id)
    assert (plan.state, card.card_no, card.uid) == (PlanState.UNWRITTEN, "00418301", "")
    assert (card.state, stands(card, START)) == (CardState.ACTIVE, Standing.UNWRITTEN)
    assert kinds(desk, card.id) == [EventKind.ISSUED, EventKind.NOT_WRITTEN]
    with desk.work("write_card") as session:
        later = planning.rewrite(session, "r2", card, on_reader())
    card = write(desk, later)
    assert (card.uid, stands(card, START), card.issue_no) == (UID, Standing.ACTIVE, 1)
    assert kinds(desk, card.id)[-1] is EventKind.WRITTEN


def test_a_typed_number_that_another_card_has_is_refused(desk, home):
    """CARD-23."""
    issued(desk, home.owner, card_no="00418301")
    with pytest.raises(AccessError, match="不能发卡"):
        plan_issue(desk, home.tenant, "r2", uid=None, card_no="00418301")
    with pytest.raises(AccessError, match="已经登记给另一张卡"):
        plan_issue(desk, home.tenant, "r3", uid=OTHER, card_no="00418301")


def test_a_reader_that_dies_before_the_first_command_leaves_it_for_later(desk, home):
    """CARD-23."""
    plan = plan_issue(desk, home.owner)
    with desk.work("write_card") as session:
        card = outcomes.later(session, plan.id)
    assert (card.state, stands(card, START)) == (CardState.ACTIVE, Standing.UNWRITTEN)


def test_where_doors_go_by_the_number_alone_nothing_is_written(desk, home, set_to):
    """cards.md 3.6: 卡号名单."""
    set_to(door_reading=DoorReading.LIST)
    plan = plan_issue(desk, home.owner)
    card = card_of(desk, plan.card_id)
    assert (plan.state, card.state, stands(card, START)) == (PlanState.DONE, CardState.ACTIVE, Standing.ACTIVE)
    assert card.medium is not None
    assert card.medium.writing is Writing.UID_ONLY


def test_a_staff_card_is_only_planned_in_the_act_of_the_leads(desk, lead):
    """CARD-14, ROLE-01."""
    guard = Holder(HolderClass.STAFF, "保安 甘棠")
    with pytest.raises(AccessError, match="只能由前台负责人或客服负责人授权"), desk.work("issue_card") as session:
        planning.issue(session, "r1", guard, (access(),), on_reader())
    card = issued(lead, guard)
    assert (card.holder, card.unit_id, card.room_no) == (guard, None, "")
    with lead.reading() as session:
        assert book(session, START, START)[0].fee == Money()


def test_a_unit_gets_no_card_beyond_its_limit_unless_a_lead_lets_it_pass(desk, home, set_to):
    set_to(card_limit_per_unit=1)
    first = issued(desk, home.owner)
    with pytest.raises(AccessError, match="每户最多 1 张卡"):
        plan_issue(desk, home.tenant, "r2", OTHER)
    made = replacement(HolderClass.OWNER, START, first.grants[0].term, ReplaceReason.DEFECT, START, desk.settings())
    with desk.work("replace_card") as session:
        plan = planning.replace(session, "r3", first, made, on_reader("04050505050505"))
    write(desk, plan)
    assert issued(desk, home.tenant, "r4", OTHER, exceeds=True).state is CardState.ACTIVE


def test_serial_numbers_run_on_from_the_highest(desk, home):
    with desk.work("edit_estate") as session:
        session.add_all([IcCard(card_no="000417"), IcCard(card_no="A00999"), IcCard(card_no="99999999")])
    assert issued(desk, home.owner).card_no == "000418"


def test_blanks_are_counted_by_what_comes_and_goes(desk, home):
    """CARD-17."""
    with desk.work("stock_cards") as session:
        stock.move(session, CardFamily.DESFIRE, BlankMove.RECEIVED, 100, "in")
        stock.move(session, CardFamily.DESFIRE, BlankMove.RECEIVED, 100, "in")
    issued(desk, home.owner)
    assert blanks(desk) == 99
    with pytest.raises(AccessError, match="相差 -2 张，请写明原因"), desk.work("stock_cards") as session:
        stock.count(session, CardFamily.DESFIRE, 97, "c1", "")
    with desk.work("stock_cards") as session:
        assert stock.count(session, CardFamily.DESFIRE, 97, "c1", "两张写坏未登记") == -2
        assert stock.count(session, CardFamily.DESFIRE, 97, "c2", "") == 0
    assert blanks(desk) == 97


def test_a_classic_card_is_written_for_less_and_the_register_knows_until_when(desk, home):
    card = issued(desk, home.owner, family=CardFamily.CLASSIC, uid="5630F009")
    assert card.valid_to == date(2028, 11, 20)
    assert card.medium is not None
    assert card.medium.content_to == date(2027, 5, 20)
    plain = issued(desk, home.tenant, "r2", OTHER)
    assert plain.medium is not None
    assert plain.medium.content_to is None


def test_the_holder_signs_the_register(desk, home):
    """CARD-08, CARD-15."""
    card = issued(desk, home.owner)
    with desk.work("issue_card") as session:
        outcomes.signed(session, card.id, "r1")
        assert [line.signed for line in book(session, START, START)] == [True]


def test_everything_is_journaled_and_nothing_personal_beyond_the_name(desk, home):
    """GEN-09."""
    issued(desk, home.owner)
    with desk.reading() as session:
        tables = set(session.scalars(select(JournalLine.table_name).where(JournalLine.act == "write_card")))
        assert {"ic_card", "card_issue", "card_authorisation", "card_medium", "card_plan", "card_event"} <= tables
        assert session.scalar(select(func.count(CardMedium.id))) == 1
