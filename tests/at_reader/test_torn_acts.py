"""Whichever act a card was written for, and whichever command it left at: the record is true, and it can be mended."""

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace

import pytest

from deskapp.access.kinds import CardFamily, PlanAct, PlanState
from deskapp.access.register import changes, outcomes, planning
from deskapp.at_reader.card import Ending
from deskapp.at_reader.lines import plan_lines, unfinished
from deskapp.cards.emulator.mischief import Mischief, Moment
from deskapp.cards.issuing.desfire_keys import APPLICATION
from deskapp.estate.kinds import CardState
from deskapp.store.haste import in_haste
from tests.access.hands import PAID, access, card_of
from tests.at_reader.acts import ACTS, Hands, issue, staff
from tests.card_station import desfire

FAMILIES = (CardFamily.DESFIRE, CardFamily.CLASSIC)
TRAILER = 13
"""The command that seals a new Classic card: its number, the look for a changeable one, the blocks, and then this."""


@pytest.fixture(params=FAMILIES, ids=lambda family: family.name)
def at(request, hands) -> Hands:
    made: Hands = hands
    made.family = request.param
    return made


@pytest.fixture
def hands(at_reader, home, manned_by) -> Iterator[Hands]:
    """Hundreds of cards are written here: nobody waits for the disk to have each."""
    desk, reader = at_reader
    with in_haste(desk.store):
        yield Hands(desk, replace(manned_by("赵立"), station=desk.station), reader, home, CardFamily.CLASSIC)


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.__name__)
def test_pulled_at_any_command_the_record_is_true_and_the_card_is_finished_or_wiped(at, act):
    """CARD-26, design law 2. At every second command it is finished, at the others given up and made a blank again."""
    number = 1
    endings: list[Ending] = []
    while not endings or endings[-1] is not Ending.DONE:
        plan = act(at)
        before, untouched = card_of(at.desk, plan.card_id), at.snapshot()
        at.reader.mischief = Mischief(tear_at=number, moment=Moment.AFTER)
        endings.append(at.write(plan.id).ending)
        if endings[-1] is Ending.DONE:
            break
        stays_true(at, plan, before, untouched, endings[-1])
        at.put_back()
        finished(at, plan) if number % 2 or plan.act is PlanAct.WIPE else given_up(at, plan)
        number += 1
    assert set(endings[:-1]) <= {Ending.NOT_BEGUN, Ending.TORN}
    assert endings.count(Ending.TORN) >= 4
    at.reader.mischief = Mischief()
    says_what_the_record_says(at, plan)


def stays_true(at, plan, before, untouched, ending) -> None:
    """Nothing the plan was for has happened in the record yet; it is open, and offered again."""
    now = card_of(at.desk, plan.card_id)
    assert (now.state, now.grants, now.holder) == (before.state, before.grants, before.holder)
    assert now.plan is not None
    assert now.plan.tears == (ending is Ending.TORN)
    assert ending is Ending.TORN or at.snapshot() == untouched, "a card that was changed is known to be torn"
    assert [line.plan_id for line in unfinished(at.desk)] == [plan.id]


def finished(at, plan) -> None:
    assert at.write(plan.id).ending is Ending.DONE
    says_what_the_record_says(at, plan)
    assert unfinished(at.desk) == []


def given_up(at, plan) -> None:
    """Nobody goes on with it: what is on the card is wiped, whatever that is."""
    with at.desk.work("abandon_card_plan") as session:
        outcomes.failed(session, plan.id, "不写了")
    card = card_of(at.desk, plan.card_id)
    if card.state is not CardState.WRITE_FAILED:
        with at.desk.work("take_back_card") as session:
            changes.take_back(session, card.id, at.request)
    with at.desk.work("take_back_card") as session:
        wiping = planning.wipe(session, at.request, card_of(at.desk, card.id), at.here)
    assert at.write(wiping.id).ending is Ending.DONE
    says_what_the_record_says(at, wiping)


def says_what_the_record_says(at, plan) -> None:
    card = card_of(at.desk, plan.card_id)
    if plan.act is PlanAct.WIPE:
        assert card.state is CardState.RETURNED
        was = at.snapshot()
        at.new_card()
        assert but_for_its_number(was) == but_for_its_number(at.snapshot())
    else:
        assert card.state is CardState.ACTIVE
        assert at.on_card(card).record == at.as_on_record(card)
        assert plan_lines(at.desk, [plan.id])[0].state is PlanState.DONE


def but_for_its_number(card) -> object:
    return card["blocks"][1:] if "blocks" in card else {**card, "uid": ""}


@pytest.mark.parametrize("act", [issue, staff], ids=lambda act: act.__name__)
def test_a_trailer_torn_in_the_middle_costs_a_sector_and_not_the_card(act, hands):
    """cards.md 3.2: a spare sector is used, and the record knows which."""
    at, used = hands, set()
    for number in writes(at, act(at)):
        plan = act(at)
        at.reader.mischief = Mischief(tear_at=number, moment=Moment.DURING)
        assert at.write(plan.id).ending is Ending.TORN
        at.put_back()
        finished(at, plan)
        medium = card_of(at.desk, plan.card_id).medium
        assert medium is not None
        used.add(medium.layout["sector"])
    assert used == {1, 2}


def writes(at, plan) -> list[int]:
    """At which commands of its session a block is written, the maker's own aside."""
    heard: list[bytes] = []
    at.reader.heard = lambda command, answer: heard.append(command)
    assert at.write(plan.id).ending is Ending.DONE
    at.reader.heard = None
    return [place for place, one in enumerate(heard, 1) if one[:2] == b"\xff\xd6" and one[3]]


def test_a_card_that_was_given_up_half_written_is_issued_again(hands):
    """CARD-26: 写卡失败 is no end. Its locked sector is passed over; so is what had been begun on a DESFire card."""
    tears = ((CardFamily.CLASSIC, TRAILER, Moment.DURING, 2), (CardFamily.DESFIRE, 12, Moment.AFTER, None))
    for family, number, moment, sector in tears:
        hands.family = family
        plan = issue(hands)
        hands.reader.mischief = Mischief(tear_at=number, moment=moment)
        assert hands.write(plan.id).ending is Ending.TORN
        hands.put_back()
        with hands.desk.work("abandon_card_plan") as session:
            outcomes.failed(session, plan.id, "换卡重写")
        assert card_of(hands.desk, plan.card_id).state is CardState.WRITE_FAILED
        with hands.desk.work("issue_card") as session:
            again = planning.issue(session, hands.request, hands.home.owner, (access(),), hands.here, paid=PAID)
        assert again.card_id == plan.card_id
        finished(hands, again)
        medium = card_of(hands.desk, again.card_id).medium
        assert medium is not None
        assert medium.layout.get("sector") == sector


def test_a_desfire_card_with_the_key_of_the_factory_is_a_blank_whatever_was_on_it(hands):
    """cards.md 3.1, 4: the key that opens tells the state. What others had put on it stays; our record is made anew."""
    hands.family = CardFamily.DESFIRE
    card = hands.issued()
    fresh, others = desfire(card.uid), bytes.fromhex("3042f5")
    fresh.chip.applications[others] = deepcopy(hands.card.chip.applications[APPLICATION])
    hands.card = fresh
    hands.reader.put(fresh)
    with hands.desk.work("write_card") as session:
        plan = planning.rewrite(session, hands.request, card, hands.here)
    finished(hands, plan)
    assert set(fresh.chip.applications) == {others, APPLICATION}
