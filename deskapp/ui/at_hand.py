"""Fills in what the books know of whoever a page is about, as soon as what stands on it tells who that is."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit

from deskapp.estate.known import Told
from deskapp.kernel.errors import DeskError
from deskapp.ui.step_page import StepPage

CUSTOMER = "customer"
Books = Callable[[Any, Mapping[str, Any]], Told | None]
"""Asked with the desk and what stands on the page, without what the books told themselves."""


class AtHand(QObject):
    """Asked whenever a field is left. What the clerk has typed stays; what was filled in follows the room.

    That somebody's numbers came into sight in full is journaled once (PRIVACY-03).
    """

    def __init__(self, page: StepPage, books: Books) -> None:
        super().__init__(page)
        self._page, self._books = page, books
        self._typed: set[str] = set()
        self._filled: set[str] = set()
        self._seen: set[int] = set()
        for name, editor in page.editors.items():
            editor.edited.connect(partial(self._clerk_edits, name))
            left = editor.widget.editingFinished if isinstance(editor.widget, QLineEdit) else editor.edited
            left.connect(self.look)

    def look(self, *_: object) -> None:
        """Ask the books, and fill in or take back what follows from them."""
        said = self._page.said()
        told = self._read(said)
        tells = told.said if told else {}
        for name in sorted({*tells, *self._filled}):
            if self._free(name, said):
                self._fill(name, tells.get(name, ""), said.get(name))

    def _read(self, said: Mapping[str, Any]) -> Told | None:
        """What the books tell; nothing comes into sight whose sight cannot be journaled."""
        session, known = self._page.session, {name: value for name, value in said.items() if name not in self._filled}
        try:
            told = self._books(session.desk, known)
            shown = told and any(words and self._free(name, said) for name, words in told.said.items())
            if told and shown and told.customer_id not in self._seen:
                session.desk.note(session.procedure.act, CUSTOMER, told.customer_id, seen="phone, id_no")
                self._seen.add(told.customer_id)
        except DeskError:
            return None
        return told

    def _free(self, name: str, said: Mapping[str, Any]) -> bool:
        """Whether nobody has typed there."""
        return name not in self._typed and (name in self._filled or not said.get(name))

    def _fill(self, name: str, words: str, before: object) -> None:
        self._filled = self._filled | {name} if words else self._filled - {name}
        if words != before:
            self._page.put(name, words)

    def _clerk_edits(self, name: str, *_: object) -> None:
        self._typed.add(name)
        self._filled.discard(name)
