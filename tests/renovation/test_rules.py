"""What a renovation needs and until when it may run, decided from plain values; the worked examples of section 7.2."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskapp.customer_file.papers import line, missing
from deskapp.kernel.days import WorkCalendar, period_end
from deskapp.ledger.deposits import rules as deposits
from deskapp.renovation import rules
from deskapp.renovation.kinds import FilingDeed, FilingState, Relation, WorkKind
from deskapp.renovation.scope import Scope, needed, wrongly_declared
from deskapp.renovation.states import Standing, state_of

TODAY = date(2025, 3, 1)
D = FilingDeed
S = FilingState
DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31))
MODEST = settings(max_examples=60)


def codes(**scope):
    return [one.code for one in needed(Scope(**scope))]


def texts(refusals):
    return [one.text for one in refusals]


def ids(refusals):
    return [one.rule for one in refusals]


def test_normal_work_asks_a_contractor_for_everything():
    """RENO-01, RENO-02, RENO-04, RENO-06."""
    assert codes() == [
        "business_licence",
        "qualification_certificate",
        "principal_id",
        "principal_photo",
        "construction_drawings",
        "construction_plan",
    ]
    assert [one.code for one in needed(Scope()) if one.sealed] == ["business_licence", "qualification_certificate"]


def test_the_contract_is_asked_for_where_the_centre_collects_the_tax():
    """RENO-03."""
    assert "renovation_contract" not in codes()
    assert "renovation_contract" in codes(tax_agency=True)
    assert "renovation_contract" in codes(tax_agency=True, kind=WorkKind.SIMPLE)


def test_changed_plumbing_asks_for_its_drawing():
    """RENO-05."""
    assert "plumbing_wiring_drawing" in codes(plumbing_wiring=True)
    assert "plumbing_wiring_drawing" in codes(plumbing_wiring=True, kind=WorkKind.SIMPLE)


def test_a_changed_structure_asks_for_a_design_and_outside_dwellings_for_a_permit():
    """RENO-08, RENO-09."""
    assert "design_proposal" in codes(structural_change=True)
    assert "construction_permit" not in codes(structural_change=True)
    assert "construction_permit" in codes(structural_change=True, residential=False)
    assert "construction_permit" not in codes(residential=False)
    assert "construction_permit" in codes(residential=False, permit_for_all=True)
    assert "construction_permit" not in codes(permit_for_all=True)


def test_a_changed_facade_asks_for_all_three():
    """RENO-10: each of them, or it is blocked."""
    three = {"planning_approval", "committee_consent", "uniform_style"}
    asked = needed(Scope(facade=True))
    assert three <= {one.code for one in asked}
    handed = [line(one) for one in asked if one.code != "committee_consent"]
    assert ids(missing(asked, handed)) == ["RENO-10"]


def test_hot_work_and_advertising_ask_for_their_papers():
    """RENO-11, RENO-14."""
    assert "fire_approval" in codes(hot_work=True)
    assert "outdoor_ad_certificate" in codes(outdoor_advertising=True)


def test_simple_work_is_spared_qualification_and_drawings_but_not_the_plan():
    """RENO-12."""
    asked = codes(kind=WorkKind.SIMPLE)
    assert "qualification_certificate" not in asked
    assert "construction_drawings" not in asked
    assert {"business_licence", "construction_plan", "principal_id"} <= set(asked)


def test_a_suppliers_free_service_brings_nothing_but_its_workers_papers():
    """RENO-13."""
    assert codes(kind=WorkKind.SUPPLIER_FREE, plumbing_wiring=True, tax_agency=True) == []
    assert codes(kind=WorkKind.SUPPLIER_FREE, hot_work=True) == ["fire_approval"]


def test_a_user_brings_the_owners_word_and_the_owner_is_asked():
    """RENO-15."""
    assert "owner_consent" in codes(relation=Relation.USER)
    assert list(rules.confirmed(Relation.OWNER, by="", phone="", told=False)) == []
    assert list(rules.confirmed(Relation.USER, by="张素芬", phone="13800138000", told=True)) == []
    for gap in ({"by": ""}, {"phone": " "}, {"told": False}):
        said: dict[str, Any] = {"by": "张素芬", "phone": "13800138000", "told": True} | gap
        assert ids(rules.confirmed(Relation.USER, **said)) == ["RENO-15"]


def test_a_declaration_stands_for_what_a_contractor_cannot_supply():
    """RENO-16."""
    asked = needed(Scope())
    assert list(missing(asked, [line(one, supplied=False, declared=True) for one in asked])) == []


@pytest.mark.parametrize(
    ("scope", "rule"),
    [
        ({"structural_change": True}, "RENO-08"),
        ({"structural_change": True, "residential": False}, "RENO-09"),
        ({"facade": True}, "RENO-10"),
        ({"hot_work": True}, "RENO-11"),
        ({"outdoor_advertising": True}, "RENO-14"),
        ({"relation": Relation.USER}, "RENO-15"),
    ],
)
def test_a_declaration_never_stands_for_what_others_approve(scope, rule):
    """RENO-17: of RENO-08 to RENO-11, RENO-14 and RENO-15 nothing is declared."""
    asked = [one for one in needed(Scope(**scope)) if one.rule == rule]
    assert asked
    assert not any(one.may_declare for one in asked)
    declared = [line(one, supplied=False, declared=True) for one in asked]
    assert set(ids(wrongly_declared(asked, declared))) == {"RENO-17"}
    assert set(ids(missing(asked, declared))) == {rule}


def test_whoever_renovates_himself_brings_no_papers_of_a_company():
    """RENO-63."""
    asked = codes(is_self_renovation=True, tax_agency=True)
    assert not {"business_licence", "qualification_certificate", "renovation_contract"} & set(asked)
    assert "construction_plan" in asked


def test_every_document_belongs_to_a_side():
    """RENO-64: contractor RENO-01 to 06, owner the approvals."""
    everything = needed(Scope(relation=Relation.USER, structural_change=True, hot_work=True, plumbing_wiring=True))
    sides = {one.code: one.side for one in everything}
    assert sides["plumbing_wiring_drawing"] == sides["business_licence"] == "contractor"
    assert sides["design_proposal"] == sides["fire_approval"] == sides["owner_consent"] == "owner"


def test_only_an_owner_on_record_applies_as_the_owner():
    """RENO-18."""
    assert list(rules.identity(Relation.OWNER, "张素芬", ["张素芬"])) == []
    assert ids(rules.identity(Relation.OWNER, "李四", ["张素芬"])) == ["RENO-18"]
    assert list(rules.identity(Relation.AGENT, "李四", ["张素芬"])) == []
    assert ids(rules.identity(Relation.AGENT, "李四", [])) == ["RENO-18"]


def test_every_worker_has_two_photos_and_a_copy():
    """RENO-07."""
    assert list(rules.worker("周顺", 2, id_copy=True)) == []
    assert texts(rules.worker("周顺", 1, id_copy=False)) == ["施工人员周顺缺身份证复印件、照片还差 1 张"]


@pytest.mark.parametrize(
    ("start", "latest"),
    [(date(2025, 3, 10), date(2025, 6, 9)), (date(2025, 11, 30), date(2026, 2, 28))],
)
def test_a_filing_runs_three_months_at_most(start, latest):
    """RENO-23, the worked examples of 7.2."""
    assert list(rules.period(start, latest, TODAY, 3)) == []
    (stop,) = rules.period(start, latest + timedelta(days=1), TODAY, 3)
    assert (stop.rule, str(latest) in stop.text) == ("RENO-23", True)


def test_a_period_does_not_run_backwards_nor_lie_in_the_past():
    """RENO-23."""
    assert ids(rules.period(TODAY, TODAY - timedelta(days=1), TODAY, 3)) == ["RENO-23"]
    assert ids(rules.period(date(2025, 1, 1), date(2025, 2, 28), TODAY, 3)) == ["RENO-23"]


@given(DAYS, st.integers(0, 130))
@MODEST
def test_no_filing_is_longer_than_its_months(start, days):
    """RENO-23: whatever passes ends no later than the day before the same day three months on."""
    end = start + timedelta(days=days)
    assert (list(rules.period(start, end, start, 3)) == []) == (end <= period_end(start, 3))


def extension(ends_on, new_end, today, **more):
    said = {"lead_days": 15, "most_months": 3, "done": 0, "most": 0} | more
    return list(rules.extension(ends_on, new_end, today, **said))


def test_an_extension_starts_the_day_after_the_end_and_runs_three_months_at_most():
    """RENO-43, RENO-47, the worked example: asked for on 5 June, from 10 June, until 9 September."""
    end, asked = date(2025, 6, 9), date(2025, 6, 5)
    assert extension(end, date(2025, 9, 9), asked) == []
    assert ids(extension(end, date(2025, 9, 10), asked)) == ["RENO-43"]
    assert ids(extension(end, end, asked)) == ["RENO-43"]


def test_an_extension_is_asked_for_from_fifteen_days_before_the_end_or_any_time_later():
    """RENO-47."""
    end = date(2025, 6, 9)
    assert extension(end, date(2025, 7, 9), date(2025, 5, 25)) == []
    assert ids(extension(end, date(2025, 7, 9), date(2025, 5, 24))) == ["RENO-47"]
    assert extension(end, date(2025, 9, 9), date(2025, 9, 1)) == []
    assert ids(extension(end, date(2025, 7, 9), date(2025, 9, 1))) == ["RENO-43"]


def test_extensions_are_not_counted_unless_the_centre_says_so():
    """RENO-47: `reno_max_extensions` 0 is any number."""
    end = date(2025, 6, 9)
    assert extension(end, date(2025, 7, 9), end, done=9) == []
    assert ids(extension(end, date(2025, 7, 9), end, done=2, most=2)) == ["RENO-47"]


@given(DAYS, st.integers(-30, 120), st.integers(-40, 130))
@MODEST
def test_whatever_extension_passes_is_a_period_of_three_months_from_the_old_end(ends_on, asked, new):
    """RENO-43, RENO-47."""
    today, new_end = ends_on + timedelta(days=asked), ends_on + timedelta(days=new)
    if extension(ends_on, new_end, today) == []:
        starts = ends_on + timedelta(days=1)
        assert starts <= new_end <= period_end(starts, 3)
        assert today >= ends_on - timedelta(days=15)
        assert new_end >= today


def test_two_copies_and_every_pass_that_is_out_are_checked_in():
    """RENO-42."""
    assert list(rules.checked_in(2, 5, 5)) == []
    assert ids(rules.checked_in(1, 4, 5)) == ["RENO-42", "RENO-42"]


def test_six_passes_out_and_five_back_block_the_refund():
    """RENO-53, the worked example; the renovation manager may let it pass."""
    assert list(rules.all_back(6, 6, [])) == []
    (stop,) = rules.all_back(6, 5, ["LS2026-0003"])
    assert stop.text == "临时出入卡发出 6 张，收回 5 张，还差 1 张，其中遗失 LS2026-0003"
    assert (stop.rule, stop.override) == ("RENO-53", "refund_with_passes_out")


@given(st.integers(0, 40), st.integers(0, 40))
@MODEST
def test_the_refund_is_free_exactly_when_as_many_came_back_as_went_out(issued, returned):
    """RENO-53."""
    assert (list(rules.all_back(issued, returned, [])) == []) == (issued == returned)


HOLIDAYS = frozenset(
    [date(2025, 1, 1)] + [date(2025, 5, day) for day in range(1, 6)] + [date(2025, 10, day) for day in range(1, 9)]
)
MAKEUP = frozenset([date(2025, 9, 28), date(2025, 10, 11)])


@pytest.mark.parametrize(
    ("passed", "earliest"),
    [
        (date(2025, 3, 3), date(2025, 3, 12)),
        (date(2025, 4, 28), date(2025, 5, 12)),
        (date(2025, 9, 26), date(2025, 10, 13)),
    ],
)
def test_the_seventh_working_day_after_the_inspection_is_the_first_of_the_refund(passed, earliest):
    """RENO-50, the worked examples of 7.2, make-up days counted."""
    calendar = WorkCalendar(HOLIDAYS, MAKEUP)
    assert deposits.earliest(frozenset({deposits.RENOVATION}), passed, 7, calendar) == earliest


def test_the_state_follows_from_what_was_done_the_money_and_the_day():
    """RENO-38, RENO-48, RENO-50, RENO-62: the table of specification 3.1."""
    end, today = date(2026, 2, 22), date(2025, 12, 1)
    working = [D.FILED, D.SUBMITTED, D.APPROVED, D.NOTIFIED, D.SIGNED, D.PAID, D.CERTIFIED]
    paid = Standing(received=True)
    assert state_of([D.FILED], Standing(), end, today) is S.DRAFT
    assert state_of([D.FILED, D.SUBMITTED, D.RETURNED, D.SUPPLIED], Standing(), end, today) is S.RETURNED
    assert state_of(working, Standing(), end, today) is S.AGREEMENT_SIGNED
    assert state_of(working, paid, end, end) is S.IN_PROGRESS
    assert state_of([*working, D.EXTENDED], paid, end, end) is S.EXTENDED
    assert state_of(working, paid, end, end + timedelta(days=1)) is S.EXPIRED
    passed = [*working, D.REQUESTED, D.FAILED, D.REQUESTED, D.PASSED, D.PASSES_BACK]
    waits = Standing(received=True, earliest_on=today + timedelta(days=1))
    assert state_of(passed, waits, end, today) is S.INSPECTION_PASSED
    assert state_of(passed, waits, end, today + timedelta(days=1)) is S.REFUND_READY
    assert state_of(passed, Standing(True, ordered=True), end, today) is S.REFUND_ORDERED
    assert state_of(passed, Standing(True, ordered=True, refunded=True), end, today) is S.REFUNDED
    assert state_of([*passed, D.ARCHIVED], Standing(True, True, True), end, today) is S.ARCHIVED
    assert state_of([D.FILED, D.CANCELLED], Standing(), end, today) is S.CANCELLED
