"""The page on which somebody who moves out is chosen, and what the wizards of all acts on one share."""

from collections.abc import Sequence

from deskapp.flow.step import Step
from deskapp.handover.move_out.kinds import MoveOutState
from deskapp.procedures.handover.move_out.shown import Shown, open_matters
from deskapp.procedures.handover.move_out.which import WhichMoveOut
from deskapp.ui.cells import Cell, badge
from deskapp.ui.chosen_page import ChosenPage, Waiting
from deskapp.ui.rows import Column
from deskapp.ui.theme import Tone
from deskapp.ui.wizard import ProcedureWizard

TONES = {MoveOutState.DRAFT: Tone.WARN, MoveOutState.SETTLING: Tone.INFO, MoveOutState.CLEARED: Tone.OK}


class MoveOutPage(ChosenPage):
    """Arrows choose one; what is known of it stands below."""

    title = "迁出"
    none = "没有可以办的迁出"
    only_f8 = False
    heads = (
        Column("编号", 112),
        Column("房号", 92),
        Column("迁出人", 92),
        Column("身份", 60),
        Column("迁出日期", 100),
        Column("", 8),
        Column("状态", 96),
        Column("下一步", least=120),
    )
    states: Sequence[MoveOutState] = ()

    def waiting(self) -> Sequence[Waiting]:
        return [Waiting(one.number, _line(one), one.facts) for one in open_matters(self.session.desk, self.states)]


def move_out_page(*states: MoveOutState, alone: bool = False) -> type[MoveOutPage]:
    """The page of an act that is done from these states; `alone` where nothing is asked after it."""
    return type("Page", (MoveOutPage,), {"states": states, "only_f8": alone})


class MoveOutWizard(ProcedureWizard):
    """Names the matter it is about."""

    def subject(self) -> str:
        answers = self.session.answers
        return answers[WhichMoveOut].move_out if WhichMoveOut in answers else ""

    def summary(self, filled: Step) -> str:
        return filled.move_out if isinstance(filled, WhichMoveOut) else super().summary(filled)


def _line(one: Shown) -> tuple[str | Cell, ...]:
    state = badge(one.state.value, TONES.get(one.state, Tone.PLAIN))
    return one.number, one.room, one.person, one.role, str(one.leaving_on), "", state, one.then
