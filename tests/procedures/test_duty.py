"""Notes of duty, major problems, rosters and the daily reading of records, bare and through the window."""

import os
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from sqlalchemy import select

from deskapp.exporting.sheets import sheet
from deskapp.flow.procedure import Done
from deskapp.flow.session import Session
from deskapp.kernel.errors import NotAllowedError
from deskapp.ledger.checks.inspection import findings
from deskapp.overview import duty_lists
from deskapp.overview.duty_lists import of_duty
from deskapp.overview.lists import Span
from deskapp.printout import draw as drawn
from deskapp.procedures.close_day.service import CLOSE_DAY
from deskapp.procedures.close_day.steps import LockedAway
from deskapp.procedures.close_day.wizard import CloseDayWizard
from deskapp.procedures.shift.handing_over.service import matters
from deskapp.procedures.shift.noting.service import NOTE_DUTY
from deskapp.procedures.shift.noting.steps import Noted
from deskapp.procedures.shift.noting.wizard import NoteDutyWizard
from deskapp.procedures.shift.reading.steps import ReadRecords
from deskapp.procedures.shift.reading.wizard import ReadRecordsWizard
from deskapp.procedures.shift.rostering.service import SET_ROSTER, known
from deskapp.procedures.shift.rostering.steps import FromDay, RosterLines
from deskapp.procedures.shift.rostering.wizard import SetRosterWizard
from deskapp.procedures.shift.seeing.steps import SeenProblem
from deskapp.procedures.shift.seeing.wizard import SeeProblemWizard
from deskapp.staff import duty
from deskapp.staff.duty_records import RosterDay
from deskapp.staff.posts import Post
from deskapp.staff.records import StaffMember
from tests.clerk import PlainClerk
from tests.ledger import till
from tests.printing.finished import copied
from tests.procedures.drawers import closed
from tests.ui.pages.conftest import begin as begin
from tests.ui.pages.conftest import let_tasks_end, sign_in

TODAY = date(2026, 11, 21)
WATER = {"source": "来电 3-2-501 张女士", "said": "水管爆裂，楼下漏水", "major": True}
SHOTS = os.environ.get("SHOTS")


def noted(clerk, **said) -> Done:
    assert clerk.fill(Noted, **said) == []
    done = clerk.finish()
    assert isinstance(done, Done), done
    return done


def waiting(desk):
    with desk.reading() as session:
        return [(one.what, one.more) for one in of_duty(session, desk)]


def test_shift_04_a_major_problem_stands_on_the_managers_list_until_it_was_seen(at_counter, desk, manned_by):
    """SHIFT-04: noted by whoever takes the call, on the list of the manager alone, told at every handover."""
    done = noted(at_counter(NoteDutyWizard, desk), **WATER)
    assert done.number == "ZB20261121-01"
    manager = manned_by("高远")
    assert waiting(manager) == [("重大问题已阅", "来电 3-2-501 张女士：水管爆裂，楼下漏水")]
    assert waiting(desk) == []
    assert [one.what for one in matters(desk)] == ["重大问题 ZB20261121-01 来电 3-2-501 张女士：水管爆裂，楼下漏水"]
    assert matters(desk)[0].due == "经理未阅"
    clerk = at_counter(SeeProblemWizard, manager)
    assert clerk.fill(SeenProblem, number="ZB20261121-01", answer="已派工程部，今晚修好") == []
    assert isinstance(clerk.finish(), Done)
    assert waiting(manager) == []
    (line,) = duty_lists.notes(desk, Span(TODAY, TODAY))
    assert (line.state.words, line.answer, line.by) == ("经理已阅", "已派工程部，今晚修好", "林晓")


def test_shift_04_an_ordinary_note_goes_to_the_next_shift_and_not_to_the_manager(desk, manned_by):
    """SHIFT-04."""
    noted(PlainClerk(NoteDutyWizard, desk), source="来电", said="明早送桶装水", major=False)
    assert waiting(manned_by("高远")) == []
    assert [one.what for one in matters(desk)] == ["值班记录 ZB20261121-01 来电：明早送桶装水"]
    clerk = PlainClerk(SeeProblemWizard, manned_by("高远"))
    assert clerk.fill(SeenProblem, number="ZB20261121-01", answer="好") == [
        "没有待阅的重大问题 ZB20261121-01，请核对编号"
    ]


def test_shift_04_a_note_is_kept_once(desk):
    """Design law 1."""
    walk = Session(NOTE_DUTY, desk)
    walk.submit(Noted, WATER)
    assert walk.finish() == walk.finish()
    assert len(duty_lists.notes(desk, Span(TODAY, TODAY))) == 1


def rows(*lines):
    return [dict(zip(("on_day", "name", "shift", "leave"), one, strict=True)) for one in lines]


def test_shift_05_the_supervisor_sets_roster_and_leave(at_counter, desk, manned_by):
    """SHIFT-05: a day and a person once; what was set is changed, not doubled, and the journal keeps both."""
    lead = manned_by("赵立")
    clerk = at_counter(SetRosterWizard, lead)
    assert clerk.fill(FromDay, starts_on=TODAY) == []
    lines = rows(
        ("2026-11-21", "林晓", "早班", ""), ("2026-11-22", "林晓", "", "事假"), ("2026-11-22", "陈佳", "早班", "")
    )
    assert clerk.fill(RosterLines, lines=lines) == []
    done = clerk.finish()
    assert isinstance(done, Done), done
    assert done.words == "2026-11-21 起七天的排班已保存，3 行有变动"
    again = Session(SET_ROSTER, lead)
    again.submit(FromDay, {"starts_on": str(TODAY)})
    assert len(known(lead, again.answers)) == 3
    changed = rows(("2026-11-22", "林晓", "", ""), ("2026-11-22", "陈佳", "中班", ""))
    assert again.submit(RosterLines, {"lines": changed}) == ()
    assert isinstance(again.finish(), Done)
    told = duty_lists.roster(desk, Span(TODAY, date(2026, 11, 30)))
    assert [(str(one.day), one.name, one.shift, one.leave) for one in told] == [
        ("2026-11-21", "林晓", "早班", ""), ("2026-11-22", "陈佳", "中班", ""),
    ]  # fmt: skip
    with desk.reading() as session:
        assert len(session.scalars(select(RosterDay)).all()) == 3
    made = sheet("排班", told)
    assert [row[1:] for row in made.rows] == [("林晓", "早班", ""), ("陈佳", "中班", "")]


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (rows(("2026-11-21", "王五", "早班", "")), "没有 王五 这位员工，请核对姓名"),
        (rows(("2026-12-21", "林晓", "早班", "")), "2026-12-21 不在 2026-11-21 起的七天之内，请核对日期"),
        (rows(("2026-11-21", "林晓", "早班", "事假")), "第 1 行：请假的人不排班，请只填一项"),
        (
            rows(("2026-11-21", "林晓", "早班", ""), ("2026-11-21", "林晓", "晚班", "")),
            "林晓 在 2026-11-21 有两行，请合为一行",
        ),
    ],
)
def test_shift_05_what_cannot_be_on_a_roster(manned_by, lines, words):
    """SHIFT-05."""
    clerk = PlainClerk(SetRosterWizard, manned_by("赵立"))
    clerk.fill(FromDay, starts_on=TODAY)
    assert clerk.fill(RosterLines, lines=lines) == [words]


def test_shift_05_a_clerk_sets_no_roster_and_signs_for_no_reading(desk):
    """SHIFT-05, ROLE-10."""
    walk = Session(SET_ROSTER, desk)
    walk.submit(FromDay, {"starts_on": str(TODAY)})
    walk.submit(RosterLines, {"lines": rows(("2026-11-21", "林晓", "早班", ""))})
    with pytest.raises(NotAllowedError):
        walk.finish()


def test_shift_05_records_of_each_post_are_read_daily_and_signed(at_counter, desk, manned_by, clock):
    """SHIFT-05, ROLE-10: on the list until it is done, once a day and post."""
    noted(PlainClerk(NoteDutyWizard, desk), source="来电", said="明早送桶装水", major=False)
    clock.pass_by(days=1)
    manager = manned_by("高远")
    assert waiting(manager) == [("查阅各岗位记录", "昨天 前台 的记录还没有查阅")]
    clerk = at_counter(ReadRecordsWizard, manager)
    assert clerk.fill(ReadRecords, on_day=TODAY, post=Post.DESK, looked=True, remark="来电记录要写电话") == []
    done = clerk.finish()
    assert isinstance(done, Done), done
    assert done.words == "2026-11-21 前台的记录已查阅，高远 09:00 签名"
    assert waiting(manager) == []
    again = PlainClerk(ReadRecordsWizard, manager)
    assert again.fill(ReadRecords, on_day=TODAY, post=Post.DESK, looked=True) == [
        "2026-11-21 前台的记录已查阅（11-22 09:00）"
    ]
    assert again.fill(ReadRecords, on_day="2026-11-23", post=Post.DESK, looked=True) == ["不能查阅还没有到的日期"]
    (line,) = duty_lists.readings(desk, Span(TODAY, TODAY))
    assert (line.post, line.by, line.remark) == ("前台", "高远", "来电记录要写电话")
    assert [str(one) for one in findings(desk.store)] == []


def test_shift_05_a_post_that_was_manned_by_the_roster_is_read_too(desk, manned_by):
    """ROLE-10."""
    with manned_by("赵立").work("set_roster") as session:
        someone = session.scalars(select(StaffMember).where(StaffMember.name == "陈佳")).one()
        duty.set_roster(session, [duty.Rostered(TODAY, someone.id, "早班", "")])
    with desk.reading() as session:
        assert duty.not_read(session, TODAY) == [Post.DESK]


def test_shift_07_the_day_ends_with_tickets_and_seals_locked_and_the_inventory_signed(desk, cashier, tmp_path):
    """SHIFT-07, FEE-32, INFO-19: not closed without the tick; both stand on the sheet that is signed."""
    till.draw(cashier, desk)
    till.take(desk)
    missing = LockedAway.read({"inventory": True})
    assert isinstance(missing, tuple)
    assert "票据、印章" in missing[0].text
    done = closed(PlainClerk(CloseDayWizard, desk), "520", inventory=True)
    assert isinstance(done, Done), done
    paper = copied(drawn(desk, done.papers[0]).pdf, tmp_path)
    assert "√票据、印章已锁好" in paper
    assert "√日盘点已完成" in paper
    assert CLOSE_DAY.steps[-1] is LockedAway


def test_the_registers_of_duty_are_shown_filtered_and_exported(begin, desk, manned_by, place):
    """SHIFT-04, SHIFT-05: the roster has a page and a workbook."""
    noted(PlainClerk(NoteDutyWizard, desk), **WATER)
    lead = PlainClerk(SetRosterWizard, manned_by("赵立"))
    lead.fill(FromDay, starts_on=TODAY)
    lead.fill(RosterLines, lines=rows(("2026-11-21", "林晓", "早班", ""), ("2026-11-21", "陈佳", "", "年假")))
    assert isinstance(lead.finish(), Done)
    frame = sign_in(begin(), "赵立")
    frame.window().resize(1366, 768)
    frame.go("registers")
    for title, sums in (
        ("排班", "2 人次，请假 1 人次"),
        ("值班记录", "1 条，重大 1 条，待阅 1 条"),
        ("记录查阅", "已查阅 0 份"),
    ):
        frame.here.show_register(title)
        QApplication.processEvents()
        assert frame.here.view.sums.text() == sums
        if SHOTS:
            frame.window().grab().save(str(Path(SHOTS) / f"duty_{title}.png"))
        frame.here.view.export()
        let_tasks_end()
    names = {file.name.split("_")[0] for file in place.workbooks.glob("*.xlsx")}
    assert names == {"排班", "值班记录", "记录查阅"}
