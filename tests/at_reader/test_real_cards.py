"""Real cards in the window: nothing is written while the keys are shut, and everything once they are open."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from deskapp.access.kinds import CardFamily, KeyTechnology, Writing
from deskapp.access.register import planning
from deskapp.access.station import Station
from deskapp.at_reader.card import Ending, look, on_reader_of, shown, write
from deskapp.at_reader.keys import key_facts, missing, open_keys
from deskapp.at_reader.lines import unfinished
from deskapp.cards.emulator.in_process import PracticeReaders
from deskapp.cards.emulator.reader import Reader
from deskapp.estate.kinds import CardState
from deskapp.kernel.hidden import Passphrase
from deskapp.procedures.access_card.wizard import AccessCardWizard
from deskapp.staff.choices import DoorReading
from deskapp.ui.cards.faces import Face
from deskapp.ui.cards.reader import stop_reader
from tests.access.hands import PAID, access, card_of
from tests.at_reader.hands import press, to_the_reader, wait_for, wait_for_face
from tests.card_station import classic_card, desfire
from tests.clerk import type_text
from tests.fees import draw_book, name_company
from tests.key_keeping import WORDS, PaperTray, make_key


@pytest.fixture
def counter(desk, home, manned_by, quick_scrypt):
    """林晓 at a real reader; the centre has keys, and they are shut as at the start of a shift."""
    name_company(manned_by)
    draw_book(manned_by, desk)
    reader = Reader()
    station = Station(PracticeReaders(reader))
    admin = replace(manned_by("管理员"), station=station)
    make_key(admin, PaperTray())
    make_key(admin, PaperTray(), "MIFARE Classic", first=False)
    station.shut()
    yield replace(desk, station=station), reader
    stop_reader(station)


@pytest.fixture
def window(counter, qtbot, look_on):
    desk, reader = counter
    wizard = AccessCardWizard(desk)
    qtbot.addWidget(wizard)
    wizard.resize(1294, 688)
    wizard.show()
    QTest.qWaitForWindowActive(wizard)
    return wizard, reader


def open_here(panel, words: str = WORDS) -> None:
    type_text(panel.field, words)
    QTest.keyClick(panel.field, Qt.Key.Key_Return)


@pytest.mark.parametrize("card", [desfire, classic_card])
def test_a_paid_card_waits_for_the_passphrase_and_is_then_written(window, card):
    """CARD-26, cards.md 6: asked where it is needed; the card that lies there is written as soon as the keys open."""
    wizard, reader = window
    blank = card()
    to_the_reader(wizard, blank, put=reader.put)
    wait_for_face(wizard, Face.TROUBLE)
    panel = wizard.writing.keys
    assert panel.isVisible()
    assert "请先输入口令" in wizard.writing.stage.line.text()
    open_here(panel, "not the passphrase")
    wait_for(lambda: "口令不对" in panel.trouble.text(), "the refusal")
    assert panel.field.text() == ""
    open_here(panel)
    wait_for_face(wizard, Face.ALL)
    assert not panel.isVisible()
    desk = wizard.session.desk
    on_record = card_of(desk, 1)
    assert on_record.medium is not None
    assert (on_record.state, on_record.medium.writing) == (CardState.ACTIVE, Writing.WRITTEN)
    assert on_record.medium.key_version == 1
    technology = KeyTechnology.DESFIRE if on_record.medium.family is CardFamily.DESFIRE else KeyTechnology.CLASSIC
    assert {fact.line.name.technology: fact.cards for fact in key_facts(desk)}[technology] == 1


def test_the_keys_may_be_opened_before_anything_is_paid(window):
    wizard, reader = window
    wizard.page.fill({"room": "3-2-501", "held_as": "业主"})
    press(wizard)
    wizard.page.fill({"in_owner_file": True})
    press(wizard)
    press(wizard)
    panel = wizard.page.touch.keys
    assert panel.isVisible()
    assert wizard.page.first() is wizard.page.touch.number, "nobody has to know the passphrase to go on"
    open_here(panel)
    wait_for(lambda: not panel.isVisible(), "the panel is gone")
    assert missing(wizard.session.desk) is None


def test_whoever_does_not_know_the_passphrase_writes_the_card_later(window):
    """CARD-23."""
    wizard, reader = window
    to_the_reader(wizard, desfire(), put=reader.put)
    wait_for_face(wizard, Face.TROUBLE)
    press(wizard, Qt.Key.Key_F12)
    on_record = card_of(wizard.session.desk, 1)
    assert on_record.medium is not None
    assert on_record.medium.writing is Writing.UNWRITTEN
    assert unfinished(wizard.session.desk) == []


def test_where_doors_read_the_number_no_key_is_asked_for(counter, set_to):
    """cards.md 3.6: nothing is written on the card."""
    desk, _reader = counter
    assert missing(desk) is not None
    set_to(door_reading=DoorReading.LIST)
    assert missing(desk) is None


def issue_real(desk, reader, holder) -> None:
    """A card issued and written bare, with the newest key."""
    with desk.work("issue_card") as session:
        on = on_reader_of(shown(look(desk, reader.model.name)))
        plan = planning.issue(session, "r1", holder, (access(24),), on, paid=PAID).id
    assert write(desk, reader.model.name, plan, lambda _act: None).ending is Ending.DONE


def on_keys(desk) -> dict[int, int]:
    """How many cards are still on each version."""
    facts = [fact for fact in key_facts(desk) if fact.line.name.technology is KeyTechnology.DESFIRE]
    return {fact.line.name.version: fact.cards for fact in facts}


def test_cards_of_the_old_key_are_read_and_go_over_to_the_new_one(counter, manned_by, home):
    """Rollover (cards.md 6): the old version opens its cards until each has been written again."""
    desk, reader = counter
    open_keys(desk, Passphrase(WORDS))
    reader.put(desfire())
    issue_real(desk, reader, home.owner)
    make_key(replace(manned_by("管理员"), station=desk.station), PaperTray(), first=False)
    assert on_keys(desk) == {1: 1, 2: 0}
    seen = look(desk, reader.model.name)
    with desk.work("write_card") as session:
        plan = planning.rewrite(session, "r2", card_of(desk, 1), seen.on_reader).id
    assert write(desk, reader.model.name, plan, lambda _act: None).ending is Ending.DONE
    assert on_keys(desk) == {1: 0, 2: 1}
