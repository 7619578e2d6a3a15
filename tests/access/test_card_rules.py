"""The life of a card, its evidence, how it stands, what is written, and what the desk is told when it comes."""

from datetime import date

import pytest

from deskapp.access.kinds import CardFamily, HolderClass, PlanAct, Writing
from deskapp.access.rules.evidence import CardEvidence, ParkingEvidence, authorised_by, for_card, for_parking
from deskapp.access.rules.meeting import Meeting, met
from deskapp.access.rules.standing import Standing, standing, why_rewrite
from deskapp.access.rules.states import CardAct, after, allowed, found_again, on_day
from deskapp.access.rules.writing import WriteStep, paid_first, same_card, what_it_protects, write_steps
from deskapp.estate.kinds import CardState
from deskapp.kernel.money import Money
from deskapp.staff.choices import DoorReading

S = CardState
TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("state", "act", "becomes"),
    [
        (S.BLANK, CardAct.ISSUE, S.ACTIVE),
        (S.BLANK, CardAct.FAIL, S.WRITE_FAILED),
        (S.WRITE_FAILED, CardAct.ISSUE, S.ACTIVE),
        (S.RETURNED, CardAct.ISSUE, S.ACTIVE),
        (S.ACTIVE, CardAct.CHANGE, S.ACTIVE),
        (S.EXPIRED, CardAct.CHANGE, S.ACTIVE),
        (S.ACTIVE, CardAct.LOSE, S.LOST),
        (S.LOST, CardAct.FIND, S.ACTIVE),
        (S.ACTIVE, CardAct.REPLACE, S.REPLACED),
        (S.ACTIVE, CardAct.DAMAGE, S.DAMAGED),
        (S.CANCELLED, CardAct.TAKE_BACK, S.RETURNED),
        (S.RETURNED, CardAct.WIPE, S.RETURNED),
        (S.LOST, CardAct.CANCEL, S.CANCELLED),
    ],
)
def test_an_act_leads_from_state_to_state(state, act, becomes):
    """CARD-23: the table of states of section 3.8."""
    assert after(state, act) is becomes
    assert list(allowed(state, act, "000123")) == []


@pytest.mark.parametrize(
    ("state", "act"),
    [
        (S.ACTIVE, CardAct.ISSUE),
        (S.LOST, CardAct.ISSUE),
        (S.CANCELLED, CardAct.ISSUE),
        (S.LOST, CardAct.CHANGE),
        (S.CANCELLED, CardAct.CHANGE),
        (S.ACTIVE, CardAct.FIND),
        (S.ACTIVE, CardAct.WIPE),
        (S.BLANK, CardAct.LOSE),
        (S.LOST, CardAct.WIPE),
        (S.CANCELLED, CardAct.CANCEL),
    ],
)
def test_anything_else_is_refused_in_words(state, act):
    """CARD-23."""
    assert after(state, act) is None
    (refusal,) = allowed(state, act, "000123")
    assert refusal.text == f"卡 000123 现在是“{state.value}”，不能{act.value}"


def test_a_lost_card_that_was_replaced_is_not_found_again():
    """CARD-22."""
    assert "已补办新卡 000124" in next(found_again("000123", "000124")).text
    assert list(found_again("000123", "")) == []


def test_an_active_card_expires_by_itself():
    """CARD-21: active, date passed, expired."""
    assert on_day(S.ACTIVE, TODAY, TODAY) is S.ACTIVE
    assert on_day(S.ACTIVE, date(2026, 11, 20), TODAY) is S.EXPIRED
    assert on_day(S.EXPIRED, date(2026, 12, 1), TODAY) is S.ACTIVE
    assert on_day(S.LOST, date(2026, 1, 1), TODAY) is S.LOST


@pytest.mark.parametrize(
    ("held_as", "enough"),
    [
        (HolderClass.OWNER, {"in_owner_file": True}),
        (HolderClass.FAMILY, {"in_owner_file": True}),
        (HolderClass.FAMILY, {"owner_phoned": True}),
        (HolderClass.TENANT, {"contract_shown": True, "id_copy_kept": True}),
        (HolderClass.MERCHANT, {"sealed_application": True, "shop_manager_checked": True, "manager_approved": True}),
        (HolderClass.STAFF, {"written_application": True, "manager_approved": True}),
        (HolderClass.BUSINESS_LINE, {"written_application": True, "manager_approved": True}),
        (HolderClass.CONTRACTOR, {"id_copy_kept": True, "owner_phoned": True}),
    ],
)
def test_each_kind_of_holder_shows_what_the_rules_ask(held_as, enough):
    """CARD-02, CARD-04, CARD-06, CARD-13: all of it passes, and nothing less."""
    assert list(for_card(held_as, CardEvidence(**enough))) == []
    for missing in enough:
        assert list(for_card(held_as, CardEvidence(**{**enough, missing: False}))), missing


def test_a_merchant_goes_from_seal_to_shop_manager_to_centre_manager():
    """CARD-06: in this order."""
    steps = [{}, {"sealed_application": True}, {"sealed_application": True, "shop_manager_checked": True}]
    told = [next(for_card(HolderClass.MERCHANT, CardEvidence(**step))).text for step in steps]
    assert ["公章" in told[0], "商铺负责人" in told[1], "负责人签字" in told[2]] == [True] * 3


def test_cards_of_the_centre_are_authorised_in_an_act_of_their_own():
    """CARD-14, ROLE-01."""
    for held_as in HolderClass:
        ours = held_as in (HolderClass.STAFF, HolderClass.BUSINESS_LINE)
        assert bool(list(authorised_by(held_as, "issue_card"))) is ours
        assert list(authorised_by(held_as, "authorise_staff_card")) == []


def test_three_papers_and_copies_of_two_are_needed_for_a_space():
    """PARK-01, PARK-02."""
    all_three = {"id_card": True, "driving_licence": True, "vehicle_licence": True}
    (refusal,) = for_parking(ParkingEvidence(id_card=True), tenant=True)
    assert (refusal.rule, "驾驶证、行驶证、租赁合同" in refusal.text) == ("PARK-01", True)
    assert [one.rule for one in for_parking(ParkingEvidence(**all_three), tenant=False)] == ["PARK-02"]
    assert list(for_parking(ParkingEvidence(**all_three, copies_kept=True), tenant=False)) == []
    assert [one.rule for one in for_parking(ParkingEvidence(**all_three, copies_kept=True), tenant=True)] == ["PARK-01"]


@pytest.mark.parametrize(
    ("state", "writing", "half", "shown"),
    [
        (S.ACTIVE, Writing.WRITTEN, False, Standing.ACTIVE),
        (S.ACTIVE, None, False, Standing.ACTIVE),
        (S.ACTIVE, Writing.UNWRITTEN, False, Standing.UNWRITTEN),
        (S.ACTIVE, Writing.OUTDATED, False, Standing.OUTDATED),
        (S.ACTIVE, Writing.UID_ONLY, False, Standing.ACTIVE),
        (S.ACTIVE, Writing.WRITTEN, True, Standing.PENDING),
        (S.LOST, Writing.OUTDATED, False, Standing.LOST),
        (S.RETURNED, Writing.WIPED, False, Standing.RETURNED),
    ],
)
def test_a_card_stands_as_its_record_and_the_thing_itself_say(state, writing, half, shown):
    """CARD-23: 未写卡 shows beside the state."""
    assert standing(state, None, writing, half_written=half, day=TODAY) is shown


def test_every_state_of_a_card_has_a_standing():
    assert {one.name for one in CardState} <= {one.name for one in Standing}


def test_why_a_card_should_come_to_the_reader():
    soon = date(2026, 12, 10)
    assert why_rewrite(Writing.UNWRITTEN, None, None, None, TODAY, 30) == "还没有写卡"
    assert "旧内容" in why_rewrite(Writing.OUTDATED, None, 1, 1, TODAY, 30)
    assert "2026-12-10" in why_rewrite(Writing.WRITTEN, soon, 1, 1, TODAY, 30)
    assert why_rewrite(Writing.WRITTEN, soon, 1, 1, TODAY, 5) == ""
    assert "第 2 版" in why_rewrite(Writing.WRITTEN, None, 1, 2, TODAY, 30)
    assert why_rewrite(Writing.WRITTEN, None, 2, 2, TODAY, 30) == ""
    assert why_rewrite(Writing.UID_ONLY, None, None, 2, TODAY, 30) == ""


def test_a_staff_card_that_was_written_before_is_formatted_first():
    """CARD-18: format, write, read back."""
    whole = (WriteStep.FORMAT, WriteStep.WRITE, WriteStep.READ_BACK)
    assert write_steps(PlanAct.ISSUE, HolderClass.STAFF, written_before=True) == whole
    assert write_steps(PlanAct.ISSUE, HolderClass.STAFF, written_before=False) == whole[1:]
    assert write_steps(PlanAct.RENEW, HolderClass.STAFF, written_before=True) == whole[1:]
    assert write_steps(PlanAct.ISSUE, HolderClass.OWNER, written_before=True) == whole[1:]
    assert write_steps(PlanAct.WIPE, None, written_before=True) == (WriteStep.FORMAT, WriteStep.READ_BACK)


def test_a_card_is_written_only_after_its_ticket():
    """CARD-26."""
    assert [one.rule for one in paid_first(PlanAct.ISSUE, Money(2000), "")] == ["CARD-26"]
    assert list(paid_first(PlanAct.ISSUE, Money(2000), "0000007")) == []
    assert list(paid_first(PlanAct.RENEW, Money(), "")) == []


def test_only_the_card_that_was_torn_goes_on():
    assert list(same_card("04A1B2C3", "000123", "04a1b2c3")) == []
    assert "请放回同一张卡" in next(same_card("04A1B2C3", "000123", "04A1B2C4")).text


def test_the_page_says_what_each_way_of_reading_protects():
    assert "卡内加密不起作用" in what_it_protects(CardFamily.DESFIRE, DoorReading.LIST)[0]
    assert len(what_it_protects(CardFamily.DESFIRE, DoorReading.BOTH)) == 1
    assert "可被复制" in what_it_protects(CardFamily.CLASSIC, DoorReading.BOTH)[1]


@pytest.mark.parametrize("one", [None, *Standing])
def test_every_card_that_comes_is_met_with_a_sentence(one):
    told = met(one, "000123", "3-2-501 张素芬")
    assert told.words
    assert told.issuable is (one in (None, Standing.BLANK, Standing.RETURNED, Standing.WRITE_FAILED))
    assert (told.kind is Meeting.LOST) is (one is Standing.LOST)
