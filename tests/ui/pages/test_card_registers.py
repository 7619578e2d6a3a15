"""The registers of cards in the window: what was issued, what ends, the blanks, a quarter, and what is due today."""

from datetime import date

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt

from deskapp.access import blanks
from deskapp.access.blanks import Entry
from deskapp.access.kinds import BlankAct, CardFamily, HolderClass
from deskapp.access.register import changes
from deskapp.access.register.values import Holder
from deskapp.estate.records import IcCard
from deskapp.overview.home_view import Urgency
from deskapp.overview.shown import Leads, Link
from deskapp.ui.pages.card import CardPage
from deskapp.ui.pages.list_page import ListPage
from deskapp.ui.pages.walk import WalkPage
from deskapp.workdays.keeping import keep_plan
from deskapp.workdays.kinds import YearPlan
from tests.access.hands import OTHER, access, issued
from tests.ui.hands import ENTER, press
from tests.ui.pages.conftest import home_owner, let_tasks_end, sign_in

CTRL = Qt.KeyboardModifier.ControlModifier
DEL = Qt.Key.Key_Delete


@pytest.fixture
def cards(desk, unit, clock):
    """Two cards of the owner, one of them lost, a card of an old roster, and the blanks they came from."""
    owner = Holder(HolderClass.OWNER, "张素芬", home_owner(desk, unit), unit.id)
    with desk.work("stock_cards") as session:
        blanks.enter(session, "in", Entry(BlankAct.RECEIVED, CardFamily.DESFIRE, 50, "公司仓库"))
    kept = issued(desk, owner, grants=(access(1),))
    lost = issued(desk, owner, "r2", OTHER)
    with desk.work("report_card_lost") as session:
        changes.report_lost(session, lost.id, "l1", "本人电话报失")
    with desk.work("edit_estate") as session:
        session.add(IcCard(card_no="00418301", unit_id=unit.id, valid_to=date(2026, 11, 25)))
    return kept, lost


def rows(frame, title, place="registers"):
    frame.go(place)
    frame.here.show_register(title)
    return frame.here.view


def test_the_register_tells_what_was_issued_what_went_wrong_and_who_has_not_signed(begin, unit, cards):
    """REG-19, CARD-08."""
    view = rows(sign_in(begin()), "发卡记录")
    assert [(one.what, one.card_no, one.unsigned) for one in view.shown] == [
        ("挂失", "000002", False),
        ("新发", "000002", True),
        ("新发", "000001", True),
    ]
    assert view.sums.text() == "3 条，异常 1 条，未签收 2 条"
    view.kinds.choose(2)
    assert [one.reason for one in view.shown] == ["本人电话报失"]


def test_cards_that_end_and_those_to_call_about_are_listed(begin, unit, cards, clock):
    """CARD-21: their telephones are masked on the page."""
    frame = sign_in(begin())
    view = rows(frame, "卡到期")
    assert [(one.card_no, one.state.words) for one in view.shown] == [
        ("00418301", "还有 4 天"),
        ("000001", "还有 29 天"),
    ]
    assert view.shown[1].phone == "199****1234"
    view.kinds.choose(2)
    assert [one.card_no for one in view.shown] == ["00418301"]
    clock.pass_by(days=10)
    frame.go("today")
    view = rows(frame, "卡到期")
    view.kinds.choose(4)
    assert [(one.card_no, one.state.words) for one in view.shown] == [("00418301", "已到期 6 天")]


def test_the_call_out_list_is_a_workbook_with_whole_telephones_for_leads(begin, unit, cards, place):
    """CARD-21, GEN-17."""
    rows(sign_in(begin(), "赵立"), "卡到期")
    press(Qt.Key.Key_E, CTRL)
    let_tasks_end()
    (file,) = place.workbooks.glob("卡到期_*.xlsx")
    heads, *found = load_workbook(file)["卡到期"].iter_rows(values_only=True)
    assert heads[:4] == ("卡号", "房号", "持卡人", "电话")
    assert [line[0] for line in found] == ["00418301", "000001"]
    assert found[1][3] == "19900001234"


def test_the_blanks_stand_with_what_is_left_after_each_card(begin, unit, cards):
    """CARD-17."""
    view = rows(sign_in(begin()), "空白卡")
    assert [(one.what, one.pieces, one.left, one.card_no) for one in view.shown] == [
        ("领用", -1, 48, "000002"),
        ("领用", -1, 49, "000001"),
        ("领入", 50, 50, ""),
    ]
    assert view.sums.text() == "现有空白卡 DESFire 48 张"


def test_a_quarter_stands_by_class_and_its_workbook_has_every_card(begin, unit, cards, place):
    """REG-20, RPT-07."""
    view = rows(sign_in(begin(), "赵立"), "IC卡季度整理表", "reports")
    assert [(one.name, one.active, one.issued, one.expired, one.lost) for one in view.shown] == [
        ("业主", 1, 2, 0, 1),
        ("原花名册（未分类）", 1, 0, 0, 0),
    ], "nothing has expired yet"
    assert view.sums.text() == "期初空白卡 DESFire 0 张；期末 DESFire 48 张"
    press(Qt.Key.Key_E, CTRL)
    let_tasks_end()
    (file,) = place.workbooks.glob("IC卡季度整理表_2026Q4_*.xlsx")
    assert [row[0] for row in load_workbook(file)["逐卡"].iter_rows(min_row=2, values_only=True)] == [
        "000001",
        "000002",
        "00418301",
    ]


def test_missing_signatures_stand_on_today_s_list_and_lead_to_signing(begin, unit, cards, clock):
    """CARD-08, CARD-15: one line a holder."""
    clock.pass_by(days=1)
    frame = sign_in(begin())
    (matter,) = (one for one in frame.here.today.matters if one.what == "请补签发卡登记")
    assert (matter.room, matter.customer, matter.more) == ("3-2-501", "张素芬", "卡 000001、000002")
    assert (matter.urgency, matter.due) == (Urgency.LATE, "逾期 1 天")
    frame.open(matter.link)
    assert isinstance(frame.here, WalkPage)
    assert frame.here.wizard.page.said()["cards"] == "000001、000002"


def test_the_table_of_a_quarter_is_due_on_today_s_list_until_it_is_made(begin, unit, cards, clock, manned_by):
    """CARD-19, RPT-07: five working days after the quarter, as the notice of the new year arranges them."""
    clock.pass_by(days=45)
    with manned_by("高远").work("edit_work_calendar") as session:
        keep_plan(session, YearPlan(2027, {date(2027, 1, 1): "元旦"}, {date(2027, 1, 2): "元旦"}))
    frame = sign_in(begin())
    (matter,) = (one for one in frame.here.today.matters if one.what == "做IC卡季度整理表")
    assert (matter.urgency, matter.due) == (Urgency.LATER, "周四 01-07")
    assert matter.more == "2026年第4季度，2027-01-07 前交服务中心负责人"
    frame.open(matter.link)
    press(Qt.Key.Key_F8)
    let_tasks_end()
    frame.go("today")
    assert "做IC卡季度整理表" not in [one.what for one in frame.here.today.matters]


def ending_lines(frame):
    return [(one.what, one.more, one.due) for one in frame.here.today.matters if "到期" in one.what]


def test_cards_that_end_are_told_in_one_line_that_leads_to_the_list(begin, unit, cards, clock):
    """CARD-21: those of old rosters among them; nothing is overdue before its last day, and what has ended has."""
    frame = sign_in(begin())
    soon = ("2 张门禁卡 30 天内到期，请通知延期", "最早的将于 2026-11-25 到期", "今天")
    assert ending_lines(frame) == [soon]
    clock.pass_by(days=10)
    frame.go("today")
    over = ("1 张门禁卡已到期，1 张 30 天内到期，请通知延期", "最早的已于 2026-11-25 到期", "已到期")
    assert ending_lines(frame) == [over]
    (matter,) = (one for one in frame.here.today.matters if one.what == over[0])
    assert matter.urgency is Urgency.LATE
    frame.open(matter.link)
    assert isinstance(frame.here, ListPage)
    assert frame.here.view.register.title == "卡到期"


def test_who_was_called_is_settled_in_the_list_and_leaves_today_s_line(begin, unit, cards):
    """CARD-21: Del says it, and takes it back."""
    frame = sign_in(begin())
    view = rows(frame, "卡到期")
    view.kinds.choose(1)
    view.table.setFocus()
    press(DEL)
    assert [bar.words for bar in frame.messages.bars()] == ["卡 00418301 已通知持卡人"]
    assert [one.card_no for one in view.shown] == ["000001"]
    press(DEL)
    assert view.shown == []
    view.kinds.choose(0)
    view.table.setFocus()
    assert view.sums.text() == "2 张，其中已到期未收回 0 张，未通知 0 张"
    frame.go("today")
    assert ending_lines(frame) == []
    rows(frame, "卡到期").table.setFocus()
    press(DEL)
    frame.go("today")
    assert [what for what, *_ in ending_lines(frame)] == ["1 张门禁卡 30 天内到期，请通知延期"]


def test_enter_on_a_card_opens_its_page(begin, unit, cards):
    frame = sign_in(begin())
    frame.open(Link(Leads.PLACE, "registers", more=(("register", "发卡记录"),)))
    press(ENTER)
    assert isinstance(frame.here, CardPage)
