"""The doors of a card in use are changed: by a lead, with a reason, its days as they were; bare and at the reader."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtTest import QTest

from deskapp.access.card_records import CardEvent
from deskapp.access.doors.groups import add_group
from deskapp.access.kinds import EventKind, HolderClass, Purpose, Writing
from deskapp.access.register.values import Grant, Holder
from deskapp.access.rules.terms import Term
from deskapp.flow.procedure import Done
from deskapp.flow.session import Session
from deskapp.procedures.card_life.rights.service import CHANGE_RIGHTS
from deskapp.procedures.card_life.rights.steps import NewDoors
from deskapp.procedures.card_life.rights.wizard import ChangeRightsWizard
from deskapp.ui.cards.faces import Face
from tests.access.hands import START, access, card_of, changed, issued
from tests.at_reader.hands import press, wait_for, wait_for_face
from tests.at_reader.test_renew_card import written
from tests.conftest import PIN

__all__ = ["written"]


@pytest.fixture
def lead(written, manned_by):
    """The lead at the desk with the reader, two door groups, and the written cards of owner and tenant."""
    desk, reader, cards = written
    led = desk.manned_by(manned_by("赵立").duty)
    with led.work("set_doors") as session:
        add_group(session, "3栋大堂")
        add_group(session, "东门")
    return led, reader, cards


def change(desk, card="000001", doors="3栋大堂、东门", reason="换到 5 栋上班") -> Any:
    walk = Session(CHANGE_RIGHTS, desk)
    return walk.submit(NewDoors, {"card": card, "doors": doors, "reason": reason}) or walk.finish()


def test_a_card_that_is_not_here_opens_other_doors_on_record_and_waits_to_be_rewritten(lead):
    """CARD-23: its days stay."""
    desk, _, _ = lead
    assert isinstance(change(desk), Done)
    now: Any = card_of(desk, 1)
    assert (now.grants[0].doors, now.valid_to, now.medium.writing) == ((1, 2), date(2028, 11, 20), Writing.OUTDATED)


def test_the_authorisation_for_parking_stays(lead, home):
    """CARD-25."""
    desk, _, _ = lead
    parking = Grant(Purpose.PARKING, Term.first(START, 1), (9,))
    changed(desk, card_of(desk, 1), parking, "p1")
    change(desk)
    assert set(card_of(desk, 1).grants) == {access(doors=(1, 2)), parking}


def test_a_group_that_is_none_and_the_same_ones_again_are_told(lead):
    desk, _, _ = lead
    (stop,) = change(desk, doors="西门")
    assert "没有“西门”这个门组" in stop.text
    (stop,) = change(desk, doors="3栋大堂")
    assert "没有改动" in stop.text


def test_the_doors_of_a_staff_card_are_authorised_by_the_leads_alone(lead, manned_by):
    """CARD-14."""
    desk, _, _ = lead
    issued(desk, Holder(HolderClass.STAFF, "保安 甘棠"), "s1", "04010203040506")
    manager = desk.manned_by(manned_by("高远").duty)
    walk: Any = Session(CHANGE_RIGHTS, manager)
    said = {"card": "000003", "doors": "东门", "reason": "调岗"}
    (stop,) = walk.submit(NewDoors, said)
    assert (stop.rule, stop.override) == ("CARD-14", "authorise_staff_card")
    walk.allow(stop, manager.authorise(stop.override, "赵立", PIN, "已核实"))
    assert walk.submit(NewDoors, said) == ()
    assert isinstance(walk.finish(), Done)
    assert card_of(desk, 3).grants[0].doors == (2,)


def test_what_it_opens_now_stands_in_the_field_and_f8_writes_the_card_that_lies_there(lead, qtbot, look_on):
    """CARD-26, design law 1: at the reader, by keys."""
    desk, reader, (card, _) = lead
    wizard = ChangeRightsWizard(desk)
    qtbot.addWidget(wizard)
    wizard.resize(1294, 688)
    wizard.show()
    QTest.qWaitForWindowActive(wizard)
    reader.put(card)
    wait_for(lambda: wizard.page.said().get("card"), "the card is taken")
    assert wizard.page.said()["doors"] == "3栋大堂"
    wizard.page.fill({**wizard.page.said(), "doors": "东门", "reason": "换岗"})
    press(wizard)
    wait_for_face(wizard, Face.ALL)
    now: Any = card_of(desk, 1)
    assert (now.grants[0].doors, now.medium.writing) == ((2,), Writing.WRITTEN)
    with desk.reading() as session:
        last = session.query(CardEvent).order_by(CardEvent.id.desc()).first()
    assert (last.kind, last.reason) == (EventKind.RIGHTS, "换岗")
