"""The registers of duty: the roster with its leave, the notes of the shifts, and the records that were read."""

from datetime import date

from deskapp.kernel.days import ONE_DAY, Month
from deskapp.overview.duty_view import DutyLine, ReadLine, RosterLine
from deskapp.overview.shown import WEEKDAYS, Leads, Link
from deskapp.overview.workday_view import WorkdayLine
from deskapp.ui.backroom import ReadingRoom
from deskapp.ui.cells import Cell
from deskapp.ui.pages.page import quiet, state_cell
from deskapp.ui.pages.register import THIS_MONTH, Register, Spans
from deskapp.ui.rows import Column
from deskapp.ui.words import say

AHEAD: Spans = (
    ("今天", lambda today: (today, today)),
    ("今后七天", lambda today: (today, today + 6 * ONE_DAY)),
    ("本月", lambda today: (Month.of(today).first, Month.of(today).last)),
    ("下月", lambda today: ((Month.of(today) + 1).first, (Month.of(today) + 1).last)),
    ("上月", lambda today: ((Month.of(today) + -1).first, (Month.of(today) + -1).last)),
)
"""A roster is looked at for the days to come."""
YEARS: Spans = (
    ("去年", lambda today: (date(today.year - 1, 1, 1), date(today.year - 1, 12, 31))),
    ("今年", lambda today: (date(today.year, 1, 1), date(today.year, 12, 31))),
    ("明年", lambda today: (date(today.year + 1, 1, 1), date(today.year + 1, 12, 31))),
)
"""The calendar is looked at a year at a time."""
WEEK = THIS_YEAR = 1


def roster(room: ReadingRoom) -> Register[RosterLine]:
    """Who is on which shift on which day, and who is on leave (SHIFT-05)."""
    return Register(
        title="排班",
        columns=(Column("日期", 168), Column("姓名", 136), Column("班次", 200), Column("请假", least=160)),
        read=room.roster,
        line=lambda one: (
            say("{day} 周{weekday}", day=one.day, weekday=WEEKDAYS[one.day.weekday()]), Cell(one.name, strong=True),
            one.shift or quiet(""), one.leave or quiet(""),
        ),
        key=lambda one: (one.day, one.name),
        words=lambda one: f"{one.day} {one.name} {one.shift} {one.leave}",
        sums=lambda rows: say(
            "{count} 人次，请假 {away} 人次", count=len(rows), away=sum(bool(one.leave) for one in rows)
        ),
        kinds=(("全部", lambda _one: True), ("上班", lambda one: bool(one.shift)),
               ("请假", lambda one: bool(one.leave))),
        spans=AHEAD,
        span=WEEK,
        hint="日期、姓名、班次",
    )  # fmt: skip


def notes(room: ReadingRoom) -> Register[DutyLine]:
    """What the hotline and the desk have noted; major problems go to the manager (SHIFT-04)."""
    return Register(
        title="值班记录",
        columns=(
            Column("时间", 116), Column("编号", 148), Column("记录人", 88), Column("来源", 180),
            Column("情况", least=200), Column("状态", 116), Column("经理意见", 180, spare=True),
        ),
        read=room.duty_notes,
        line=lambda one: (
            quiet(f"{one.at:%m-%d %H:%M}"), quiet(one.number), one.by, one.source, one.said, state_cell(one.state),
            quiet(one.answer),
        ),
        key=lambda one: one.number,
        words=lambda one: f"{one.at:%Y-%m-%d} {one.number} {one.by} {one.source} {one.said} {one.state.words}",
        sums=lambda rows: say(
            "{count} 条，重大 {major} 条，待阅 {waiting} 条", count=len(rows), major=sum(one.major for one in rows),
            waiting=sum(one.waits for one in rows),
        ),
        link=lambda one: Link(Leads.PROCEDURE, "see_problem", more=(("number", one.number),)) if one.waits else None,
        kinds=(("全部", lambda _one: True), ("重大", lambda one: one.major), ("待阅", lambda one: one.waits)),
        span=THIS_MONTH,
        hint="编号、姓名、情况",
    )  # fmt: skip


def readings(room: ReadingRoom) -> Register[ReadLine]:
    """The supervisor's daily reading, post by post (SHIFT-05, ROLE-10)."""
    return Register(
        title="记录查阅",
        columns=(
            Column("记录日期", 132), Column("岗位", 120), Column("查阅人", 112), Column("查阅时间", 148),
            Column("意见", least=240),
        ),
        read=room.record_readings,
        line=lambda one: (
            str(one.day), one.post, one.by, quiet(f"{one.read_at:%m-%d %H:%M}"), one.remark or quiet("")
        ),
        key=lambda one: (one.day, one.post),
        words=lambda one: f"{one.day} {one.post} {one.by} {one.remark}",
        sums=lambda rows: say("已查阅 {count} 份", count=len(rows)),
        span=THIS_MONTH,
        hint="日期、岗位、姓名",
    )  # fmt: skip


def workdays(room: ReadingRoom) -> Register[WorkdayLine]:
    """The calendar of working days: the year as a picture, its holidays and make-up days below (GEN-04)."""
    return Register(
        title="工作日历",
        columns=(Column("日期", 168), Column("安排", 136), Column("事由", least=200)),
        read=room.workdays,
        line=lambda one: (
            say("{day} 周{weekday}", day=one.day, weekday=WEEKDAYS[one.day.weekday()]), Cell(one.kind, strong=True),
            one.name or quiet(""),
        ),
        key=lambda one: one.day,
        words=lambda one: f"{one.day} {one.kind} {one.name}",
        sums=lambda rows: say(
            "放假 {off} 天，调休上班 {on} 天", off=sum(one.kind == "放假" for one in rows),
            on=sum(one.kind != "放假" for one in rows),
        ),
        link=lambda one: Link(Leads.PROCEDURE, "set_workday", more=(("day", str(one.day)),)),
        kinds=(("全部", lambda _one: True), ("放假", lambda one: one.kind == "放假"),
               ("调休上班", lambda one: one.kind != "放假")),
        spans=YEARS,
        span=THIS_YEAR,
        hint="日期、事由",
        year=room.year_plan,
    )  # fmt: skip
