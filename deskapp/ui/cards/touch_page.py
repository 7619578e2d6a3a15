"""The page of a step that asks for cards: they are laid on the reader, other questions stand below as on any page."""

from typing import ClassVar, get_args

from PySide6.QtWidgets import QWidget

from deskapp.at_reader.card import Seen
from deskapp.flow.step import Question
from deskapp.kernel.shown_card import ShownCard
from deskapp.ui.cards.touch import CardTouch
from deskapp.ui.editors import plain_type
from deskapp.ui.fields import Editor
from deskapp.ui.forms import Form, Note
from deskapp.ui.step_page import StepPage


class CardTouchPage(StepPage):
    """Questions of type `ShownCard` or `tuple[ShownCard, ...]` are answered at the reader.

    Override `objection` where other cards than blank ones are wanted, `touched` to show what is known of one.
    """

    most: ClassVar[int] = 20
    """How many cards at once, where several may be given."""
    typable: ClassVar[bool] = True
    """Whether the number of a card may be typed instead; what has to be read asks for the card itself."""
    touch: CardTouch

    def build(self) -> None:
        form: Form | None = None
        for question in self.kind.questions():
            if asks_cards(question):
                self.sheet.addWidget(self._touch(question))
                self.notes[question.name] = Note(question.help)
                self.sheet.addWidget(self.notes[question.name])
                continue
            form = form or self.add_form()
            self.add_question(form, question)

    def objection(self, seen: Seen) -> str:
        """Why a card that was laid down cannot be taken here, as a sentence; empty if it can."""
        return "" if seen.met.issuable else f"{seen.met.words}。"

    def touched(self, seen: Seen) -> None:
        """A card was taken."""

    def first(self) -> QWidget | None:
        return self.touch.number if self.typable else super().first()

    def _touch(self, question: Question) -> CardTouch:
        many = plain_type(question.type) is not ShownCard
        most = self.most if many else 1
        self.touch = CardTouch(self.session.desk, most=most, objection=self.objection, typable=self.typable)
        self.touch.setObjectName(f"{question.name}_touch")
        self.touch.touched.connect(self.touched)
        editor = Editor(self.touch.number, self.touch.said, self.touch.fill, self.touch.edited)
        editor.edited.connect(lambda *_: self._edited(question.name))
        self.editors[question.name] = editor
        return self.touch


def asks_cards(question: Question) -> bool:
    """Whether a question is answered by cards."""
    kind = plain_type(question.type)
    return kind is ShownCard or ShownCard in get_args(kind)
