"""The rows behind a table, and the painter of its heads."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QRect, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QHeaderView

from deskapp.ui.cells import CELL, Cell, Index, inside
from deskapp.ui.placing import Left, Right
from deskapp.ui.theme import look
from deskapp.ui.words import say

Line = Sequence[str | Cell]
NOWHERE = QModelIndex()


@dataclass(frozen=True)
class Column:
    """A column: its head and its width in pixels. Without a width it takes what is left, at least `least`.

    Columns marked `spare` leave, from the right, when the table is too narrow for all.
    """

    title: str
    width: int = 0
    figures: bool = False
    least: int = 0
    spare: bool = False


class Rows(QAbstractTableModel):
    """Plain rows; a cell is words or a Cell. `keys` tell rows apart when they are shown anew.

    Its parent is the view, so that a view never paints rows that are gone.
    """

    def __init__(self, columns: Sequence[Column], parent: QObject) -> None:
        super().__init__(parent)
        self.columns = columns
        self.rows: list[list[Cell]] = []
        self.keys: list[Hashable] = []

    def set_rows(self, rows: Sequence[Line], keys: Sequence[Hashable] = ()) -> None:
        """Show other rows. Without keys a row is told by its place."""
        if keys and len(keys) != len(rows):
            raise ValueError(f"{len(rows)} rows with {len(keys)} keys")
        self.beginResetModel()
        self.rows = [[cell if isinstance(cell, Cell) else Cell(cell) for cell in line] for line in rows]
        self.keys = list(keys) or list(range(len(rows)))
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        cell = self.rows[index.row()][index.column()]
        if role == CELL:
            return cell
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Right if self.columns[index.column()].figures else Left
        return f"{cell.words} {cell.more}".strip() if role == Qt.ItemDataRole.DisplayRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return say(self.columns[section].title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Right if self.columns[section].figures else Left
        return None


class Heads(QHeaderView):
    """Column heads, aligned with the cells below them."""

    def paintSection(self, painter: QPainter, box: QRect, section: int) -> None:
        c, s = look().scheme, look().sizes
        painter.save()
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), QColor(c.line))
        painter.setFont(look().font(s.caption))
        painter.setPen(QColor(c.faint))
        across = Qt.Orientation.Horizontal
        align = self.model().headerData(section, across, Qt.ItemDataRole.TextAlignmentRole)
        words = self.model().headerData(section, across)
        painter.drawText(inside(box, section, self.model().columnCount()), align, words)
        painter.restore()
