"""The pages of voiding: the number, then the receipt as it was printed, with the reason and the copies."""

from collections.abc import Mapping
from typing import Any

from deskapp.flow.step import Step
from deskapp.kernel.numbers import TicketNo
from deskapp.procedures.void_receipt.service import VOID_RECEIPT, Seen, seen, sharing
from deskapp.procedures.void_receipt.steps import WhyVoid, WrongReceipt
from deskapp.ui.fields import Editor
from deskapp.ui.placing import let_go
from deskapp.ui.segments import NONE, Segments
from deskapp.ui.states import MessageBar
from deskapp.ui.step_page import StepPage
from deskapp.ui.theme import Tone
from deskapp.ui.widgets import Facts, Panel, rule
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say


class WrongReceiptPage(StepPage):
    """The number, and below it, only where tickets of several kinds share it, which of them is meant."""

    def build(self) -> None:
        number, kind = self.kind.questions()
        self.field = self.add_question(self.add_form(), number).widget
        self.kinds: dict[str, str] = {}
        self.choice, self.which = Segments(()), Panel(kind.help)
        self.sheet.addWidget(self.which)
        self.editors["kind"] = Editor(self.which, self._said_kind, self._fill_kind, self.edited)
        self._offer()

    def _edited(self, name: str) -> None:
        self._offer()
        super()._edited(name)

    def fill(self, said: Mapping[str, Any]) -> None:
        super().fill({name: value for name, value in said.items() if name != "kind"})
        self._offer()
        if "kind" in said:
            self._fill_kind(said["kind"])

    def _offer(self) -> None:
        """Show the tickets that share the typed number; nothing is chosen for the clerk."""
        try:
            found = sharing(self.session.desk, TicketNo.parse(self.editors["number"].said()))
        except ValueError:
            found = {}
        if found != self.kinds:
            self.kinds = found
            self.which.body.removeWidget(self.choice)
            let_go(self.choice)
            self.choice = Segments([(f"{kind}　{about}", "") for kind, about in found.items()], name="票据种类")
            self.choice.chosen.connect(lambda _place: self.edited.emit())
            self.which.body.addWidget(self.choice)
        self.which.setVisible(bool(found))

    def _said_kind(self) -> str:
        return list(self.kinds)[self.choice.current] if self.kinds and self.choice.current != NONE else ""

    def _fill_kind(self, kind: object) -> None:
        self.choice.select(list(self.kinds).index(kind) if kind in self.kinds else NONE)


class WhyVoidPage(StepPage):
    """The receipt in sight while its reason is typed; only F8 voids it."""

    only_f8 = True

    def build(self) -> None:
        self.panel = Panel("要作废的收据")
        self.facts, self.lines = Facts(), Facts(figures=True)
        self.panel.body.addWidget(self.facts)
        self.panel.body.addWidget(rule())
        self.panel.body.addWidget(self.lines)
        self.sheet.addWidget(self.panel)
        words = "这张收据已日结：冲销计入今天，今天的日结单上会写明。"
        self.closed = MessageBar(Tone.WARN, words, "原来的日结单不变。")
        self.sheet.addWidget(self.closed)
        super().build()

    def entered(self) -> None:
        found = seen(self.session.desk, self.session.answers[WrongReceipt])
        if found:
            self.facts.set_facts(_facts(found))
            total = ("合计", str(found.amount))
            self.lines.set_facts([*((name, amount.figures) for name, amount in found.lines), total])
        self.closed.setVisible(bool(found and found.closed))


class VoidReceiptWizard(ProcedureWizard):
    """作废收据. Done's result is a Reopen: the window offers to collect anew from it."""

    procedure = VOID_RECEIPT
    pages = {WrongReceipt: WrongReceiptPage, WhyVoid: WhyVoidPage}
    verb = "作废收据"

    def subject(self) -> str:
        answers = self.session.answers
        return answers[WrongReceipt].words if WrongReceipt in answers else ""

    def summary(self, filled: Step) -> str:
        return filled.words if isinstance(filled, WrongReceipt) else super().summary(filled)


def _facts(found: Seen) -> list[tuple[str, str]]:
    return [
        ("号码", f"No. {found.printed_no}"),
        ("日期", say("{day}　收款人 {clerk}", day=found.day, clerk=found.clerk)),
        ("客户", f"{found.customer}　{found.room}".rstrip("　")),
        ("收费方式", found.methods),
        *([("一并作废", say("No. {numbers}，各联也要收齐", numbers=found.together))] if found.together else []),
    ]
