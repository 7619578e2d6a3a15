"""The pages of a year's notice: a file or its words, then the calendar it makes, with what would change."""

from collections.abc import Iterator, Mapping
from typing import Any

from deskapp.flow.step import Step
from deskapp.procedures.work_calendar.notice.notice_file import NoticeFile
from deskapp.procedures.work_calendar.notice.service import IMPORT_CALENDAR, known, next_year, understood
from deskapp.procedures.work_calendar.notice.steps import SeenCalendar, YearNotice
from deskapp.ui.file_page import ReadFilePage
from deskapp.ui.placing import row
from deskapp.ui.step_page import StepPage
from deskapp.ui.widgets import Facts, Panel
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say
from deskapp.ui.year_calendar import YearCalendar
from deskapp.workdays.kinds import YearPlan

NAMED = 6


class YearNoticePage(ReadFilePage):
    """The path of a file, read when the page is handed in; or the words of the notice, which need no reading."""

    choosing = "选择放假安排"
    kinds = "放假安排 (*.xlsx *.xls *.csv *.txt);;所有文件 (*)"
    files = NoticeFile

    def reason(self) -> str:
        return "" if self._pasted() else super().reason()

    def main_words(self) -> str:
        return self.verb if self._pasted() else super().main_words()

    def prepares(self) -> bool:
        return not self._pasted() and super().prepares()

    def _pasted(self) -> bool:
        return bool(self.editors["words"].said())


class CalendarPage(StepPage):
    """The year as it would be, month by month, and the tick below."""

    def build(self) -> None:
        self.facts, self.calendar = Facts(), YearCalendar()
        panel, ticks = Panel(), Panel()
        panel.body.addWidget(self.facts)
        panel.body.addWidget(self.calendar)
        for question in self.kind.questions()[2:]:
            ticks.body.addLayout(row(self.add_editor(question).widget, None))
        self.sheet.addWidget(panel)
        self.sheet.addWidget(ticks)
        self.plan = YearPlan(0, {}, {})

    def entered(self) -> None:
        self.plan = understood(self.session.answers).plan
        self.calendar.show_plan(self.plan)
        self.facts.set_facts(list(_facts(self.plan, known(self.session.desk, self.plan.year))))

    def said(self) -> dict[str, Any]:
        return {"holidays": len(self.plan.holidays), "makeups": len(self.plan.makeups), **super().said()}


class ImportCalendarWizard(ProcedureWizard):
    """导入放假安排."""

    procedure = IMPORT_CALENDAR
    pages = {YearNotice: YearNoticePage, SeenCalendar: CalendarPage}
    verb = "保存全年"

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        return {"year": next_year(self.session.desk)} if kind is YearNotice else {}

    def subject(self) -> str:
        answers = self.session.answers
        return say("{year} 年", year=answers[YearNotice].year) if YearNotice in answers else ""

    def summary(self, filled: Step) -> str:
        match filled:
            case YearNotice():
                return filled.file.path.name if filled.file else say("粘贴的原文")
            case SeenCalendar():
                return say("放假 {holidays} 天，上班 {makeups} 天", holidays=filled.holidays, makeups=filled.makeups)
        return super().summary(filled)


def _facts(plan: YearPlan, before: YearPlan) -> Iterator[tuple[str, str]]:
    yield "放假", say("{n} 天", n=len(plan.holidays))
    yield "调休上班", "、".join(f"{day:%m-%d}" for day in plan.makeups) or say("没有")
    days = {*plan.holidays, *plan.makeups, *before.holidays, *before.makeups}
    other = sorted(day for day in days if plan.kind(day) is not before.kind(day) and day.year == plan.year)
    if not before.holidays:
        yield "现在", say("{year} 年还没有录入", year=plan.year)
    elif other:
        named = "、".join(f"{day:%m-%d} {say(plan.kind(day).value)}" for day in other[:NAMED])
        more = say("等 {n} 天", n=len(other)) if len(other) > NAMED else ""
        yield "与现在不同", named + more
    else:
        yield "与现在不同", say("没有不同")
