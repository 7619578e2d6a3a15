"""Pulled at any single command of any session, a card can be finished or wiped, and nothing was done untold."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from deskapp.cards.emulator.access_bits import access_of
from deskapp.cards.emulator.mischief import Moment
from deskapp.cards.emulator.reader import Card
from deskapp.cards.errors import CardGoneError, NotStoredError, WrongCardError
from deskapp.cards.issuing.plan import Act, Plan, Standing
from tests.cards.issuing.counter import OLDER, RECORD, RENEWED, Counter, begun, classic, desfire, ours, plan_of

MOMENTS = {"before": Moment.BEFORE, "after": Moment.AFTER}


@dataclass(frozen=True)
class Scene:
    """A card as it comes to the desk, and the session that is about to be torn."""

    card: Callable[[], Card]
    medium: dict[str, Any]
    was: str


SCENES = {
    "new EV1": Scene(lambda: desfire("EV1"), {}, "new"),
    "new EV3": Scene(lambda: desfire("EV3"), {}, "new"),
    "new EV3 of somebody else's": Scene(lambda: desfire("EV3"), {"take_over": False}, "new"),
    "renewed EV1": Scene(lambda: desfire("EV1"), {}, "ours"),
    "renewed EV3": Scene(lambda: desfire("EV3"), {}, "ours"),
    "EV3 of older keys": Scene(lambda: desfire("EV3"), {}, "older"),
    "new Classic": Scene(classic, {}, "new"),
    "renewed Classic": Scene(classic, {}, "ours"),
    "Classic of older keys": Scene(classic, {}, "older"),
}


def prepared(scene: Scene) -> tuple[Counter, Plan]:
    """The card in its scene, and the plan of the session that follows."""
    counter = Counter(scene.card())
    plan = plan_of(counter.card, **scene.medium)
    if scene.was == "new":
        return counter, plan
    with_key = plan if scene.was == "ours" else Plan(plan.uid, OLDER, plan.medium)
    counter.issue(with_key)
    return counter, ours(plan)


def torn(scene: Scene, hold: str, moment: Moment) -> Iterator[tuple[int, Counter, Plan]]:
    """The scene once for every command of the session, torn there and put back."""
    counter, plan = prepared(scene)
    counter.heard.clear()
    hold_it(counter, plan, hold)
    commands = len(counter.heard)
    assert commands > 5
    for number in range(1, commands + 1):
        counter, plan = prepared(scene)
        before = counter.snapshot()
        counter.tear(number, moment)
        counter.steps = []
        with pytest.raises(CardGoneError):
            hold_it(counter, plan, hold)
        assert counter.steps or counter.snapshot() == before, f"command {number} changed the card untold"
        counter.put_back()
        yield number, counter, plan


def hold_it(counter: Counter, plan: Plan, hold: str) -> None:
    counter.issue(plan, RENEWED) if hold == "issue" else counter.wipe(plan)


def undisturbed(scene: Scene, hold: str) -> object:
    """What is on the card after the same session that nobody tore."""
    counter, plan = prepared(scene)
    hold_it(counter, plan, hold)
    return counter.snapshot()


@pytest.mark.parametrize("moment", MOMENTS.values(), ids=MOMENTS)
@pytest.mark.parametrize("hold", ["issue", "wipe"])
@pytest.mark.parametrize("scene", SCENES.values(), ids=SCENES)
def test_a_torn_session_is_finished(scene, hold, moment):
    whole = undisturbed(scene, hold)
    for number, counter, plan in torn(scene, hold, moment):
        hold_it(counter, begun(plan), hold)
        assert counter.snapshot() == whole, f"torn at command {number}"
        if hold == "issue":
            assert counter.read(plan).record == RENEWED


@pytest.mark.parametrize("moment", MOMENTS.values(), ids=MOMENTS)
@pytest.mark.parametrize("scene", SCENES.values(), ids=SCENES)
def test_a_torn_issue_is_undone(scene, moment):
    blank = Counter(scene.card()).snapshot()
    for number, counter, plan in torn(scene, "issue", moment):
        counter.wipe(begun(plan))
        assert counter.snapshot() == blank, f"torn at command {number}"


@pytest.mark.parametrize("scene", [SCENES["new EV3"], SCENES["new Classic"]], ids=["desfire", "classic"])
def test_a_session_torn_again_and_again_is_finished_in_the_end(scene):
    whole = undisturbed(scene, "issue")
    counter, plan = prepared(scene)
    for number in range(2, 40):
        counter.tear(number, Moment.AFTER)
        try:
            counter.issue(plan if number == 2 else begun(plan), RENEWED)
            break
        except CardGoneError:
            counter.put_back()
    assert number > 15
    assert counter.snapshot() == whole


@pytest.mark.parametrize(
    ("was", "hold", "locks"),
    [
        ("new", "issue", True),
        ("ours", "issue", False),
        ("older", "issue", False),
        ("new", "wipe", False),
        ("ours", "wipe", True),
    ],
)
def test_a_block_torn_in_the_middle_costs_at_most_its_sector(was, hold, locks):
    """A trailer whose access bits were half written locks its sector for ever: the next spare one is taken and told."""
    scene, locked = Scene(classic, {}, was), 0
    whole = undisturbed(scene, hold)
    for number, counter, plan in torn_blocks(scene, hold):
        if access_of(counter.card.memory.blocks[7]):
            hold_it(counter, begun(plan), hold)
            assert counter.snapshot() == whole, f"torn at command {number}"
        else:
            locked += 1
            assert counter.steps[-1].act in (Act.SEAL, Act.RELEASE)
            moves_to_a_spare_sector(counter, begun(plan))
    assert bool(locked) is locks


def moves_to_a_spare_sector(counter: Counter, plan: Plan) -> None:
    with pytest.raises(NotStoredError, match="打不开"):
        counter.wipe(plan)
    outcome = counter.issue(plan, RENEWED)
    assert (outcome.sector, {step.sector for step in counter.steps}) == (2, {2})
    spare = plan_of(counter.card, standing=Standing.OURS, sector=outcome.sector)
    assert counter.read(spare).record == RENEWED
    counter.wipe(spare)


def torn_blocks(scene: Scene, hold: str) -> Iterator[tuple[int, Counter, Plan]]:
    """As `torn`, but in the middle of a block, and for commands that write one."""
    counter, plan = prepared(scene)
    counter.heard.clear()
    hold_it(counter, plan, hold)
    for number in [at for at, sent in enumerate(counter.heard, 1) if sent.startswith("ffd6") and sent[4:8] != "0000"]:
        counter, plan = prepared(scene)
        counter.tear(number, Moment.DURING)
        with pytest.raises(CardGoneError):
            hold_it(counter, plan, hold)
        counter.put_back()
        yield number, counter, plan


def test_all_spare_sectors_gone_the_card_is_given_up_in_words():
    counter, plan = prepared(SCENES["new Classic"])
    for sector in (1, 2, 3):
        counter.card.memory.blocks[sector * 4 + 3] = bytes(16)
    with pytest.raises(NotStoredError, match="异常卡"):
        counter.issue(begun(plan))


@pytest.mark.parametrize("make", [desfire, classic], ids=["desfire", "classic"])
def test_another_card_put_back_is_refused_untouched(make):
    counter = Counter(make())
    plan = plan_of(counter.card)
    counter.tear(15, Moment.AFTER)
    with pytest.raises(CardGoneError):
        counter.issue(plan)
    other = Counter(make())
    if make is desfire:
        other.card.chip.uid = bytes.fromhex("04ffffffffffff")
    else:
        other.card.memory.blocks[0] = bytes.fromhex("11223344") + other.card.memory.blocks[0][4:]
    before = other.snapshot()
    with pytest.raises(WrongCardError, match="同一张卡"):
        other.issue(begun(plan))
    assert other.snapshot() == before
    counter.put_back()
    counter.issue(begun(plan))
    assert counter.read(plan).record == RECORD
