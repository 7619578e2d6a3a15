"""The page on which a cue card is rewritten: the card at the right shows it as it will be."""

from collections.abc import Mapping, Sequence
from typing import Any

from deskapp.flow.step import Question, Step
from deskapp.procedures.edit_cues.service import EDIT_CUES, card_of, shown, title_of, written
from deskapp.procedures.edit_cues.steps import CueParts
from deskapp.staff.cues import RETURNS, WANTS, Card
from deskapp.ui.fields import Editor
from deskapp.ui.forms import Form
from deskapp.ui.step_page import StepPage
from deskapp.ui.widgets import text
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say


class CuePartsPage(StepPage):
    """Four fields; below, whose page it is, how to write, and which cards were rewritten so far.

    The code name of the page is kept and never shown: it is no word for a clerk.
    """

    def add_question(self, form: Form, question: Question) -> Editor:
        if question.name != "page":
            return super().add_question(form, question)
        editor = self.add_editor(question)
        editor.widget.setObjectName("")
        editor.widget.setParent(self)
        editor.widget.hide()
        return editor

    def reason(self) -> str:
        return "" if self.page else say("请在要改的那一页按 Shift+F6")

    def build(self) -> None:
        self.page = ""
        super().build()
        self.about, self.rewritten = text("", "soft"), text("", "caption", wrap=True)
        self.sheet.addWidget(self.about)
        self.sheet.addWidget(text("".join(self.kind.cues), "caption", wrap=True))
        self.sheet.addWidget(self.rewritten)

    def entered(self) -> None:
        pages = "、".join(f"“{title_of(page)}”" for page in written(self.session.desk))
        self.rewritten.setText(say("已改写的：{pages}", pages=pages) if pages else "")

    def fill(self, said: Mapping[str, Any]) -> None:
        """A page that was not shown before brings its card as it is."""
        page = str(said.get("page", ""))
        if page and page != self.page and "checks" not in said:
            said = {"page": page, **parts(shown(self.session.desk, page))}
        self.page = page or self.page
        title = title_of(self.page)
        self.about.setText(say("要改的是“{title}”这一页，右边是改后的样子", title=title) if title else "")
        super().fill(said)

    def cues(self) -> tuple[Sequence[str], str]:
        """The card as it would be."""
        asked = CueParts.read(self.said() | {"page": self.page or "-"})
        card = card_of(asked) if isinstance(asked, CueParts) else Card()
        wants, returns = (WANTS + one for one in card.wants), (RETURNS + one for one in card.returns)
        return (*wants, *card.checks, *returns), card.say


class EditCuesWizard(ProcedureWizard):
    """修改提示卡."""

    procedure = EDIT_CUES
    pages = {CueParts: CuePartsPage}
    verb = "保存"

    def summary(self, filled: Step) -> str:
        return title_of(filled.page) if isinstance(filled, CueParts) else super().summary(filled)


def parts(card: Card) -> dict[str, str]:
    """A card as its fields show it."""
    told = {"wants": card.wants, "checks": card.checks, "returns": card.returns}
    return {"spoken": card.say} | {name: "".join(lines) for name, lines in told.items()}
