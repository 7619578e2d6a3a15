"""The pages of changing a text: which one, its words with the fields it may name, and the paper it makes."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from deskapp.agreements.kinds import FIELDS, AgreementKind
from deskapp.flow.step import Step
from deskapp.kernel.errors import PrintError
from deskapp.procedures.edit_agreement.papers import preview
from deskapp.procedures.edit_agreement.service import EDIT_AGREEMENT, Edition, editions, standing
from deskapp.procedures.edit_agreement.steps import LookedAt, WhichAgreement, Wording
from deskapp.ui.buttons import Button
from deskapp.ui.choices import Choice
from deskapp.ui.chosen_page import ChosenPage, Waiting
from deskapp.ui.fields import Editor
from deskapp.ui.forms import Note
from deskapp.ui.messages import Messages
from deskapp.ui.placing import column, empty, row
from deskapp.ui.preview import PdfPreview
from deskapp.ui.rows import Column
from deskapp.ui.step_page import StepPage
from deskapp.ui.theme import look
from deskapp.ui.widgets import Panel, text
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.wording_field import WordingField
from deskapp.ui.words import say

IN_A_ROW = 6
"""Fields side by side."""
PAPER = 420
"""Height in pixels of the paper with its toolbar, so that the page fits a low screen."""


class WhichPage(ChosenPage):
    """All texts with the version in force; the arrows choose, Enter goes on."""

    only_f8 = False
    title, none = "协议、承诺和责任书", "没有文本"
    heads = (
        Column("文本", 224),
        Column("现行", 88),
        Column("修改时间", 128),
        Column("修改人", 88),
        Column("原因", least=120),
    )

    def waiting(self) -> Sequence[Waiting]:
        return [
            Waiting(kind.value, (kind.value, one.name, one.made_on, one.by, one.reason))
            for kind, one in standing(self.session.desk)
        ]

    def _choose(self) -> None:
        super()._choose()
        self.panel.hide()


class WordingPage(StepPage):
    """The text in a tall field; an older version is loaded from a list, a field is put in by its button."""

    only_f8 = True

    def build(self) -> None:
        self.about: AgreementKind | None = None
        self.edition, self.known = 0, list[Edition]()
        self.field = WordingField("正文")
        self.field.setObjectName("text")
        self.editors["text"] = Editor(self.field, self.field.said, self.field.fill, self.field.edited)
        self.field.edited.connect(lambda: self._edited("text"))
        self.notes["text"] = Note("")
        self.load = Choice("载入", (), 400)
        self.load.edited.connect(self._load)
        self.names = column(gap=0)
        panel = Panel()
        panel.body.addLayout(row(text("载入", "soft"), self.load, self.notes["text"], gap=look().sizes.m))
        panel.body.addWidget(self.field, 1)
        panel.body.addWidget(text("回车换段。可用的字段，点一下放到光标处，也可以照样输入：", "caption"))
        panel.body.addLayout(self.names)
        self.sheet.addWidget(panel, 1)

    def entered(self) -> None:
        kind = self.session.answers[WhichAgreement].kind
        if kind is not self.about:
            self._open(kind)
            self.field.fill(self.known[0].text)
            self.edition = self.known[0].version

    def first(self) -> QWidget | None:
        return self.field

    def said(self) -> dict[str, Any]:
        return {"edition": self.edition, **super().said()}

    def fill(self, said: Mapping[str, Any]) -> None:
        if "edition" in said:
            self._open(self.session.answers[WhichAgreement].kind)
            self.edition = said["edition"]
        super().fill(said)

    def _open(self, kind: AgreementKind) -> None:
        """The versions and fields of a kind."""
        self.about, self.known = kind, editions(self.session.desk, kind)
        self.load.clear()
        self.load.addItems([_named(one, now=not place) for place, one in enumerate(self.known)])
        empty(self.names)
        buttons = [self._button(f"{{{name}}}") for name in FIELDS[kind]]
        for at in range(0, len(buttons), IN_A_ROW):
            self.names.addLayout(row(*buttons[at : at + IN_A_ROW], None, gap=look().sizes.xs))

    def _button(self, field: str) -> Button:
        """Puts a field in where the cursor stands."""
        button = Button(field, kind="quiet")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(lambda: self.field.insert(field))
        return button

    def _load(self) -> None:
        self.field.fill(self.known[self.load.currentIndex()].text)
        self._edited("text")


class LookPage(StepPage):
    """The paper with sample facts, as it will be printed; below it why, and that it was read."""

    only_f8 = True

    def build(self) -> None:
        self.messages, self.paper = Messages(), PdfPreview()
        self.paper.setMinimumHeight(look().sizes.px(PAPER))
        self.sheet.addWidget(self.messages)
        self.sheet.addWidget(self.paper, 1)
        super().build()

    def entered(self) -> None:
        answers = self.session.answers
        self.messages.clear()
        try:
            self.paper.show_pdf(preview(self.session.desk, answers[WhichAgreement].kind, answers[Wording].tidy))
        except PrintError as error:
            self.messages.tell_error(error)

    def first(self) -> QWidget | None:
        return self.paper


class EditAgreementWizard(ProcedureWizard):
    """修改协议文本."""

    procedure = EDIT_AGREEMENT
    pages = {WhichAgreement: WhichPage, Wording: WordingPage, LookedAt: LookPage}
    verb = "保存为新版本"

    def subject(self) -> str:
        answers = self.session.answers
        return say(answers[WhichAgreement].kind.value) if WhichAgreement in answers else ""

    def about(self, kind: type[Step]) -> str:
        return self.subject() if kind is Wording else super().about(kind)

    def summary(self, filled: Step) -> str:
        return "" if isinstance(filled, Wording) else super().summary(filled)


def _named(one: Edition, *, now: bool) -> str:
    when = f"　{one.made_on}　{one.by}" if one.version else ""
    return f"{one.name}{say('（现行）') if now else ''}{when}"
