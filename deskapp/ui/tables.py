"""The one table of the program: quiet heads, hairlines, whole-row selection, keys for everything."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from deskapp.ui.buttons import ENTER
from deskapp.ui.cells import CELL, Cell, CellPainter
from deskapp.ui.rows import Column, Heads, Line, Rows
from deskapp.ui.theme import look
from deskapp.ui.words import say

__all__ = ["Column", "Table"]


class Table(QTableView):
    """Rows under quiet heads. Up and down move; Enter or a double click opens, unless `opens` is off.

    `fit` lets it grow to its rows, or to `most` of them; otherwise it scrolls. `current` is sent with the number of
    the row the keyboard is on (-1 for none), `opened` with the row to open, `turned` with the row whose tick box is
    to turn, `answered` with a row and the number typed into its choices. The page shows what comes of it by
    `set_rows`, which keeps the current row by its key.
    """

    current = Signal(int)
    opened = Signal(int)
    turned = Signal(int)
    answered = Signal(int, int)

    def __init__(
        self,
        columns: Sequence[Column],
        rows: Sequence[Line] = (),
        *,
        keys: Sequence[Hashable] = (),
        fit: bool = True,
        most: int = 0,
        opens: bool = True,
    ) -> None:
        super().__init__()
        self.rows = Rows(columns, self)
        self._fit, self._most, self._opens = fit, most, opens
        self.setModel(self.rows)
        self.setAccessibleName("、".join(say(shape.title) for shape in columns if shape.title))
        self.setItemDelegate(CellPainter(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        if fit and not most:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._set_heads(columns)
        self.doubleClicked.connect(self._open)
        self.set_rows(rows, keys)

    def set_rows(self, rows: Sequence[Line], keys: Sequence[Hashable] = ()) -> None:
        """Show other rows; the current row stays the one with the same key, or at the same place."""
        was, key = self.currentIndex().row(), self.key()
        self.rows.set_rows(rows, keys)
        if self._fit:
            shown = min(len(rows), self._most) if self._most else len(rows)
            self.setFixedHeight(look().sizes.head + shown * look().sizes.row + 1)
        if was >= 0 and rows:
            self.selectRow(self.rows.keys.index(key) if key in self.rows.keys else min(was, len(rows) - 1))

    def key(self) -> Hashable:
        """The key of the current row, or None."""
        row = self.currentIndex().row()
        return self.rows.keys[row] if 0 <= row < len(self.rows.keys) else None

    def select_key(self, key: Hashable) -> None:
        """Make the row with this key the current one, if it is shown."""
        if key in self.rows.keys:
            self.selectRow(self.rows.keys.index(key))

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:  # type: ignore[override]  # Qt passes plain indexes
        super().currentChanged(current, previous)
        self.current.emit(current.row())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.rows.keys and not self.selectionModel().hasSelection():
            self.selectRow(max(0, self.currentIndex().row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        number = event.key() - Qt.Key.Key_0
        if event.key() in ENTER:
            if self._opens and row >= 0 and not event.isAutoRepeat():
                self.opened.emit(row)
            event.setAccepted(self._opens)
        elif row >= 0 and event.key() == Qt.Key.Key_Space and any(c.ticked is not None for c in self.rows.rows[row]):
            self.turned.emit(row)
        elif row >= 0 and any(0 < number <= len(cell.choices) for cell in self.rows.rows[row]):
            self.answered.emit(row, number)
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        cell = index.data(CELL)
        if isinstance(cell, Cell) and cell.ticked is not None:
            self.turned.emit(index.row())

    def _open(self, index: QModelIndex) -> None:
        if self._opens:
            self.opened.emit(index.row())

    def _set_heads(self, columns: Sequence[Column]) -> None:
        s = look().sizes
        self.setHorizontalHeader(Heads(Qt.Orientation.Horizontal, self))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(s.row)
        head = self.horizontalHeader()
        head.setFixedHeight(s.head)
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        for number, shape in enumerate(columns):
            if shape.width:
                self.setColumnWidth(number, s.px(shape.width))
            else:
                head.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        px, shapes = look().sizes.px, self.rows.columns
        over = sum(px(shape.width or shape.least) for shape in shapes) - self.width()
        for number, shape in reversed(list(enumerate(shapes))):
            if shape.spare:
                self.setColumnHidden(number, over > 0)
                over -= px(shape.width or shape.least) if over > 0 else 0
        filled = any(not shape.width and not self.isColumnHidden(number) for number, shape in enumerate(shapes))
        self.horizontalHeader().setStretchLastSection(not filled)

    def paintEvent(self, event: QPaintEvent) -> None:
        """With the keyboard here, the current row wears the focus ring; the list around it stays calm."""
        super().paintEvent(event)
        current = self.currentIndex()
        if not self.hasFocus() or not current.isValid():
            return
        box = self.visualRect(current)
        box.setLeft(0)
        box.setRight(self.viewport().width() - 1)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(look().scheme.accent_ink), 2))
        painter.drawRoundedRect(box.adjusted(3, 1, -3, -2), look().sizes.corner, look().sizes.corner)
