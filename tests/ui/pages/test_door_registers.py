"""The doors in the window: what is not in force in red, the lists, the tab of the settings, the line of today."""

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from deskapp.access.doors import groups, lists
from deskapp.access.kinds import HolderClass, ListKind
from deskapp.access.register import changes
from deskapp.access.register.values import Holder
from deskapp.handout.door_list import write_door_list
from deskapp.overview.home_view import Urgency
from deskapp.overview.shown import Leads, Link
from deskapp.staff.settings import change_settings
from deskapp.ui.pages.card import CardPage
from deskapp.ui.pages.list_page import ListPage
from deskapp.ui.pages.settings import SettingsPage
from deskapp.ui.pages.walk import WalkPage
from tests.access.hands import OTHER, access, issued
from tests.ui.hands import ENTER, press
from tests.ui.pages.conftest import home_owner, let_tasks_end, sign_in

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def doors(desk, unit, manned_by):
    """A hall with two doors, and a list in which a card stands that was lost since."""
    with manned_by("高远").work("change_settings") as session:
        change_settings(session, card_number_format="reversed.dec10.first4")
    with manned_by("赵立").work("set_doors") as session:
        hall = groups.add_group(session, "3栋大堂")
        ids = [groups.add_door(session, hall, name).id for name in ("东门", "西门")]
    owner = Holder(HolderClass.OWNER, "张素芬", home_owner(desk, unit), unit.id)
    lost = issued(desk, owner)
    made = write_door_list(desk, 1, ListKind.FULL, "x1")
    return ids, lost, made


@pytest.fixture
def lost(desk, doors):
    """The list was loaded at the east door, then the card was lost and another issued."""
    ids, card, made = doors
    with desk.work("confirm_doors") as session:
        lists.confirm(session, made.list_id, ids[0])
    with desk.work("report_card_lost") as session:
        changes.report_lost(session, card.id, "l1", "业主来电")
    return card


def rows(frame, title):
    frame.go("registers")
    frame.here.show_register(title)
    return frame.here.view


def test_a_card_that_still_opens_a_door_stands_in_red(begin, lost):
    """CARD-22; Enter brings up the card."""
    frame = sign_in(begin())
    view = rows(frame, "门禁未生效")
    view.table.setFocus()
    (one,) = view.shown
    assert (one.card_no, one.doors, one.should, one.state.words) == (lost.card_no, "东门", "应禁止（挂失）", "仍能开门")
    assert view.sums.text() == "1 张卡没有生效，其中 1 张仍能开门"
    press(ENTER)
    assert isinstance(frame.here, CardPage)


def test_what_is_not_in_force_is_due_today_and_late_where_a_door_still_opens(begin, doors):
    """GEN-13."""
    frame = sign_in(begin())
    (line,) = [one for one in frame.room.home().matters if "名单" in one.what]
    assert (line.urgency, line.what, line.more) == (Urgency.TODAY, "导入门禁名单：3栋大堂", "1 张卡在 2 个门没有生效")
    frame.open(line.link)
    assert isinstance(frame.here, ListPage)
    assert frame.here.view.register.title == "门禁未生效"


def test_a_lost_card_at_the_door_is_late(begin, lost):
    """CARD-22."""
    frame = sign_in(begin())
    (line,) = [one for one in frame.room.home().matters if "名单" in one.what]
    assert (line.urgency, line.what) == (Urgency.LATE, "导出并导入门禁名单：3栋大堂")
    assert line.more == "1 张停用的卡仍能开门"


def test_a_list_leads_to_putting_on_record_that_it_was_loaded(begin, doors):
    frame = sign_in(begin())
    view = rows(frame, "门禁名单")
    assert [(one.number, one.state.words) for one in view.shown] == [(1, "未导入")]
    frame.open(Link(Leads.PROCEDURE, "load_list", more=(("group", "3栋大堂"),)))
    assert isinstance(frame.here, WalkPage)
    assert frame.here.wizard.subject() == "3栋大堂"
    assert frame.here.wizard.page.said()["doors"] == "东门、西门"


def test_both_are_exported(begin, place, doors, unit, desk):
    issued(desk, Holder(HolderClass.OWNER, "张素芬", home_owner(desk, unit), unit.id), "r2", OTHER)
    frame = sign_in(begin(), "赵立")
    for title, words in (("门禁未生效", "应允许到 2028-11-20"), ("门禁名单", "全量")):
        assert rows(frame, title).shown
        press(Qt.Key.Key_E, CTRL)
        let_tasks_end()
        (path,) = [one for one in place.workbooks.glob(f"{title}_*.xlsx") if "全量" not in one.name]
        cells = [cell.value for row in load_workbook(path)[title].iter_rows() for cell in row]
        assert words in cells


def test_the_settings_say_what_the_doors_read_and_what_that_protects(begin, lost):
    """cards.md 3.6 and 6: plain words, Classic cards among them."""
    frame = sign_in(begin())
    frame.go("settings")
    assert isinstance(frame.here, SettingsPage)
    frame.here.show_tab("本中心")
    assert {"Classic 卡每次最多写几个月", "接着原止期"} <= set(words_of(frame.here.centre))
    frame.here.show_tab("门禁")
    said = words_of(frame.here.doors)
    assert "反序，10 位十进制，前四字节" in said
    assert any("挂失在名单导入后生效" in words for words in said)
    assert any("Classic 卡可以被人连同卡号一起整张复制" in words for words in said)
    assert frame.here.doors.doors.table.model().rowCount() == 2


def words_of(widget):
    return [label.text() for label in widget.findChildren(QLabel)]


def test_many_groups_are_one_line_and_in_practice_there_is_none(begin, desk, manned_by, doors, unit):
    """GEN-13: the list of today stays short."""
    with manned_by("赵立").work("set_doors") as session:
        for name in ("1栋大堂", "2栋大堂"):
            groups.add_door(session, groups.add_group(session, name), "大门")
    owner = Holder(HolderClass.OWNER, "张素芬", home_owner(desk, unit), unit.id)
    issued(desk, owner, "r2", OTHER, grants=(access(doors=(2, 3)),))
    frame = sign_in(begin())
    told = [(one.what, one.more) for one in frame.room.home().matters if "名单" in one.what]
    assert told == [
        ("导出并导入门禁名单：1栋大堂、2栋大堂", "1 张卡在 2 个门没有生效"),
        ("导入门禁名单：3栋大堂", "1 张卡在 2 个门没有生效"),
    ]
    with manned_by("高远").work("change_settings") as session:
        change_settings(session, practice=True)
    assert not [one for one in frame.room.home().matters if "名单" in one.what]


def test_before_a_list_comes_the_format_of_its_numbers(begin, manned_by, doors):
    frame = sign_in(begin())
    with manned_by("高远").work("change_settings") as session:
        change_settings(session, card_number_format="")
    (line,) = [one for one in frame.room.home().matters if "名单" in one.more]
    assert (line.what, line.link.key) == ("找出卡号格式", "number_format")
