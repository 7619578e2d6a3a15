"""What waits at the doors is found without looking at every card, and is what looking at every card finds."""

import pytest

from deskapp.access.doors import groups, since
from deskapp.access.kinds import ListKind, PlanAct
from deskapp.access.register import changes
from deskapp.estate.records import IcCard
from tests.access.hands import OTHER, access, changed, issued
from tests.access.test_doors import doors, export, load, lose, waiting

__all__ = ["doors"]


@pytest.fixture
def level(desk, home, doors, lead):
    """Two cards on a list that every door in use has; the gate is out of use."""
    cards = issued(desk, home.owner), issued(desk, home.tenant, "r2", OTHER)
    with lead.work("set_doors") as session:
        groups.put_out_of_use(session, groups.group(session, 2))
    load(desk, export(desk, ListKind.FULL, "x1"), doors["east"], doors["west"])
    return cards


def asked(desk):
    """The cards that are looked at; None for all of them."""
    with desk.reading() as session:
        return since.changed_since(session, since.even(session, groups.groups(session)).values())


def test_nothing_changed_nothing_is_looked_at(desk, level):
    assert asked(desk) == frozenset()
    assert waiting(desk) == {"东门": [], "西门": []}


@pytest.mark.parametrize("act", ["lose", "take_back", "renew", "rights"])
def test_a_card_that_changed_is_looked_at_alone(desk, level, act):
    """CARD-22: whatever was done to it."""
    card, _ = level
    match act:
        case "lose":
            lose(desk, card)
        case "take_back":
            with desk.work("take_back_card") as session:
                changes.take_back(session, card.id, "b1")
        case "renew":
            changed(desk, card, access(36), "c1")
        case "rights":
            changed(desk, card, access(doors=(2,)), "c1", PlanAct.RIGHTS)
    assert asked(desk) == {card.id}
    assert all(len(cards) == 1 for cards in waiting(desk).values())


def test_a_card_of_a_roster_that_came_since_is_looked_at(desk, home, level):
    with desk.work("edit_estate") as session:
        card = IcCard(card_no="0000718001", unit_id=home.unit_id, customer_id=home.owner.customer_id)
        session.add(card)
        session.flush()
        made = card.id
    assert asked(desk) == {made}
    assert waiting(desk)["东门"] == [("0000718001", "应允许到 2099-12-31")]


def test_another_format_or_another_door_concerns_every_card(desk, level, set_to, lead):
    set_to(card_number_format="forward.hex.first4")
    assert asked(desk) is None
    assert all(len(cards) == 2 for cards in waiting(desk).values())


def test_a_clock_that_was_set_back_hides_nothing(desk, level, clock):
    """Design law 5: ordered by number, never by time."""
    clock.pass_by(days=-1)
    lose(desk, level[0])
    assert waiting(desk)["东门"] == [(level[0].card_no, "应禁止（挂失）")]
