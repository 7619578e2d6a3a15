"""Lists loaded at doors, each door by itself, and what is not yet in force until then."""

import pytest
from PySide6.QtTest import QTest

from deskapp.access.kinds import ListKind
from deskapp.flow.procedure import Done
from deskapp.flow.session import Session
from deskapp.overview import door_lists
from deskapp.overview.shown import Mark
from deskapp.procedures.doors.loaded.service import LOAD_LIST, offered
from deskapp.procedures.doors.loaded.steps import Loaded, WhichDoors
from deskapp.procedures.doors.loaded.wizard import LoadListWizard
from tests.access.conftest import lead
from tests.access.hands import OTHER, issued
from tests.access.test_doors import doors
from tests.at_reader.hands import press
from tests.at_reader.test_hand_out_list import handed_out, lose

__all__ = ["doors", "lead"]


def load(desk, list_no=1, at="东门、西门", group="3栋大堂"):
    walk = Session(LOAD_LIST, desk)
    wrong = walk.submit(WhichDoors, {"group": group})
    return walk, wrong or walk.submit(Loaded, {"list_no": list_no, "doors": at, "seen": True})


def loaded(desk, list_no=1, at="东门、西门"):
    walk, wrong = load(desk, list_no, at)
    assert wrong == ()
    done = walk.finish()
    assert isinstance(done, Done)
    return done


def test_each_door_is_confirmed_by_itself_and_the_others_stay_in_red(desk, home, doors):
    """cards.md 3.6: loaded at door X."""
    issued(desk, home.owner)
    handed_out(desk)
    assert loaded(desk, at="东门").words == "3栋大堂：东门 已导入第 1 号名单；还有卡没生效的门：西门"
    east, west, _ = door_lists.doors(desk)
    assert (east.door, east.loaded, east.loaded_by, east.state.words) == ("东门", 1, "林晓", "第 1 号名单已生效")
    assert (west.loaded, west.waiting, west.state.mark) == (None, 1, Mark.DANGER)
    assert west.state.words == "1 张卡尚未生效，请导入第 1 号名单"
    assert loaded(desk).words.endswith("全部门已生效")
    assert loaded(desk).words.endswith("全部门已生效"), "once more changes nothing"


def test_the_doors_that_miss_the_newest_list_are_offered(desk, home, doors):
    issued(desk, home.owner)
    handed_out(desk)
    loaded(desk, at="西门")
    assert offered(desk, "1") == {"list_no": 1, "doors": "东门"}


def test_a_lost_card_opens_a_door_until_its_list_is_loaded_there(desk, home, doors):
    """CARD-22: in red as long as somebody who should not can come in."""
    card = issued(desk, home.owner)
    handed_out(desk)
    loaded(desk)
    lose(desk, card)
    (line,) = door_lists.waiting(desk)
    assert (line.card_no, line.doors, line.should) == (card.card_no, "东门、西门", "应禁止（挂失）")
    assert (line.state.words, line.state.mark) == ("仍能开门", Mark.DANGER)
    assert [one.still_opens for one in door_lists.doors(desk)] == [1, 1, 0]
    handed_out(desk, ListKind.DIFFERENCE)
    loaded(desk, 2)
    assert door_lists.waiting(desk) == []


@pytest.mark.parametrize(
    ("list_no", "at", "words"),
    [
        (3, "东门", "没有第 3 号名单，最新是第 2 号"),
        (1, "北门", "没有“北门”这个门，现有：东门、西门"),
        (2, "东门", "第 2 号是差量，请先导入全量名单"),
    ],
)
def test_a_list_that_cannot_be_at_that_door_is_refused(desk, home, doors, list_no, at, words):
    issued(desk, home.owner)
    handed_out(desk)
    issued(desk, home.tenant, "r2", OTHER)
    handed_out(desk, ListKind.DIFFERENCE)
    (stop,) = load(desk, list_no, at)[1]
    assert words in stop.text


def test_no_list_no_loading(desk, doors):
    (stop,) = load(desk)[1]
    assert stop.text == "“3栋大堂”还没有导出过名单"


def test_lists_stand_in_their_register_with_the_doors_that_have_them(desk, home, doors):
    issued(desk, home.owner)
    handed_out(desk)
    loaded(desk, at="东门")
    issued(desk, home.tenant, "r2", OTHER)
    handed_out(desk, ListKind.DIFFERENCE)
    second, first = door_lists.handed_out(desk)
    assert (first.number, first.kind, first.allowed, first.doors, first.state.words) == (
        1,
        "全量",
        1,
        "东门",
        "部分导入",
    )
    assert (second.number, second.base, second.by, second.state.words) == (2, 1, "林晓", "未导入")
    handed_out(desk)
    assert [one.state.words for one in door_lists.handed_out(desk)] == ["未导入", *["已被后面的名单代替"] * 2]


def test_a_list_is_confirmed_by_keys(desk, home, doors, qtbot, look_on):
    issued(desk, home.owner)
    handed_out(desk)
    wizard = LoadListWizard(desk)
    qtbot.addWidget(wizard)
    wizard.resize(1294, 688)
    wizard.show()
    QTest.qWaitForWindowActive(wizard)
    wizard.page.fill({"group": "1"})
    press(wizard)
    assert wizard.page.kind is Loaded, wizard.objections.wrong
    wizard.page.fill({**wizard.page.said(), "seen": True})
    press(wizard)
    assert wizard.outcome, wizard.objections.wrong
    assert door_lists.waiting(desk) == []
