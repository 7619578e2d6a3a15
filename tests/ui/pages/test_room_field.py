"""The room of a procedure is asked for as in the one search box; what may be several rooms is chosen from (GEN-16)."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt

from deskapp.estate.records import IcCard, Vehicle
from deskapp.overview.search_view import Hit
from deskapp.ui.room_field import RoomField
from tests.fees import make_home
from tests.ui.hands import ENTER, ESC, F8, at_hand, here, press
from tests.ui.pages.conftest import PHONE, say
from tests.ui.pages.test_searching import SPELLINGS

ALT, TAB, DOWN = Qt.KeyboardModifier.AltModifier, Qt.Key.Key_Tab, Qt.Key.Key_Down


def room_field() -> RoomField:
    """The field that has the keyboard."""
    field = at_hand()
    assert isinstance(field, RoomField)
    return field


def offered(field: RoomField) -> list[Hit]:
    """What the open list offers."""
    assert field.list is not None, "nothing is offered"
    return list(field.list.list.hits)


@pytest.fixture
def asked(frame, desk):
    """The first page of a collection, begun about nobody; a car and a card belong to 3-2-501."""
    with desk.work("edit_estate") as session:
        unit_id = frame.room.unit_id("3-2-501")
        session.add(Vehicle(plate="粤B12345", unit_id=unit_id))
        session.add(IcCard(card_no="00418265", unit_id=unit_id))
    frame.start("collect_fees")
    assert here() == "room"
    return frame


@pytest.fixture
def several(asked, desk):
    """Three more units: one on the same floor, one with the same room number, one whose digits run together alike."""
    with desk.work("edit_estate") as session:
        make_home(session, "3-2-502", "周远")
        make_home(session, "1-1-501", "张立")
        make_home(session, "32-501", "何悦")
    return asked


def test_gen_16_whatever_the_search_box_takes_the_room_field_takes(asked):
    """GEN-16."""
    for spelling in SPELLINGS:
        asked.start("give_instruction")
        field = room_field()
        say(spelling)
        press(ENTER)
        assert (field.text(), field.list, here()) == ("3-2-501", None, "text"), spelling


@pytest.mark.parametrize("key", [ENTER, TAB], ids=["enter", "tab"])
def test_what_may_be_several_rooms_is_chosen_from_before_the_keyboard_goes_on(several, key):
    field = room_field()
    say("501")
    press(key)
    assert here() == "room"
    assert [hit.room for hit in offered(field)] == ["1-1-501", "3-2-501", "32-501"]
    press(DOWN)
    press(ENTER)
    assert (field.text(), field.list, here()) == ("3-2-501", None, "payer")


def test_the_list_is_in_sight_under_the_field_and_alt_picks_from_it(several):
    field = room_field()
    say("zsf")
    press(ENTER)
    assert here() == "payer", "one person of these initials is not several"
    field.setFocus()
    field.selectAll()
    say("张")
    press(ENTER)
    names, popup = [hit.name for hit in offered(field)], field.list
    box = popup.geometry() if popup else QRect()
    assert box.top() >= field.mapTo(several.window(), QPoint(0, field.height())).y()
    assert several.window().rect().contains(box)
    assert names == ["张立", "张素芬"]
    press(Qt.Key.Key_2, ALT)
    assert (field.text(), field.list) == ("3-2-501", None)
    assert several.here.offer.name == "collect_fees", "Alt and a digit did not leave for another place"


def test_escape_closes_the_list_and_typing_begins_anew(several):
    field = room_field()
    say("501")
    press(ENTER)
    press(ESC)
    assert (field.text(), field.list, here()) == ("501", None, "room")
    field.selectAll()
    say("3-2-50")
    press(ENTER)
    assert (field.text(), field.list) == ("3-2-50", None), "a whole number is taken as it stands, or refused"


def test_the_beginning_of_a_number_is_never_taken_for_the_whole(asked):
    field = room_field()
    say("3250")
    press(ENTER)
    assert (field.text(), here()) == ("3250", "room")
    assert [hit.room for hit in offered(field)] == ["3-2-501"]
    press(ENTER)
    assert (field.text(), here()) == ("3-2-501", "payer")


def test_digits_run_together_that_spell_two_rooms_are_asked_about_on_f8(several):
    field, page = room_field(), several.here.wizard.page
    say("32501")
    press(F8)
    assert page.kind.title == "客户与单元"
    assert page.forms[0].notes["room"].problem == "有 2 户符合，请选择"
    assert [hit.room for hit in offered(field)] == ["3-2-501", "32-501"]
    press(ENTER)
    assert field.text() == "3-2-501"


def test_f8_takes_a_room_that_was_spelled_without_leaving_the_field(asked):
    say("32501")
    press(F8)
    assert asked.here.wizard.subject() == "3-2-501 张素芬"


def test_the_residents_of_a_room_are_listed_as_soon_as_it_can_be_no_other(asked):
    asked.start("edit_customer")
    say("32501")
    page = asked.here.wizard.page
    assert [cells[0].words for cells in page.table.rows.rows] == ["张素芬", "登记新的住户"]


def test_a_telephone_leads_to_the_room_and_nonsense_is_said_to_be_none(asked):
    field = room_field()
    say(PHONE)
    press(ENTER)
    assert field.text() == "3-2-501"
    field.setFocus()
    field.selectAll()
    say("天上人间")
    press(F8)
    assert "房号写法不对" in asked.here.wizard.page.forms[0].notes["room"].problem
