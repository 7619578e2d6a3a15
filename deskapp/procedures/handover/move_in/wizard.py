"""The page on which a move-in is chosen, and what the wizards of all acts on one share."""

from collections.abc import Callable, Sequence

from deskapp.flow.step import Step
from deskapp.handover.move_in.cases import Case
from deskapp.handover.move_in.kinds import MoveInDeed, MoveInState
from deskapp.handover.move_in.leading import next_act
from deskapp.procedures.handover.move_in.acting import choices, shown_case
from deskapp.procedures.handover.move_in.which import WhichMoveIn
from deskapp.ui.cells import badge
from deskapp.ui.chosen_page import ChosenPage, Waiting
from deskapp.ui.rows import Column
from deskapp.ui.theme import Tone
from deskapp.ui.wizard import ProcedureWizard

HEADS = (
    Column("入住编号", 124), Column("房号", 104), Column("业主", least=140), Column("备袋日期", 112), Column("", 16),
    Column("状态", 112), Column("下一步", 160),
)  # fmt: skip
TONES = {MoveInState.RECTIFYING: Tone.WARN, MoveInState.KEYS_ISSUED: Tone.OK, MoveInState.PREPARED: Tone.PLAIN}


class MoveInPage(ChosenPage):
    """Arrows choose one of the move-ins that wait for this act; what is known of it stands below."""

    heads = HEADS
    title = "等办的入住"
    none = "没有等办这一步的入住"
    only_f8 = False

    def wanted(self, case: Case) -> bool:
        """Whether this act can be done on a move-in."""
        return not case.stage.over

    def waiting(self) -> Sequence[Waiting]:
        return [_waiting(one) for one in choices(self.session.desk) if self.wanted(one)]


def waiting_for(deed: MoveInDeed) -> type[MoveInPage]:
    """The page of an act that comes next."""
    return chosen(lambda case: case.stage.next is deed)


def chosen(which: Callable[[Case], bool]) -> type[MoveInPage]:
    """The page of an act for which some move-ins wait."""

    class Page(MoveInPage):
        def wanted(self, case: Case) -> bool:
            return which(case)

    return Page


class MoveInWizard(ProcedureWizard):
    """Names the move-in it is about."""

    def subject(self) -> str:
        case = shown_case(self.session.desk, self.session.answers)
        return f"{case.room} {case.owner}".strip() if case else ""

    def about(self, kind: type[Step]) -> str:
        answers = self.session.answers
        return answers[WhichMoveIn].move_in if kind is not WhichMoveIn and WhichMoveIn in answers else ""

    def summary(self, filled: Step) -> str:
        return filled.move_in if isinstance(filled, WhichMoveIn) else super().summary(filled)


def _waiting(case: Case) -> Waiting:
    todo = next_act(case)
    state = badge(case.state.value, TONES.get(case.state, Tone.INFO))
    line = (case.number, case.room, case.owner, str(case.row.prepared_on), "", state, todo.words if todo else "")
    return Waiting(case.number, line, _facts(case))


def _facts(case: Case) -> list[tuple[str, str]]:
    """What a clerk has to see before going on: area, papers that come later, readings, defects, receipt, keys."""
    came, seen = case.reception, case.acceptance
    read = f"水 {seen.water_reading}　电 {seen.electricity_reading}　{seen.opinion.value}" if seen else ""
    promised = f"{came.lacking}（答应 {came.promised_on} 补交）" if came and came.promised_on else ""
    told = (
        ("建筑面积", f"{case.row.area} 平方米" if case.row.area else "未填写"),
        ("资料袋", f"缺 {case.row.bag_lacks}" if case.row.bag_lacks else "齐全"),
        ("业主", f"{came.customer.name}（{came.customer_kind.value}）" if came else ""),
        ("委托人", came.agent if came else ""),
        ("待补资料", promised),
        ("验房", read),
        ("待整改", "；".join(f"{one.place} {one.content}" for one in case.open_defects)),
        ("收据", "、".join(case.receipts)),
        ("已领用", "、".join(f"{one.name} {one.count} {one.kind.measure}" for one in case.keys)),
    )
    return [(name, value) for name, value in told if value]
