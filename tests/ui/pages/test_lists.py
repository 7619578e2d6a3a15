"""The registers: filtered by keys, summed, opened, exported by right; the journal for those who may read it."""

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from sqlalchemy import select

from deskapp.audit.records import JournalLine
from deskapp.procedures.must_know.editing.service import keep
from deskapp.procedures.must_know.groups import FactGroup
from deskapp.ui.pages.list_page import ListPage
from deskapp.ui.pages.places import PLACES
from deskapp.ui.pages.register_view import RegisterView
from deskapp.ui.pages.ticket import TicketPage
from deskapp.ui.pages.unit import UnitPage
from tests.fees import make_home
from tests.ledger.till import draw, take
from tests.ui.hands import ENTER, at_hand, press
from tests.ui.pages.conftest import let_tasks_end, pay, say, search, sign_in

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def street(unit, manned_by):
    """Two more homes: one in another building, nobody owing anything in them."""
    with manned_by("林晓").work("edit_estate") as session:
        make_home(session, "10-1-101", "李雷")
        make_home(session, "3-2-502", "韩梅")


def test_all_units_stand_in_the_order_people_count_and_are_summed(frame, street):
    frame.go("units")
    view = frame.here.view
    assert [one.room for one in view.shown] == ["3-2-501", "3-2-502", "10-1-101"]
    assert view.sums.text() == "3 户，欠费 1 户 ¥743.40"


def test_units_are_filtered_by_words_state_and_building(frame, street):
    frame.go("units")
    view = frame.here.view
    press(Qt.Key.Key_F, CTRL)
    say("韩梅")
    assert [one.room for one in view.shown] == ["3-2-502"]
    view.filter.change("")
    view.kinds.choose(1)
    assert [one.room for one in view.shown] == ["3-2-501"]
    view.kinds.choose(0)
    view.groups.setCurrentIndex(view.groups.findText("10"))
    view.groups.edited.emit()
    assert [one.room for one in view.shown] == ["10-1-101"]


def test_enter_opens_a_unit_and_escape_comes_back(frame, street):
    frame.go("units")
    press(ENTER)
    assert isinstance(frame.here, UnitPage)
    press(Qt.Key.Key_Escape)
    assert frame.here.place == "units"


def test_a_receipt_stands_in_both_registers_and_opens_its_page(frame):
    search("32501")
    press(Qt.Key.Key_F2)
    pay(frame)
    frame.go("tickets")
    assert frame.here.view.sums.text() == "1 张，有效合计 ¥743.40"
    press(ENTER)
    opened = frame.here
    assert isinstance(opened, TicketPage)
    frame.go("registers")
    rows = frame.here.view.shown
    assert [(one.item, one.amount.figures, one.ticket_no) for one in rows] == [("物业服务费", "247.80", "0000001")] * 3
    assert frame.here.view.sums.text() == "1 笔，共 3 行，合计 ¥743.40"
    frame.here.view.days.choose(1)
    assert frame.here.view.shown == []


def test_books_are_listed_with_what_is_left_of_them(frame):
    frame.go("tickets")
    frame.here.show_register("票据本")
    book = frame.here.view.shown[0]
    assert (book.numbers, book.drawn_by, book.next_no, book.left) == ("0000001 至 0000050", "林晓", "0000001", 50)


def test_arrears_stand_by_age_with_their_sum(frame):
    frame.go("reports")
    frame.here.show_register("欠费清单")
    line = frame.here.view.shown[0]
    assert (line.room, str(line.total)) == ("3-2-501", "¥743.40")
    assert [amount.figures for amount in line.ages if amount] == ["247.80"] * 3
    assert frame.here.view.sums.text() == "1 户，欠费合计 ¥743.40"


def test_a_day_is_summed_by_cash_and_says_whether_it_is_closed(frame):
    search("32501")
    press(Qt.Key.Key_F2)
    pay(frame)
    frame.go("reports")
    day = frame.here.view.shown[0]
    assert (day.payments, day.reversals, str(day.cash)) == (1, 0, "¥743.40")
    assert (str(day.other), day.closed.words) == ("¥0.00", "未日结")


def test_reg_55_the_must_know_facts_are_a_register_and_are_exported(begin, unit, place, manned_by):
    """REG-55, GEN-17: group, question, answer and the day of the last change, the fee standards in force among them."""
    with manned_by("赵立").work("edit_facts") as session:
        keep(session, FactGroup.PHONES, (("控制中心", "=0000-12345699，24 小时"),))
    frame = sign_in(begin(), "赵立")
    frame.go("registers")
    frame.here.show_register("应知应会")
    shown = frame.here.view.shown
    assert ("收费标准", "物业服务费", "2.80 元，每平方米每月") in [
        (one.group, one.question, one.answer) for one in shown
    ]
    press(Qt.Key.Key_E, CTRL)
    let_tasks_end()
    (file,) = place.workbooks.glob("应知应会_*.xlsx")
    heads, *rows = load_workbook(file)["应知应会"].iter_rows(values_only=True)
    assert heads == ("组别", "问", "答", "更新")
    assert len(rows) == len(shown)
    phone = next(row for row in rows if row[1] == "控制中心")
    assert phone[:3] == ("常用电话", "控制中心", "=0000-12345699，24 小时")
    assert f"{phone[3]:%Y-%m-%d}" == "2026-11-21"


def test_the_prices_in_force_are_listed(frame):
    frame.go("reports")
    frame.here.show_register("收费标准")
    assert ("物业服务费", "全部", "2.80 元，每平方米每月") in [
        (one.item, one.kind, one.price) for one in frame.here.view.shown
    ]


def test_the_journal_is_read_by_leads_and_nobody_else(begin, unit):
    """GEN-09, PRIVACY-03: what was changed by whom, and of nobody a whole number."""
    program = begin()
    frame = sign_in(program)
    frame.go("registers")
    frame.here.show_register("操作日志")
    assert frame.here.view.shown == []
    assert "林晓 没有“查看操作日志”的权限" in [label.text() for label in frame.here.view.findChildren(QLabel)]
    assert not frame.here.view.filter.isVisible()
    program.sign_out()
    frame = sign_in(program, "赵立")
    frame.go("registers")
    frame.here.show_register("操作日志")
    told = {(one.who, one.act) for one in frame.here.view.shown}
    assert ("林晓", "修改单元和客户资料") in told
    assert not any("19900001234" in one.what for one in frame.here.view.shown)


def test_a_list_is_exported_by_leads_alone_and_the_export_is_journaled(begin, unit, desk, place):
    """GEN-17, PRIVACY-04: and the file stays in the folder of this PC."""
    program = begin()
    frame = sign_in(program)
    frame.go("units")
    press(Qt.Key.Key_E, CTRL)
    assert [bar.words for bar in frame.messages.bars()] == ["林晓 没有“导出含个人信息的资料”的权限"]
    program.sign_out()
    frame = sign_in(program, "赵立")
    frame.go("units")
    press(Qt.Key.Key_E, CTRL)
    let_tasks_end()
    files = list(place.workbooks.glob("单元_*.xlsx"))
    assert len(files) == 1
    rows = [row for sheet in load_workbook(files[0]).worksheets for row in sheet.iter_rows(values_only=True)]
    assert any(row[0] == "3-2-501" and 743.4 in row for row in rows)
    with desk.reading() as session:
        assert session.scalars(select(JournalLine).where(JournalLine.act == "export_personal")).all()


def test_the_cashiers_workbook_is_made_of_the_days_in_sight(frame, place):
    search("32501")
    press(Qt.Key.Key_F2)
    pay(frame)
    frame.go("registers")
    frame.here.view.export_cashier()
    let_tasks_end()
    assert len(list(place.workbooks.glob("出纳_2026-11-21_*.xlsx"))) == 1


def test_the_days_in_sight_that_are_over_are_archived_by_a_lead(begin, manned_by, desk, clock, place):
    """PRIVACY-04: and its code is told, to be written on the cover."""
    draw(manned_by("孙敏"), desk)
    take(desk)
    clock.pass_by(days=3)
    program = begin()
    frame = sign_in(program, "赵立")
    frame.go("reports")
    frame.here.show_register("收款日报")
    (archive,) = [one for one in frame.here.view.findChildren(QPushButton) if one.text().startswith("归档")]
    archive.click()
    let_tasks_end()
    (bar,) = frame.messages.bars()
    (file,) = place.workbooks.glob("归档_2026-11-01至2026-11-23_*.zip")
    assert str(file) in bar.words
    assert "归档码" in bar.words


def test_gen_17_every_list_can_be_written_as_a_workbook(begin, unit, place):
    """GEN-17: at every place of the window that shows a list; none of them makes the window higher than its screen."""
    frame, titles = sign_in(begin(), "赵立"), []
    for name in (one.name for one in PLACES):
        frame.go(name)
        for title in frame.here.titles if isinstance(frame.here, ListPage) else ():
            titles.append(title)
            frame.here.show_register(title)
            press(Qt.Key.Key_E, CTRL)
            assert frame.window().minimumSizeHint().height() <= frame.window().height(), title
            let_tasks_end()
    assert len(titles) == len(set(titles)) >= 9
    assert sorted(file.name.split("_")[0] for file in place.workbooks.glob("*.xlsx")) == sorted(titles)


def test_ctrl_page_down_goes_through_the_registers_of_all_families(frame):
    """The keyboard stays with the rows; at the ends nothing happens."""
    frame.go("tickets")
    page, seen = frame.here, []
    press(Qt.Key.Key_PageUp, CTRL)
    for _ in range(len(page.titles) + 1):
        seen.append(page.view.register.title)
        assert page.view.isVisible()
        assert at_hand() is page.first()
        press(Qt.Key.Key_PageDown, CTRL)
    assert seen == [*page.titles, page.titles[-1]]
    press(Qt.Key.Key_PageUp, CTRL)
    assert page.view.register.title == page.titles[-2]


def test_a_register_is_laid_out_when_it_is_first_seen(frame):
    frame.go("registers")
    assert len(frame.here.findChildren(RegisterView)) == 1
    frame.here.show_register("操作日志")
    assert [view.register.title for view in frame.here.findChildren(RegisterView)] == ["收款流水", "操作日志"]
