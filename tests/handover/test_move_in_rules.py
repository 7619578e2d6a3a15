"""What is allowed at a move-in, bare: order, papers, copies, inspection, defects, money, keys, visits."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskapp.customer_file.papers import line
from deskapp.estate.kinds import CustomerKind
from deskapp.handover import documents, dues, people
from deskapp.handover.key_kinds import KeyKind
from deskapp.handover.move_in import rules
from deskapp.handover.move_in.kinds import MoveInDeed, MoveInState, Opinion, Recheck, WitnessRole
from deskapp.handover.move_in.rules import SEQUENCES, Stage
from deskapp.kernel.money import Money
from deskapp.kernel.problems import HEED
from deskapp.staff.choices import MoveInOrder

DAY = date(2026, 11, 21)
INSPECT, PAY = MoveInOrder.INSPECT_FIRST, MoveInOrder.PAY_FIRST
S = MoveInState


def codes(papers):
    return [one.code for one in papers]


def texts(found):
    return [one.text for one in found]


def upto(order, deed):
    """Everything before a deed is done."""
    sequence = SEQUENCES[order]
    return frozenset(sequence[: sequence.index(deed)])


@pytest.mark.parametrize(
    ("order", "states"),
    [
        (INSPECT, [S.PREPARED, S.RECEIVED, S.INSPECTED, S.AGREEMENTS_SIGNED, S.PAID, S.KEYS_ISSUED, S.COMPLETED]),
        (PAY, [S.PREPARED, S.RECEIVED, S.PAID, S.INSPECTED, S.AGREEMENTS_SIGNED, S.KEYS_ISSUED, S.COMPLETED]),
    ],
)
def test_both_orders_run_through_their_states(order, states):
    """MOVEIN-29."""
    sequence = SEQUENCES[order]
    found = [rules.state(Stage(order, frozenset(sequence[:n]))) for n in range(len(sequence) + 1)]
    assert found == states


@given(order=st.sampled_from(MoveInOrder), done=st.sets(st.sampled_from(SEQUENCES[INSPECT])))
@settings(max_examples=60)
def test_an_act_comes_once_and_after_those_before_it(order, done):
    """MOVEIN-29: whatever was done, exactly the next act of the order is open."""
    sequence = SEQUENCES[order]
    stage = Stage(order, frozenset(done))
    for deed in sequence:
        allowed = deed not in done and set(sequence[: sequence.index(deed)]) <= done
        assert (list(rules.may(deed, stage)) == []) is allowed


@pytest.mark.parametrize("deed", [MoveInDeed.AGREED, MoveInDeed.KEYS])
def test_open_defects_hold_agreements_and_keys_up_where_the_centre_wants_it(deed):
    """MOVEIN-28."""
    held = Stage(INSPECT, upto(INSPECT, deed), (Recheck.ACCEPTED, Recheck.RECTIFIED))
    (stop,) = rules.may(deed, held)
    assert (stop.rule, stop.text) == ("MOVEIN-28", "还有 1 项问题没有复验合格，整改并经业主验收后再办")
    assert held.next is MoveInDeed.DEFECTS_NOTED
    free = Stage(INSPECT, held.done, held.defects, keys_require_acceptance=False)
    assert list(rules.may(deed, free)) == []
    accepted = Stage(INSPECT, held.done, (Recheck.ACCEPTED,))
    assert list(rules.may(deed, accepted)) == []


@pytest.mark.parametrize(
    ("defects", "state"),
    [
        ((), S.INSPECTED),
        ((None,), S.RECTIFYING),
        ((Recheck.RECTIFIED,), S.RECTIFYING),
        ((Recheck.ACCEPTED, Recheck.REJECTED), S.RECTIFYING),
        ((Recheck.ACCEPTED, Recheck.ACCEPTED), S.REINSPECTED),
    ],
)
def test_the_state_of_an_inspection_follows_from_its_defects(defects, state):
    """MOVEIN-20."""
    assert rules.state(Stage(INSPECT, upto(INSPECT, MoveInDeed.AGREED), defects)) is state


def test_what_was_paid_for_is_not_called_off_here():
    """GEN-09."""
    assert list(rules.cancels(Stage(INSPECT, upto(INSPECT, MoveInDeed.PAID)))) == []
    assert len(list(rules.cancels(Stage(INSPECT, upto(INSPECT, MoveInDeed.KEYS))))) == 1
    assert len(list(rules.cancels(Stage(INSPECT, frozenset({MoveInDeed.CANCELLED}))))) == 1
    assert list(rules.may(MoveInDeed.RECEIVED, Stage(INSPECT, frozenset({MoveInDeed.CANCELLED})))) != []


def test_a_household_brings_six_papers():
    """MOVEIN-08."""
    asked = documents.of_owner(CustomerKind.HOUSEHOLD, agent=False)
    assert codes(asked) == ["move_in_notice", "owner_id", "family_id", "owner_form", "photos", "bank_book"]
    assert {one.rule for one in asked} == {"MOVEIN-08"}
    assert [one.code for one in asked if one.original] == ["move_in_notice", "owner_id", "bank_book"]


def test_a_company_brings_papers_of_its_own_with_a_sealed_licence():
    """MOVEIN-09."""
    asked = documents.of_owner(CustomerKind.CORPORATE, agent=False)
    assert {"owner_id", "legal_authorisation", "occupant_id", "photos", "licence"} < set(codes(asked))
    assert [one.code for one in asked if one.sealed] == ["licence"]
    assert {one.rule for one in asked} == {"MOVEIN-09"}


@pytest.mark.parametrize("kind", list(CustomerKind))
def test_an_agent_brings_two_papers_in_addition(kind):
    """MOVEIN-10, 6.2 no. 19: the owner's own stay asked for."""
    with_agent = documents.of_owner(kind, agent=True)
    assert codes(with_agent)[-2:] == ["power_of_attorney", "agent_id"]
    assert "owner_id" in codes(with_agent)


def test_papers_of_the_other_source_are_lines_that_may_be_left_out():
    """MOVEIN-12."""
    facts = {"agent": False, "family": True}
    free = documents.move_in(CustomerKind.HOUSEHOLD, **facts, all_required=False)
    strict = documents.move_in(CustomerKind.HOUSEHOLD, **facts, all_required=True)
    assert [one.required for one in free[-3:]] == [False] * 3
    assert [one.required for one in strict[-3:]] == [True] * 3


def test_a_missing_paper_is_let_pass_by_the_lead_alone():
    """MOVEIN-08."""
    asked = documents.of_owner(CustomerKind.HOUSEHOLD, agent=False)
    lines = [line(one, supplied=one.code != "photos") for one in asked]
    (stop,) = rules.papers(asked, lines)
    assert (stop.rule, stop.override) == ("MOVEIN-08", "move_in_papers_later")
    assert list(rules.promise(DAY, DAY)) == []
    assert len(list(rules.promise(DAY - timedelta(days=1), DAY))) == 1
    assert len(list(rules.promise(None, DAY))) == 1


def test_whoever_comes_is_the_owner_on_record_if_there_is_one():
    """MOVEIN-08."""
    assert list(people.is_the_owner("张素芬", [])) == []
    assert list(people.is_the_owner(" 张素芬 ", ["张素芬", "林晓东"])) == []
    assert len(list(people.is_the_owner("张三", ["张素芬"]))) == 1


def test_an_account_is_with_an_accepted_bank():
    """MOVEIN-11."""
    assert list(rules.bank("", ("农业银行",))) == []
    assert list(rules.bank("农业银行", ("农业银行",))) == []
    assert [one.rule for one in rules.bank("外地银行", ("农业银行",))] == ["MOVEIN-11"]


@pytest.mark.parametrize(
    ("counts", "stops"), [((4, 4, 2), 0), ((3, 4, 2), 1), ((4, 3, 2), 1), ((4, 4, 1), 1), ((5, 5, 3), 0)]
)
def test_four_copies_of_card_and_account_and_one_of_each_relative(counts, stops):
    """MOVEIN-18."""
    assert len(list(rules.copies(*counts, members=2, has_account=True))) == stops


def test_without_an_account_nothing_of_it_is_copied():
    """MOVEIN-18."""
    assert list(rules.copies(4, 0, 0, members=0, has_account=False)) == []


def test_the_notice_is_copied_for_the_owner():
    """MOVEIN-16."""
    assert len(list(rules.notice_copied(False))) == 1
    assert list(rules.notice_copied(True)) == []


def test_a_bag_that_lacks_something_only_warns():
    """MOVEIN-03, MOVEIN-07."""
    (warning,) = rules.packed(["住户手册"])
    assert warning.override == HEED
    assert list(rules.packed([])) == []


def test_without_technician_or_engineer_is_warned():
    """MOVEIN-19, MOVEIN-35."""
    both = {WitnessRole.TECHNICIAN, WitnessRole.ENGINEER}
    assert list(rules.accompanied(both)) == []
    (warning,) = rules.accompanied({WitnessRole.RECEPTIONIST})
    assert (warning.text, warning.override) == ("验房没有服务中心技术员、开发商维修工程师陪同", HEED)


def test_both_meters_are_read_and_nobody_inspects_tomorrow():
    """MOVEIN-19."""
    assert list(rules.readings("3 吨", "12 度")) == []
    assert texts(rules.readings(" ", "")) == ["请抄水表、电表底度"]
    assert list(rules.inspected(DAY, DAY)) == []
    assert len(list(rules.inspected(DAY + timedelta(days=1), DAY))) == 1


@pytest.mark.parametrize(
    ("opinion", "due", "passed_on", "stops"),
    [
        (Opinion.ACCEPTED, [], False, 0),
        (Opinion.AFTER_REPAIR, [], False, 1),
        (Opinion.NOT_YET, [], True, 1),
        (Opinion.AFTER_REPAIR, [DAY], False, 1),
        (Opinion.AFTER_REPAIR, [DAY], True, 0),
        (Opinion.ACCEPTED, [DAY - timedelta(days=1)], True, 1),
    ],
)
def test_defects_are_passed_on_at_once_each_with_its_day(opinion, due, passed_on, stops):
    """MOVEIN-20."""
    assert len(list(rules.found(opinion, due, DAY, passed_on=passed_on))) == stops


def test_what_was_accepted_stays_and_days_lie_between_inspection_and_today():
    """MOVEIN-20."""
    today = DAY + timedelta(days=5)
    assert list(rules.rechecked(None, Recheck.RECTIFIED, DAY, DAY, today)) == []
    assert len(list(rules.rechecked(Recheck.ACCEPTED, Recheck.REJECTED, DAY, DAY, today))) == 1
    assert len(list(rules.rechecked(None, Recheck.ACCEPTED, DAY - timedelta(days=1), DAY, today))) == 1
    assert len(list(rules.rechecked(None, Recheck.ACCEPTED, today + timedelta(days=1), DAY, today))) == 1


@pytest.mark.parametrize(("count", "fits"), [(0, False), (1, True), (3, True), (12, True), (13, False)])
def test_a_year_at_most_is_collected(count, fits):
    """MOVEIN-25."""
    assert (list(dues.months(count)) == []) is fits


def test_nothing_is_prepaid_where_the_meters_are_the_household_s():
    """MOVEIN-24."""
    assert len(list(dues.prepaid(Money(30000), metered=True))) == 1
    assert list(dues.prepaid(Money(30000), metered=False)) == []
    assert list(dues.prepaid(Money(), metered=True)) == []


def test_months_without_a_price_are_not_collected():
    """FEE-27."""
    assert len(list(dues.priced((), 3))) == 1


@pytest.mark.parametrize(
    ("shown", "fits"), [("0000012", True), ("No.0000012", True), (" 0000012 ", True), ("0000013", False), ("", False)]
)
def test_keys_only_against_the_receipt_of_this_move_in(shown, fits):
    """MOVEIN-26."""
    assert (list(rules.against_receipt(shown, ["0000012"])) == []) is fits


def test_keys_are_told_by_what_they_open():
    """MOVEIN-27."""
    assert [one.value for one in KeyKind if one.is_key] == [
        "入户门钥匙",
        "房门钥匙",
        "信报箱钥匙",
        "水表箱钥匙",
        "电表箱钥匙",
    ]
    assert (KeyKind.CARD.measure, KeyKind.GIFT.measure, KeyKind.ENTRANCE.measure) == ("张", "份", "把")


@pytest.mark.parametrize(
    ("since", "first", "last"),
    [
        (date(2025, 1, 15), date(2025, 2, 15), date(2025, 4, 15)),
        (date(2025, 1, 31), date(2025, 2, 28), date(2025, 4, 30)),
        (date(2025, 12, 31), date(2026, 1, 31), date(2026, 3, 31)),
    ],
)
def test_a_new_occupier_is_visited_within_a_month_and_at_the_latest_within_three(since, first, last):
    """MOVEIN-32, VISIT-22, VISIT-28, GEN-06, worked example 7.7."""
    assert (rules.visit_due(since, 1), rules.visit_due(since, 3)) == (first, last)


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(1, 12))
@settings(max_examples=80)
def test_a_visit_is_due_in_the_month_that_was_meant(since, months):
    """VISIT-28, GEN-06."""
    due = rules.visit_due(since, months)
    assert (due.year * 12 + due.month) - (since.year * 12 + since.month) == months
    assert due.day <= since.day


def test_what_was_promised_and_did_not_come_is_warned_of():
    """MOVEIN-08."""
    assert list(rules.promised("")) == []
    (warning,) = rules.promised("入住资料待补：照片")
    assert warning.override == HEED


def test_nobody_lives_there_before_he_was_received():
    """MOVEIN-32."""
    assert list(rules.lives_there(DAY, DAY)) == []
    assert len(list(rules.lives_there(DAY - timedelta(days=1), DAY))) == 1


def test_a_lease_runs_on_and_is_not_over():
    """MOVEIN-34."""
    assert list(rules.lease(DAY, DAY, DAY)) == []
    assert len(list(rules.lease(DAY, DAY - timedelta(days=1), DAY))) == 1
    assert len(list(rules.lease(DAY - timedelta(days=9), DAY - timedelta(days=1), DAY))) == 1
