"""A titled panel around a table, as the pages of units and tickets are made of."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from deskapp.ui.placing import column, row
from deskapp.ui.rows import Column, Line
from deskapp.ui.tables import Table
from deskapp.ui.theme import look
from deskapp.ui.walking import stops
from deskapp.ui.widgets import Panel, text


class Sheet(Panel):
    """A table that grows to its rows, or to `most` of them; where there are none it says so in words."""

    def __init__(
        self, title: str, columns: Sequence[Column], none: str, *aside: QWidget, opens: bool = False, most: int = 0
    ) -> None:
        super().__init__(pad=0)
        s = look().sizes
        head = row(text(title, "heading"), None, *aside)
        head.setContentsMargins(s.l, s.s, s.l, 0)
        self.table = Table(columns, most=most, opens=opens)
        self.table.setAccessibleName(title)
        self._none = text(none, "soft")
        self._none.setContentsMargins(s.l, 0, s.l, s.xs)
        self.body.addLayout(column(head, self.table, self._none, s.xs, gap=0))

    def show_lines(self, lines: Sequence[Line], keys: Sequence[Hashable] = ()) -> None:
        """Show other rows."""
        self.table.set_rows(lines, keys)
        self.table.setVisible(bool(lines))
        self._none.setVisible(not lines)


class ToRead(Sheet):
    """A sheet that stands above the questions of a page and is only read.

    The keyboard comes to it, by Tab, only where there are more rows than `most`, to scroll them.
    """

    def __init__(self, title: str, columns: Sequence[Column], none: str, *aside: QWidget, most: int = 8) -> None:
        super().__init__(title, columns, none, *aside, most=most)
        self._most = most

    def show_lines(self, lines: Sequence[Line], keys: Sequence[Hashable] = ()) -> None:
        super().show_lines(lines, keys)
        scrolls = len(lines) > self._most
        self.table.setFocusPolicy(Qt.FocusPolicy.StrongFocus if scrolls else Qt.FocusPolicy.NoFocus)

    def passed_by(self, page: QWidget) -> QWidget | None:
        """Where the keyboard goes when the page comes into sight: the first question, not the sheet above it."""
        return next((stop for stop in stops(page) if stop is not self.table), None)
