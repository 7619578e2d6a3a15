"""The one search box: every spelling opens the unit, keys pick and start, the keyboard stays in the box (GEN-16)."""

import pytest
from PySide6.QtCore import Qt

from deskapp.estate.records import IcCard, Vehicle
from deskapp.ui.pages.card import CardPage
from deskapp.ui.pages.ticket import TicketPage
from deskapp.ui.pages.unit import UnitPage
from deskapp.ui.pages.walk import WalkPage
from tests.statements import statements
from tests.ui.hands import ENTER, press
from tests.ui.pages.conftest import PAPER, PHONE, pay, search

MOST_QUESTIONS = 12
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def known(unit, desk):
    """The unit with a car and a card."""
    with desk.work("edit_estate") as session:
        session.add(Vehicle(plate="粤B12345", unit_id=unit.id))
        session.add(IcCard(card_no="00418265", unit_id=unit.id))
    return unit


SPELLINGS = (
    "3-2-501",
    "32501",
    "三栋二单元501",
    "3 2 501",
    "501",
    "张素芬",
    "素",
    "zsf",
    PHONE[-4:],
    PAPER[-4:],
    "12345",
)


def test_gen_16_every_spelling_opens_the_unit(known, frame):
    """GEN-16: by room, name, phone, end of a paper and plate."""
    for spelling in SPELLINGS:
        frame.go("today")
        search(spelling)
        press(ENTER)
        assert isinstance(frame.here, UnitPage), spelling
        assert frame.here.view.room == "3-2-501"


def test_gen_16_a_card_opens_its_own_page(known, frame):
    """GEN-16: by the end of its number."""
    search("418265")
    press(ENTER)
    assert isinstance(frame.here, CardPage)
    assert (frame.here.view.card_no, frame.here.view.room) == ("00418265", "3-2-501")


def test_a_hit_shows_what_the_unit_owes_and_sets_off_what_was_typed(frame):
    search("501")
    hit = frame.searching.current()
    assert (hit.name, hit.match, hit.state.words) == ("3-2-501", "501", "欠费 ¥743.40")


def test_gen_16_a_procedure_starts_on_the_marked_hit(known, frame):
    """GEN-16: whichever way the unit was found."""
    for spelling in (*SPELLINGS, "418265"):
        frame.go("today")
        search(spelling)
        press(Qt.Key.Key_F2)
        assert isinstance(frame.here, WalkPage), spelling
        assert frame.here.wizard.subject() == "3-2-501 张素芬"


def test_alt_and_a_digit_picks_while_the_list_is_shown_and_else_goes_to_a_place(frame):
    search("501")
    press(Qt.Key.Key_1, ALT)
    assert isinstance(frame.here, UnitPage)
    press(Qt.Key.Key_5, ALT)
    assert frame.here.place == "tickets"


def test_a_receipt_is_found_by_its_number(frame, desk):
    search("32501")
    press(Qt.Key.Key_F2)
    pay(frame)
    search("0000001")
    press(ENTER)
    assert isinstance(frame.here, TicketPage)
    assert frame.here.view.printed_no == "0000001"


def test_a_procedure_is_found_by_code_initials_and_words(frame):
    for words in ("rj", "日结"):
        search(words)
        assert frame.searching.current().link.key == "close_day"
        press(Qt.Key.Key_Escape)
    search("sf")
    press(ENTER)
    assert frame.here.offer.name == "collect_fees"


def test_ctrl_k_shows_every_procedure_and_command_and_takes_one(frame):
    press(Qt.Key.Key_K, CTRL)
    assert len(frame.searching.popup.list.hits) > 9
    frame.search.change("锁定")
    press(ENTER)
    assert frame.window().cover is not None


def test_the_keyboard_stays_in_the_box_and_escape_empties_then_leaves_it(frame):
    search("501")
    press(Qt.Key.Key_Down)
    assert frame.search.hasFocus()
    press(Qt.Key.Key_Escape)
    assert frame.search.text() == ""
    assert frame.searching.popup is None
    press(Qt.Key.Key_Escape)
    assert not frame.search.hasFocus()


def test_nothing_found_is_said_in_words(frame):
    search("没有这个人")
    assert frame.searching.popup.list.hits == []
    press(ENTER)
    assert frame.here.place == "today"


def test_what_is_typed_is_found_with_few_questions(frame, begin):
    """The list must be there before the next key."""
    store = begin.begun[-1].office.desk.store
    for typed in ("50", "zsf", PHONE[-4:], "粤B12", "没有这个人"):
        search(typed)
        with statements(store) as sent:
            frame.searching.look()
        assert 0 < len(sent) <= MOST_QUESTIONS, (typed, sent)
