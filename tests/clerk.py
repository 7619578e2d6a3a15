"""The clerk of the tests: the same script, once bare and once through the real pages of the window.

    clerk = at_counter(GoodsReleaseWizard)
    assert clerk.fill(Applicant, room="3-2-501", name="张素芬", holder=Holder.OWNER) == []
    done = clerk.finish()

`fill` gives back the sentences that stood against the page, `finish` the Done or what stood against it.
"""

from collections.abc import Callable
from enum import Enum
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from deskapp.flow.answer import show
from deskapp.flow.procedure import Allowance, Done
from deskapp.flow.session import Session, Wrong
from deskapp.flow.step import Step
from deskapp.kernel.problems import Refusal
from deskapp.ui import tasks
from deskapp.ui.choices import Choice, Tick
from deskapp.ui.lines import Lines
from deskapp.ui.objections import HEEDED
from deskapp.ui.segments import Segments
from deskapp.ui.story_field import StoryField
from deskapp.ui.tables import Table
from deskapp.ui.walking import go_to
from deskapp.ui.wizard import Authorise, ProcedureWizard
from tests.taken_up import taken_up

Wizard = type[ProcedureWizard]
LONG_MS = 20_000
"""How long a finish in the background may take."""


class PlainClerk:
    """Fills the steps directly; after every page it is interrupted, and taken up from what was kept (GEN-12)."""

    def __init__(self, wizard: Wizard, desk: Any, authorise: Authorise | None = None) -> None:
        self.session = Session(wizard.procedure, desk)
        self._authorise = authorise
        self._stops: list[Refusal] = []
        self._last: tuple[type[Step], dict[str, Any]]

    @property
    def step(self) -> type[Step] | None:
        """What is asked now; None where only the finish is left."""
        return self.session.step

    def fill(self, step: type[Step], **said: Any) -> list[str]:
        assert self.session.step is step, f"the counter is asking {self.session.step}"
        self._last = (step, {name: _plainly(value) for name, value in said.items()})
        return self._submit(*self._last)

    def heed(self) -> list[str]:
        """Have read every warning about the page just filled, and go on; what still stands against it."""
        clerk = self.session.desk.clerk
        for stop in self._stops:
            if stop.warns:
                self.session.allow(stop, Allowance(clerk.id, clerk.name, HEEDED))
        return self._submit(*self._last)

    def _submit(self, step: type[Step], said: dict[str, Any]) -> list[str]:
        wrong = self.session.submit(step, said)
        if not wrong:
            self.session = taken_up(self.session)
        return self._texts(wrong)

    def override(self, name: str, pin: str, reason: str) -> str:
        """Have somebody let the first refusal pass; returns why not, if not."""
        assert self._authorise, "nobody was given to ask"
        refusal = next(stop for stop in self._stops if stop.override)
        answer = self._authorise(refusal, name, pin, reason)
        if isinstance(answer, Allowance):
            self.session.allow(refusal, answer)
        return answer if isinstance(answer, str) else ""

    def back(self) -> None:
        self.session.back()

    def finish(self) -> Done | Wrong:
        return self.session.finish()

    def _texts(self, wrong: Wrong) -> list[str]:
        self._stops = [one for one in wrong if isinstance(one, Refusal)]
        return [one.text for one in wrong]


class WindowClerk:
    """Fills the pages of the window by its keys."""

    def __init__(self, wizard: Wizard, desk: Any, authorise: Authorise | None = None) -> None:
        self.wizard = wizard(desk, authorise=authorise)
        self.session = self.wizard.session
        self.wizard.resize(1294, 688)
        self.wizard.show()
        QTest.qWaitForWindowActive(self.wizard)
        self._filled = False

    @property
    def step(self) -> type[Step] | None:
        return None if self._filled else self.wizard.page.kind

    def fill(self, step: type[Step], **said: Any) -> list[str]:
        assert self.step is step, f"the window is showing {self.step}"
        page = self.wizard.page
        for name, value in said.items():
            field = page.findChild(QWidget, name)
            if field is None:
                page.fill({name: value})
            else:
                type_into(field, value)
        return self._look_over() if self.wizard.is_last() else self._press_main()

    def heed(self) -> list[str]:
        """F7 for every warning; after the last of them the next page comes, or F8 may finish."""
        page = self.wizard.page
        if self.wizard.is_last():
            QTest.keyClick(self.wizard, Qt.Key.Key_F8)
        while (stop := self.wizard.objections.overridable()) and stop.warns:
            QTest.keyClick(self.wizard, Qt.Key.Key_F7)
            settle()
        if self.wizard.page is not page:
            return []
        return self._look_over() if self.wizard.is_last() else [one.text for one in self.wizard.objections.wrong]

    def override(self, name: str, pin: str, reason: str) -> str:
        QTest.keyClick(self.wizard, Qt.Key.Key_F7)
        panel = self.wizard.objections.panel
        assert panel is not None, "the window asks nobody"
        for field, words in ((panel.name, name), (panel.pin, pin), (panel.reason, reason)):
            type_text(field, words)
            QTest.keyClick(field, Qt.Key.Key_Return)
        return "" if self.wizard.objections.panel is None else panel.form.notes["pin"].problem

    def back(self) -> None:
        self._filled = False
        QTest.keyClick(self.wizard, Qt.Key.Key_Escape)

    def finish(self) -> Done | Wrong:
        QTest.keyClick(self.wizard, Qt.Key.Key_F8)
        for _ in range(LONG_MS // 10 if self.wizard.long else 0):
            if self.wizard.outcome or self.wizard.messages.bars():
                break
            QTest.qWait(10)
        return self.wizard.outcome or self.wizard.objections.wrong

    def _press_main(self) -> list[str]:
        QTest.keyClick(self.wizard, Qt.Key.Key_F8)
        settle()
        return [one.text for one in self.wizard.objections.wrong]

    def _look_over(self) -> list[str]:
        """What the session says of the last page, without finishing it."""
        page = self.wizard.page
        wrong = self.session.submit(page.kind, page.said())
        if not wrong:
            self.session.back()
        self._filled = not wrong
        return [one.text for one in wrong]


def settle() -> None:
    """Wait for what a page does in the background, and for what that leads to."""
    while tasks.busy():
        assert tasks.wait(LONG_MS / 1000), "what runs in the background does not end"
        QApplication.processEvents()


def type_into(field: QWidget, value: Any) -> None:
    """Answer in one field as a clerk does, by its keys."""
    match field:
        case Lines():
            _type_lines(field, value)
        case Tick():
            if field.isChecked() != bool(value):
                QTest.keyClick(field, Qt.Key.Key_Space)
        case Segments():
            words = [button.text() for button in field.buttons]
            QTest.keyClicks(field, str(words.index(_words(value)) + 1))
        case Choice():
            field.setCurrentIndex(field.findText(_words(value)))
            field.activated.emit(field.currentIndex())
        case QLineEdit() | StoryField():
            type_text(field, _words(value))
        case Table():
            _go_to_row(field, value)
        case _:
            raise TypeError(f"no way to type into {type(field).__name__}")


def _go_to_row(table: Table, key: Any) -> None:
    """Down from the first row to the one with this key."""
    go_to(table)
    QTest.keyClick(table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    for _ in table.rows.keys:
        if table.key() != key:
            QTest.keyClick(table, Qt.Key.Key_Down)
    assert table.key() == key, f"no row {key} among {table.rows.keys}"


def type_text(field: QLineEdit | StoryField, words: str) -> None:
    """Digits and Latin letters key by key, Chinese as an input method hands it over."""
    go_to(field)
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    for letter in words:
        if letter == "\n":
            QTest.keyClick(field, Qt.Key.Key_Return)
        elif letter.isascii():
            QTest.keyClicks(field, letter)
        else:
            event = QInputMethodEvent()
            event.setCommitString(letter)
            QApplication.sendEvent(field, event)


def _type_lines(lines: Lines, value: list[dict[str, Any]]) -> None:
    if not lines.given:
        lines.fill([])
    for number, line in enumerate(value):
        for name, said in line.items():
            cell = lines.findChild(QWidget, f"{name}.{number}")
            assert cell is not None, f"no cell {name} in line {number + 1}"
            type_into(cell, said)
        if number + 1 < len(value) and not lines.given:
            QTest.keyClick(lines.cells()[-1], Qt.Key.Key_Return)


def _plainly(value: Any) -> Any:
    """As a page says it: the lines of a table are no steps yet."""
    if isinstance(value, list | tuple):
        return [_plainly(one) for one in value]
    return vars(value) if isinstance(value, Step) else value


def _words(value: Any) -> str:
    return str(value.value) if isinstance(value, Enum) else show(value)


Clerk = PlainClerk | WindowClerk
AtCounter = Callable[..., Clerk]
