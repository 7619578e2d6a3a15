"""Cards renewed by one touch: bare, with each rule, and at the reader by keys, two of one household in a row."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from deskapp.access.kinds import HolderClass, PlanState, Writing
from deskapp.access.register import reading
from deskapp.access.register.values import Holder
from deskapp.at_reader.card import Ending, look, write, write_later
from deskapp.at_reader.lines import plan_lines, unfinished
from deskapp.cards.emulator.mischief import Mischief, Moment
from deskapp.estate.kinds import CardState
from deskapp.estate.records import IcCard
from deskapp.flow.procedure import Done
from deskapp.flow.session import Session
from deskapp.kernel.problems import Refusal
from deskapp.kernel.shown_card import OurCard
from deskapp.procedures.card_life.renew.offered import Renewed
from deskapp.procedures.card_life.renew.service import RENEW_CARD, preview
from deskapp.procedures.card_life.renew.steps import Renewal, RenewedCard
from deskapp.procedures.card_life.renew.wizard import CardTicks, RenewCardWizard
from deskapp.ui.cards.faces import Face
from deskapp.ui.cards.reader import stop_reader
from tests.access.hands import card_of, issued, plan_issue
from tests.at_reader.hands import press, wait_for, wait_for_face
from tests.card_station import OTHER_UID, desfire
from tests.conftest import PIN

SEEN = {"evidence": True}


@pytest.fixture
def written(at_reader, home):
    """The desk, the reader, and the written cards of the owner and of the tenant."""
    desk, reader = at_reader
    cards = desfire(), desfire(OTHER_UID)
    for place, (card, holder) in enumerate(zip(cards, (home.owner, home.tenant), strict=True)):
        reader.put(card)
        uid = look(desk, reader.model.name).uid
        plan = plan_issue(desk, holder, f"r{place}", uid)
        assert write(desk, reader.model.name, plan.id, lambda _act: None).ending is Ending.DONE
        reader.take()
    yield desk, reader, cards
    stop_reader(desk.station)


def renew(desk, cards, card="000001", allowed=None, **told) -> Any:
    walk: Any = Session(RENEW_CARD, desk)
    assert walk.submit(RenewedCard, {"card": card}) == ()
    stops = walk.submit(Renewal, {"cards": cards, **SEEN, **told})
    if stops and allowed:
        (stop,) = stops
        walk.allow(stop, desk.authorise(stop.override, allowed, PIN, "已核实"))
        stops = walk.submit(Renewal, {"cards": cards, **SEEN, **told})
    return stops or walk.finish()


def test_a_renewal_adds_the_standard_time_and_is_written_on_the_card(written, clock):
    """CARD-20, CARD-03: from the day after the old end."""
    desk, reader, (card, _) = written
    clock.pass_by(days=700)
    done = renew(desk, [1])
    reader.put(card)
    assert write(desk, reader.model.name, done.result.plan_ids[0], lambda _act: None).ending is Ending.DONE
    now: Any = card_of(desk, 1)
    assert (now.valid_to, now.state, now.medium.writing) == (date(2030, 11, 20), CardState.ACTIVE, Writing.WRITTEN)


def test_an_expired_card_begins_today(written, clock):
    """CARD-20."""
    desk, _, _ = written
    clock.pass_by(days=800)
    renew(desk, [1])
    (line,) = unfinished(desk)
    assert line.valid == "2029-01-29 至 2031-01-28"


def test_what_ends_soon_in_the_same_household_is_taken_along(written, clock):
    """CARD-21."""
    desk, _, _ = written
    assert [(one.card.card_no, along) for one, along in preview(desk, OurCard("000001"), None, None)] == [
        ("000001", True),
        ("000002", False),
    ]
    clock.pass_by(days=710)
    assert [along for _, along in preview(desk, OurCard("000002"), None, None)] == [True, True]


def test_the_lease_of_a_tenant_is_seen_again(written):
    """CARD-04, CARD-05."""
    desk, _, _ = written
    (stop,) = renew(desk, [2], "000002")
    assert (stop.rule, "请填写租期止" in stop.text) == ("CARD-04", True)
    (stop,) = renew(desk, [2], "000002", lease_to="2027-12-31")
    assert stop.rule == "CARD-05"
    assert isinstance(renew(desk, [2], "000002", lease_to="2028-12-31", until="2028-12-31"), Done)


def test_a_day_that_was_agreed_lies_after_the_old_end(written):
    """CARD-20."""
    desk, _, _ = written
    (stop,) = renew(desk, [1], until="2028-11-20")
    assert "要晚于 2028-11-20" in stop.text


def test_a_merchant_card_for_another_time_says_why(at_reader, home):
    """CARD-07."""
    desk, _ = at_reader
    issued(desk, Holder(HolderClass.MERCHANT, "和风面馆", None, home.unit_id))
    (stop,) = renew(desk, [1], until="2029-05-31")
    assert stop.rule == "CARD-07"
    assert isinstance(renew(desk, [1], until="2029-05-31", remark="合同到期"), Done)


def test_a_staff_card_is_renewed_only_as_one_of_the_leads_says(at_reader, manned_by):
    """CARD-14."""
    desk, _ = at_reader
    issued(manned_by("赵立"), Holder(HolderClass.STAFF, "保安 甘棠"))
    (stop,) = renew(desk, [1])
    assert (stop.rule, stop.override) == ("CARD-14", "authorise_staff_card")
    assert isinstance(renew(desk, [1], allowed="赵立"), Done)


def test_a_card_of_an_old_roster_is_renewed_as_it_is_told_and_takes_its_uid_from_the_reader(at_reader, home):
    """CARD-20: its kind is asked, and only that."""
    desk, reader = at_reader
    with desk.work("edit_estate") as session:
        session.add(IcCard(card_no="00418301", unit_id=home.unit_id, customer_id=home.owner.customer_id))
    (stop,) = renew(desk, [1], "00418301")
    assert "请选择持卡人类别" in stop.text
    assert isinstance(renew(desk, [1], "00418301", held_as="业主"), Done)
    now: Any = card_of(desk, 1)
    assert (now.holder, now.valid_to, now.medium.writing) == (home.owner, date(2028, 11, 20), Writing.UNWRITTEN)


def test_a_lost_card_is_not_renewed(written):
    """CARD-22."""
    desk, _, _ = written
    from deskapp.access.register import changes

    with desk.work("report_card_lost") as session:
        changes.report_lost(session, 1, "l1", "客户丢失")
    walk = Session(RENEW_CARD, desk)
    (stop,) = walk.submit(RenewedCard, {"card": "000001"})
    assert isinstance(stop, Refusal)
    assert "遗失" in stop.text


def test_a_second_finish_changes_nothing(written):
    """Design law 1."""
    desk, _, _ = written
    walk: Any = Session(RENEW_CARD, desk)
    walk.submit(RenewedCard, {"card": "000001"})
    walk.submit(Renewal, {"cards": [1], **SEEN})
    assert walk.finish().result == walk.finish().result
    assert len(unfinished(desk)) == 1


def test_a_card_that_did_not_come_is_renewed_on_record_and_rewritten_another_day(written):
    """CARD-23."""
    desk, _, _ = written
    done = renew(desk, [1])
    write_later(desk, done.result.plan_ids[0])
    now: Any = card_of(desk, 1)
    assert (now.valid_to, now.medium.writing) == (date(2030, 11, 20), Writing.OUTDATED)
    assert plan_lines(desk, done.result.plan_ids)[0].state is PlanState.UNWRITTEN


# Through the window


def test_what_speaks_against_a_renewal_can_be_read_whole(written, qtbot, look_on):
    """CARD-20: a cell is too short for a sentence; it stands below the table, one a line."""
    desk, _, _ = written
    ticks = CardTicks()
    qtbot.addWidget(ticks)
    with desk.reading() as session:
        cards = [reading.by_id(session, card_id) for card_id in (1, 2)]
    said = [f"卡 {card.card_no} 是老卡，请选择持卡人类别" for card in cards]
    ticks.show_cards([Renewed(card, None, Refusal(words, "CARD-20")) for card, words in zip(cards, said, strict=True)])
    assert ticks.why.text().splitlines() == said
    assert ticks.why.wordWrap()
    assert ticks.table.rows.rows[0][4].words == "不能延期"
    ticks.show_cards([])
    assert ticks.why.isHidden()


def test_two_cards_of_a_household_are_renewed_in_a_row(written, clock, qtbot, look_on):
    """CARD-20, CARD-26: laid down, ticked, F8; one is torn and put back, then the other."""
    desk, reader, (first, second) = written
    clock.pass_by(days=710)
    wizard: Any = RenewCardWizard(desk)
    qtbot.addWidget(wizard)
    wizard.resize(1294, 688)
    wizard.show()
    QTest.qWaitForWindowActive(wizard)
    reader.put(first)
    wait_for(lambda: wizard.page.said().get("card"), "the card is taken")
    press(wizard)
    assert wizard.page.kind is Renewal, wizard.objections.wrong
    assert wizard.page.ticks.said() == [1, 2]
    wizard.page.fill({**wizard.page.said(), "evidence": True, "lease_to": "2029-12-31"})
    reader.mischief = Mischief(tear_at=6, moment=Moment.AFTER)
    press(wizard)
    wait_for_face(wizard, Face.TORN)
    reader.mischief = Mischief()
    reader.put(first)
    wait_for_face(wizard, Face.DONE)
    reader.put(second)
    wait_for_face(wizard, Face.ALL)
    with desk.reading() as session:
        ends = [reading.by_id(session, card_id).valid_to for card_id in (1, 2)]
    assert ends == [date(2030, 11, 20), date(2029, 11, 20)]
    left = []
    wizard.left.connect(lambda: left.append(True))
    QTest.keyClick(wizard, Qt.Key.Key_F8)
    assert left or wizard.writing.reason() == ""
