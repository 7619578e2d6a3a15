"""The pages of a renewal: one card of the household, then all that may be renewed with it; then the reader."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from deskapp.access.kinds import HolderClass, Purpose
from deskapp.access.rules.states import CardAct
from deskapp.flow.step import Step
from deskapp.kernel.problems import Refusal
from deskapp.procedures.card_life.renew.offered import Renewed
from deskapp.procedures.card_life.renew.service import RENEW_CARD, preview
from deskapp.procedures.card_life.renew.steps import Renewal, RenewedCard
from deskapp.ui.cards.which_page import WhichCardPage
from deskapp.ui.cards.wizard import CardWizard
from deskapp.ui.cells import Cell
from deskapp.ui.fields import Editor
from deskapp.ui.forms import Form, Note
from deskapp.ui.placing import column
from deskapp.ui.rows import Column, Line
from deskapp.ui.step_page import StepPage
from deskapp.ui.tables import Table
from deskapp.ui.theme import Tone, look
from deskapp.ui.widgets import Panel, text
from deskapp.ui.words import say

COLUMNS = (
    Column("卡号", 148),
    Column("持卡人", least=120),
    Column("类别", 88),
    Column("现有效期止", 128),
    Column("延期到", least=180),
)


class RenewedCardPage(WhichCardPage):
    """Cards in use, and expired ones."""

    act = CardAct.CHANGE


class CardTicks(QWidget):
    """The cards of the household; Space takes one along or leaves it. Answers with their ids.

    What speaks against a card has no room in a cell: it stands whole below the table.
    """

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Renewed] = []
        self.chosen: set[int] = set()
        self.table = Table(COLUMNS, opens=False)
        self.table.setObjectName("cards")
        self.table.turned.connect(self._turn)
        self.why = text("", tone=Tone.WARN, wrap=True)
        self.why.setContentsMargins(look().sizes.l, 0, look().sizes.l, look().sizes.xs)
        self.setLayout(column(self.table, self.why))

    def said(self) -> list[int]:
        """The ids of the cards that are ticked, in their order."""
        return [one.card.id for one in self.lines if one.card.id in self.chosen]

    def fill(self, said: object) -> None:
        """Tick what was ticked before."""
        self.chosen = set(said) if isinstance(said, list | tuple) else set()
        self._show()

    def show_cards(self, lines: list[Renewed]) -> None:
        """Show what each card would become."""
        self.lines = lines
        self._show()

    def _turn(self, place: int) -> None:
        self.chosen ^= {self.lines[place].card.id}
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        rows = [_row(one, on=one.card.id in self.chosen) for one in self.lines]
        self.table.set_rows(rows, [one.card.id for one in self.lines])
        self.why.say("\n".join(str(one.grant.text) for one in self.lines if isinstance(one.grant, Refusal)))
        self.why.setVisible(bool(self.why.text()))


class RenewalPage(StepPage):
    """The new last day of each card is in sight while it is agreed upon; F8 renews, and the reader writes."""

    verb = "延期并写卡"
    only_f8 = True

    def build(self) -> None:
        first, *others = self.kind.questions()
        self.ticks, self._shown_for = CardTicks(), ""
        self.asked: dict[str, Form] = {}
        editor = Editor(self.ticks.table, self.ticks.said, self.ticks.fill, self.ticks.edited)
        editor.edited.connect(lambda *_: self._edited(first.name))
        self.editors[first.name], self.notes[first.name] = editor, Note("空格勾选或去掉，同一户的可以一起延期")
        panel, s = Panel(pad=0), look().sizes
        panel.body.addLayout(column(s.xs, self.ticks, s.xs, gap=0))
        for widget in (panel, self.notes[first.name]):
            self.sheet.addWidget(widget)
        asked = Panel()
        for question in others:
            form = Form()
            self.add_question(form, question)
            self.forms.append(form)
            self.asked[question.name] = form
            asked.body.addWidget(form)
        self.sheet.addWidget(asked)
        for name in ("until", "held_as"):
            self.editors[name].edited.connect(lambda *_: self._reckon())
        self.ticks.edited.connect(self._ask_what_applies)

    def entered(self) -> None:
        """The household of the card on the page before; its own card and what ends soon are ticked at first."""
        shown = str(self.session.answers[RenewedCard].card)
        if shown != self._shown_for and not self.ticks.chosen:
            wanted = preview(self.session.desk, self.session.answers[RenewedCard].card, None, None)
            self.ticks.chosen = {one.card.id for one, along in wanted if along}
        self._shown_for = shown
        self._reckon()

    def first(self) -> QWidget | None:
        return self.ticks.table

    def _reckon(self) -> None:
        held_as = self.editors["held_as"].said()
        card = self.session.answers[RenewedCard].card
        found = preview(self.session.desk, card, _day(self.editors["until"].said()), held_as)
        self.ticks.show_cards([one for one, _ in found])
        self._ask_what_applies()

    def _ask_what_applies(self) -> None:
        """What only some holders are asked is in sight only for them."""
        ticked = [one for one in self.ticks.lines if one.card.id in self.ticks.chosen]
        classes = {one.holder.held_as for one in ticked if one.holder}
        seen = {
            "held_as": any(one.card.holder is None for one in ticked),
            "lease_to": HolderClass.TENANT in classes,
            "remark": HolderClass.MERCHANT in classes,
            "checked": bool(classes & {HolderClass.TENANT, HolderClass.MERCHANT}),
        }
        for name, applies in seen.items():
            self.asked[name].setVisible(applies)


class RenewCardWizard(CardWizard):
    """门禁卡延期."""

    procedure = RENEW_CARD
    verb = "延期并写卡"
    pages = {RenewedCard: RenewedCardPage, Renewal: RenewalPage}

    def subject(self) -> str:
        answers = self.session.answers
        return say("卡 {no}", no=answers[RenewedCard].card.card_no) if RenewedCard in answers else ""

    def summary(self, filled: Step) -> str:
        match filled:
            case RenewedCard():
                return filled.card.card_no
            case Renewal():
                return say("{n} 张", n=len(filled.cards))
        return super().summary(filled)

    def about(self, kind: type[Step]) -> str:
        """What is ticked belongs to the household of that card."""
        answers = self.session.answers
        return answers[RenewedCard].card.card_no if kind is Renewal and RenewedCard in answers else ""


def _row(one: Renewed, *, on: bool) -> Line:
    before = one.card.grant(Purpose.ACCESS)
    ends = before.term.valid_to if before else one.card.valid_to
    held = one.holder.held_as.value if one.holder else ""
    new = (
        Cell(say("不能延期"), Tone.WARN)
        if isinstance(one.grant, Refusal)
        else Cell(str(one.grant.term.valid_to), strong=on)
    )
    return Cell(one.card.card_no, ticked=on), one.card.holder_name, held or "—", str(ends or say("长期")), new


def _day(said: object) -> date | None:
    """The agreed day, once it is one."""
    try:
        return date.fromisoformat(str(said)) if said else None
    except ValueError:
        return None
