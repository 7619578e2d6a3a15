"""Spaces: their agreements, the months paid, the card that follows, and what a mistake leaves behind."""

from dataclasses import replace
from datetime import date

import pytest

from deskapp.access.errors import AccessError
from deskapp.access.kinds import AgreementForm, AgreementState, Collection, PlanAct, Purpose
from deskapp.access.parking import agreements, top_ups
from deskapp.access.parking.agreements import Terms
from deskapp.access.parking.top_ups import Months
from deskapp.access.parking_records import ParkingAgreement
from deskapp.access.register import planning
from deskapp.access.register.values import Grant
from deskapp.access.rules import parking as rules
from deskapp.access.rules.parking import Held
from deskapp.access.rules.standing import Standing
from deskapp.access.rules.terms import Term
from deskapp.access.search import stands
from deskapp.estate.kinds import SpaceKind
from deskapp.estate.records import ParkingSpace, Vehicle
from deskapp.kernel.money import Money
from deskapp.ledger.monthly import SPACE_ITEMS
from deskapp.staff.choices import TopUpStart
from tests.access.hands import START, card_of, issued, on_reader, write

FEE = Money(35000)
GATE = (9,)


def terms(home, start=START, end=None, **more) -> Terms:
    """What the owner and the centre agreed about his space."""
    given = {"unit_id": home.unit_id, "customer_id": home.owner.customer_id, "vehicle_ids": (home.vehicle_id,), **more}
    return Terms(home.space_id, "张素芬", start, end, FEE, **given)


@pytest.fixture
def agreement(desk, home) -> int:
    """A signed agreement."""
    with desk.work("agree_parking") as session:
        made = agreements.draft(session, "a1", terms(home))
        return agreements.sign(session, made.id).id


def pay(desk, agreement_id, months, request="t1", amount=None, ticket="0000007"):
    with desk.work("top_up_parking") as session:
        asked = Months(agreement_id, months, amount or FEE * months, ticket, "0001203 至 0001206")
        return top_ups.keep(session, request, asked)


def on_card(desk, card, agreement_id, request):
    """The card says what is paid."""
    with desk.work("top_up_parking") as session:
        grant = top_ups.grant_of(session, agreement_id, GATE)
        plan = planning.change(session, request, card, PlanAct.TOP_UP, grant, on_reader(card.uid))
    return write(desk, plan, card.uid)


def parking_term(card):
    """Until when the card opens the gate, on record."""
    grant = card.grant(Purpose.PARKING)
    assert grant is not None
    return grant.term


def term_of(desk, agreement_id):
    with desk.reading() as session:
        return top_ups.paid_term(session, agreement_id)


def test_a_let_space_is_leased_and_an_owned_one_served():
    """PARK-15: rent, space fee, service fee only."""
    assert {kind: rules.form_of(kind) for kind in SpaceKind} == {
        SpaceKind.PRIVATE: AgreementForm.SERVICE,
        SpaceKind.GIFTED: AgreementForm.SERVICE,
        SpaceKind.UNDERGROUND: AgreementForm.LEASE,
        SpaceKind.STILT_FLOOR: AgreementForm.LEASE,
        SpaceKind.SURFACE: AgreementForm.LEASE,
    }
    assert all(kind in SPACE_ITEMS[rules.fee_item_of(kind)] for kind in SpaceKind)


def test_one_space_has_one_agreement_over_the_same_days(desk, home, agreement):
    """PARK-11."""
    with desk.reading() as session:
        (refusal,) = agreements.refusals(session, terms(home, date(2027, 3, 1)))
        assert "车位 B1-0007 已有协议 CW2026-0001（未定止期）" in refusal.text
    with pytest.raises(AccessError, match="同一期间不能再签"), desk.work("agree_parking") as session:
        agreements.draft(session, "a2", terms(home, date(2027, 3, 1)))
    with desk.work("end_parking") as session:
        agreements.terminate(session, agreement, date(2027, 2, 28), "不再租用")
    with desk.work("agree_parking") as session:
        assert agreements.draft(session, "a2", terms(home, date(2027, 3, 1))).number == "CW2026-0002"


@pytest.mark.parametrize(
    ("start", "end", "free"),
    [
        ("2026-12-31", "2027-01-01", False),
        ("2027-01-01", None, False),
        ("2027-06-30", None, False),
        ("2027-07-01", None, True),
        ("2026-01-01", "2026-12-31", True),
    ],
)
def test_agreements_may_follow_each_other_day_on_day(start, end, free):
    """PARK-11."""
    other = Held("CW2026-0001", AgreementState.ACTIVE, date(2027, 1, 1), date(2027, 6, 30))
    wanted = Held("", AgreementState.DRAFT, date.fromisoformat(start), end and date.fromisoformat(end))
    assert (list(rules.free_space("B1-0007", wanted, [other])) == []) is free
    drafted = Held("CW2026-0001", AgreementState.DRAFT, date(2027, 1, 1), None)
    assert list(rules.free_space("B1-0007", wanted, [drafted])) == []


def test_a_draft_given_away_meanwhile_cannot_be_signed(desk, home):
    """PARK-11."""
    with desk.work("agree_parking") as session:
        first = agreements.draft(session, "a1", terms(home))
        second = agreements.draft(session, "a2", terms(home))
        agreements.sign(session, first.id)
    with pytest.raises(AccessError, match="已有协议 CW2026-0001"), desk.work("agree_parking") as session:
        agreements.sign(session, second.id)


def test_months_are_paid_and_the_card_follows(desk, home, agreement):
    """PARK-05, PARK-06, PARK-07: own card, validity by months paid."""
    card = issued(desk, home.owner)
    row = pay(desk, agreement, 3)
    assert (row.period_from, row.period_to, row.amount) == (START, date(2027, 2, 20), Money(105000))
    assert card_of(desk, card.id).grant(Purpose.PARKING) is None, "not before it is written"
    card = on_card(desk, card, agreement, "c1")
    assert card.grant(Purpose.PARKING) == Grant(Purpose.PARKING, Term.first(START, 3), GATE, agreement)
    with desk.reading() as session:
        kept = session.get_one(ParkingAgreement, agreement)
        assert (kept.state, kept.card_id) == (AgreementState.ACTIVE, card.id)
        assert agreements.plates(kept) == ["粤B12345"]
        found = agreements.of_card(session, card.id)
        assert found is not None
        assert [found.number] == [one.number for one in agreements.of_unit(session, home.unit_id)] == ["CW2026-0001"]


def test_a_top_up_before_the_end_goes_on_from_it(desk, agreement, clock):
    """PARK-10."""
    pay(desk, agreement, 1)
    clock.pass_by(days=20)
    assert pay(desk, agreement, 1, "t2").period_from == date(2026, 12, 21)
    assert term_of(desk, agreement) == Term(START, date(2027, 1, 20), START)
    clock.pass_by(days=60)
    late = pay(desk, agreement, 1, "t3")
    assert (late.period_from, late.period_to) == (date(2027, 2, 9), date(2027, 3, 8))
    assert term_of(desk, agreement) == Term(date(2027, 2, 9), date(2027, 3, 8), date(2027, 2, 9))


def test_a_centre_may_count_from_the_day(desk, agreement, clock, set_to):
    """PARK-10: `park_topup_start`."""
    set_to(park_topup_start=TopUpStart.TODAY)
    pay(desk, agreement, 1)
    clock.pass_by(days=20)
    assert pay(desk, agreement, 1, "t2").period_from == date(2026, 12, 11)
    assert term_of(desk, agreement) == Term(START, date(2027, 1, 10), date(2026, 12, 11))


def test_an_agreement_that_starts_later_is_paid_from_its_first_day(desk, home):
    """PARK-06."""
    with desk.work("agree_parking") as session:
        made = agreements.draft(session, "a1", terms(home, date(2026, 12, 1)))
        agreements.sign(session, made.id)
    assert pay(desk, made.id, 1).period_from == date(2026, 12, 1)


def test_no_month_is_kept_without_agreement_ticket_and_the_right_amount(desk, home, agreement):
    """PARK-03, PARK-07, PARK-12."""
    with pytest.raises(AccessError, match="先收款开票"):
        pay(desk, agreement, 1, ticket="")
    with pytest.raises(AccessError, match="应收 ¥350.00，不是 ¥300.00"):
        pay(desk, agreement, 1, amount=Money(30000))
    with pytest.raises(AccessError, match="月数须为 1 至 36"):
        pay(desk, agreement, 0)
    with desk.work("agree_parking") as session:
        other = agreements.draft(session, "a2", terms(home, date(2020, 1, 1), date(2020, 12, 31)))
    with pytest.raises(AccessError, match="协议拟定，请先签订"):
        pay(desk, other.id, 1)


def test_free_months_name_who_gave_them(desk, manned_by, agreement):
    """PARK-12."""
    manager = manned_by("高远").clerk
    with desk.work("top_up_parking") as session:
        row = top_ups.keep(session, "t1", Months(agreement, 1, free_by_id=manager.id, reason="车位积水补偿"))
        assert (row.amount, row.free_by_id) == (Money(), manager.id)
    (refusal,) = rules.may_be_written(AgreementState.SIGNED, "", months=1, free_approved=False)
    assert refusal.override == "free_parking"


def test_the_same_request_pays_once(desk, agreement):
    """Design law 1."""
    assert pay(desk, agreement, 1).id == pay(desk, agreement, 1).id
    assert term_of(desk, agreement) == Term.first(START, 1)


def test_months_taken_back_shorten_the_record_and_the_card_must_be_written_again(desk, home, agreement):
    """REG-22: the contrary row points to the original."""
    card = issued(desk, home.owner)
    pay(desk, agreement, 1)
    second = pay(desk, agreement, 2, "t2")
    card = on_card(desk, card, agreement, "c1")
    with desk.work("top_up_parking") as session:
        contrary = top_ups.reverse(session, second.id, "v2", "收据作废")
        again = top_ups.reverse(session, second.id, "v2", "收据作废")
    assert (contrary.months, contrary.amount, contrary.id) == (-2, Money(-70000), again.id)
    now = card_of(desk, card.id)
    assert parking_term(now) == Term.first(START, 1)
    assert stands(now, START) is Standing.OUTDATED
    with desk.reading() as session:
        assert [row.months for row in top_ups.book(session, START, START)] == [1, 2, -2]


def test_only_the_latest_months_are_taken_back(desk, home, agreement):
    card = issued(desk, home.owner)
    first, second = pay(desk, agreement, 1), pay(desk, agreement, 1, "t2")
    on_card(desk, card, agreement, "c1")
    with pytest.raises(AccessError, match="只能冲销最近一次"), desk.work("top_up_parking") as session:
        top_ups.reverse(session, first.id, "v1", "收据作废")
    with desk.work("top_up_parking") as session:
        top_ups.reverse(session, second.id, "v2", "收据作废")
        top_ups.reverse(session, first.id, "v1", "收据作废")
    assert term_of(desk, agreement) is None
    assert parking_term(card_of(desk, card.id)).valid_to == date(2026, 11, 20)


def test_an_ended_agreement_keeps_its_months_on_record_and_its_card_falls_behind(desk, home, agreement):
    card = issued(desk, home.owner)
    pay(desk, agreement, 3)
    on_card(desk, card, agreement, "c1")
    with pytest.raises(AccessError, match="写明终止的原因"), desk.work("end_parking") as session:
        agreements.terminate(session, agreement, START, " ")
    with desk.work("end_parking") as session:
        agreements.terminate(session, agreement, date(2026, 11, 30), "卖车")
    now = card_of(desk, card.id)
    assert (stands(now, START), parking_term(now).valid_to) == (Standing.OUTDATED, date(2026, 11, 30))
    assert term_of(desk, agreement) == Term.first(START, 3)


def test_vehicles_come_and_go_and_stay_on_record(desk, home, agreement):
    """PARK-11: several plates, one space."""
    with desk.work("agree_parking") as session:
        second = Vehicle(plate="粤B54321", unit_id=home.unit_id)
        session.add(second)
        session.flush()
        agreements.cover(session, agreement, (second.id,))
        row = session.get_one(ParkingAgreement, agreement)
        assert agreements.plates(row) == ["粤B54321"]
        agreements.cover(session, agreement, (home.vehicle_id, second.id))
        assert agreements.plates(row) == ["粤B12345", "粤B54321"]
        assert [one.id for one in agreements.vehicles_of(session, home.unit_id)] == [home.vehicle_id, second.id]


def test_a_card_serves_one_space(desk, home, agreement):
    """PARK-11."""
    card = issued(desk, home.owner)
    pay(desk, agreement, 1)
    card = on_card(desk, card, agreement, "c1")
    with desk.work("agree_parking") as session:
        other = agreements.draft(session, "a2", terms(replace(home, space_id=second_space(session, home))))
        agreements.sign(session, other.id)
    pay(desk, other.id, 1, "t2")
    with pytest.raises(AccessError, match="已用于车位协议 CW2026-0001"):
        on_card(desk, card, other.id, "c2")
    assert list(rules.one_space_a_card("000001", "")) == []
    assert "已用于车位协议 CW2026-0001" in next(rules.one_space_a_card("000001", "CW2026-0001")).text


def second_space(session, home) -> int:
    space = ParkingSpace(space_no="B1-0008", kind=SpaceKind.SURFACE, unit_id=home.unit_id)
    session.add(space)
    session.flush()
    return space.id


def test_an_agreement_over_its_end_has_expired(desk, home):
    """States of ParkingAgreement."""
    row = ParkingAgreement(state=AgreementState.ACTIVE, to_date=START)
    assert agreements.standing(row, START) is AgreementState.ACTIVE
    assert agreements.standing(row, date(2026, 11, 22)) is AgreementState.EXPIRED


def test_where_the_bank_collects_the_card_runs_a_year_or_to_the_end_agreed(desk, home):
    """PARK-04: bank-collected with the property fee."""
    with desk.work("agree_parking") as session:
        made = agreements.draft(session, "a1", terms(home, collection=Collection.BANK))
        with pytest.raises(AccessError, match="还没有交过费"):
            top_ups.grant_of(session, made.id, GATE)
        agreements.sign(session, made.id)
        assert top_ups.grant_of(session, made.id, GATE).term == Term.first(START, 12)
    assert rules.bank_collected(START, date(2027, 3, 31), START).valid_to == date(2027, 3, 31)
    assert rules.bank_collected(date(2027, 1, 1), None, START) == Term.first(date(2027, 1, 1), 12)
