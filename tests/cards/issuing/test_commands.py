"""No session sends a command more than cards.md 4.4 reckons as the least, and each says what it will do first."""

import pytest

from deskapp.cards.desfire.version import Family
from deskapp.cards.emulator.reader import OMNIKEY_5321
from deskapp.cards.issuing import session
from deskapp.cards.issuing.plan import Act, Step
from tests.cards.issuing.counter import RECORD, RENEWED, Counter, classic, desfire, ours, plan_of

HANDSHAKES = {"EV1": ("EV1", Family.EV1, "AA"), "EV3": ("EV3", Family.EV2, "71")}


@pytest.fixture(params=list(HANDSHAKES.values()), ids=list(HANDSHAKES))
def generation(request):
    """A generation of card, its family, and its command of authentication."""
    return request.param


def said(counter: Counter) -> str:
    """The instructions that were sent, in hex; pseudo-commands of the reader in full length."""
    return " ".join((sent[:4] if sent.startswith("ff") else sent[2:4]).upper() for sent in counter.heard)


def test_a_new_desfire_card_takes_the_least_there_is(generation):
    name, family, shows = generation
    counter = Counter(desfire(name))
    outcome = counter.issue(plan_of(counter.card))
    assert said(counter) == (f"FFCA 60 AF AF 1A AF C4 {shows} AF 54 CA 5A {shows} AF CD 3D C4 C4 C4 {shows} AF BD"), (
        "24 of the table, without the two continuations that 31 bytes do not need"
    )
    assert (outcome.commands, len(counter.heard), outcome.family) == (22, 22, family)


def test_a_desfire_card_of_known_family_whose_master_key_is_left_takes_13(generation):
    name, family, shows = generation
    counter = Counter(desfire(name))
    counter.issue(plan_of(counter.card, family=family, take_over=False))
    assert said(counter) == f"FFCA CA 5A {shows} AF CD 3D C4 C4 C4 {shows} AF BD"
    assert len(counter.heard) == 13


def test_a_desfire_card_is_renewed_with_8(generation):
    name, family, shows = generation
    counter = Counter(desfire(name))
    plan = plan_of(counter.card, family=family)
    counter.issue(plan)
    counter.heard.clear()
    counter.issue(ours(plan), RENEWED)
    assert said(counter) == f"FFCA 5A {shows} AF 3D {shows} AF BD"
    assert len(counter.heard) == 8
    assert counter.read(plan).record == RENEWED


def test_a_new_classic_card_takes_3_and_6_and_twice_its_blocks():
    sectors, blocks = 1, 2
    counter = Counter(classic())
    counter.issue(plan_of(counter.card, refuse_changeable=False))
    assert said(counter) == "FFCA FF82 FF86 FFD6 FFD6 FFD6 FF82 FF86 FFB0 FFB0 FFB0"
    assert len(counter.heard) == 3 + sectors * (2 * blocks + 4)


def test_a_classic_card_is_renewed_with_5_and_twice_its_blocks():
    counter = Counter(classic())
    plan = plan_of(counter.card)
    counter.issue(plan)
    counter.heard.clear()
    counter.issue(ours(plan), RENEWED)
    assert said(counter) == "FFCA FF82 FF86 FFD6 FFD6 FF82 FF86 FFB0 FFB0"
    assert len(counter.heard) == 5 + 2 * 2
    assert counter.read(plan).record == RENEWED


def test_the_look_for_a_changeable_number_takes_seven_more():
    counter = Counter(classic())
    counter.issue(plan_of(counter.card))
    assert said(counter).startswith("FFCA FF82 FF86 FF82 FF86 FFB0 FFD6 FFCA FF82 FF86 FFD6")
    assert len(counter.heard) == 11 + 7


def test_a_reader_that_keeps_keys_has_its_slot_wiped_at_the_end():
    counter = Counter(classic(), OMNIKEY_5321)
    outcome = counter.issue(plan_of(counter.card, refuse_changeable=False))
    assert counter.heard[-1] == "ff82200006000000000000"
    counter.heard.clear()
    counter.issue(ours(plan_of(counter.card, slot=outcome.slot)), RENEWED)
    assert [sent[:6] for sent in counter.heard if sent.startswith("ff82")] == ["ff8220"] * 3
    assert counter.heard[-1] == "ff82200006000000000000"


@pytest.mark.parametrize(
    ("card", "acts"),
    [
        (desfire(), [Act.TAKE_OVER, Act.CREATE, Act.WRITE, Act.SEAL, Act.VERIFY]),
        (classic(), [Act.WRITE, Act.SEAL, Act.VERIFY]),
    ],
    ids=["desfire", "classic"],
)
def test_every_change_of_the_card_is_told_before_it_is_made(card, acts):
    counter = Counter(card)
    plan = plan_of(card)
    steps = session.issue(*counter.connect(), plan, RECORD)
    told: list[Step] = []
    before = counter.snapshot()
    for step in steps:
        if not told:
            assert counter.snapshot() == before, "looking at a card does not change it"
        told.append(step)
        if step.act is Act.VERIFY:
            before = counter.snapshot()
    assert [step.act for step in told] == acts
    assert counter.snapshot() == before, "reading a card back does not change it"
    assert {(step.key_version, step.sector) for step in told} == {(2, 1 if card.uid[0] == 0x56 else None)}


def test_whoever_asks_for_no_more_leaves_the_card_as_it_is():
    counter = Counter(desfire())
    before = counter.snapshot()
    steps = session.issue(*counter.connect(), plan_of(counter.card), RECORD)
    assert next(steps) == Step(Act.TAKE_OVER, 2)
    steps.close()
    assert counter.snapshot() == before
