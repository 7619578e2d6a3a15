"""Where things stand: side by side, under each other, on one edge, and what scrolls when room is short."""

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from deskapp.ui.theme import look
from deskapp.ui.walking import bring_into_sight

Left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
Right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
Centre = Qt.AlignmentFlag.AlignCenter
Item = QWidget | QLayout | int | None
Box = TypeVar("Box", bound=QBoxLayout)


def row(*items: Item, gap: int | None = None) -> QHBoxLayout:
    """Things side by side; a number is a fixed space in pixels, None takes what is left."""
    return _filled(QHBoxLayout(), items, gap)


def column(*items: Item, gap: int | None = None) -> QVBoxLayout:
    """Things under each other; a number is a fixed space in pixels, None takes what is left."""
    return _filled(QVBoxLayout(), items, gap)


def holding(*items: Item, gap: int | None = None) -> QWidget:
    """A widget with things side by side, where a layout alone will not do."""
    holder = QWidget()
    holder.setLayout(row(*items, gap=gap))
    return holder


def scrolling(inside: QBoxLayout) -> QScrollArea:
    """A part of a page that scrolls up and down when the window is low."""
    area = QScrollArea()
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidgetResizable(True)
    holder = ScrolledSheet()
    holder.setLayout(inside)
    area.setWidget(holder)
    return area


class ScrolledSheet(QWidget):
    """What is scrolled; when it grows or shrinks, the field with the keyboard stays in sight.

    Nothing scrolls before what can give way has given way: Qt would ask for the height that everything would like.
    """

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.minimumHeightForWidth(width) if layout else super().heightForWidth(width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        field = self.focusWidget()
        if field is not None and field.hasFocus():
            bring_into_sight(field)


def empty(box: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := box.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            let_go(widget)
        elif (inner := item.layout()) is not None:
            empty(inner)


def let_go(widget: QWidget) -> None:
    """Take a widget out of the window for good; use this, never deleteLater() alone.

    Python keeps hold of it until Qt has taken it apart. PySide 6.11 frees a widget twice, and ends the program, when
    the last to know it is a slot of its own, such as a lambda, which Qt drops in the middle of taking it apart.
    """
    for gone in [one for one in _going if not isValid(one)]:
        _going.remove(gone)
    _going.append(widget)
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()


_going: list[QWidget] = []


def _filled(box: Box, items: Sequence[Item], gap: int | None) -> Box:
    box.setContentsMargins(0, 0, 0, 0)
    box.setSpacing(look().sizes.s if gap is None else gap)
    for item in items:
        match item:
            case None:
                box.addStretch(1)
            case int():
                box.addSpacing(item)
            case QWidget():
                box.addWidget(item)
            case _:
                box.addLayout(item)
    return box
