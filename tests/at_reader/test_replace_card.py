"""A card in place of another: what it costs, who must agree, what becomes of both; bare and through the window."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import select

from deskapp.access.book import book
from deskapp.access.card_records import CardEvent, CardPlan
from deskapp.access.kinds import EventKind, HolderClass, Purpose, Writing
from deskapp.access.register import planning
from deskapp.access.register.values import Grant, Holder
from deskapp.access.rules.terms import Term
from deskapp.at_reader.card import Ending, fail, look, shown, write
from deskapp.cards.emulator.mischief import Mischief
from deskapp.estate.kinds import CardState
from deskapp.estate.records import IcCard
from deskapp.flow.procedure import Done
from deskapp.flow.session import Session
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger.ticket_records import Ticket
from deskapp.procedures.card_life.lost.service import REPORT_LOST_CARD
from deskapp.procedures.card_life.lost.steps import LostCard
from deskapp.procedures.card_life.replace.service import REPLACE_CARD, sign
from deskapp.procedures.card_life.replace.steps import NewCard, OldCard, WhyReplaced
from deskapp.procedures.card_life.replace.wizard import ReplaceCardWizard
from deskapp.staff.records import Override
from deskapp.till.steps import Pay
from deskapp.ui.cards.faces import Face
from deskapp.ui.cards.reader import stop_reader
from tests.access.hands import START, access, card_of, issued, on_reader, plan_issue
from tests.access.hands import write as written_at
from tests.at_reader.hands import press, wait_for, wait_for_face
from tests.card_station import OTHER_UID, desfire
from tests.conftest import PIN
from tests.fees import draw_book, name_company

CASH = {"ways": [{"method": "现金", "amount": "20"}], "tendered": "20", "confirmed": True, "total": "20"}
OLD = {"card": "000001", "checked": True}
THIRD = "04010203040506"
STAFF = Holder(HolderClass.STAFF, "王静")


@pytest.fixture
def counter(at_reader, home, manned_by):
    """The desk with reader and receipt book; the owner of 3-2-501 holds card 000001, issued today."""
    desk, reader = at_reader
    name_company(manned_by)
    draw_book(manned_by, desk)
    issued(desk, home.owner)
    reader.put(desfire(OTHER_UID))
    yield desk, reader
    stop_reader(desk.station)


def walk_to_blank(desk, reason, price, **said) -> Session:
    walk = Session(REPLACE_CARD, desk)
    assert walk.submit(OldCard, OLD) == ()
    assert walk.submit(WhyReplaced, {"reason": reason, "price": price, **said}) == ()
    return walk


def finished(walk, blank, pay=None) -> Done:
    assert walk.submit(NewCard, {"blank": str(blank)}) == ()
    if pay:
        assert walk.submit(Pay, pay) == ()
    done = walk.finish()
    assert isinstance(done, Done), done
    return done


def on_the_reader(desk, reader):
    return shown(look(desk, reader.model.name))


def written(desk, reader, done) -> None:
    assert write(desk, reader.model.name, done.result.plan_ids[0], lambda _act: None).ending is Ending.DONE


def refused(desk, reason, price, **said) -> list[Refusal]:
    walk = Session(REPLACE_CARD, desk)
    assert walk.submit(OldCard, OLD) == ()
    return refusals_of(walk.submit(WhyReplaced, {"reason": reason, "price": price, **said}))


def refusals_of(wrong) -> list[Refusal]:
    """The rules among what is wrong, which is nothing else here."""
    assert all(isinstance(one, Refusal) for one in wrong), wrong
    return list(wrong)


def receipts(desk) -> list[tuple[Money, str]]:
    with desk.reading() as session:
        return [(one.amount, one.remark) for one in session.scalars(select(Ticket).order_by(Ticket.id))]


def test_a_card_that_failed_by_itself_is_replaced_free_within_a_month(counter, clock):
    """CARD-11, CARD-12: on the same day of the next month still."""
    desk, reader = counter
    clock.pass_by(days=30)
    done = finished(walk_to_blank(desk, "非人为损坏", "0", taken_back=True), on_the_reader(desk, reader))
    assert card_of(desk, 1).state is CardState.ACTIVE, "until the new one is written"
    written(desk, reader, done)
    old, new = card_of(desk, 1), card_of(desk, 2)
    assert (old.state, old.holder) == (CardState.REPLACED, None)
    assert (new.state, new.valid_to, new.issue_no) == (CardState.ACTIVE, date(2028, 11, 20), 2)
    assert new.grants[0].doors == (1,)
    assert receipts(desk) == []
    assert done.papers == ()


def test_after_a_month_it_is_bought_again_and_the_receipt_names_the_new_card(counter, clock):
    """CARD-10, CARD-11, CARD-12, CARD-26."""
    desk, reader = counter
    clock.pass_by(days=31)
    (stop,) = refused(desk, "非人为损坏", "0", taken_back=True)
    assert "现在应收 " in stop.text
    assert stop.rule == "FEE-03"
    walk = walk_to_blank(desk, "非人为损坏", "20", taken_back=True)
    done = finished(walk, on_the_reader(desk, reader), CASH)
    assert receipts(desk) == [(Money(2000), "门禁卡工本费 000002")]
    again = walk.finish()
    assert isinstance(again, Done)
    assert (again.number, again.words, again.result) == (done.number, done.words, done.result)
    written(desk, reader, done)
    assert card_of(desk, 2).valid_to == date(2028, 12, 21), "its whole time from today"


def test_a_lost_card_is_stopped_with_the_payment_and_stays_lost(counter):
    """CARD-22: the doors refuse it at once, whatever becomes of the new card."""
    desk, reader = counter
    done = finished(walk_to_blank(desk, "遗失", "20"), on_the_reader(desk, reader), CASH)
    assert card_of(desk, 1).state is CardState.LOST
    written(desk, reader, done)
    assert (card_of(desk, 1).state, card_of(desk, 2).state) == (CardState.LOST, CardState.ACTIVE)
    walk = Session(REPLACE_CARD, desk)
    (stop,) = walk.submit(OldCard, OLD)
    assert "已换为新卡 000002" in stop.text


def test_a_card_reported_lost_before_is_replaced_as_lost(counter):
    """CARD-22."""
    desk, reader = counter
    lost = Session(REPORT_LOST_CARD, desk)
    lost.submit(LostCard, {"card": "000001", "by_whom": "张素芬", "checked": True})
    lost.finish()
    assert any("按遗失办理" in stop.text for stop in refused(desk, "非人为损坏", "0", taken_back=True))
    written(desk, reader, finished(walk_to_blank(desk, "遗失", "20"), on_the_reader(desk, reader), CASH))
    with desk.reading() as session:
        kinds = list(session.scalars(select(CardEvent.kind).order_by(CardEvent.id)))
    assert kinds == [EventKind.ISSUED, EventKind.LOST, EventKind.ISSUED], "lost once"


def test_a_card_that_is_not_lost_is_taken_back(counter):
    """CARD-11."""
    desk, _ = counter
    (stop,) = refused(desk, "人为损坏", "20")
    assert isinstance(stop, Refusal)
    assert stop.rule == "CARD-11"


@pytest.fixture
def colleague(counter, manned_by):
    """王静 of the centre holds card 000002."""
    desk, reader = counter
    with manned_by("赵立").work("authorise_staff_card") as session:
        plan = planning.issue(session, "s1", STAFF, (access(),), on_reader(THIRD))
    written_at(desk, plan, THIRD)
    return desk, reader


def test_staff_pay_for_a_lost_card_once_a_lead_has_confirmed_and_authorised(colleague):
    """CARD-14, CARD-16: two overrides of the lead, both kept; the receipt names card and colleague."""
    desk, reader = colleague
    walk = Session(REPLACE_CARD, desk)
    assert walk.submit(OldCard, {"card": "000002", "checked": True}) == ()
    asked = {"reason": "遗失", "price": "20", "assessed": True}
    stops = refusals_of(walk.submit(WhyReplaced, asked))
    assert [stop.override for stop in stops] == ["assess_card_damage", "authorise_staff_card"]
    for stop in stops:
        walk.allow(stop, desk.authorise(stop.override, "赵立", PIN, "已核实"))
    assert walk.submit(WhyReplaced, asked) == ()
    done = finished(walk, on_the_reader(desk, reader), CASH)
    written(desk, reader, done)
    assert receipts(desk) == [(Money(2000), "内部员工IC卡赔偿 000003 王静")]
    new = card_of(desk, 3)
    assert new.holder == STAFF
    with desk.reading() as session:
        assert {one.rule for one in session.scalars(select(Override))} == {"CARD-14", "CARD-16"}


def test_a_failed_new_card_was_paid_for_and_the_next_one_is_free(counter):
    """CARD-26: the payment stays, and another blank may be used on another day."""
    desk, reader = counter
    done = finished(walk_to_blank(desk, "遗失", "20"), on_the_reader(desk, reader), CASH)
    walk = Session(REPLACE_CARD, desk)
    (stop,) = walk.submit(OldCard, OLD)
    assert "正在换为新卡 000002" in stop.text
    fail(desk, done.result.plan_ids[0], "卡片不接受写入")
    reader.take()
    reader.put(desfire(THIRD))
    later = finished(walk_to_blank(desk, "遗失", "0"), on_the_reader(desk, reader))
    assert later.papers == ()
    written(desk, reader, later)
    assert (card_of(desk, 2).state, card_of(desk, 3).state) == (CardState.WRITE_FAILED, CardState.ACTIVE)
    assert len(receipts(desk)) == 1
    with desk.reading() as session:
        assert [plan.ticket_no for plan in session.scalars(select(CardPlan).order_by(CardPlan.id))][1:] == [
            done.number,
            done.number,
        ]


def test_without_a_reader_the_new_number_is_typed_and_the_card_written_later(counter):
    """CARD-23."""
    desk, reader = counter
    reader.take()
    finished(walk_to_blank(desk, "遗失", "20"), "00418301", CASH)
    new = card_of(desk, 2)
    assert new.medium is not None
    assert (new.card_no, new.state, new.medium.writing) == ("00418301", CardState.ACTIVE, Writing.UNWRITTEN)
    assert card_of(desk, 1).state is CardState.LOST


def test_a_card_in_use_takes_nobodys_place(counter, home):
    """CARD-23."""
    desk, _ = counter
    plan = plan_issue(desk, home.tenant, "t1", THIRD)
    written_at(desk, plan)
    walk = walk_to_blank(desk, "遗失", "20")
    assert walk.submit(NewCard, {"blank": "000001"})
    assert walk.submit(NewCard, {"blank": f"000002 {THIRD} DESFIRE 1"})


def test_months_of_parking_go_with_the_card(at_reader, home, manned_by):
    """CARD-25: both authorisations of the old card, each with its own validity."""
    desk, reader = at_reader
    months = Grant(Purpose.PARKING, Term.first(START, 3))
    issued(desk, home.owner, grants=(access(), months))
    reader.put(desfire(OTHER_UID))
    written(
        desk,
        reader,
        finished(walk_to_blank(desk, "非人为损坏", "0", taken_back=True), on_the_reader(desk, reader)),
    )
    new = card_of(desk, 2).grant(Purpose.PARKING)
    assert new is not None
    assert new.term == months.term


def test_a_card_of_the_old_roster_is_bought_by_whoever_it_is_told_to_be(counter, home):
    """CARD-12: without a day of issue no month can be counted."""
    desk, reader = counter
    with desk.work("edit_estate") as session:
        owner = home.owner
        session.add(
            IcCard(
                card_no="A00077",
                unit_id=owner.unit_id,
                customer_id=owner.customer_id,
                state=CardState.ACTIVE,
                valid_to=date(2027, 3, 1),
            )
        )
    walk = Session(REPLACE_CARD, desk)
    assert walk.submit(OldCard, {"card": "A00077", "checked": True}) == ()
    asked = {"reason": "非人为损坏", "taken_back": True, "price": "20"}
    (stop,) = walk.submit(WhyReplaced, asked)
    assert "请选择办卡身份" in stop.text
    assert walk.submit(WhyReplaced, {**asked, "held_as": "业主"}) == ()
    written(desk, reader, finished(walk, on_the_reader(desk, reader), CASH))
    assert card_of(desk, 2).state is CardState.REPLACED
    assert card_of(desk, 3).holder == home.owner
    with desk.reading() as session:
        assert (
            session.scalars(select(CardPlan.reason).order_by(CardPlan.id.desc())).first() == "没有发卡日期，须重新购买"
        )


def test_the_holder_signs_for_the_new_card(counter):
    """CARD-08."""
    desk, reader = counter
    walk = walk_to_blank(desk, "遗失", "20")
    written(desk, reader, finished(walk, on_the_reader(desk, reader), CASH))
    sign(desk, [2], walk.answers.request_id)
    with desk.reading() as session:
        lines = {line.card_no: line.signed for line in book(session, START, START) if line.kind is EventKind.ISSUED}
    assert lines["000002"]


# Through the window


def test_a_lost_card_is_replaced_by_keys_and_a_torn_new_one_is_finished(counter, qtbot, look_on):
    """CARD-10, CARD-22, CARD-26."""
    desk, reader = counter
    reader.take()
    wizard = ReplaceCardWizard(desk)
    qtbot.addWidget(wizard)
    wizard.resize(1294, 688)
    wizard.show()
    QTest.qWaitForWindowActive(wizard)
    words = wizard.page.editors["card"].widget
    QTest.keyClicks(words, "32501")
    QTest.keyClick(words, Qt.Key.Key_Return)
    QTest.keyClick(wizard.page.editors["checked"].widget, Qt.Key.Key_Space)
    press(wizard)
    assert wizard.page.reason() == "请选择换卡原因"
    QTest.keyClicks(wizard.page.editors["reason"].widget, "3")
    assert wizard.page.said()["price"] == "20.00"
    press(wizard)
    assert wizard.page.kind is NewCard, wizard.objections.wrong
    chip = desfire(OTHER_UID)
    reader.put(chip)
    wait_for(lambda: wizard.page.said()["blank"], "the blank is taken")
    reader.take()
    press(wizard)
    wizard.page.fill({**wizard.page.said(), "tendered": wizard.page.said()["total"], "confirmed": True})
    press(wizard)
    assert wizard.outcome, wizard.objections.wrong
    reader.mischief = Mischief(tear_at=9)
    reader.put(chip)
    wait_for_face(wizard, Face.TORN)
    reader.mischief = Mischief()
    reader.put(chip)
    wait_for_face(wizard, Face.ALL)
    press(wizard)
    assert wizard.closing is not None
    for digit in "123":
        QTest.keyClicks(wizard.closing, digit)
    left = []
    wizard.left.connect(lambda: left.append(True))
    press(wizard)
    assert left
    assert (card_of(desk, 1).state, card_of(desk, 2).state) == (CardState.LOST, CardState.ACTIVE)
