"""The page of a card: reached by laying it down, from the search and from its unit; what it says and what it begins."""

from contextlib import contextmanager
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt

from deskapp.access import acts
from deskapp.access.doors import groups, lists
from deskapp.access.doors.groups import add_door, add_group
from deskapp.access.kinds import ListKind, PlanAct, Purpose
from deskapp.access.register import changes, planning
from deskapp.access.register.values import Grant
from deskapp.access.rules.terms import Term
from deskapp.at_reader.card import Ending, write
from deskapp.kernel.shown_card import OurCard
from deskapp.overview.card import card_view
from deskapp.overview.ending_matters import endings
from deskapp.overview.home_view import Urgency
from deskapp.overview.matters import Look, tasks
from deskapp.overview.shown import Mark
from deskapp.ui.cards.faces import Face
from deskapp.ui.cards.practice import PracticeTray
from deskapp.ui.cards.reader import reader_of
from deskapp.ui.pages.card import CardPage
from deskapp.ui.pages.home import HomePage
from deskapp.ui.pages.unit import UnitPage
from deskapp.ui.pages.walk import WalkPage
from tests.access.hands import OTHER, START, access, changed, issued, on_reader, plan_issue
from tests.at_reader.hands import wait_for
from tests.at_reader.test_practice import practice, reader_of_program
from tests.card_station import DESFIRE_UID, desfire
from tests.ui.hands import press as press_anywhere
from tests.ui.pages.conftest import begin, search, sign_in

__all__ = ["begin", "practice"]


def hand_out(lead) -> None:
    """The list of the first door group, which no door has loaded yet."""
    with lead.work(acts.EXPORT_DOORS) as session:
        (group,) = groups.groups(session)
        lists.keep(session, "l0", lists.prepare(session, group, ListKind.FULL, lead.today), ())


def lose(desk, card) -> None:
    with desk.work("report_card_lost") as session:
        changes.report_lost(session, card.id, "l1", "客户丢失")


def test_a_card_in_use_says_whose_it_is_what_it_opens_and_what_happened(desk, home, manned_by):
    """CARD-25: both authorisations, each with its own days."""
    with manned_by("赵立").work("set_doors") as session:
        add_group(session, "3栋大堂")
    card = issued(desk, home.owner)
    changed(desk, card, Grant(Purpose.PARKING, Term.first(START, 1), ()), "r2")
    view = card_view(desk, card.id)
    assert (view.card_no, view.state.words, view.holder, view.held_as, view.room) == (
        "000001",
        "有效",
        "张素芬",
        "业主",
        "3-2-501",
    )
    access_right, parking = view.rights
    assert (access_right.what, access_right.doors, access_right.state.words) == ("门禁", "3栋大堂", "有效")
    assert (parking.what, str(parking.valid_to), parking.state.words) == ("车场", "2026-12-20", "29 天后到期")
    assert [one.what.split("　")[0] for one in view.happenings] == ["延期", "新发"]
    assert "收据 0000007" in view.happenings[1].who
    assert acts.RENEW not in view.refused
    assert acts.RESTORE in view.refused
    assert view.advice == ""


def test_what_the_doors_do_not_know_yet_is_said_in_red_where_they_still_open(desk, home, manned_by, set_to):
    with manned_by("赵立").work("set_doors") as session:
        group = add_group(session, "3栋大堂")
        add_door(session, group, "东门")
        add_door(session, group, "西门")
    card = issued(desk, home.owner)
    (group_waits,) = card_view(desk, card.id).waiting
    words = "2 个门待导出，应允许到 2028-11-20"
    assert (group_waits.groups, group_waits.state.words, group_waits.state.mark) == ("3栋大堂", words, Mark.WARN)
    set_to(card_number_format="reversed.dec10.first4")
    hand_out(manned_by("赵立"))
    (group_waits,) = card_view(desk, card.id).waiting
    assert group_waits.state.words == "2 个门待导入，应允许到 2028-11-20"


def test_doors_that_wait_for_the_same_are_one_line_however_many_groups_they_are_of(desk, home, manned_by):
    with manned_by("赵立").work("set_doors") as session:
        for number in range(1, 6):
            group = add_group(session, f"{number}栋大堂")
            add_door(session, group, "前门")
    card = issued(desk, home.owner, grants=(Grant(Purpose.ACCESS, Term.first(START, 24), (1, 2, 3, 4, 5)),))
    (waits,) = card_view(desk, card.id).waiting
    assert waits.groups == "1栋大堂、2栋大堂、3栋大堂等 5 个门组"
    assert waits.state.words == "5 个门待导出，应允许到 2028-11-20"


@pytest.mark.parametrize(
    ("brought_to", "words", "advice", "may"),
    [
        ("expired", "到期", "有效期已过", acts.RENEW),
        ("lost", "遗失", "请扣下", acts.RESTORE),
        ("outdated", "待重写", "卡上还是旧内容", acts.WRITE),
        ("unwritten", "未写卡", "还没有写卡", acts.WRITE),
    ],
)
def test_a_card_says_how_it_stands_and_what_may_be_done(desk, home, clock, brought_to, words, advice, may):
    """CARD-22, CARD-23, CARD-20."""
    card: Any = issued(desk, home.owner) if brought_to != "unwritten" else None
    if brought_to == "expired":
        clock.pass_by(days=800)
    elif brought_to == "lost":
        lose(desk, card)
    elif brought_to == "outdated":
        with desk.work("renew_card") as session:
            planning.renew(session, "r2", card, None, 24)
    else:
        plan_issue(desk, home.owner, uid=None, card_no="00418301")
    view = card_view(desk, card.id if card else 1)
    assert view.state.words == words
    assert advice in view.advice
    assert may not in view.refused


def test_the_rights_of_a_card_end_with_it(desk, home):
    """CARD-22: the days were given, and still nobody may go by them."""
    card = issued(desk, home.owner)
    assert [right.state.words for right in card_view(desk, card.id).rights] == ["有效"]
    lose(desk, card)
    assert [right.state.words for right in card_view(desk, card.id).rights] == ["遗失"]


def test_a_card_that_was_left_half_written_is_finished_first(desk, home):
    """CARD-26."""
    card = issued(desk, home.owner)
    with desk.work("renew_card") as session:
        planning.change(session, "r2", card, PlanAct.RENEW, access(48), on_reader())
    view = card_view(desk, card.id)
    assert view.also == ("finish_card",)
    assert "写到一半" in view.refused[acts.REPORT_LOST]
    assert "写到一半" in view.refused[acts.WRITE]


def test_a_card_that_was_returned_may_be_issued(desk, home):
    card = issued(desk, home.owner)
    with desk.work("take_back_card") as session:
        changes.take_back(session, card.id, "t1")
    view = card_view(desk, card.id)
    assert (view.also, view.advice) == (("access_card",), "已收回，还没有清空")
    assert view.rights == ()


def test_the_task_of_a_card_that_ends_is_told_among_all_that_end(desk, home, clock):
    """CARD-21: one line, however many there are."""
    issued(desk, home.owner)
    clock.pass_by(days=705)
    with desk.reading() as session:
        assert list(tasks(Look(session, desk, {}))) == []
        (line,) = endings(session, desk)
    assert (line.what, line.more) == ("1 张门禁卡 30 天内到期，请通知延期", "最早的将于 2028-11-20 到期")
    assert (line.urgency, line.due) == (Urgency.TODAY, "今天")


# Through the window


@pytest.fixture
def at_home(practice, begin, look_on):
    """The counter with 林晓 on duty and the reader of the practice mode."""
    program = begin()
    return sign_in(program), reader_of_program(program)


def written(frame, reader, home):
    """A card of the owner, written on a card of software that is lifted again."""
    desk, card = frame.room.desk, desfire()
    plan = plan_issue(desk, home.owner, uid=DESFIRE_UID)
    with reader_held(frame, reader, card):
        assert write(desk, reader.model.name, plan.id, lambda _act: None).ending is Ending.DONE
    return card


@contextmanager
def reader_held(frame, reader, card):
    """The card lies there while nobody looks."""
    watched: Any = reader_of(frame.room.desk)
    frame.hide()
    reader.put(card)
    wait_for(lambda: watched.here, "the card lies there")
    yield
    reader.take()
    wait_for(lambda: not watched.here, "the card is lifted")
    frame.show()


def test_a_card_laid_down_at_home_opens_its_page_and_another_takes_its_place(at_home, home):
    """CARD-22: its acts are begun from there, with the card that lies on the reader."""
    frame, reader = at_home
    card = written(frame, reader, home)
    assert isinstance(frame.here, HomePage)
    reader.put(card)
    wait_for(lambda: isinstance(frame.here, CardPage), "the page of the card")
    page: Any = frame.here
    assert page.view.card_no == "000001"
    assert dict(page.subject().more) == {"card": str(OurCard("000001", DESFIRE_UID, "DESFIRE", 1))}
    reader.take()
    wait_for(lambda: page.lying is None, "it was lifted")
    assert dict(page.subject().more) == {"card": "000001"}
    press_anywhere(Qt.Key.Key_Escape)
    assert isinstance(frame.here, HomePage)
    reader.put(desfire(OTHER))
    wait_for(frame.messages.bars, "the blank is told of")
    (bar,) = frame.messages.bars()
    assert "可作新卡发放" in bar.words
    press_anywhere(Qt.Key.Key_Return)
    assert isinstance(frame.here, WalkPage)
    assert frame.here.offer.name == "access_card"


def test_a_card_is_found_by_its_number_and_on_the_page_of_its_unit(at_home, home):
    """GEN-16."""
    frame, reader = at_home
    written(frame, reader, home)
    search("000001")
    press_anywhere(Qt.Key.Key_Return)
    assert isinstance(frame.here, CardPage)
    frame.here.head.unit.click()
    assert isinstance(frame.here, UnitPage)
    frame.here.cards.table.setFocus()
    press_anywhere(Qt.Key.Key_Return)
    assert isinstance(frame.here, CardPage)


def test_the_acts_of_a_card_go_by_digits_and_begin_with_that_card(at_home, home):
    """CARD-20, CARD-22: those that cannot be done to it now are grey, with the reason."""
    frame, reader = at_home
    card = written(frame, reader, home)
    reader.put(card)
    wait_for(lambda: isinstance(frame.here, CardPage), "the page of the card")
    page: Any = frame.here
    assert page.commands.reason("restore_card").endswith("不能解除挂失")
    assert page.commands.reason("renew_card") == ""
    press_anywhere(Qt.Key[f"Key_{page.acts['renew_card'].key}"])
    walk: Any = frame.here
    assert walk.offer.name == "renew_card"
    assert walk.wizard.page.kind.title == "核对与延期"
    assert walk.wizard.page.ticks.said() == [1]
    walk.wizard.page.fill({**walk.wizard.page.said(), "evidence": True})
    press_anywhere(Qt.Key.Key_F8)
    wait_for(lambda: walk.wizard.writing and walk.wizard.writing.face is Face.ALL, "renewed and written")
    press_anywhere(Qt.Key.Key_F8)
    assert frame.here is page
    assert [right.valid_to for right in page.view.rights] == [date(2030, 11, 20)]


def test_a_card_of_software_is_laid_down_at_home_while_practising(at_home):
    frame, _ = at_home
    (tray,) = frame.here.findChildren(PracticeTray)
    tray.put_new()
    wait_for(frame.messages.bars, "the blank is told of")
    tray.take()
