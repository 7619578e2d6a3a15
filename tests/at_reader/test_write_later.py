"""Cards that wait to be written: the list, each by laying it down, one after the other; blanks for the chosen row."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtTest import QTest

from deskapp.access.card_records import CardEvent
from deskapp.access.kinds import EventKind, Writing
from deskapp.access.register import changes
from deskapp.at_reader.card import look, write_later
from deskapp.at_reader.lines import unfinished
from deskapp.cards.emulator.mischief import Mischief, Moment
from deskapp.flow.procedure import Done
from deskapp.flow.session import Session
from deskapp.kernel.shown_card import OurCard
from deskapp.procedures.card_life.write_later.service import WRITE_LATER, meant_by, waiting
from deskapp.procedures.card_life.write_later.steps import WaitingCard
from deskapp.procedures.card_life.write_later.wizard import WriteLaterWizard
from deskapp.ui.cards.faces import Face
from tests.access.hands import card_of, plan_issue
from tests.at_reader.hands import press, wait_for, wait_for_face
from tests.at_reader.test_renew_card import renew, written
from tests.card_station import desfire

__all__ = ["written"]
NEW_UID = "04010203040506"


@pytest.fixture
def behind(written):
    """The cards of owner and tenant, both renewed without being laid down."""
    desk, reader, cards = written
    for card_no, told in (("000001", {}), ("000002", {"lease_to": "2030-12-31"})):
        done = renew(desk, [int(card_no)], card_no, **told)
        write_later(desk, done.result.plan_ids[0])
    return desk, reader, cards


def lying(desk, reader, card_no):
    seen = look(desk, reader.model.name)
    return str(OurCard(card_no, seen.uid, seen.family.name, seen.key_version))


def test_the_list_has_what_is_behind_and_what_was_never_written(behind, home):
    """CARD-23."""
    desk, _, _ = behind
    plan_issue(desk, home.owner, "r9", uid=None, card_no="00418301")
    assert [(one.card.card_no, one.why) for one in waiting(desk)] == [
        ("000001", "记录已改，卡上还是旧内容"),
        ("000002", "记录已改，卡上还是旧内容"),
        ("00418301", "还没有写卡"),
    ]


def test_a_card_that_only_was_named_is_not_planned(behind):
    """CARD-23: nothing is left open of a card that is not here."""
    desk, _, _ = behind
    (problem,) = Session(WRITE_LATER, desk).submit(WaitingCard, {"card": "000001"})
    assert "放在读卡器上" in problem.text
    assert unfinished(desk) == []


def test_an_expired_card_is_renewed_first(behind, clock):
    """CARD-20."""
    desk, reader, (card, _) = behind
    reader.put(card)
    clock.pass_by(days=2000)
    (stop,) = Session(WRITE_LATER, desk).submit(WaitingCard, {"card": lying(desk, reader, "000001")})
    assert "请先延期" in stop.text


def test_a_card_of_somebody_else_does_not_become_this_one(behind, home):
    """CARD-23."""
    desk, reader, (card, _) = behind
    plan_issue(desk, home.owner, "r9", uid=None, card_no="00418301")
    reader.put(card)
    (stop,) = Session(WRITE_LATER, desk).submit(WaitingCard, {"card": lying(desk, reader, "00418301")})
    assert "读卡器上的是卡 000001" in stop.text


def test_a_second_finish_plans_it_once(behind):
    """Design law 1."""
    desk, reader, (card, _) = behind
    reader.put(card)
    walk: Any = Session(WRITE_LATER, desk)
    assert walk.submit(WaitingCard, {"card": lying(desk, reader, "000001")}) == ()
    first = walk.finish()
    assert isinstance(first, Done)
    assert first.result == walk.finish().result


def test_a_blank_is_taken_only_for_a_card_that_was_never_laid_down(behind, home):
    """CARD-23."""
    desk, reader, _ = behind
    plan_issue(desk, home.owner, "r9", uid=None, card_no="00418301")
    reader.put(desfire(NEW_UID))
    seen, lines = look(desk, reader.model.name), waiting(desk)
    assert meant_by(seen, lines) is None
    assert meant_by(seen, lines, chosen=1) is None
    card = meant_by(seen, lines, chosen=3)
    assert card is not None
    assert (card.card_no, card.uid) == ("00418301", NEW_UID)


def kinds(desk, card_id):
    with desk.reading() as session:
        return [one.kind for one in session.query(CardEvent).filter_by(card_id=card_id).order_by(CardEvent.id)]


# Through the window


@pytest.fixture
def window(behind, home, qtbot, look_on):
    desk, reader, cards = behind
    plan_issue(desk, home.owner, "r9", uid=None, card_no="00418301")
    wizard = WriteLaterWizard(desk)
    qtbot.addWidget(wizard)
    wizard.resize(1294, 688)
    wizard.show()
    QTest.qWaitForWindowActive(wizard)
    return wizard, desk, reader, cards


def test_cards_of_the_list_are_written_one_after_the_other_as_they_are_laid_down(window):
    """CARD-23, CARD-26: the first without any key, a torn one finished, then the next, then one that is not behind."""
    wizard, desk, reader, (first, second) = window
    reader.put(first)
    wait_for_face(wizard, Face.ALL)
    assert wizard.writing.stage.head.text() == "卡写好了，还有 2 张要补写"
    reader.take()
    reader.mischief = Mischief(tear_at=6, moment=Moment.AFTER)
    reader.put(second)
    wait_for_face(wizard, Face.TORN)
    reader.mischief = Mischief()
    reader.put(second)
    wait_for_face(wizard, Face.ALL)
    now: list[Any] = [card_of(desk, card_id) for card_id in (1, 2)]
    assert [card.medium.writing for card in now] == [Writing.WRITTEN] * 2
    assert kinds(desk, 2)[-3:] == [EventKind.TORN, EventKind.RESUMED, EventKind.WRITTEN]
    reader.put(desfire(NEW_UID))
    wait_for_face(wizard, Face.ANOTHER)
    assert "从表里选" in wizard.writing.stage.line.text()
    assert unfinished(desk) == []
    assert wizard.writing.reason() == ""


def test_a_blank_becomes_the_card_of_the_row_that_is_chosen_after_f8(window):
    """CARD-23."""
    wizard, desk, reader, _ = window
    wizard.page.waiting.fill("00418301")
    reader.put(desfire(NEW_UID))
    wait_for(lambda: wizard.page.waiting.card, "the blank is seen")
    assert "写成卡 00418301" in wizard.page.waiting.head.text()
    press(wizard)
    wait_for_face(wizard, Face.ALL)
    now: Any = card_of(desk, 3)
    assert (now.uid, now.medium.writing, now.valid_to) == (NEW_UID, Writing.WRITTEN, date(2028, 11, 20))


def test_a_card_that_needs_no_writing_is_left_alone(window):
    """CARD-22: a lost one is told of."""
    wizard, desk, reader, (first, _) = window
    with desk.work("report_card_lost") as session:
        changes.report_lost(session, 1, "l1", "客户丢失")
    wizard.page.waiting.read()
    reader.put(first)
    wait_for(lambda: wizard.page.waiting.head.text() == "这张卡不用补写", "it is told")
    assert "已挂失" in wizard.page.waiting.line.text()
    assert wizard.page.reason() == "请放上卡片"
