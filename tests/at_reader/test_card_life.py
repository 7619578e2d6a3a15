"""Cards lost, found again, handed in, wiped and cancelled at the counter: what is refused, and what the record says."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import func, select

from deskapp.access.card_records import CardEvent
from deskapp.access.doors import lists
from deskapp.access.kinds import CardFamily, EventKind, ListKind, Purpose, ReplaceReason, Writing
from deskapp.access.register import outcomes, planning, stock
from deskapp.access.register.values import Grant
from deskapp.access.rules.replacing import replacement
from deskapp.access.rules.terms import Term
from deskapp.at_reader.card import Ending, look, write
from deskapp.at_reader.lines import ToWrite
from deskapp.cards.emulator.mischief import Mischief
from deskapp.estate.kinds import CardState
from deskapp.flow.procedure import Done
from deskapp.flow.session import Session
from deskapp.handout.door_list import write_door_list
from deskapp.kernel.problems import Refusal
from deskapp.kernel.shown_card import OurCard
from deskapp.procedures.card_life.cancel.service import CANCEL_CARD
from deskapp.procedures.card_life.cancel.steps import CancelledCard
from deskapp.procedures.card_life.found.service import RESTORE_CARD
from deskapp.procedures.card_life.found.steps import FoundCard
from deskapp.procedures.card_life.lost.service import REPORT_LOST_CARD
from deskapp.procedures.card_life.lost.steps import LostCard
from deskapp.procedures.card_life.lost.wizard import LostCardWizard
from deskapp.procedures.card_life.take_back.service import TAKE_BACK_CARD
from deskapp.procedures.card_life.take_back.steps import ReturnedCard
from deskapp.procedures.card_life.take_back.wizard import TakeBackCardWizard
from deskapp.staff.choices import DoorReading
from deskapp.ui.cards.faces import Face
from deskapp.ui.cards.reader import stop_reader
from tests.access.hands import OTHER, PAID, START, UID, access, card_of, issued, on_reader, plan_issue
from tests.access.test_doors import doors
from tests.at_reader.hands import press, wait_for, wait_for_face
from tests.card_station import desfire
from tests.conftest import PIN

__all__ = ["doors"]
LOST = {"card": "000001", "by_whom": "张素芬", "checked": True}
FOUND = {"card": "000001", "reason": "在车里找到", "checked": True}


@pytest.fixture
def card(desk, home):
    """A card in the hands of the owner of 3-2-501."""
    return issued(desk, home.owner)


@pytest.fixture
def lead(manned_by):
    """The desk with the lead 赵立 on duty."""
    return manned_by("赵立")


def walked(desk, procedure, step, said, **more) -> Session:
    walk = Session(procedure, desk)
    assert walk.submit(step, {**said, **more}) == ()
    return walk


def done(desk, procedure, step, said, **more) -> Done:
    came = walked(desk, procedure, step, said, **more).finish()
    assert isinstance(came, Done), came
    return came


def refused(desk, procedure, step, said, **more) -> str:
    stops = Session(procedure, desk).submit(step, {**said, **more})
    assert stops, "nothing stood against it"
    return "；".join(stop.text for stop in stops)


def lose(desk, **more) -> Done:
    return done(desk, REPORT_LOST_CARD, LostCard, LOST, **more)


def events(desk) -> list[EventKind]:
    with desk.reading() as session:
        return list(session.scalars(select(CardEvent.kind).order_by(CardEvent.id)))


# Lost, and found again


def test_a_lost_card_is_stopped_once_and_the_register_says_who_told(desk, card):
    """CARD-22, design law 1."""
    walk = walked(desk, REPORT_LOST_CARD, LostCard, LOST, story="昨晚在超市遗失")
    first, again = walk.finish(), walk.finish()
    assert isinstance(first, Done)
    assert first == again
    assert card_of(desk, card.id).state is CardState.LOST
    assert events(desk) == [EventKind.ISSUED, EventKind.LOST]
    with desk.reading() as session:
        line = session.scalars(select(CardEvent).order_by(CardEvent.id.desc())).first()
        assert line is not None
        assert (line.reason, line.holder_name) == ("张素芬报失：昨晚在超市遗失", "张素芬")


def test_whoever_reports_a_loss_is_checked_against_the_records_first(desk, card):
    """CARD-02."""
    assert "已核对报失人身份" in refused(desk, REPORT_LOST_CARD, LostCard, LOST, checked=False)


def test_only_a_card_in_use_is_lost(desk, card):
    """Table of CARD states."""
    lose(desk)
    assert "不能挂失" in refused(desk, REPORT_LOST_CARD, LostCard, LOST)


def test_the_clerk_is_told_that_a_door_still_opens(desk, card, doors):
    """cards.md 3.6: only once the next list is loaded at each door."""
    made = write_door_list(desk, 1, ListKind.FULL, "x1")
    with desk.work("confirm_doors") as session:
        lists.confirm(session, made.list_id, doors["east"])
    assert "还有 1 个门没有导入新名单" in lose(desk).words


def test_a_site_that_reads_contents_is_told_that_the_card_still_opens(desk, card, set_to):
    """cards.md 3.6."""
    set_to(door_reading=DoorReading.CONTENT)
    assert "到期前仍能开门" in lose(desk).words


def test_a_half_written_card_is_finished_first(desk, home):
    """CARD-26."""
    plan_issue(desk, home.owner)
    assert "不能挂失" in refused(desk, REPORT_LOST_CARD, LostCard, LOST), "a blank that is being issued"


def test_a_found_card_is_valid_again_with_the_word_of_a_lead(desk, card):
    """CARD-22, GEN-11: the clerk asks, the lead types the PIN, both names are kept."""
    lose(desk)
    walk = Session(RESTORE_CARD, desk)
    (stop,) = walk.submit(FoundCard, FOUND)
    assert isinstance(stop, Refusal)
    assert stop.override == "restore_card"
    walk.allow(stop, desk.authorise(stop.override, "赵立", PIN, "看到卡了"))
    assert walk.submit(FoundCard, FOUND) == ()
    came = walk.finish()
    assert isinstance(came, Done)
    assert walk.finish() == came
    assert "现在是“有效”" in came.words
    assert card_of(desk, card.id).state is CardState.ACTIVE
    assert events(desk) == [EventKind.ISSUED, EventKind.LOST, EventKind.FOUND]


def test_a_card_that_was_or_is_being_replaced_is_not_found_again(lead, desk, card):
    """CARD-22."""
    lose(desk)
    now = card_of(desk, card.id)
    assert now.holder is not None
    made = replacement(now.holder.held_as, START, now.grants[0].term, ReplaceReason.LOSS, START, desk.settings())
    with desk.work("replace_card") as session:
        plan = planning.replace(session, "r2", now, made, on_reader(OTHER), paid=PAID)
    assert "正在补办新卡 000002" in refused(lead, RESTORE_CARD, FoundCard, FOUND)
    with desk.work("write_card") as session:
        outcomes.done(session, plan.id, OTHER)
    assert "已补办新卡 000002" in refused(lead, RESTORE_CARD, FoundCard, FOUND)


# Cancelled


def test_a_cancelled_card_opens_nothing_wherever_it_is(desk, card):
    """Table of CARD states: any, cancel (move-out, resale, staff leaves)."""
    walk = walked(desk, CANCEL_CARD, CancelledCard, {"card": "张素芬", "cause": "搬离", "remark": "迁往外地"})
    assert walk.finish() == walk.finish()
    now = card_of(desk, card.id)
    assert (now.state, now.holder) == (CardState.CANCELLED, None)
    assert events(desk) == [EventKind.ISSUED, EventKind.CANCELLED]
    assert "不能注销" in refused(desk, CANCEL_CARD, CancelledCard, {"card": "000001", "cause": "搬离"})


def test_a_broken_card_is_on_record_as_broken(desk, card):
    """Table of CARD states."""
    done(desk, CANCEL_CARD, CancelledCard, {"card": "000001", "cause": "损坏不补"})
    assert card_of(desk, card.id).state is CardState.DAMAGED


def test_another_cause_is_written_out(desk, card):
    assert "写明注销原因" in refused(desk, CANCEL_CARD, CancelledCard, {"card": "000001", "cause": "其他"})


def test_the_holder_hears_that_the_gate_closes_too(desk, home):
    """CARD-25."""
    both = (access(), Grant(Purpose.PARKING, Term.first(START, 1)))
    issued(desk, home.owner, grants=both)
    asked = {"card": "000001", "cause": "搬离"}
    assert "也是车卡" in refused(desk, CANCEL_CARD, CancelledCard, asked)
    done(desk, CANCEL_CARD, CancelledCard, asked, told=True)


# Taken back


@pytest.fixture
def counter(at_reader, home):
    """The desk with a reader, and a card that was really written."""
    desk, reader = at_reader
    chip = desfire()
    plan = plan_issue(desk, home.owner)
    reader.put(chip)
    assert write(desk, reader.model.name, plan.id, lambda _act: None).ending is Ending.DONE
    yield desk, reader, chip
    stop_reader(desk.station)


LAID = str(OurCard("000001", UID, "DESFIRE", 1))
WIPE = {"card": LAID, "afterwards": "清空再用", "reason": "搬离交回"}


def blanks(desk) -> int:
    with desk.reading() as session:
        return stock.stock(session).get(CardFamily.DESFIRE, 0)


def test_a_card_that_comes_back_is_wiped_and_a_blank_again(counter):
    """CARD-17, cards.md 3.3: record first, then the reader."""
    desk, reader, _ = counter
    assert blanks(desk) == -1
    walk = walked(desk, TAKE_BACK_CARD, ReturnedCard, WIPE)
    first, again = walk.finish(), walk.finish()
    assert isinstance(first, Done)
    assert first == again
    assert isinstance(first.result, ToWrite)
    assert card_of(desk, 1).state is CardState.RETURNED
    assert write(desk, reader.model.name, first.result.plan_ids[0], lambda _act: None).ending is Ending.DONE
    now = card_of(desk, 1)
    assert now.medium is not None
    assert (now.state, now.holder, now.medium.writing) == (CardState.RETURNED, None, Writing.WIPED)
    assert blanks(desk) == 0
    assert look(desk, reader.model.name).met.issuable
    assert "已经清空" in refused(desk, TAKE_BACK_CARD, ReturnedCard, WIPE)


def test_what_is_not_on_the_reader_cannot_be_wiped_and_is_wiped_another_day(counter):
    desk, reader, _ = counter
    assert "放在读卡器上" in refused(desk, TAKE_BACK_CARD, ReturnedCard, WIPE, card="000001")
    kept = done(desk, TAKE_BACK_CARD, ReturnedCard, WIPE, card="000001", afterwards="先收回")
    assert kept.result == ToWrite(())
    assert "已经收回" in refused(desk, TAKE_BACK_CARD, ReturnedCard, WIPE, afterwards="先收回")
    later = done(desk, TAKE_BACK_CARD, ReturnedCard, WIPE)
    assert isinstance(later.result, ToWrite)
    assert write(desk, reader.model.name, later.result.plan_ids[0], lambda _act: None).ending is Ending.DONE
    assert events(desk) == [EventKind.ISSUED, EventKind.RETURNED, EventKind.WIPED]


def test_a_lost_card_that_somebody_brings_is_taken_back(counter):
    """CARD-22."""
    desk, _, _ = counter
    lose(desk)
    done(desk, TAKE_BACK_CARD, ReturnedCard, WIPE, afterwards="先收回")
    assert card_of(desk, 1).state is CardState.RETURNED


def test_a_card_that_is_scrapped_says_why_and_is_no_blank(counter):
    """cards.md 3.3: or mark destroyed."""
    desk, _, _ = counter
    assert "写明报废原因" in refused(desk, TAKE_BACK_CARD, ReturnedCard, WIPE, afterwards="报废", reason="")
    walk = walked(desk, TAKE_BACK_CARD, ReturnedCard, WIPE, afterwards="报废", reason="卡面断裂")
    assert walk.finish() == walk.finish()
    assert card_of(desk, 1).state is CardState.DAMAGED
    assert events(desk) == [EventKind.ISSUED, EventKind.RETURNED, EventKind.DAMAGED]
    assert blanks(desk) == -1


def test_the_owner_of_a_parking_card_hears_of_the_gate_when_it_comes_back(desk, home):
    """CARD-25."""
    issued(desk, home.owner, grants=(access(), Grant(Purpose.PARKING, Term.first(START, 1))))
    back = {"card": "000001", "afterwards": "先收回"}
    assert "也是车卡" in refused(desk, TAKE_BACK_CARD, ReturnedCard, back)
    done(desk, TAKE_BACK_CARD, ReturnedCard, back, told=True)


# Through the window


@pytest.fixture
def shown(qtbot, look_on):
    """A wizard as the window shows it."""

    def show(wizard):
        qtbot.addWidget(wizard)
        wizard.resize(1294, 688)
        wizard.show()
        QTest.qWaitForWindowActive(wizard)
        return wizard

    return show


def test_a_loss_is_reported_by_keys_alone(counter, shown):
    """CARD-22: by the room, as nobody knows the number of a card that is gone."""
    desk, reader, _ = counter
    reader.take()
    wizard = shown(LostCardWizard(desk))
    words = wizard.page.editors["card"].widget
    QTest.keyClicks(words, "32501")
    QTest.keyClick(words, Qt.Key.Key_Return)
    assert wizard.page.said()["by_whom"] == "张素芬", "taken for the one who says so"
    QTest.keyClick(wizard.page.editors["checked"].widget, Qt.Key.Key_Space)
    press(wizard)
    assert wizard.outcome, wizard.objections.wrong
    assert card_of(desk, 1).state is CardState.LOST


def test_another_card_tells_another_holder_and_what_the_clerk_said_stays(counter, home, shown):
    desk, reader, _ = counter
    reader.take()
    issued(desk, home.tenant, "r2", OTHER)
    wizard = shown(LostCardWizard(desk))
    words, by_whom = (wizard.page.editors[name].widget for name in ("card", "by_whom"))
    said = []
    for number in ("000001", "000002"):
        QTest.keyClicks(words, number)
        QTest.keyClick(words, Qt.Key.Key_Return)
        said.append(wizard.page.said()["by_whom"])
    QTest.keyClicks(by_whom, "A")
    QTest.keyClicks(words, "000001")
    QTest.keyClick(words, Qt.Key.Key_Return)
    assert [*said, wizard.page.said()["by_whom"]] == ["张素芬", "欧阳静", "A欧阳静"]


def test_a_card_is_laid_down_and_wiped_and_one_that_is_pulled_away_is_gone_on_with(counter, shown):
    """cards.md 3.2, 3.3: torn while it is wiped, the same card is put back."""
    desk, reader, chip = counter
    wizard = shown(TakeBackCardWizard(desk))
    wait_for(lambda: wizard.page.said()["card"], "the card that lies there is known")
    assert wizard.page.said()["afterwards"].value == "清空再用"
    reader.take()
    reader.mischief = Mischief(tear_at=8)
    press(wizard)
    reader.put(chip)
    wait_for_face(wizard, Face.TORN)
    reader.mischief = Mischief()
    reader.put(chip)
    wait_for_face(wizard, Face.ALL)
    assert wizard.writing.stage.head.text() == "卡已清空，可再发放"
    assert [wizard.writing.table.rows.rows[0][place].words for place in (5, 2)] == ["已清空", "可再发放"]
    with desk.reading() as session:
        assert session.scalar(select(func.count(CardEvent.id)).where(CardEvent.kind == EventKind.WIPED)) == 1
    assert blanks(desk) == 0
