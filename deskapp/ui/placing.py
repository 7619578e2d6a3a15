"""Where things stand: side by side, under each other, on one edge, and what scrolls when room is short."""

from collections.abc import Sequence
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from deskapp.ui.theme import look

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
    holder = QWidget()
    holder.setLayout(inside)
    area.setWidget(holder)
    return area


def empty(box: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while (item := box.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()  # a layout shows what it was given once the loop turns: by then it would be a window
            widget.setParent(None)
            widget.deleteLater()
        elif (inner := item.layout()) is not None:
            empty(inner)


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
