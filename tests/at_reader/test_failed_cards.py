"""New cards that failed for good: owed until another blank is written, offered again, given up with a reason."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from deskapp.access.card_records import CardPlan
from deskapp.access.errors import AccessError
from deskapp.access.kinds import EventKind, PlanState
from deskapp.access.register import failures, outcomes
from deskapp.at_reader.lines import owed_lines, unfinished
from deskapp.estate.kinds import CardState
from deskapp.overview import card_matters
from deskapp.procedures.finish_card.service import give_up
from deskapp.procedures.finish_card.wizard import FinishCardWizard
from deskapp.ui.cards.faces import Face
from deskapp.ui.cards.reader import stop_reader
from tests.access.hands import OTHER, card_of, issued, on_reader, plan_issue
from tests.access.test_renewing import kinds
from tests.at_reader.hands import press, wait_for_face
from tests.card_station import OTHER_UID, desfire


@pytest.fixture
def failed(at_reader, home):
    """The desk, the reader, and a new card that was paid for and could not be written."""
    desk, reader = at_reader
    plan = plan_issue(desk, home.owner)
    with desk.work("write_card") as session:
        outcomes.failed(session, plan.id, "读不到卡片")
    yield desk, reader, plan
    stop_reader(desk.station)


def again(desk, plan, request, uid=OTHER):
    with desk.work("write_card") as session:
        return outcomes.onto_another(session, plan.id, request, on_reader(uid))


def told(desk):
    with desk.reading() as session:
        return [one.what for of in (card_matters.failed, card_matters.behind) for one in of(session, desk)]


def test_a_failed_card_is_owed_until_another_took_its_place(failed):
    """CARD-26."""
    desk, _, plan = failed
    assert [line.plan_id for line in owed_lines(desk)] == [plan.id]
    assert told(desk) == ["补发门禁卡"]
    again(desk, plan, "r1-b")
    assert owed_lines(desk) == []
    assert told(desk) == []


def test_one_payment_never_gives_two_cards(failed):
    """CARD-26; the same request gets its plan again (design law 1)."""
    desk, _, plan = failed
    first = again(desk, plan, "r1-b")
    assert again(desk, plan, "r1-b").id == first.id
    with pytest.raises(AccessError, match="已换用卡 000002"):
        again(desk, plan, "r1-c", "04010101010101")


def test_what_nobody_wants_any_more_is_given_up_with_a_reason(failed):
    """REG-19: the register says why."""
    desk, _, plan = failed
    with pytest.raises(AccessError, match="原因"):
        give_up(desk, plan.id, " ")
    give_up(desk, plan.id, "客户不要了")
    assert owed_lines(desk) == []
    assert kinds(desk, plan.card_id)[-1] is EventKind.ABANDONED
    with pytest.raises(AccessError, match="没有等着"), desk.work("abandon_card_plan") as session:
        failures.let_be(session, plan.id, "再来一次")


def test_an_open_plan_is_given_up_too(at_reader, home):
    """CARD-26: whoever is told to finish a card or to give it up can do both."""
    desk, _ = at_reader
    plan = plan_issue(desk, home.owner)
    give_up(desk, plan.id, "客户走了")
    assert unfinished(desk) == []
    with desk.reading() as session:
        assert session.get_one(CardPlan, plan.id).state is PlanState.ABANDONED


def test_cards_behind_their_record_are_one_line_of_today(at_reader, home):
    """CARD-23."""
    desk, _ = at_reader
    issued(desk, home.tenant)
    plan_issue(desk, home.owner, "r9", uid=None, card_no="00418301")
    with desk.reading() as session:
        (line,) = card_matters.behind(session, desk)
    assert (line.what, line.more, line.link.key) == ("补写门禁卡", "未写卡 1 张", "write_later")


# Through the window


@pytest.fixture
def window(failed, qtbot, look_on):
    desk, reader, plan = failed
    wizard = FinishCardWizard(desk)
    qtbot.addWidget(wizard)
    wizard.resize(1294, 688)
    wizard.show()
    QTest.qWaitForWindowActive(wizard)
    return wizard, desk, reader, plan


def test_another_blank_is_written_after_f7_without_paying_again(window):
    """CARD-26: also days after the card failed."""
    wizard, desk, reader, _ = window
    press(wizard)
    wait_for_face(wizard, Face.FAILED)
    press(wizard, Qt.Key.Key_F7)
    wait_for_face(wizard, Face.BLANK)
    reader.put(desfire(OTHER_UID))
    wait_for_face(wizard, Face.ALL)
    assert card_of(desk, 2).state is CardState.ACTIVE
    assert owed_lines(desk) == []


def test_f7_gives_the_chosen_card_up_once_it_is_said_why(window):
    wizard, desk, _, _ = window
    wizard.page.table.selectRow(0)
    wizard.page.why.setFocus()
    QTest.keyClicks(wizard.page.why, "refund")
    press(wizard, Qt.Key.Key_F7)
    assert owed_lines(desk) == []
    assert wizard.page.reason() == "没有写到一半的卡"
