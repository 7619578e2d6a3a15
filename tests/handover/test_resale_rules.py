"""What lets a unit have another owner, as plain values: debts, papers, days, the former household, three who know."""

from datetime import date, datetime, timedelta
from itertools import chain, combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskapp.customer_file.papers import line, missing
from deskapp.estate.kinds import CustomerKind
from deskapp.handover.resale import rules
from deskapp.handover.resale.kinds import Fate, Held, Proof, Recipient, ResaleDeed, ResaleState
from deskapp.handover.resale.rules import Thing
from deskapp.kernel.days import CHINA
from deskapp.kernel.money import Money
from deskapp.kernel.problems import HEED

D, S = ResaleDeed, ResaleState
TODAY = date(2026, 11, 21)
AT = datetime(2026, 11, 21, 14, 0, tzinfo=CHINA)
CARD = Thing(Held.CARD, "00718", "张素芬")
BANK = Thing(Held.BANK, "WT2026-0001", "张素芬", Fate.AGAIN)


@pytest.mark.parametrize(
    ("deeds", "owed", "complete", "acknowledged", "state"),
    [
        ([D.RECEIVED], 0, False, False, S.DRAFT),
        ([D.RECEIVED], 1, True, False, S.ARREARS_BLOCKED),
        ([D.RECEIVED], 1, False, False, S.ARREARS_BLOCKED),
        ([D.RECEIVED], 0, True, False, S.DOCUMENTS_OK),
        ([D.RECEIVED, D.COMPLETED], 1, True, False, S.COMPLETED),
        ([D.RECEIVED, D.COMPLETED], 0, True, True, S.NOTIFIED),
        ([D.RECEIVED, D.COMPLETED, D.ARCHIVED], 0, True, True, S.ARCHIVED),
        ([D.RECEIVED, D.CANCELLED], 1, False, False, S.CANCELLED),
    ],
)
def test_how_a_resale_stands(deeds, owed, complete, acknowledged, state):
    """RESALE-01, RESALE-04, specification 5.12."""
    assert rules.state(deeds, Money(owed), complete=complete, acknowledged=acknowledged) is state


@given(fen=st.integers(0, 10**9))
def test_what_is_owed_stops_it_and_nobody_lets_it_pass(fen):
    """RESALE-01."""
    found = list(rules.settled(Money(fen)))
    assert [(one.rule, one.override) for one in found] == ([("RESALE-01", "")] if fen else [])


@pytest.mark.parametrize("kind", list(CustomerKind))
@pytest.mark.parametrize("proof", list(Proof))
def test_contract_or_certificate_is_seen_and_a_copy_kept(proof, kind):
    """RESALE-02, RESALE-03: one of the two, original and copy; then what every new owner brings."""
    first, *others = rules.needed(proof, kind, agent=False, family=True)
    assert (first.words, first.original, first.copies, first.required) == (proof.value, True, 1, True)
    assert [one.rule for one in missing([first], [line(first, supplied=False)])] == ["RESALE-02"]
    assert [one.rule for one in missing([first], [line(first, copies=0)])] == ["RESALE-02"]
    codes = [one.code for one in others]
    assert "owner_id" in codes
    assert "move_in_notice" not in codes
    agents = [one.code for one in rules.needed(proof, kind, agent=True, family=True)]
    assert set(agents) - {first.code, *codes} == {"power_of_attorney", "agent_id"}


@given(days=st.integers(-400, 400))
def test_the_name_changed_after_the_former_owner_s_first_day_and_not_in_days_to_come(days):
    """RESALE-06."""
    since = TODAY - timedelta(days=100)
    day = TODAY + timedelta(days=days)
    assert bool(list(rules.changes_on(day, since, TODAY))) is not (since < day <= TODAY)
    assert bool(list(rules.changes_on(day, None, TODAY))) is (day > TODAY)


def test_the_owner_is_somebody_else_now():
    """RESALE-06."""
    assert len(list(rules.another("张素芬", "张素芬"))) == 1
    assert list(rules.another("张素芬", "李明")) == []


def test_what_stays_the_former_owner_s_only_warns():
    """RESALE-07: an open renovation filing, a deposit."""
    found = list(rules.in_mind(["ZX2026-0001"], ["押金 ¥1,000.00 在押"]))
    assert [(one.rule, one.override) for one in found] == [("RESALE-07", HEED)] * 2
    assert list(rules.in_mind([], [])) == []


def test_everything_that_the_former_household_has_is_listed_and_nothing_else():
    """RESALE-06."""
    assert list(rules.listed([CARD, BANK], [BANK, CARD])) == []
    assert [one.rule for one in rules.listed([CARD], [CARD, BANK])] == ["RESALE-06"]
    assert [one.rule for one in rules.listed([CARD, BANK], [CARD])] == ["RESALE-06"]
    assert rules.of_cards([CARD, BANK]) == [CARD]


@pytest.mark.parametrize("told", list(chain.from_iterable(combinations(Recipient, n) for n in range(4))))
def test_three_must_know(told):
    """RESALE-04, RESALE-05: finance, the information clerk and the control centre."""
    assert rules.all_know(told) is (len(told) == 3)


@pytest.mark.parametrize(("minutes", "fits"), [(-1, False), (0, True), (59, True), (61, False)])
def test_a_notice_is_acknowledged_after_it_was_printed(minutes, fits):
    """RESALE-04."""
    found = rules.acknowledges(AT + timedelta(minutes=minutes), AT, AT + timedelta(minutes=60))
    assert (list(found) == []) is fits


@pytest.mark.parametrize("now", list(ResaleState))
def test_an_act_is_done_only_where_the_states_lead_from(now):
    """RESALE-04, specification 3.5."""
    assert (list(rules.only_in(now, rules.BEFORE, "变更业主")) == []) is (now in rules.BEFORE)
