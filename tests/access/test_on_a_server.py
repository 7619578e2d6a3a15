"""Cards, parking, doors and keys of a centre whose counters share a database server."""

from datetime import date

import pytest
from sqlalchemy.exc import IntegrityError

from deskapp.access import book, expiry, rewriting
from deskapp.access.card_records import CardPlan
from deskapp.access.doors import force, groups, lists
from deskapp.access.keys.making import keep, new_key
from deskapp.access.keys.opening import open_ring
from deskapp.access.kinds import KeyTechnology, ListKind, PlanAct, Purpose
from deskapp.access.parking import agreements, top_ups
from deskapp.access.parking.agreements import Terms
from deskapp.access.parking.top_ups import Months
from deskapp.access.quarter import quarter_table
from deskapp.access.register import changes, reading, stock
from deskapp.access.rules.quarter import Quarter
from deskapp.access.search import cards
from deskapp.estate.search import find
from deskapp.handout.door_list import write_door_list
from deskapp.kernel.money import Money
from deskapp.staff.settings import change_settings
from tests.access.hands import START, UID, changed, issued, plan_issue
from tests.store import postgres
from tests.store.test_postgres import counter, manned_server  # noqa: F401  # fixtures

WHY_NOT = postgres.why_not()
pytestmark = pytest.mark.skipif(bool(WHY_NOT), reason=WHY_NOT)


@pytest.fixture
def desk(counter):  # noqa: F811
    return counter("林晓")


def test_a_day_of_cards_on_a_server(desk, counter, home):  # noqa: F811
    manager = counter("高远")
    with manager.work("change_settings") as session:
        change_settings(session, card_number_format="reversed.dec10.first4")
    with manager.work("set_doors") as session:
        hall = groups.add_group(session, "3栋大堂")
        door = groups.add_door(session, hall, "东门").id
        groups.add_group(session, "地库", gate=True)
    card = issued(desk, home.owner)
    with desk.work("agree_parking") as session:
        terms = Terms(home.space_id, "张素芬", START, None, Money(35000), vehicle_ids=(home.vehicle_id,))
        agreement = agreements.sign(session, agreements.draft(session, "a1", terms).id).id
    with desk.work("top_up_parking") as session:
        paid = top_ups.keep(session, "t1", Months(agreement, 2, Money(70000), "0000007"))
        grant = top_ups.grant_of(session, agreement, (2,))
    card = changed(desk, card, grant, "c1", PlanAct.TOP_UP)
    made = write_door_list(desk, 1, ListKind.FULL, "x1")
    with desk.work("confirm_doors") as session:
        lists.confirm(session, made.list_id, door)
    with desk.work("report_card_lost") as session:
        changes.report_lost(session, card.id, "l1", "来电")
        top_ups.reverse(session, paid.id, "v1", "收据作废")
    with desk.reading() as session:
        assert [one.card_id for one in force.states_of(session, groups.group(session, 1), START)[0].waiting] == [
            card.id
        ]
        assert [one.record_id for one in find(session, "0857870596", START, (cards,))] == [card.id]
        assert len(quarter_table(session, Quarter(2026, 4)).rows) == 1
        assert len(book.book(session, START, START)) == 3
        assert expiry.to_call(session, date(2029, 1, 1)) == []
        assert (rewriting.to_rewrite(session, START), reading.unfinished(session)) == ([], [])
        assert list(stock.stock(session).values()) == [-1]
        found = reading.by_uid(session, UID)
        assert found is not None
        assert [one.purpose for one in found.grants] == [Purpose.ACCESS, Purpose.PARKING]


def test_a_server_too_holds_one_open_plan_a_card(desk, home):
    plan = plan_issue(desk, home.owner)
    row = {c.name: getattr(plan, c.name) for c in CardPlan.__table__.columns if c.name != "id"}
    with desk.work("write_card") as session, pytest.raises(IntegrityError), session.begin_nested():
        session.add(CardPlan(**{**row, "request_id": "by another counter"}))


def test_keys_made_at_one_counter_open_at_the_other(counter):  # noqa: F811
    """Counters of one centre have the folder's key in common, and the passphrase."""
    first, second = counter("高远"), counter("林晓")
    with first.work("manage_card_keys") as session:
        new = new_key(session, KeyTechnology.DESFIRE)
        one, two = new.parts
        keep(session, first.store.place, new, one.groups, two.groups, "海棠 和风里 0731")
    with second.reading() as session:
        ring = open_ring(session, second.store.place, "海棠 和风里 0731")
    assert ring.current(KeyTechnology.DESFIRE).master == new.secret
