"""The one search box: whatever the customer says at the counter finds the unit (GEN-16)."""

from datetime import date

import pytest

from deskapp.access.search import cards
from deskapp.estate.kinds import OccupancyRole
from deskapp.estate.pinyin import initials
from deskapp.estate.records import Customer, IcCard, Instruction, Occupancy, Vehicle
from deskapp.estate.search import find
from deskapp.estate.units import instructions, new_unit, owner_since, past, payer, present, ties
from deskapp.kernel.money import Area
from deskapp.kernel.rooms import RoomNo
from tests.statements import statements

TODAY = date(2026, 11, 21)


@pytest.fixture
def street(desk):
    """Three units, an owner who sold, the one who bought, and a tenant."""
    with desk.work("edit_estate") as session:
        home, other, shop = (new_unit(RoomNo.parse(text), Area(8850)) for text in ("3-2-501", "3-12-501", "商铺-12"))
        seller = Customer(name="单素芬", pinyin=initials("单素芬"), phone="13800138000", id_no="11010519491231002X")
        buyer = Customer(name="刘䶮", pinyin=initials("刘䶮"), phone="13900139001")
        tenant = Customer(name="欧阳静", pinyin=initials("欧阳静"), other_phones="02083456789")
        session.add_all([home, other, shop, seller, buyer, tenant])
        owner_since(session, home, seller, date(2015, 3, 1))
        session.flush()
        owner_since(session, home, buyer, date(2024, 5, 1))
        session.add(Occupancy(unit=other, customer=tenant, role=OccupancyRole.TENANT, from_date=date(2025, 1, 1)))
        session.flush()
        session.add(Vehicle(plate="粤BD12345", unit_id=home.id, customer_id=buyer.id))
        session.add(IcCard(card_no="00418301", unit_id=home.id, customer_id=buyer.id))
        return {"home": home.id, "other": other.id, "shop": shop.id}


@pytest.mark.parametrize(
    "typed",
    ["3-2-501", "32501", "3 2 501", "三栋二单元501", "3栋2单元501室", "３－２－５０１", "刘䶮", "ly", "粤B D12345",
     "d12345", "9001", "00418301", "8301"],
)  # fmt: skip
def test_every_spelling_finds_the_home_first(desk, street, typed):
    with desk.reading() as session:
        assert find(session, typed, TODAY, (cards,))[0].unit_id == street["home"], typed


@pytest.mark.parametrize("typed", ["ssf", "dsf", "单", "素芬", "002x"])
def test_a_past_owner_is_found_as_past_in_any_reading(desk, street, typed):
    with desk.reading() as session:
        found = [one for one in find(session, typed, TODAY) if one.words == "单素芬"]
    assert [(one.unit_id, one.detail) for one in found] == [(street["home"], "原业主")]


def test_what_is_ambiguous_stays_ambiguous(desk, street):
    with desk.reading() as session:
        assert {one.unit_id for one in find(session, "501", TODAY)} == {street["home"], street["other"]}
        assert find(session, "商铺12", TODAY)[0].unit_id == street["shop"]


@pytest.mark.parametrize("typed", ["", "   ", "%", "_", "'; DROP TABLE unit", "‮", "x" * 5000])
def test_odd_words_find_nothing_and_break_nothing(desk, street, typed):
    with desk.reading() as session:
        assert find(session, typed, TODAY) == []


def test_a_sale_keeps_the_past_owner_and_names_the_payer(desk, street):
    with desk.reading() as session:
        found = ties(session, street["home"])
    assert [tie.name for tie in present(found, TODAY)] == ["刘䶮"]
    assert [(tie.name, tie.to_date) for tie in past(found, TODAY)] == [("单素芬", date(2024, 4, 30))]
    chosen = payer(found, TODAY)
    assert chosen is not None
    assert chosen.name == "刘䶮"


def test_an_instruction_shows_to_its_last_day(desk, street):
    with desk.work("give_instruction") as session:
        session.add(Instruction(unit_id=street["home"], text="租户搬出须业主到场", valid_to=TODAY))
    with desk.reading() as session:
        assert [one.text for one in instructions(session, street["home"], TODAY)] == ["租户搬出须业主到场"]
        assert instructions(session, street["home"], date(2026, 11, 22)) == []


@pytest.mark.parametrize("typed", ["5-1-", "李", "lm", "1990", "粤C", "0077"])
def test_many_finds_ask_no_more_than_one(desk, street, typed):
    """A search comes with every key: it must not look up each find by itself."""
    asked = []
    for floor in (1, 20):
        with desk.work("edit_estate") as session:
            for door in range(floor, 2 * floor):
                home = new_unit(RoomNo.parse(f"5-1-{door}01"))
                owner = Customer(name="李明", pinyin=initials("李明"), phone=f"1380013{door}1990")
                session.add_all([home, owner])
                owner_since(session, home, owner, date(2015, 3, 1))
                session.flush()
                session.add(Vehicle(plate=f"粤C{door:05d}", unit_id=home.id, customer_id=owner.id))
                session.add(IcCard(card_no=f"1234{door:02d}0077", unit_id=home.id, customer_id=owner.id))
        with desk.reading() as session:
            find(session, typed, TODAY, (cards,))  # what is held is brought up to date by the first search that comes
        with desk.reading() as session, statements(desk.store) as sent:
            find(session, typed, TODAY, (cards,))
        asked.append(len(sent))
    assert asked[0] == asked[1]
