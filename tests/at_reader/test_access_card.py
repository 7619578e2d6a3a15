"""A customer's card from the first question to the signature, bare and through the window."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from sqlalchemy import select

from deskapp.access.book import book
from deskapp.access.card_records import CardEvent
from deskapp.access.kinds import EventKind, Writing
from deskapp.access.register import reading
from deskapp.at_reader.card import Ending, look, shown, write
from deskapp.at_reader.lines import ToWrite, unfinished
from deskapp.cards.emulator.mischief import Mischief, Moment
from deskapp.estate.kinds import CardState
from deskapp.flow.procedure import Done
from deskapp.flow.session import Session
from deskapp.flow.step import Step
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger.ticket_records import Ticket
from deskapp.procedures.access_card.service import ACCESS_CARD, sign
from deskapp.procedures.access_card.steps import (
    Applicant,
    Cards,
    FamilyProof,
    MerchantProof,
    OwnerProof,
    Rights,
    TenantProof,
)
from deskapp.procedures.access_card.wizard import AccessCardWizard
from deskapp.staff.records import Override
from deskapp.till.steps import Pay
from deskapp.ui.cards.faces import Face
from deskapp.ui.cards.reader import stop_reader
from tests.access.hands import card_of
from tests.at_reader.hands import press, to_the_reader, wait_for_face
from tests.card_station import OTHER_UID, desfire
from tests.conftest import PIN, STARTED
from tests.fees import draw_book, name_company

CASH = {"ways": [{"method": "现金", "amount": "20"}], "tendered": "20", "confirmed": True, "total": "20"}
PROOF: dict[str, tuple[type[Step], dict[str, object]]] = {
    "业主": (OwnerProof, {"in_owner_file": True}),
    "家属": (FamilyProof, {"owner_phoned": True}),
    "租户": (TenantProof, {"contract_shown": True, "id_copy_kept": True, "lease_to": "2028-01-01"}),
    "商户": (MerchantProof, {"sealed_application": True, "shop_manager": "周店", "manager_signed": True}),
}


@pytest.fixture
def counter(at_reader, home, manned_by):
    """The desk with reader, home, receipt book and company."""
    desk, reader = at_reader
    name_company(manned_by)
    draw_book(manned_by, desk)
    yield desk, reader
    stop_reader(desk.station)


def walk_to_cards(desk, held_as="业主", name="", **rights) -> Session:
    walk = Session(ACCESS_CARD, desk)
    assert walk.submit(Applicant, {"room": "3-2-501", "held_as": held_as, "name": name}) == ()
    assert walk.submit(*PROOF[held_as]) == ()
    assert walk.submit(Rights, rights) == ()
    return walk


def paid(desk, reader, held_as="业主", name="", **rights) -> tuple[Session, Done]:
    walk = walk_to_cards(desk, held_as, name, **rights)
    card = shown(look(desk, reader.model.name))
    assert walk.submit(Cards, {"cards": [str(card)]}) == ()
    assert walk.submit(Pay, CASH) == ()
    done = walk.finish()
    assert isinstance(done, Done), done
    return walk, done


@pytest.mark.parametrize(
    ("held_as", "name", "until"),
    [
        ("业主", "", date(2028, 11, 20)),
        ("家属", "刘䶮", date(2028, 11, 20)),
        ("租户", "欧阳静", date(2027, 11, 20)),
        ("商户", "和风面馆", date(2027, 11, 20)),
    ],
)
def test_each_class_of_customer_gets_a_card_for_its_time(counter, held_as, name, until):
    """CARD-03, CARD-05, CARD-07, CARD-10, CARD-20."""
    desk, reader = counter
    reader.put(desfire())
    _, done = paid(desk, reader, held_as, name)
    assert isinstance(done.result, ToWrite)
    assert write(desk, reader.model.name, done.result.plan_ids[0], lambda _act: None).ending is Ending.DONE
    with desk.reading() as session:
        card = reading.by_number(session, "000001")
        ticket = session.scalars(select(Ticket)).one()
    assert card is not None
    assert (card.state, card.valid_to, card.room_no) == (CardState.ACTIVE, until, "3-2-501")
    assert (ticket.amount, ticket.printed_no) == (Money(2000), done.number)
    assert ticket.remark == "门禁卡工本费 000001"


def test_nothing_is_planned_before_it_is_paid_and_a_second_finish_changes_nothing(counter):
    """CARD-26, design law 1."""
    desk, reader = counter
    reader.put(desfire())
    walk = walk_to_cards(desk)
    walk.submit(Cards, {"cards": [str(shown(look(desk, reader.model.name)))]})
    assert unfinished(desk) == []
    walk.submit(Pay, CASH)
    first, again = walk.finish(), walk.finish()
    assert isinstance(first, Done)
    assert isinstance(again, Done)
    assert (first.number, first.result) == (again.number, again.result)
    assert [line.card_no for line in unfinished(desk)] == ["000001"]


def test_family_unknown_to_the_file_needs_a_call_to_the_owner(counter):
    """CARD-02."""
    desk, _ = counter
    walk = Session(ACCESS_CARD, desk)
    walk.submit(Applicant, {"room": "3-2-501", "held_as": "家属", "name": "刘䶮"})
    (stop,) = walk.submit(FamilyProof, {})
    assert "电话向业主核实" in stop.text


def test_a_merchant_card_waits_for_the_signature_of_the_centre_manager(counter, manned_by):
    """CARD-06."""
    desk, reader = counter
    walk = Session(ACCESS_CARD, desk)
    walk.submit(Applicant, {"room": "3-2-501", "held_as": "商户", "name": "和风面馆"})
    proof = {"sealed_application": True, "shop_manager": "周店"}
    (stop,) = walk.submit(MerchantProof, proof)
    assert isinstance(stop, Refusal)
    assert (stop.rule, stop.override) == ("CARD-06", "approve_merchant_card")
    walk.allow(stop, desk.authorise(stop.override, "高远", PIN, "已看申请表"))
    assert walk.submit(MerchantProof, proof) == ()
    walk.submit(Rights, {})
    reader.put(desfire())
    walk.submit(Cards, {"cards": [str(shown(look(desk, reader.model.name)))]})
    walk.submit(Pay, CASH)
    assert isinstance(walk.finish(), Done)
    with desk.reading() as session:
        assert session.scalars(select(Override)).one().act == "issue_card"


def test_a_lease_that_ends_sooner_is_looked_at(counter):
    """CARD-05."""
    desk, _ = counter
    walk = Session(ACCESS_CARD, desk)
    walk.submit(Applicant, {"room": "3-2-501", "held_as": "租户", "name": "欧阳静"})
    walk.submit(TenantProof, {"contract_shown": True, "id_copy_kept": True, "lease_to": "2027-03-01"})
    (stop,) = walk.submit(Rights, {})
    assert "租期到 2027-03-01" in stop.text
    assert walk.submit(Rights, {"valid_to": "2027-03-01"}) == ()


def test_a_merchant_card_for_another_time_says_why(counter):
    """CARD-07."""
    desk, _ = counter
    walk = Session(ACCESS_CARD, desk)
    walk.submit(Applicant, {"room": "3-2-501", "held_as": "商户", "name": "和风面馆"})
    walk.submit(*PROOF["商户"])
    (stop,) = walk.submit(Rights, {"valid_to": "2027-05-31"})
    assert isinstance(stop, Refusal)
    assert stop.rule == "CARD-07"
    assert walk.submit(Rights, {"valid_to": "2027-05-31", "remark": "合同到期"}) == ()


def test_without_a_reader_the_number_is_typed_and_the_card_written_later(counter):
    """CARD-23."""
    desk, _ = counter
    walk = walk_to_cards(desk)
    assert walk.submit(Cards, {"cards": ["00418301"]}) == ()
    walk.submit(Pay, CASH)
    assert isinstance(walk.finish(), Done)
    with desk.reading() as session:
        card = reading.by_number(session, "00418301")
    assert card is not None
    assert card.medium is not None
    assert (card.state, card.medium.writing) == (CardState.ACTIVE, Writing.UNWRITTEN)


def test_a_number_or_a_card_in_use_is_not_issued_twice(counter):
    """CARD-23."""
    desk, reader = counter
    reader.put(desfire())
    _, done = paid(desk, reader)
    write(desk, reader.model.name, done.result.plan_ids[0], lambda _act: None)
    walk = walk_to_cards(desk)
    (stop,) = walk.submit(Cards, {"cards": ["000001"]})
    assert "已经登记" in stop.text
    again = shown(look(desk, reader.model.name))
    assert walk.submit(Cards, {"cards": [str(again)]})


def test_a_centre_that_charges_nothing_for_a_card_gives_no_receipt(counter, set_to):
    """CARD-10: the price is a setting; at zero there is neither payment nor ticket, and a second finish adds none."""
    desk, reader = counter
    set_to(card_cost=Money())
    reader.put(desfire())
    walk = walk_to_cards(desk)
    assert walk.submit(Cards, {"cards": [str(shown(look(desk, reader.model.name)))]}) == ()
    assert walk.submit(Pay, {"total": "0", "ways": [], "confirmed": True}) == ()
    done, again = walk.finish(), walk.finish()
    assert isinstance(done, Done), done
    assert isinstance(again, Done), again
    assert (done.number, done.words, done.papers) == ("000001", "1 张门禁卡，免收工本费", ())
    assert done.result == again.result
    assert write(desk, reader.model.name, done.result.plan_ids[0], lambda _act: None).ending is Ending.DONE
    with desk.reading() as session:
        assert session.scalars(select(Ticket)).all() == []


def test_the_signature_stands_on_the_line_of_the_card(counter):
    """CARD-08, CARD-09."""
    desk, reader = counter
    reader.put(desfire())
    walk, done = paid(desk, reader)
    write(desk, reader.model.name, done.result.plan_ids[0], lambda _act: None)
    sign(desk, [1], walk.answers.request_id)
    with desk.reading() as session:
        (line,) = book(session, STARTED.date(), STARTED.date())
    assert line.signed


# Through the window


@pytest.fixture
def window(counter, qtbot, look_on):
    desk, reader = counter
    wizard = AccessCardWizard(desk)
    qtbot.addWidget(wizard)
    wizard.resize(1294, 688)
    wizard.show()
    QTest.qWaitForWindowActive(wizard)
    return wizard, reader


def test_the_clerk_is_told_to_greet_to_seat_and_to_ask(window):
    """CARD-01: beside the first page stand what to do and what to say, before anything can be typed wrong."""
    wizard, _ = window
    told, said = wizard.page.cues()
    assert told[0] == "起身迎接，请坐，问清办什么卡。"
    assert said == "您好，请坐，请问是给谁办卡？"
    assert wizard.cue.isVisible()
    shown = [label.text() for label in wizard.cue.findChildren(QLabel)]
    assert {told[0], said} <= set(shown)


def test_two_cards_are_written_in_any_order_and_signed_for(window):
    """CARD-08, CARD-09, CARD-10: by keys alone; the card that still lies there is written at once."""
    wizard, reader = window
    first, second = desfire(), desfire(OTHER_UID)
    to_the_reader(wizard, first, second, put=reader.put)
    wait_for_face(wizard, Face.DONE)
    assert wizard.writing.reason() == "还有 1 张没写"
    reader.take()
    wait_for_face(wizard, Face.PUT)
    reader.put(first)
    wait_for_face(wizard, Face.ALL)
    press(wizard)
    assert wizard.closing is not None
    assert "登记册上签名" in wizard.cue.card.wants[0]
    for digit in "1234":
        QTest.keyClicks(wizard.closing, digit)
    left = []
    wizard.left.connect(lambda: left.append(True))
    press(wizard)
    assert left
    with wizard.session.desk.reading() as session:
        kinds = list(session.scalars(select(CardEvent.kind).order_by(CardEvent.id)))
    assert kinds == [EventKind.ISSUED, EventKind.ISSUED, EventKind.SIGNED, EventKind.SIGNED]


def test_a_card_pulled_away_is_put_back_and_finished_and_another_is_left_alone(window):
    """CARD-26: the words on the page, and what the register says."""
    wizard, reader = window
    card = desfire()
    to_the_reader(wizard, card, put=reader.put, take=reader.take)
    lay_down_torn(reader, card)
    wait_for_face(wizard, Face.TORN)
    assert "请放回同一张卡" in wizard.writing.stage.next.text()
    reader.put(desfire(OTHER_UID))
    wait_for_face(wizard, Face.ANOTHER)
    reader.take()
    wait_for_face(wizard, Face.TORN)
    reader.mischief = Mischief()
    reader.put(card)
    wait_for_face(wizard, Face.ALL)
    assert card_of(wizard.session.desk, 1).state is CardState.ACTIVE


def test_nothing_to_pay_is_agreed_to_and_done(window, set_to):
    """CARD-10: the page asks for no money, and one tick goes on to the reader."""
    wizard, reader = window
    set_to(card_cost=Money())
    to_the_reader(wizard, desfire(), put=reader.put)
    wait_for_face(wizard, Face.ALL)


def lay_down_torn(reader, card) -> None:
    """It leaves at the tenth command."""
    reader.mischief = Mischief(tear_at=10, moment=Moment.AFTER)
    reader.put(card)


def test_f7_gives_the_torn_card_up_and_writes_another_blank(window):
    """CARD-26: write_failed, the payment stays, another blank is used."""
    wizard, reader = window
    card = desfire()
    to_the_reader(wizard, card, put=reader.put, take=reader.take)
    lay_down_torn(reader, card)
    wait_for_face(wizard, Face.TORN)
    reader.mischief = Mischief()
    press(wizard, Qt.Key.Key_F7)
    wait_for_face(wizard, Face.BLANK)
    reader.put(desfire(OTHER_UID))
    wait_for_face(wizard, Face.ALL)
    desk = wizard.session.desk
    assert (card_of(desk, 1).state, card_of(desk, 2).state) == (CardState.WRITE_FAILED, CardState.ACTIVE)
    with desk.reading() as session:
        assert len(list(session.scalars(select(Ticket)))) == 1


def test_f12_leaves_the_cards_to_be_written_later(window):
    """CARD-23."""
    wizard, reader = window
    left = []
    wizard.left.connect(lambda: left.append(True))
    to_the_reader(wizard, desfire(), put=reader.put, take=reader.take)
    press(wizard, Qt.Key.Key_F12)
    assert left
    on_record = card_of(wizard.session.desk, 1)
    assert on_record.medium is not None
    assert (on_record.state, on_record.medium.writing) == (CardState.ACTIVE, Writing.UNWRITTEN)
