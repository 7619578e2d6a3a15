"""The calendar of working days in the hands of the manager, bare and through the window; what waits on it."""

import os
from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QApplication, QLabel
from sqlalchemy import select

from deskapp.exporting.sheets import sheet
from deskapp.flow.procedure import Done
from deskapp.flow.session import Session
from deskapp.kernel.days import CHINA
from deskapp.kernel.errors import DeskError, NotAllowedError
from deskapp.overview.lists import Span
from deskapp.overview.workday_lists import of_workdays, workdays
from deskapp.procedures.deposits.release.service import RELEASE_DEPOSIT
from deskapp.procedures.deposits.release.steps import Released
from deskapp.procedures.deposits.release.wizard import ReleaseDepositWizard
from deskapp.procedures.work_calendar.notice.service import IMPORT_CALENDAR
from deskapp.procedures.work_calendar.notice.steps import SeenCalendar, YearNotice
from deskapp.procedures.work_calendar.notice.wizard import ImportCalendarWizard
from deskapp.procedures.work_calendar.single_day.service import SET_WORKDAY
from deskapp.procedures.work_calendar.single_day.steps import SingleDay
from deskapp.procedures.work_calendar.single_day.wizard import SetWorkdayWizard
from deskapp.ui.year_calendar import YearCalendar
from deskapp.workdays import calendar_of, keeping
from deskapp.workdays.kinds import DayKind, YearPlan
from deskapp.workdays.records import Holiday
from tests.clerk import WindowClerk
from tests.ledger import till
from tests.ledger.deposits import leave
from tests.ui.pages.conftest import begin as begin
from tests.ui.pages.conftest import let_tasks_end, sign_in
from tests.workdays.notices import OF_2026, OF_2027

SHOTS = os.environ.get("SHOTS")


def shot(widget, name):
    if SHOTS:
        QApplication.processEvents()
        widget.grab().save(str(Path(SHOTS) / f"{name}.png"))


@pytest.fixture
def manager(manned_by):
    return manned_by("高远")


def taken(manager, words, year=2027):
    walk = Session(IMPORT_CALENDAR, manager)
    assert walk.submit(YearNotice, {"year": year, "words": words}) == ()
    plan = (27, 5) if words == OF_2027 else (33, 6)
    assert walk.submit(SeenCalendar, {"holidays": plan[0], "makeups": plan[1], "seen": True}) == ()
    return finished(walk)


def finished(walk):
    done = walk.finish()
    assert isinstance(done, Done), done
    return done


def pasted(clerk, year, words):
    """Nobody types a notice."""
    if isinstance(clerk, WindowClerk):
        clerk.wizard.page.fill({"words": words})
        return clerk.fill(YearNotice, year=year)
    return clerk.fill(YearNotice, year=year, words=words)


def waiting(desk):
    with desk.reading() as session:
        return [(one.urgency.name, one.more) for one in of_workdays(session, desk)]


def test_a_year_is_pasted_looked_at_and_kept(at_counter, manager, desk):
    """GEN-04."""
    clerk = at_counter(ImportCalendarWizard, manager)
    assert pasted(clerk, 2027, OF_2027) == []
    if isinstance(clerk, WindowClerk):
        shot(clerk.wizard, "notice")
        assert clerk.fill(SeenCalendar, seen=True) == []
    else:
        assert clerk.fill(SeenCalendar, holidays=27, makeups=5, seen=True) == []
    done = clerk.finish()
    assert isinstance(done, Done), done
    assert done.words == "2027 年已保存：放假 27 天，调休上班 5 天"
    with desk.reading() as session:
        assert calendar_of(session).add_working_days(date(2026, 12, 31), 5) == date(2027, 1, 8)


@pytest.mark.parametrize("ending", ["csv", "txt"])
def test_a_year_is_read_from_a_file(at_counter, manager, desk, tmp_path, ending):
    """GEN-04: a table, or the words of the notice as a text."""
    path = tmp_path / f"放假安排.{ending}"
    months = ((1, 3), (5, 3), (10, 7))
    days = [(f"2027-{month:02d}-{day:02d}", "放假") for month, last in months for day in range(1, last + 1)]
    lines = "\n".join(",".join(one) for one in (("日期", "安排"), *days, ("2027-10-09", "上班")))
    path.write_text(lines if ending == "csv" else OF_2026, encoding="utf-8")
    year, counts = (2027, (13, 1)) if ending == "csv" else (2026, (33, 6))
    clerk = at_counter(ImportCalendarWizard, manager)
    assert clerk.fill(YearNotice, year=year, file=str(path)) == []
    more = {} if isinstance(clerk, WindowClerk) else {"holidays": counts[0], "makeups": counts[1]}
    assert clerk.fill(SeenCalendar, **more, seen=True) == []
    done = clerk.finish()
    assert isinstance(done, Done), done
    told = "已保存" if year == 2027 else "没有变化"
    assert done.words == f"{year} 年{told}：放假 {counts[0]} 天，调休上班 {counts[1]} 天"


def test_bad_lines_are_named_and_nothing_is_kept(at_counter, manager, desk):
    """GEN-04: the file of another year is found out by its weekdays."""
    clerk = at_counter(ImportCalendarWizard, manager)
    wrong = pasted(clerk, 2027, OF_2026)
    assert wrong[4:] == ["还有 3 处，请先改好上面的"]
    assert "2027-01-01 是周五，写的是周四，请核对年份和日期" in wrong[0]
    if isinstance(clerk, WindowClerk):
        shot(clerk.wizard, "notice_wrong")
    with desk.reading() as session:
        assert not calendar_of(session).knows(2027)
    (one,) = Session(IMPORT_CALENDAR, manager).submit(YearNotice, {"year": 2027})
    assert "请选择文件，或粘贴通知原文" in one.text


def test_a_year_that_is_taken_in_again_loses_what_is_gone(manager, desk):
    """GEN-04, GEN-09: the row stays, out of force."""
    taken(manager, OF_2027)
    later = OF_2027.replace("10月9日（周六）", "10月10日（周日）")
    walk = Session(IMPORT_CALENDAR, manager)
    assert walk.submit(YearNotice, {"year": 2027, "words": later}) == ()
    assert walk.submit(SeenCalendar, {"holidays": 27, "makeups": 5, "seen": True}) == ()
    assert finished(walk).words == "2027 年已保存：放假 27 天，调休上班 5 天"
    assert finished(walk).words == "2027 年没有变化：放假 27 天，调休上班 5 天"
    with desk.reading() as session:
        plan = keeping.plan_of(session, 2027)
        assert plan.kind(date(2027, 10, 10)) is DayKind.MAKEUP
        assert plan.kind(date(2027, 10, 9)) is DayKind.USUAL
    stale = Session(IMPORT_CALENDAR, manager)
    stale.submit(YearNotice, {"year": 2027, "words": OF_2027})
    stale.submit(SeenCalendar, {"holidays": 1, "makeups": 5, "seen": True})
    with pytest.raises(DeskError, match="E-CAL-03"):
        stale.finish()


def test_a_single_day_is_arranged_otherwise(at_counter, manager, desk):
    """GEN-04."""
    clerk = at_counter(SetWorkdayWizard, manager)
    assert clerk.fill(SingleDay, day="2026-12-31", kind=DayKind.HOLIDAY, name="台风停工") == []
    if isinstance(clerk, WindowClerk):
        shot(clerk.wizard, "single_day")
    done = clerk.finish()
    assert isinstance(done, Done), done
    assert done.words == "2026-12-31 已改为放假"
    with desk.reading() as session:
        assert not calendar_of(session).is_working(date(2026, 12, 31))
    back = Session(SET_WORKDAY, manager)
    assert back.submit(SingleDay, {"day": "2026-12-31", "kind": "照常"}) == ()
    assert isinstance(back.finish(), Done)
    with desk.reading() as session:
        assert calendar_of(session).is_working(date(2026, 12, 31))
        row = session.scalars(select(Holiday).where(Holiday.day == date(2026, 12, 31))).one()
        assert (row.active, row.name) == (False, "台风停工")


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"day": "2027-05-06", "kind": "放假", "name": "停电"}, "2027 年的放假安排还没有录入，请先导入全年的通知"),
        ({"day": "2026-01-01", "kind": "照常"}, "元旦是法定节假日，不能改"),
        ({"day": "2026-11-23", "kind": "调休上班", "name": "补班"}, "2026-11-23 不是周末，本来就上班"),
        ({"day": "2026-11-23", "kind": "放假"}, "请写明事由"),
    ],
)
def test_days_that_cannot_be_so_are_refused(manager, said, words):
    """GEN-04."""
    (one,) = Session(SET_WORKDAY, manager).submit(SingleDay, said)
    assert one.text == words


def test_nobody_but_the_manager_changes_the_calendar(desk):
    """GEN-04, ROLE-01."""
    walk = Session(SET_WORKDAY, desk)
    walk.submit(SingleDay, {"day": "2026-12-31", "kind": "放假", "name": "停电"})
    with pytest.raises(NotAllowedError):
        walk.finish()
    assert waiting(desk) == []


def test_the_manager_is_told_from_november_on_and_urgently_once_days_run_into_it(manager, clock):
    """GEN-04: a warning before a year runs out."""
    clock.at = datetime(2026, 10, 31, 9, 0, tzinfo=CHINA)
    assert waiting(manager) == []
    clock.at = datetime(2026, 11, 1, 9, 0, tzinfo=CHINA)
    assert waiting(manager) == [("LATER", "2027 年没有录入，2026-12-31 前要导入")]
    clock.at = datetime(2026, 12, 25, 9, 0, tzinfo=CHINA)
    assert waiting(manager) == [("LATE", "2027 年没有录入，退押金等按工作日算的日期现在就算不出来")]
    taken(manager, OF_2027)
    assert waiting(manager) == []


@pytest.mark.parametrize(
    ("passed", "earliest"),
    [("2025-03-03", "2025-03-12"), ("2025-04-28", "2025-05-12"), ("2025-09-26", "2025-10-13")],
)
def test_the_worked_examples_hold_at_the_release_of_a_deposit(at_counter, desk, cashier, clock, passed, earliest):
    """RENO-50, GEN-04: examples of section 7.2, make-up days counted."""
    day = date.fromisoformat(passed)
    clock.at = datetime(day.year, day.month, day.day, 9, 0, tzinfo=CHINA)
    till.draw(cashier, desk)
    leave(desk)
    clerk = at_counter(ReleaseDepositWizard, desk)
    assert clerk.fill(Released, deposit="3-2-501", passed_on=passed, checked_by="周强") == []
    done = clerk.finish()
    assert isinstance(done, Done), done
    assert done.words == f"收据 0001203 的押金 ¥1,000.00，最早 {earliest} 可以退"


def test_a_release_that_runs_into_a_missing_year_is_refused(at_counter, desk, manager, cashier, clock):
    """RENO-50, GEN-04: never guessed; once the year is there it goes on."""
    clock.at = datetime(2026, 12, 28, 9, 0, tzinfo=CHINA)
    till.draw(cashier, desk)
    leave(desk)
    leave(desk, payer="家政公司", shown="便民", code="convenience_deposit")
    clerk = at_counter(ReleaseDepositWizard, desk)
    said = {"passed_on": "2026-12-28", "checked_by": "周强"}
    assert clerk.fill(Released, deposit="0001203", **said) == ["没有 2027 年的放假安排，请经理导入后再办"]
    other = Session(RELEASE_DEPOSIT, desk)
    assert other.submit(Released, {"deposit": "0001204", **said}) == ()
    taken(manager, OF_2027)
    assert clerk.fill(Released, deposit="0001203", **said) == []
    done = clerk.finish()
    assert isinstance(done, Done), done
    assert "最早 2027-01-07 可以退" in done.words


def test_the_calendar_is_a_list_and_a_workbook(desk):
    """GEN-04, GEN-17."""
    found = workdays(desk, Span(date(2026, 1, 1), date(2026, 12, 31)))
    assert len(found) == 39
    assert [(str(one.day), one.kind, one.name) for one in found[2:5]] == [
        ("2026-01-03", "放假", "元旦"), ("2026-01-04", "调休上班", "元旦"), ("2026-02-14", "调休上班", "春节"),
    ]  # fmt: skip
    assert sheet("工作日历", found).rows[0] == (date(2026, 1, 1), "放假", "元旦")


def test_the_calendar_of_a_year_stands_among_the_registers(begin, manager, place):
    """GEN-04, GEN-17: a picture of the year, its days below; a year that is missing says so."""
    frame = sign_in(begin(), "高远")
    frame.window().resize(1366, 768)
    shot(frame.window(), "home_calendar")
    frame.go("registers")
    frame.here.show_register("工作日历")
    QApplication.processEvents()
    view = frame.here.view
    assert view.sums.text() == "放假 33 天，调休上班 6 天"
    assert view.calendar.plan.kind(date(2026, 10, 10)) is DayKind.MAKEUP
    assert "2026-10-10 调休上班" in view.calendar.accessibleDescription()
    shot(frame.window(), "calendar_register")
    view.export()
    let_tasks_end()
    assert [file.name.split("_")[0] for file in place.workbooks.glob("*.xlsx")] == ["工作日历"]
    view.days.spans.select(2)
    view.refresh()
    assert view.calendar.plan.holidays == {}
    shot(frame.window(), "calendar_missing")


def test_the_page_of_a_day_says_when_its_reason_is_asked_and_what_the_colours_mean_on_top(qtbot, manager, look):
    """GEN-04: a holiday needs its reason; the legend is in sight however low the screen."""
    look()
    wizard = SetWorkdayWizard(manager)
    qtbot.addWidget(wizard)
    hints = [one.text() for one in wizard.page.forms[0].notes["name"].findChildren(QLabel)]
    assert "改回照常的不填" in hints
    calendar = YearCalendar()
    qtbot.addWidget(calendar)
    calendar.resize(900, calendar.sizeHint().height())
    bare, marked = YearPlan(2026, {}, {}), YearPlan(2026, {date(2026, 10, 1): "国庆节"}, {})
    strips = []
    for plan in (bare, marked):
        calendar.show_plan(plan)
        strips.append(calendar.grab(QRect(0, 0, 900, 20)).toImage())
    assert strips[0] != strips[1], "what is said of the year stands in the first line"
