"""The pages on which the owner is asked again: the slips that wait, and whom to ring."""

from collections.abc import Mapping, Sequence
from typing import Any

from deskapp.flow.step import Step
from deskapp.procedures.release.confirm.service import CONFIRM_RELEASE, Awaiting, contacts, waiting
from deskapp.procedures.release.confirm.steps import Waiting as WaitingStep
from deskapp.release.calling import at_hand
from deskapp.release.steps import EmergencyAsked, OwnerAsked
from deskapp.ui.cells import Cell
from deskapp.ui.chosen_page import ChosenPage, Waiting
from deskapp.ui.rows import Column
from deskapp.ui.wizard import ProcedureWizard


class AwaitingPage(ChosenPage):
    """Arrows choose a slip."""

    title = "等业主确认的放行条"
    none = "没有等业主确认的放行条"
    only_f8 = False
    heads = (
        Column("放行条", 144),
        Column("房号", 104),
        Column("申请人", 112),
        Column("关系", 96),
        Column("放行日期", 112),
        Column("联系过", least=160),
    )

    def waiting(self) -> Sequence[Waiting]:
        return [Waiting(one.number, _line(one), _facts(one)) for one in waiting(self.session.desk)]


class ConfirmReleaseWizard(ProcedureWizard):
    """放行条业主确认."""

    procedure = CONFIRM_RELEASE
    verb = "登记答复"
    pages = {WaitingStep: AwaitingPage}

    def subject(self) -> str:
        answers = self.session.answers
        return answers[WaitingStep].slip if WaitingStep in answers else ""

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        answers = self.session.answers
        if kind in (OwnerAsked, EmergencyAsked) and WaitingStep in answers:
            return at_hand(kind, *contacts(self.session.desk, answers[WaitingStep].slip))
        return {}


def _line(one: Awaiting) -> tuple[str | Cell, ...]:
    return one.number, one.room, one.applicant, one.relation, str(one.leaving_on), Cell(one.asked, quiet=True)


def _facts(one: Awaiting) -> list[tuple[str, str]]:
    return [("房号", one.room), ("申请人", f"{one.applicant}（{one.relation}）"), ("联系过", one.asked or "还没有")]
