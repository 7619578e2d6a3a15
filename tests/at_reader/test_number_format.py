"""The number format of the centre, found by two cards and the numbers its door program shows, bare and by keys."""

import pytest
from PySide6.QtTest import QTest

from deskapp.access.kinds import ListKind
from deskapp.access.numbers.format import NumberFormat, read_uid
from deskapp.flow.procedure import Done
from deskapp.flow.session import Session
from deskapp.handout.door_list import write_door_list
from deskapp.procedures.doors.number_format.service import NUMBER_FORMAT
from deskapp.procedures.doors.number_format.steps import FirstCard, SecondCard, ThirdCard
from deskapp.procedures.doors.number_format.wizard import NumberFormatWizard
from deskapp.ui.cards.reader import stop_reader
from tests.access.conftest import lead
from tests.access.test_doors import doors
from tests.at_reader.hands import press, wait_for
from tests.card_station import CLASSIC_UID, DESFIRE_UID, OTHER_UID, classic_card, desfire

__all__ = ["doors", "lead"]
FORMATS = (
    "forward.dec10",
    "reversed.dec10",
    "forward.split_low",
    "reversed.split_low",
    "forward.split_high",
    "reversed.split_high",
    "forward.dec8_low",
    "reversed.dec8_high",
    "forward.hex",
    "reversed.hex",
    "forward.wiegand26_low",
    "reversed.wiegand34",
)
SHORT, SECOND_SHORT = "5630F009", "0B3E3636"


def on_reader(uid: str) -> str:
    return f"000001 {uid} DESFIRE"


def shown(code: str, uid: str) -> dict[str, str]:
    return {"card": on_reader(uid), "as_shown": NumberFormat.parse(code).show(read_uid(uid))}


@pytest.mark.parametrize("code", FORMATS)
def test_two_cards_find_every_format_a_site_may_have(desk, code):
    """cards.md 3.5: orders, shapes and the check values of the pages."""
    walk = Session(NUMBER_FORMAT, desk)
    assert walk.submit(FirstCard, shown(code, SHORT)) == ()
    assert walk.submit(SecondCard, shown(code, SECOND_SHORT)) == ()
    done = walk.finish()
    assert isinstance(done, Done)
    assert desk.settings().card_number_format == done.number == code


@pytest.mark.parametrize("part", ["first4", "last4", "cascade", "whole"])
def test_cards_of_seven_bytes_tell_which_of_them_the_site_takes(desk, part):
    walk = Session(NUMBER_FORMAT, desk)
    assert walk.submit(FirstCard, shown(f"reversed.dec10.{part}", DESFIRE_UID)) == ()
    assert walk.submit(SecondCard, shown(f"reversed.dec10.{part}", OTHER_UID)) == ()
    assert isinstance(walk.finish(), Done)
    assert desk.settings().card_number_format == f"reversed.dec10.{part}"


def test_two_cards_that_leave_several_formats_ask_for_a_third(desk):
    """04 00 00 04 reads the same from both ends, and so does the card after it."""
    walk = Session(NUMBER_FORMAT, desk)
    walk.submit(FirstCard, shown("reversed.dec10", "04111104"))
    assert walk.submit(SecondCard, shown("reversed.dec10", "05222205")) == ()
    assert walk.step is ThirdCard
    (stop,) = walk.submit(ThirdCard, shown("reversed.dec10", "06333306"))
    assert "再换一张卡" in stop.text
    assert walk.submit(ThirdCard, shown("reversed.dec10", SHORT)) == ()
    walk.finish()
    assert desk.settings().card_number_format == "reversed.dec10"


def test_the_same_card_again_confirms_nothing_and_a_wrong_number_is_told_at_once(desk):
    walk = Session(NUMBER_FORMAT, desk)
    (stop,) = walk.submit(FirstCard, {"card": on_reader(SHORT), "as_shown": "1234567890"})
    assert "这个号码与卡不符" in stop.text
    walk.submit(FirstCard, shown("reversed.dec10", SHORT))
    (again,) = walk.submit(SecondCard, shown("reversed.dec10", SHORT))
    assert "已经试过" in again.text
    (typed,) = walk.submit(SecondCard, {"card": "000001", "as_shown": "1"})
    assert "请放上卡片" in typed.text


def test_another_format_asks_for_full_lists_anew(desk, lead, doors):
    """A difference in another format would leave the old numbers at the doors."""
    write_door_list(lead, 1, ListKind.FULL, "x1")
    walk = Session(NUMBER_FORMAT, desk)
    walk.submit(FirstCard, shown("forward.hex", SHORT))
    walk.submit(SecondCard, shown("forward.hex", SECOND_SHORT))
    done = walk.finish()
    assert isinstance(done, Done)
    assert done.words.endswith("请给 3栋大堂 重新导出全量名单")
    assert isinstance(again := walk.finish(), Done)
    assert "重新导出" not in again.words, "it is in force already"


def test_the_format_is_found_by_keys_alone(at_reader, qtbot, look_on):
    desk, reader = at_reader
    wizard = NumberFormatWizard(desk)
    qtbot.addWidget(wizard)
    wizard.resize(1294, 688)
    wizard.show()
    QTest.qWaitForWindowActive(wizard)
    for card, uid in ((classic_card(), CLASSIC_UID), (desfire(), DESFIRE_UID)):
        reader.put(card)
        wait_for(lambda: wizard.page.said()["card"], "the card is taken")
        QTest.keyClicks(wizard.focusWidget(), NumberFormat.parse("reversed.dec10.first4").show(read_uid(uid)))
        reader.take()
        press(wizard)
    assert wizard.outcome, wizard.objections.wrong
    assert desk.settings().card_number_format == "reversed.dec10.first4"
    stop_reader(desk.station)
