"""The same sessions through a real PC/SC service: torn at every command, each card is finished or wiped."""

from typing import Any

import pytest

from deskapp.cards.desfire.version import Family
from deskapp.cards.emulator.mischief import Mischief, Moment
from deskapp.cards.emulator.saving import to_plain
from deskapp.cards.errors import CardGoneError, WrongCardError
from deskapp.cards.issuing import session
from deskapp.cards.issuing.plan import Outcome, Plan, run
from deskapp.cards.link import Link
from deskapp.cards.pcsc import connected
from deskapp.cards.presented import read_presented
from deskapp.cards.record import CardRecord
from tests.cards.issuing.counter import RECORD, RENEWED, begun, classic, desfire, ours, plan_of
from tests.cards.stack.slot import Slot


class Desk:
    """A desk whose reader hangs on the service; each session has a connection of its own."""

    def __init__(self, slot: Slot) -> None:
        self.slot = slot
        self.told: list[Any] = []

    def issue(self, plan: Plan, record: CardRecord = RECORD) -> Outcome:
        self.told = []
        with connected(self.slot.name) as connection:
            link = Link(connection)
            return run(session.issue(link, read_presented(link), plan, record), self.told.append)

    def wipe(self, plan: Plan) -> None:
        with connected(self.slot.name) as connection:
            link = Link(connection)
            run(session.wipe(link, read_presented(link), plan), self.told.append)

    def read(self, plan: Plan) -> CardRecord:
        with connected(self.slot.name) as connection:
            link = Link(connection)
            return session.read(link, read_presented(link), plan).record


@pytest.fixture
def desk(slot):
    """The desk at the private service of the tests."""
    return Desk(slot)


@pytest.mark.parametrize(
    ("make", "medium", "is_renewed", "commands"),
    [
        (desfire, {}, False, 22),
        (desfire, {"family": Family.EV2}, True, 8),
        (classic, {"refuse_changeable": False}, False, 11),
        (classic, {}, True, 9),
    ],
    ids=["new DESFire", "renewed DESFire", "new Classic", "renewed Classic"],
)
def test_pulled_at_any_command_a_card_is_finished_or_wiped(desk, make, medium, is_renewed, commands):
    card = make()
    blank, plan = to_plain(card), plan_of(card, **medium)
    desk.slot.put(card)
    for number in range(1, commands + 1):
        if is_renewed:
            desk.issue(plan)
        before = to_plain(card)
        desk.slot.reader.mischief = Mischief(tear_at=number, moment=Moment.AFTER)
        with pytest.raises(CardGoneError):
            desk.issue(ours(plan) if is_renewed else plan, RENEWED)
        assert desk.told or to_plain(card) == before, f"command {number} changed the card untold"
        desk.slot.reader.mischief = Mischief()
        desk.slot.put(card)
        if number % 2:
            desk.issue(begun(plan), RENEWED)
            assert desk.read(plan) == RENEWED, f"torn at command {number}"
        desk.wipe(begun(plan))
        assert to_plain(card) == blank, f"torn at command {number}"


@pytest.mark.parametrize("make", [desfire, classic], ids=["desfire", "classic"])
def test_a_session_through_the_service_sends_what_it_sends_without_one(desk, make):
    card = make()
    desk.slot.put(card)
    heard: list[bytes] = []
    desk.slot.reader.heard = lambda sent, answer: heard.append(sent)
    outcome = desk.issue(plan_of(card))
    assert len(heard) == outcome.commands == {desfire: 22, classic: 18}[make]
    assert desk.read(plan_of(card)) == RECORD


def test_another_card_laid_down_in_place_of_the_torn_one_is_refused(desk):
    card, other = desfire(), desfire()
    other.chip.uid = bytes.fromhex("04ffffffffffff")
    desk.slot.put(card)
    desk.slot.reader.mischief = Mischief(tear_at=15, moment=Moment.AFTER)
    with pytest.raises(CardGoneError):
        desk.issue(plan_of(card))
    desk.slot.reader.mischief = Mischief()
    desk.slot.put(other)
    before = to_plain(other)
    with pytest.raises(WrongCardError):
        desk.issue(begun(plan_of(card)))
    assert to_plain(other) == before
