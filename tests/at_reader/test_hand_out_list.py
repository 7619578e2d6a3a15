"""Lists for the doors at the counter: seen, handed out, loaded at each door, and what is not yet in force."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from deskapp.access.kinds import ListKind
from deskapp.access.register import changes
from deskapp.flow.procedure import Done
from deskapp.flow.session import Session
from deskapp.procedures.doors.hand_out.service import HAND_OUT_LIST, preview
from deskapp.procedures.doors.hand_out.steps import LookedAt, WhichList
from deskapp.procedures.doors.hand_out.wizard import HandOutListWizard
from deskapp.staff.choices import DoorReading
from tests.access.conftest import lead
from tests.access.hands import OTHER, issued
from tests.access.test_doors import doors
from tests.at_reader.hands import press, wait_for

__all__ = ["doors", "lead"]
SEEN = {"seen": True}


def asked(desk, kind=ListKind.FULL, group="3栋大堂"):
    walk = Session(HAND_OUT_LIST, desk)
    return walk, walk.submit(WhichList, {"group": group, "kind": kind})


def handed_out(desk, kind=ListKind.FULL, group="3栋大堂"):
    walk, wrong = asked(desk, kind, group)
    assert wrong == ()
    assert walk.submit(LookedAt, SEEN) == ()
    done = walk.finish()
    assert isinstance(done, Done), done
    return walk, done


def lose(desk, card, request="l1"):
    with desk.work("report_card_lost") as session:
        changes.report_lost(session, card.id, request, "业主来电")


def test_a_list_is_seen_before_it_is_written_and_again_gives_the_same(desk, home, doors):
    """cards.md 3.6; design law 1."""
    issued(desk, home.owner)
    walk, _ = asked(desk)
    seen = preview(desk, walk.answers)
    assert (seen.title, len(seen.allowed), len(seen.refused)) == ("门禁名单 3栋大堂 第 1 号（全量）", 1, 0)
    assert "卡号" in seen.protects
    walk.submit(LookedAt, SEEN)
    done, again = walk.finish(), walk.finish()
    assert isinstance(done, Done)
    assert done == again
    assert done.words == "门禁名单 3栋大堂 第 1 号（全量）已导出：允许 1 张，禁止 0 张。导入门禁后请登记"
    assert all(path.exists() for path in done.result.paths)


def test_a_lost_card_stands_among_the_refused_of_the_next_difference(desk, home, doors):
    """CARD-22: until a list is loaded a lost card still opens."""
    card = issued(desk, home.owner)
    handed_out(desk)
    lose(desk, card)
    walk, wrong = asked(desk, ListKind.DIFFERENCE, "1")
    assert wrong == ()
    (one,) = preview(desk, walk.answers).refused
    assert (one.card_no, one.told.status.value) == (card.card_no, "挂失")


@pytest.mark.parametrize(
    ("kind", "group", "words"),
    [
        (ListKind.DIFFERENCE, "3栋大堂", "第一次请导出全量"),
        (ListKind.FULL, "五栋", "没有“五栋”这个门组，现有：3栋大堂、地库"),
    ],
)
def test_what_stands_against_a_list_is_told_at_once(desk, home, doors, kind, group, words):
    (stop,) = asked(desk, kind, group)[1]
    assert words in stop.text


def test_a_difference_without_a_difference_uses_up_no_number(desk, home, doors):
    issued(desk, home.owner)
    handed_out(desk)
    (stop,) = asked(desk, ListKind.DIFFERENCE)[1]
    assert stop.text == "上一号名单以后，“3栋大堂”没有变化，不用导出"
    issued(desk, home.tenant, "r2", OTHER)
    assert asked(desk, ListKind.DIFFERENCE)[1] == ()


def test_after_another_format_only_a_full_list_is_handed_out(desk, home, doors, set_to):
    """The doors would keep the old numbers beside the new ones."""
    issued(desk, home.owner)
    handed_out(desk)
    set_to(card_number_format="forward.hex.first4")
    (stop,) = asked(desk, ListKind.DIFFERENCE)[1]
    assert "卡号格式改过" in stop.text
    assert handed_out(desk)[1].number == "2"


@pytest.mark.parametrize(
    ("new", "words"),
    [
        ({"door_reading": DoorReading.CONTENT}, "只认卡内数据，不用名单"),
        ({"practice": True}, "练习模式"),
        ({"card_number_format": ""}, "还不知道门禁软件怎样显示卡号"),
    ],
)
def test_no_list_where_none_would_do_any_good(desk, home, doors, set_to, new, words):
    set_to(**new)
    (stop,) = asked(desk)[1]
    assert words in stop.text


def test_a_list_is_handed_out_by_keys_and_its_files_stay_in_sight(desk, home, doors, qtbot, look_on):
    lost = issued(desk, home.owner)
    issued(desk, home.tenant, "r2", OTHER)
    lose(desk, lost)
    wizard = HandOutListWizard(desk)
    qtbot.addWidget(wizard)
    wizard.resize(1294, 688)
    wizard.show()
    QTest.qWaitForWindowActive(wizard)
    wizard.page.fill({"group": "1", "kind": "全量"})
    press(wizard)
    assert wizard.page.kind is LookedAt, wizard.objections.wrong
    tick = wizard.page.findChild(QWidget, "seen")
    assert tick is not None
    tick.click()  # type: ignore[attr-defined]  # it is a tick box
    press(wizard)
    wait_for(lambda: wizard.outcome, "the files are written")
    wait_for(lambda: not wizard.main.isVisible(), "the result is in sight")
