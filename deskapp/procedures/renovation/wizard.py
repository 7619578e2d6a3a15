"""The page on which a filing is chosen, and what the wizards of all acts on one share."""

from collections.abc import Callable, Collection, Sequence

from deskapp.flow.step import Step
from deskapp.procedures.renovation.acting import passes_out
from deskapp.procedures.renovation.which import WhichFiling
from deskapp.renovation import cases
from deskapp.renovation.cases import Case
from deskapp.renovation.kinds import FilingState
from deskapp.renovation.leading import next_act
from deskapp.renovation.states import OVER
from deskapp.ui.cells import badge
from deskapp.ui.chosen_page import ChosenPage, Waiting
from deskapp.ui.offers import Subject
from deskapp.ui.rows import Column
from deskapp.ui.step_page import StepPage
from deskapp.ui.theme import Tone
from deskapp.ui.widgets import Panel, text
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say

HEADS = (
    Column("备案号", 112), Column("房号", 92), Column("业主", 92), Column("装修单位", least=140), Column("截止日", 104),
    Column("", 16), Column("状态", 112), Column("下一步", 128),
)  # fmt: skip
S = FilingState
SUPPLY = "supply_renovation"
NEED_PAPERS = ("submit_renovation", "refund_renovation")
TONES = {
    S.RETURNED: Tone.WARN, S.EXPIRED: Tone.DANGER, S.INSPECTION_FAILED: Tone.WARN, S.REFUND_READY: Tone.OK,
    S.IN_PROGRESS: Tone.INFO, S.EXTENDED: Tone.INFO, S.CANCELLED: Tone.PLAIN, S.ARCHIVED: Tone.PLAIN,
}  # fmt: skip


class FilingPage(ChosenPage):
    """Arrows choose one of the filings that this act can be done on; what is known of it stands below."""

    heads = HEADS
    title = "装修备案"
    none = "没有可以办的装修备案"
    only_f8 = False
    over = False
    """Whether filings that are archived or cancelled may be chosen too."""

    def wanted(self, case: Case) -> bool:
        """Whether this act can be done on a filing."""
        return case.state in FilingState

    def other_way(self) -> tuple[str, Callable[[], object]] | None:
        """Where documents are missing they are handed in first (RENO-25, RENO-51)."""
        number = self.table.key()
        if self.session.procedure.name not in NEED_PAPERS or number not in self.lacking:
            return super().other_way()
        return say("补交装修资料"), lambda: self.leads.emit(SUPPLY, Subject(more=(("filing", number),)))

    def waiting(self) -> Sequence[Waiting]:
        desk = self.session.desk
        with desk.reading() as session:
            known = cases.every(session, desk.today) if self.over else cases.open_ones(session, desk.today)[::-1]
            found = [one for one in known if self.wanted(one)]
            self.lacking = {one.number for one in found if any(one.lacking())}
            return [_waiting(one) for one in found]


def filing_page(states: Collection[FilingState], more: Callable[[Case], bool] = lambda _case: True) -> type[FilingPage]:
    """The page of an act that is done from these states."""

    class Page(FilingPage):
        over = any(one in OVER for one in states)

        def wanted(self, case: Case) -> bool:
            return case.state in states and more(case)

    return Page


class PassesOutPage(StepPage):
    """Above the questions the passes that are with the workers: so many are to be counted in."""

    def build(self) -> None:
        self.panel, self.out = Panel(), text("", wrap=True)
        self.panel.body.addWidget(self.out)
        self.sheet.addWidget(self.panel)
        super().build()

    def entered(self) -> None:
        out = passes_out(self.session.desk, self.session.answers)
        listed = "　".join(f"{number} {worker}" for number, worker in out)
        self.out.setText(
            say("在外的出入卡 {count} 张：{listed}", count=len(out), listed=listed) if out else say("没有在外的出入卡")
        )


class RenovationWizard(ProcedureWizard):
    """Names the filing it is about."""

    def subject(self) -> str:
        answers = self.session.answers
        return answers[WhichFiling].filing if WhichFiling in answers else ""

    def about(self, kind: type[Step]) -> str:
        return "" if kind is WhichFiling else self.subject()

    def summary(self, filled: Step) -> str:
        return filled.filing if isinstance(filled, WhichFiling) else super().summary(filled)


def _waiting(case: Case) -> Waiting:
    filing, todo = case.filing, next_act(case)
    who = say("业主自装") if filing.is_self_renovation else filing.contractor
    state = badge(case.state.value, TONES.get(case.state, Tone.INFO))
    line = (
        case.number, case.room, filing.owner_name, who, str(case.ends_on), "", state, todo.words if todo else "",
    )  # fmt: skip
    return Waiting(case.number, line, _facts(case))


def _facts(case: Case) -> list[tuple[str, str]]:
    """What a clerk has to see before going on: period, people, documents, money, passes."""
    filing = case.filing
    lacking = "；".join(one.text for one in case.lacking())
    deposits = "　".join(f"{side.value} {one.receipt_no} {one.amount}" for side, one in case.deposits.items())
    told = (
        ("装修期限", f"{filing.starts_on} 至 {case.ends_on}"),
        ("装修类型", "　".join((filing.kind.value, *case.scope.flags))),
        ("装修负责人", f"{filing.contractor_principal}　{filing.principal_phone}"),
        ("资料", lacking or "齐全"),
        ("保证金", deposits),
        ("出入卡", f"发出 {len(case.passes)} 张，在外 {len(case.out)} 张" if case.passes else ""),
        ("可退款", str(case.money.earliest_on or "")),
        ("注意", "有违章搭建风险" if case.at_risk else ""),
    )
    return [(name, value) for name, value in told if value]
