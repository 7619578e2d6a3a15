"""A page for any step: one editor a question, the hint or the problem beside it."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from deskapp.flow.session import Session
from deskapp.flow.step import Question, Step
from deskapp.kernel.problems import Problem
from deskapp.ui.actions import Keys
from deskapp.ui.editors import editor_for, halves
from deskapp.ui.fields import Editor
from deskapp.ui.forms import Form, Note
from deskapp.ui.lines import Lines
from deskapp.ui.placing import column, row
from deskapp.ui.room_field import HINT, Find, RoomField
from deskapp.ui.theme import look
from deskapp.ui.walking import go_to, stops
from deskapp.ui.widgets import Panel, keys, text

LINE_KEYS: Keys = (("Enter", "下一格，末格新增一行"), ("Ctrl+Del", "删行"))
GIVEN_KEYS: Keys = (("Enter", "下一格"), ("↑ ↓", "上下行"))


class StepPage(QWidget):
    """What the wizard asks of a page. A hand-made page overrides `build` and whatever else is peculiar to it.

    `edited` is sent on every change by the clerk; `ready` when the page asks to go on of itself; `leads` with the name
    of another procedure that does what was asked here, and the Subject it is started about.
    """

    edited = Signal()
    ready = Signal()
    leads = Signal(str, object)
    verb: ClassVar[str] = ""
    """Words of the main button, the act itself; 下一步 or the procedure's own verb where empty."""
    only_f8: ClassVar[bool] = False
    """Set where the page takes money, writes a card or uses up a ticket: Enter then never leaves it."""

    given: ClassVar[tuple[str, ...]] = ()
    """Tables whose lines the program gives: they are answered, none is added or taken out."""

    def __init__(self, kind: type[Step], session: Session, find: Find | None = None) -> None:
        super().__init__()
        self.kind, self.session, self._find = kind, session, find
        self.editors: dict[str, Editor] = {}
        self.notes: dict[str, Note] = {}
        self.forms: list[Form] = []
        self.sheet = column(gap=look().sizes.m)
        self.setLayout(self.sheet)
        self.build()

    def build(self) -> None:
        """Make the widgets: questions of one value on one sheet, every table on its own."""
        form: Form | None = None
        for question in self.kind.questions():
            if question.row:
                self.add_table(question)
                form = None
                continue
            if form is None:
                form = self.add_form()
            self.add_question(form, question)

    def add_form(self) -> Form:
        """A sheet for questions."""
        form, panel = Form(), Panel()
        panel.body.addWidget(form)
        self.sheet.addWidget(panel)
        self.forms.append(form)
        return form

    def add_question(self, form: Form, question: Question) -> Editor:
        """One question with its editor, on a sheet."""
        editor = self.add_editor(question)
        hint = halves(question.help)[1] or (HINT if isinstance(editor.widget, RoomField) else "")
        hint = hint or ("可不填" if question.optional and not question.tick else "")
        if question.tick or question.type is bool:
            form.tick(editor.widget, hint, question.name)
        else:
            form.ask(question.label, editor.widget, hint, question.name)
        return editor

    def add_table(self, question: Question) -> Editor:
        """A question whose answer is lines, on a sheet of its own."""
        editor, panel, note = self.add_editor(question), Panel(), Note(question.help)
        held = question.name in self.given
        if isinstance(editor.widget, Lines):
            editor.widget.given = held
        hints = keys(*GIVEN_KEYS) if held else keys(*LINE_KEYS)
        head = row(text(question.label, "heading"), note, hints, gap=look().sizes.l)
        head.setStretch(1, 1)
        panel.body.addLayout(head)
        panel.body.addWidget(editor.widget)
        self.notes[question.name] = note
        self.sheet.addWidget(panel)
        return editor

    def add_editor(self, question: Question) -> Editor:
        """The editor of a question, known to `said` and `fill` from now on."""
        editor = editor_for(question, self.today, find=self._find)
        editor.widget.setObjectName(question.name)
        editor.edited.connect(lambda *_: self._edited(question.name))
        self.editors[question.name] = editor
        return editor

    def today(self) -> date:
        """The day at the counter."""
        today: date = self.session.desk.now().date()
        return today

    def entered(self) -> None:
        """Called whenever the page comes into sight. Override to show what earlier answers made of it."""

    def said(self) -> dict[str, Any]:
        """What stands on the page, for `Session.submit`."""
        return {name: editor.said() for name, editor in self.editors.items()}

    def fill(self, said: Mapping[str, Any]) -> None:
        """Put back what was said before."""
        for name, value in said.items():
            if name in self.editors:
                self.editors[name].fill(value)

    def put(self, name: str, value: Any) -> None:
        """Show an answer that the program knows, as a change like those of the clerk."""
        self.editors[name].fill(value)
        self._edited(name)

    def show_problems(self, problems: Iterable[Problem]) -> list[str]:
        """Write each problem beside its field and go to the first; returns those that have no field here."""
        found = list(problems)
        by_field = {problem.field: self._in_words(problem) for problem in reversed(found)}
        wrong = [form.set_problems(by_field) for form in self.forms]
        for name, note in self.notes.items():
            note.set_problem(by_field.get(name, ""))
        fields = [self._wrong_cell(name) or self.editors[name].widget for name in self.editors if name in by_field]
        first = next((field for field in (*fields, *wrong) if field), None)
        if first:
            go_to(first)
        if isinstance(first, RoomField):
            first.offer()
        placed = {*self.editors, *self.notes, *(key for form in self.forms for key in form.fields)}
        return [problem.text for problem in found if problem.field not in placed]

    def reason(self) -> str:
        """Why the main act cannot be done now, in words; empty if it can be tried."""
        return ""

    def main_words(self) -> str:
        """Words of the main button as the page stands now; the wizard's own where empty."""
        return self.verb

    def prepares(self) -> bool:
        """Begin what has to come before the page can be left; whether anything has. Override where something does.

        The page sends `ready` once that is over.
        """
        return False

    def go_to_missing(self) -> None:
        """Bring the keyboard to the first thing that `reason` speaks of."""
        if first := self.first():
            go_to(first)

    def no_way_back(self) -> str:
        """Why one cannot go back from here; empty if one can."""
        return ""

    def other_way(self) -> tuple[str, Callable[[], object]] | None:
        """The page's other way, on F7: its words and what it does."""
        return None

    def asides(self) -> Sequence[QWidget]:
        """Quiet buttons for the action bar. Called once."""
        return ()

    def cues(self) -> tuple[Sequence[str], str]:
        """What the cue card shows, and what to say to the customer."""
        return self.kind.cues, self.kind.say

    def first(self) -> QWidget | None:
        """Where the keyboard goes when the page comes into sight."""
        return next(stops(self), None)

    def _edited(self, name: str) -> None:
        for form in self.forms:
            if name in form.fields:
                form.clear(name)
        if name in self.notes:
            self.notes[name].set_problem("")
        self.edited.emit()

    def _in_words(self, problem: Problem) -> str:
        """A room that is no number yet may be one of several."""
        field = self.editors[problem.field].widget if problem.field in self.editors else None
        return (field.doubt() if isinstance(field, RoomField) else "") or problem.text

    def _wrong_cell(self, name: str) -> QWidget | None:
        """The first wrong cell of a table, all of them marked; the first cell where none is wrong by itself."""
        lines = self.editors[name].widget
        row_kind = next(question.row for question in self.kind.questions() if question.name == name)
        if not isinstance(lines, Lines) or row_kind is None:
            return None
        wrong: dict[tuple[int, str], str] = {}
        for number, line in enumerate(lines.said()):
            read = row_kind.read(line)
            if isinstance(read, tuple):
                wrong |= {(number, problem.field): problem.text for problem in read}
        return lines.set_problems(wrong) or lines.cells()[0]
