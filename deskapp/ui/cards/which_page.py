"""The page of a step that asks which card of ours is meant; other questions stand below as on any page."""

from typing import ClassVar, get_args

from PySide6.QtWidgets import QWidget

from deskapp.access.register.values import CardOnRecord
from deskapp.access.rules import states
from deskapp.access.rules.states import CardAct
from deskapp.at_reader.known import KnownCard
from deskapp.flow.step import Question
from deskapp.kernel.shown_card import OurCard
from deskapp.ui.cards.which import WhichCard
from deskapp.ui.editors import plain_type
from deskapp.ui.fields import Editor
from deskapp.ui.forms import Form, Note
from deskapp.ui.step_page import StepPage
from deskapp.ui.words import say


class WhichCardPage(StepPage):
    """Questions of type `OurCard` or `tuple[OurCard, ...]` are answered at the reader, or by typing.

    With an `act` only cards to which that may be done are taken. Override `objection` where that is not the whole rule,
    `touched` to show what is known of a card.
    """

    act: ClassVar[CardAct | None] = None

    most: ClassVar[int] = 20
    """How many cards at once, where several may be given."""
    which: WhichCard

    def build(self) -> None:
        self._suggested: dict[str, object] = {}
        form: Form | None = None
        for question in self.kind.questions():
            if asks_ours(question):
                self.sheet.addWidget(self._which(question))
                self.notes[question.name] = Note(question.help)
                self.sheet.addWidget(self.notes[question.name])
                continue
            form = form or self.add_form()
            self.add_question(form, question)

    def objection(self, card: CardOnRecord) -> str:
        """Why this card cannot be taken here, as a sentence; empty if it can."""
        if self.act is None:
            return ""
        if card.plan:
            return say("卡 {no} 上次写到一半，请先写完或放弃。", no=card.card_no)
        return next((one.text + "。" for one in states.allowed(card.state, self.act, card.card_no)), "")

    def touched(self, one: KnownCard) -> None:
        """A card was taken."""

    def suggest(self, name: str, said: object) -> None:
        """Fill in what the card tells; what the clerk has said there stays, what another card told goes."""
        editor = self.editors[name]
        if editor.said() in (None, "", self._suggested.get(name)):
            editor.fill(said)
            self._suggested[name] = said

    def first(self) -> QWidget | None:
        return self.which.words

    def _which(self, question: Question) -> WhichCard:
        many = plain_type(question.type) is not OurCard
        self.which = WhichCard(self.session.desk, most=self.most if many else 1, objection=self.objection)
        self.which.setObjectName(f"{question.name}_which")
        self.which.touched.connect(self.touched)
        editor = Editor(self.which.words, self.which.said, self.which.fill, self.which.edited)
        editor.edited.connect(lambda *_: self._edited(question.name))
        self.editors[question.name] = editor
        return self.which


def asks_ours(question: Question) -> bool:
    """Whether a question is answered by cards of the register."""
    kind = plain_type(question.type)
    return kind is OurCard or OurCard in get_args(kind)
