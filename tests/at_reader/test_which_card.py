"""Which card of ours is meant: laid on the reader, or told by number, room or name; bare and by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from deskapp.access.numbers.format import NumberFormat
from deskapp.access.which import meant, which
from deskapp.at_reader.known import known_by_id
from deskapp.kernel.problems import Refusal
from deskapp.kernel.shown_card import OurCard
from deskapp.ui.cards.reader import stop_reader
from deskapp.ui.cards.which import WhichCard
from tests.access.hands import OTHER, UID, issued, plan_issue
from tests.at_reader.hands import wait_for
from tests.card_station import desfire


@pytest.fixture
def two(at_reader, home):
    """The desk, its reader, and the cards of owner and tenant of 3-2-501."""
    desk, reader = at_reader
    issued(desk, home.owner)
    issued(desk, home.tenant, "r2", OTHER)
    yield desk, reader
    stop_reader(desk.station)


def numbers(desk, typed):
    with desk.reading() as session:
        return [card.card_no for card in meant(session, typed, desk.today)]


@pytest.mark.parametrize(
    "code", ["reversed.dec10.first4", "forward.split_low.first4", "forward.wiegand34.first4", "reversed.hex.whole"]
)
def test_any_form_of_its_number_names_the_card(two, code):
    """GEN-16."""
    desk, _ = two
    typed = NumberFormat.parse(code).show(bytes.fromhex(UID))
    with desk.reading() as session:
        card = which(session, OurCard.parse(typed), desk.today)
    assert not isinstance(card, Refusal)
    assert card.card_no == "000001"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("000001", ["000001"]),
        ("3-2-501", ["000001", "000002"]),
        ("32501", ["000001", "000002"]),
        ("欧阳静", ["000002"]),
        ("8000", ["000001"]),
        ("粤B12345", ["000001", "000002"]),
        ("9999", []),
    ],
)
def test_a_card_is_told_by_number_room_plate_name_or_telephone(two, typed, found):
    desk, _ = two
    assert numbers(desk, typed) == found


def test_a_whole_number_means_no_other_card_than_its_own(two, home):
    desk, _ = two
    plan_issue(desk, home.owner, "r3", uid=None, card_no="A000001")
    assert numbers(desk, "000001") == ["000001"]
    assert numbers(desk, "0001") == ["000001", "A000001"]


def test_what_may_mean_several_or_none_is_asked_again(two):
    """CARD-23."""
    desk, _ = two
    with desk.reading() as session:
        several = which(session, OurCard("3-2-501"), desk.today)
        none = which(session, OurCard("9999"), desk.today)
        strange = which(session, OurCard("000001", "04FFFFFFFFFFFF", "DESFIRE", 1), desk.today)
    assert isinstance(several, Refusal)
    assert "有 2 张卡符合" in several.text
    assert isinstance(none, Refusal)
    assert isinstance(strange, Refusal), "what lies on the reader is what counts, not the number beside it"


def test_an_answer_is_read_back_as_it_was_kept():
    laid = OurCard("000001", UID, "DESFIRE", 1)
    assert OurCard.parse(str(laid)) == laid
    assert OurCard.parse("062 13878") == OurCard("06213878")
    with pytest.raises(ValueError, match="请放上卡片"):
        OurCard.parse(" ")


@pytest.fixture
def asked(two, qtbot, look_on):
    desk, reader = two
    widget = WhichCard(desk)
    qtbot.addWidget(widget)
    widget.resize(1000, 600)
    widget.show()
    QTest.qWaitForWindowActive(widget)
    widget.words.setFocus()
    return widget, reader


def test_a_card_that_is_laid_down_is_known_at_once(asked):
    widget, reader = asked
    reader.put(desfire("04FFFFFFFFFFFF"))
    wait_for(lambda: "没有这张卡" in widget.head.text(), "a strange card is told")
    assert widget.said() == ""
    reader.take()
    reader.put(desfire(OTHER))
    wait_for(lambda: widget.said(), "the card is known")
    card = OurCard.parse(widget.said())
    assert (card.card_no, card.uid, card.key) == ("000002", OTHER, 1)
    assert "欧阳静" in widget.head.text()


def test_one_of_several_is_picked_by_keys(asked):
    widget, _ = asked
    QTest.keyClicks(widget.words, "3-2-501")
    QTest.keyClick(widget.words, Qt.Key.Key_Return)
    assert [one.card_no for one in widget.found] == ["000001", "000002"]
    QTest.keyClick(widget.words, Qt.Key.Key_Down)
    QTest.keyClick(widget.words, Qt.Key.Key_Return)
    assert widget.said() == "000002"
    assert widget.words.text() == ""


def test_a_page_may_object_to_a_card(two, qtbot, look_on):
    desk, _ = two
    widget = WhichCard(desk, objection=lambda card: "这张不行。" if card.card_no == "000001" else "")
    qtbot.addWidget(widget)
    QTest.keyClicks(widget.words, "000001")
    QTest.keyClick(widget.words, Qt.Key.Key_Return)
    assert (widget.said(), widget.line.text()) == ("000001", "这张不行。"), "the words stay to be mended"
    assert widget.cards == []


def test_several_cards_come_one_after_the_other_and_del_takes_one_out(two, qtbot, look_on):
    desk, _ = two
    widget = WhichCard(desk, most=3)
    qtbot.addWidget(widget)
    for number in ("000001", "000002", "000001"):
        QTest.keyClicks(widget.words, number)
        QTest.keyClick(widget.words, Qt.Key.Key_Return)
    assert widget.said() == ["000002", "000001"]
    widget.table.selectRow(0)
    QTest.keyClick(widget, Qt.Key.Key_Delete)
    assert widget.said() == ["000001"]


def test_what_was_said_before_stands_there_again(two, qtbot, look_on):
    """GEN-12: a draft is taken up; a card's own page starts an act on it."""
    desk, _ = two
    widget = WhichCard(desk)
    qtbot.addWidget(widget)
    widget.fill("000002")
    assert widget.said() == "000002"
    assert known_by_id(desk, 2).card_no == "000002"
    assert "欧阳静" in widget.head.text()


def test_a_card_left_on_the_reader_takes_no_place_of_the_one_that_was_named(two, qtbot, look_on):
    """CARD-22: whoever reports a loss is not served with the card of the one before; laid down again it is meant."""
    desk, reader = two
    reader.put(desfire(OTHER))
    before = WhichCard(desk)
    qtbot.addWidget(before)
    before.show()
    wait_for(lambda: before.said(), "the card is seen")
    before.hide()
    asked = WhichCard(desk)
    qtbot.addWidget(asked)
    asked.fill("000001")
    asked.show()
    wait_for(lambda: "读卡器上是卡 000002" in asked.line.text(), "the other card is told")
    assert asked.said() == "000001"
    reader.take()
    wait_for(lambda: "读卡器上" not in asked.line.text(), "it was lifted")
    reader.put(desfire(OTHER))
    wait_for(lambda: str(asked.said()).startswith("000002"), "now it is meant")
