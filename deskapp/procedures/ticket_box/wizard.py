"""The pages of the box: who takes tickets out of it, and what lies in it."""

from collections.abc import Sequence

from deskapp.flow.step import Step
from deskapp.procedures.ticket_box.service import TICKET_BOX, Boxed, boxed
from deskapp.procedures.ticket_box.steps import Claimed, Emptied, Whom
from deskapp.ui.cells import Cell
from deskapp.ui.chosen_page import ChosenPage, Waiting
from deskapp.ui.rows import Column
from deskapp.ui.step_page import StepPage
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say


class ClaimedPage(ChosenPage):
    """Arrows choose a ticket."""

    title = "箱内的票据"
    none = "票据收集箱是空的"
    heads = (
        Column("号码", 112),
        Column("种类", least=160),
        Column("日期", 104),
        Column("客户", 120),
        Column("房号", 104),
        Column("金额", 112, figures=True),
    )

    def waiting(self) -> Sequence[Waiting]:
        return [Waiting(one.key, _line(one), _facts(one)) for one in boxed(self.session.desk)]


class EmptiedPage(StepPage):
    """Only F8 empties the box."""

    only_f8 = True


class TicketBoxWizard(ProcedureWizard):
    """票据收集箱."""

    procedure = TICKET_BOX
    verb = "登记取出"
    pages = {Claimed: ClaimedPage, Emptied: EmptiedPage}

    def subject(self) -> str:
        answers = self.session.answers
        return say(answers[Whom].to.value) if Whom in answers else ""

    def summary(self, filled: Step) -> str:
        return filled.taken_by if isinstance(filled, Claimed) else super().summary(filled)


def _line(one: Boxed) -> tuple[str | Cell, ...]:
    return one.number, one.kind, Cell(str(one.day), quiet=True), one.customer, one.room, one.amount.figures


def _facts(one: Boxed) -> list[tuple[str, str]]:
    return [("票据", f"{one.kind} No. {one.number}"), ("客户", one.customer), ("金额", str(one.amount))]
