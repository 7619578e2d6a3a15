"""A search by what is held in memory finds exactly what reading every row finds (GEN-16)."""

from contextlib import contextmanager
from datetime import date
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from deskapp.access import search
from deskapp.estate import held
from deskapp.estate.pinyin import initials
from deskapp.estate.records import Customer, IcCard, Vehicle
from deskapp.estate.search import find
from deskapp.estate.units import new_unit, owner_since
from deskapp.kernel.money import Area
from deskapp.kernel.rooms import RoomNo
from tests.statements import statements

TODAY = date(2026, 11, 21)
SIGNS = "单张李素芬明䶮aAbßΣσz%_\\ "
NAMES = st.text(SIGNS, min_size=1, max_size=4)
DIGITS = st.text("01289", min_size=4, max_size=12)
PAPERS = DIGITS.flatmap(lambda digits: st.sampled_from([digits, f"{digits}X", f"{digits}x"]))
PLATES = st.text("粤BbD129", min_size=3, max_size=8)
UIDS = st.one_of(st.none(), st.binary(min_size=4, max_size=4), st.binary(min_size=7, max_size=7))
PERSON = st.tuples(NAMES, st.one_of(st.just(""), DIGITS), st.one_of(st.just(""), PAPERS), PLATES, DIGITS, UIDS)
WORDS = st.one_of(NAMES, DIGITS, PAPERS, PLATES, st.text("szfmlyb?", min_size=1, max_size=4))
MODEST = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@pytest.fixture
def town(desk):
    """Adds people to a community that grows from example to example."""
    made = SimpleNamespace(count=0)

    def add(people):
        with desk.work("edit_estate") as session:
            for person in people:
                made.count += 1
                _settle(session, made.count, person)

    made.add = add
    return made


def _settle(session, place, person):
    name, phone, paper, plate, digits, uid = person
    home = new_unit(RoomNo.parse(f"7-1-{place}"), Area(8850))
    owner = Customer(name=name, pinyin=initials(name), phone=phone, id_no=paper, other_phones=f"{digits},{phone}")
    session.add_all([home, owner])
    if place % 5:
        owner_since(session, home, owner, date(2015, 3, 1))
    session.flush()
    session.add(Vehicle(plate=plate, unit_id=home.id if place % 7 else None, customer_id=owner.id))
    number = None if uid is None else uid.hex().upper() + f"{place:06X}"[-6:]
    session.add(IcCard(card_no=f"{digits}{place}", uid=number, unit_id=home.id, customer_id=owner.id))


@contextmanager
def every_row(monkeypatch):
    """Searches answer by reading every row."""
    with monkeypatch.context() as patch:
        patch.setattr(held, "row_ids", lambda *_: None)
        yield


def agrees(desk, monkeypatch, typed):
    """What was found, after it was compared with what reading every row finds."""
    with desk.reading() as session:
        quick = find(session, typed, TODAY, (search.cards,))
    with desk.reading() as session, every_row(monkeypatch):
        assert quick == find(session, typed, TODAY, (search.cards,)), typed
    return quick


def parts_of(people):
    """Words that are in somebody, whole or in part."""
    some = [text for person in people for text in person[:5] if text]
    cards = [uid.hex() for *_, uid in people if uid] + [str(int.from_bytes(uid[:4])) for *_, uid in people if uid]
    return st.sampled_from([*some, *cards]).flatmap(
        lambda text: st.integers(0, len(text) - 1).flatmap(
            lambda start: st.integers(start + 1, len(text)).map(lambda end: text[start:end])
        )
    )


@MODEST
@given(st.lists(PERSON, min_size=2, max_size=6), st.lists(WORDS, max_size=4), st.data())
def test_any_words_find_what_reading_every_row_finds(desk, town, monkeypatch, people, words, data):
    """GEN-16: also right after people came, were changed and were withdrawn."""
    town.add(people)
    asked = [*words, *data.draw(st.lists(parts_of(people), max_size=6))]
    for typed in asked:
        agrees(desk, monkeypatch, typed)
    (name, phone, paper, plate, digits, _), gone = data.draw(PERSON), data.draw(st.booleans())
    place = data.draw(st.integers(0, len(people) - 1))
    with desk.work("edit_estate") as session:
        who = session.scalars(select(Customer).order_by(Customer.id.desc()).offset(place).limit(1)).one()
        who.name, who.phone, who.id_no, who.pinyin = name, phone, paper, initials(name)
        for one in session.scalars(select(Vehicle).where(Vehicle.customer_id == who.id)):
            one.plate = plate
        who.withdrawn_on = TODAY if gone and place else None
    for typed in [*asked, name, phone[-4:], paper[-5:], plate, digits]:
        agrees(desk, monkeypatch, typed)


def wang(place):
    return ("王小明", "13800138000", "", f"粤B{place:05d}", "4321", None)


def test_of_many_the_first_are_found_whatever_changed_among_them(desk, town, monkeypatch):
    """GEN-16: more than fit are cut off at the same place."""
    town.add([wang(place) for place in range(90)])
    assert len(agrees(desk, monkeypatch, "小明")) == 40
    with desk.work("edit_estate") as session:
        for who in session.scalars(select(Customer).where(Customer.id % 2 == 0)):
            who.withdrawn_on = TODAY
        for who in session.scalars(select(Customer).where(Customer.id % 3 == 0)):
            who.name = "李小明"
    for typed in ("小明", "李", "王", "xm", "wxm", "8000", "粤B0", "43"):
        agrees(desk, monkeypatch, typed)


def test_what_is_held_is_put_together_anew_when_much_has_changed(desk, town, monkeypatch):
    monkeypatch.setattr(held, "APART", 3)
    town.add([wang(place) for place in range(6)])
    assert len(agrees(desk, monkeypatch, "王")) == 6
    for place in range(6, 12):
        town.add([wang(place)])
        assert len(agrees(desk, monkeypatch, "王小")) == place + 1


def test_another_window_changes_what_this_one_finds(desk, town, monkeypatch):
    """Each has a connection of its own; a view that was opened before sees what it saw."""
    town.add([wang(0)])
    assert agrees(desk, monkeypatch, "李大海") == []
    with desk.reading() as before:
        assert find(before, "李大海", TODAY) == []
        with desk.work("edit_estate") as session:
            session.get_one(Customer, 1).name = "李大海"
        assert len(agrees(desk, monkeypatch, "李大海")) == 1
        assert find(before, "李大海", TODAY) == []
        assert len(find(before, "王小明", TODAY)) == 1


def test_a_view_older_than_what_is_held_is_answered_by_its_own_rows(desk, town, monkeypatch):
    town.add([wang(0)])
    with desk.reading() as before:
        before.get_one(Customer, 1)
        with desk.work("edit_estate") as session:
            session.get_one(Customer, 1).name = "李大海"
        assert len(agrees(desk, monkeypatch, "李大海")) == 1
        assert [one.words for one in find(before, "王小明", TODAY)] == ["王小明"]


def test_a_unit_of_work_finds_its_own_changes_and_leaves_none_behind(desk, town, monkeypatch):
    town.add([wang(0)])
    agrees(desk, monkeypatch, "王")
    with desk.work("edit_estate") as session:
        session.get_one(Customer, 1).name = "李大海"
        session.flush()
        assert [one.words for one in find(session, "李大海", TODAY)] == ["李大海"]
        session.rollback()
    assert agrees(desk, monkeypatch, "李大海") == []
    assert len(agrees(desk, monkeypatch, "王小明")) == 1


def test_what_nobody_is_called_is_answered_without_reading_people(desk, town):
    """The cost does not grow with the community: no question about people is asked at all."""
    town.add([wang(place) for place in range(3)])
    with desk.reading() as session:
        find(session, "龘", TODAY)
    with desk.reading() as session, statements(desk.store) as sent:
        assert find(session, "龘", TODAY) == []
    assert not any("FROM customer" in sql for sql in sent)


def test_searches_are_right_before_and_while_and_after_everything_is_read_in(desk, town, monkeypatch):
    """GEN-16: nobody waits for the thread that reads everything in; what came meanwhile is found too."""
    town.add([wang(place) for place in range(3)])
    read = held._all

    def read_slowly(session):
        made = read(session)
        assert len(agrees(desk, monkeypatch, "王小")) == 3, "while it is read in"
        town.add([wang(3)])
        assert len(agrees(desk, monkeypatch, "王小")) == 4
        return made

    with monkeypatch.context() as patch, desk.reading() as session:
        patch.setattr(held, "_all", read_slowly)
        held.warm(session)
    with monkeypatch.context() as patch, desk.reading() as session:
        patch.setattr(held, "_all", lambda _session: pytest.fail("it is read in once"))
        held.warm(session)
        assert len(agrees(desk, monkeypatch, "王小")) == 4
