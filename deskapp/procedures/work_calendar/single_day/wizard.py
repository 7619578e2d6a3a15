"""The page of a single day: the calendar of its year stands below and follows what is typed."""

from deskapp.flow.answer import show
from deskapp.flow.step import Step
from deskapp.procedures.work_calendar.single_day.service import SET_WORKDAY, shown
from deskapp.procedures.work_calendar.single_day.steps import SingleDay
from deskapp.ui.fields import DateField
from deskapp.ui.step_page import StepPage
from deskapp.ui.widgets import Panel
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say
from deskapp.ui.year_calendar import YearCalendar
from deskapp.workdays.kinds import DayKind


class SingleDayPage(StepPage):
    """Three questions and the year as it would be."""

    def build(self) -> None:
        super().build()
        panel, self.calendar = Panel(), YearCalendar()
        panel.body.addWidget(self.calendar)
        self.sheet.addWidget(panel)
        self.edited.connect(self._show)

    def entered(self) -> None:
        self._show()

    def _show(self) -> None:
        said, field = self.said(), self.editors["day"].widget
        assert isinstance(field, DateField)
        day, kind = field.day() or self.session.desk.today, said["kind"] if isinstance(said["kind"], DayKind) else None
        self.calendar.show_plan(shown(self.session.desk, day, kind, said["name"] or ""), field.day())


class SetWorkdayWizard(ProcedureWizard):
    """改一天的放假安排."""

    procedure = SET_WORKDAY
    pages = {SingleDay: SingleDayPage}
    verb = "保存"

    def summary(self, filled: Step) -> str:
        assert isinstance(filled, SingleDay)
        return say("{day} {kind}", day=filled.day, kind=show(filled.kind))
