"""The page on which a resale is chosen, and what the wizards of all acts on one share."""

from collections.abc import Callable, Sequence

from deskapp.flow.step import Step
from deskapp.handover.resale.kinds import ResaleState
from deskapp.procedures.handover.resale.shown import Shown, open_resales, owes, room_of
from deskapp.procedures.handover.resale.which import WhichResale
from deskapp.ui.cells import Cell, badge
from deskapp.ui.chosen_page import ChosenPage, Waiting
from deskapp.ui.offers import Subject
from deskapp.ui.rows import Column
from deskapp.ui.theme import Tone
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say

COLLECT = "collect_fees"
TONES = {
    ResaleState.DRAFT: Tone.INFO,
    ResaleState.ARREARS_BLOCKED: Tone.DANGER,
    ResaleState.DOCUMENTS_OK: Tone.OK,
    ResaleState.COMPLETED: Tone.WARN,
    ResaleState.NOTIFIED: Tone.OK,
}


class ResalePage(ChosenPage):
    """Arrows choose one; what is known of it stands below. The way to the till is at hand where something is owed."""

    title = "转让"
    none = "没有可以办的转让"
    only_f8 = False
    heads = (
        Column("编号", 112),
        Column("房号", 92),
        Column("原业主", 88),
        Column("新业主", 88),
        Column("更名时间", 100),
        Column("", 8),
        Column("状态", 96),
        Column("下一步", least=120),
    )
    states: Sequence[ResaleState] = ()

    def waiting(self) -> Sequence[Waiting]:
        return [Waiting(one.number, _line(one), one.facts) for one in open_resales(self.session.desk, self.states)]

    def other_way(self) -> tuple[str, Callable[[], object]] | None:
        number, desk = str(self.table.key() or ""), self.session.desk
        if not number or not owes(desk, number):
            return None
        return say("去收费"), lambda: self.leads.emit(COLLECT, Subject(room_of(desk, number)))


def resale_page(*states: ResaleState) -> type[ResalePage]:
    """The page of an act that is done from these states."""
    return type("Page", (ResalePage,), {"states": states})


class ResaleWizard(ProcedureWizard):
    """Names the resale it is about."""

    def subject(self) -> str:
        answers = self.session.answers
        return answers[WhichResale].resale if WhichResale in answers else ""

    def summary(self, filled: Step) -> str:
        return filled.resale if isinstance(filled, WhichResale) else super().summary(filled)


def _line(one: Shown) -> tuple[str | Cell, ...]:
    state = badge(one.state.value, TONES.get(one.state, Tone.PLAIN))
    return one.number, one.room, one.old_owner, one.new_owner, str(one.change_on), "", state, one.then
