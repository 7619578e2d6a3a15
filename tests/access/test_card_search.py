"""A card is found in the one search box by whatever number somebody reads off it (GEN-16)."""

import pytest

from deskapp.access.kinds import HolderClass
from deskapp.access.numbers.format import NumberFormat
from deskapp.access.register import changes
from deskapp.access.register.values import Holder
from deskapp.access.search import cards
from deskapp.estate.search import find
from deskapp.overview.search import search_view
from deskapp.overview.shown import Leads, Link
from tests.access.hands import OTHER, UID, issued, plan_issue

FORM = "reversed.dec10.first4"


@pytest.fixture
def two(desk, home, set_to):
    """The cards of owner and tenant, at a site whose doors show ten digits."""
    set_to(card_number_format=FORM)
    return issued(desk, home.owner), issued(desk, home.tenant, "r2", OTHER)


def found(desk, typed):
    with desk.reading() as session:
        return [one.record_id for one in find(session, typed, desk.today, (cards,)) if one.kind == "卡号"]


@pytest.mark.parametrize(
    "code",
    [
        "reversed.dec10.first4",
        "forward.dec10.first4",
        "forward.dec10.last4",
        "reversed.split_low.first4",
        "forward.split_high.cascade",
        "reversed.dec8_low.last4",
        "forward.hex.whole",
        "reversed.hex.whole",
        "reversed.wiegand34.first4",
        "forward.wiegand26_low.last4",
        "forward.wiegand66.whole",
    ],
)
def test_every_form_of_its_number_finds_the_card(desk, two, code):
    """GEN-16: search by any form."""
    number = NumberFormat.parse(code).show(bytes.fromhex(UID))
    assert found(desk, number) == [two[0].id]


@pytest.mark.parametrize("typed", ["000001", UID, UID.lower(), "0857870596", "857870596"])
def test_the_number_on_the_card_and_at_the_doors_find_it(desk, two, typed):
    assert two[0].id in found(desk, typed)


@pytest.mark.parametrize("typed", ["", "1", "张素芬", "0857870597", "%%%%%%%%", "________", "3-2-501"])
def test_anything_else_finds_no_card(desk, two, typed):
    assert found(desk, typed) == []


def test_a_hit_says_whose_it_is_how_it_stands_and_what_the_doors_show(desk, two):
    view = search_view(desk, "0857870596")
    assert [(hit.group, hit.name, hit.about) for hit in view.hits] == [
        ("门禁卡", "000001", "3-2-501 张素芬，有效，0857870596")
    ]
    assert (view.hits[0].link, view.hits[0].room) == (Link(Leads.CARD, two[0].id), "3-2-501")
    with desk.work("report_card_lost") as session:
        changes.report_lost(session, two[0].id, "l1", "")
    assert search_view(desk, UID).hits[0].about == "3-2-501 张素芬，遗失，0857870596"


def test_a_staff_card_is_found_without_a_room(lead, set_to):
    set_to(card_number_format=FORM)
    issued(lead, Holder(HolderClass.STAFF, "保安 甘棠"))
    (hit,) = search_view(lead, "0857870596").hits
    assert (hit.name, hit.about) == ("000001", "保安 甘棠，有效，0857870596")


def test_a_half_written_card_shows_as_such(desk, home):
    plan_issue(desk, home.owner)
    assert "写卡未完成" in search_view(desk, UID).hits[0].about
