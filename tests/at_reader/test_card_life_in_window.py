"""Cards in the whole window: one lost and given anew at once, one whose doors are changed while it is away."""

from PySide6.QtCore import Qt
from sqlalchemy import select

from deskapp.access.doors.groups import add_group
from deskapp.estate.kinds import CardState
from deskapp.estate.records import IcCard
from deskapp.procedures.card_life.replace.steps import OldCard, WhyReplaced
from deskapp.procedures.card_life.write_later.service import waiting
from deskapp.ui.pages.card import CardPage
from deskapp.ui.pages.home import HomePage
from deskapp.ui.pages.walk import WalkPage
from tests.access.hands import card_of, issued
from tests.at_reader.test_card_page import at_home, begin, practice
from tests.ui.hands import press
from tests.ui.pages.conftest import search, sign_in

__all__ = ["at_home", "begin", "practice"]


def test_a_card_is_reported_lost_from_its_page_and_replaced_at_once(at_home, home):
    """CARD-22: the loss leads to the new card, for which reason and price stand there already."""
    frame, _ = at_home
    desk = frame.room.desk
    issued(desk, home.owner)
    search("000001")
    press(Qt.Key.Key_Return)
    assert isinstance(frame.here, CardPage)
    frame.here.acts["report_lost"].click()
    walk = frame.here
    assert isinstance(walk, WalkPage)
    assert (walk.wizard.page.said()["card"], walk.wizard.page.said()["by_whom"]) == ("000001", "张素芬")
    walk.wizard.page.editors["checked"].fill(True)
    press(Qt.Key.Key_F8)
    assert card_of(desk, 1).state is CardState.LOST, walk.wizard.objections.wrong
    (bar,) = frame.messages.bars()
    assert "已挂失" in bar.words
    press(Qt.Key.Key_Return)
    walk = frame.here
    assert isinstance(walk, WalkPage), "what should follow has the keyboard"
    assert (walk.offer.name, walk.wizard.page.kind) == ("replace_card", OldCard)
    assert walk.wizard.page.said()["card"] == "000001"
    walk.wizard.page.editors["checked"].fill(True)
    press(Qt.Key.Key_F8)
    page = walk.wizard.page
    assert page.kind is WhyReplaced, walk.wizard.objections.wrong
    assert (page.said()["reason"].value, page.said()["price"], page.reason()) == ("遗失", "20.00", "")
    with desk.reading() as session:
        assert session.scalars(select(IcCard.card_no)).all() == ["000001"], "nothing before it is paid"


def test_doors_changed_while_the_card_is_away_end_the_walk_on_the_page_of_today(practice, begin, home):
    """CARD-23: on record; nothing is written now, so the card is told of and waits to be written."""
    frame = sign_in(begin(), "赵立")
    desk = frame.room.desk
    issued(desk, home.owner)
    with desk.work("set_doors") as session:
        add_group(session, "3栋大堂")
        add_group(session, "东门")
    frame.start("change_card_rights")
    walk = frame.here
    assert isinstance(walk, WalkPage)
    for name, said in (("card", "000001"), ("doors", "3栋大堂、东门"), ("reason", "换到 5 栋上班")):
        walk.wizard.page.editors[name].fill(said)
    press(Qt.Key.Key_F8)
    assert isinstance(frame.here, HomePage), (walk.wizard.objections.wrong, walk.wizard.page.reason())
    (bar,) = frame.messages.bars()
    assert "卡 000001 的门组已改" in bar.words
    assert [one.card.card_no for one in waiting(desk)] == ["000001"]
