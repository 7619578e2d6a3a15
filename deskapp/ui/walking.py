"""The way of the keyboard through a page: Enter to the next field, Shift+Enter to the one before."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

MARGIN = 24


def stops(page: QWidget) -> Iterator[QWidget]:
    """What can take the keyboard on this page, in the order of the tab key."""
    step = page.nextInFocusChain()
    while step is not None and step is not page:
        if page.isAncestorOf(step) and _stops_at(step, page):
            yield step
        step = step.nextInFocusChain()


def next_stop(page: QWidget, *, back: bool = False) -> QWidget | None:
    """The stop after (or before) the one that has the keyboard; None at the end, or if none has it."""
    order = list(stops(page))
    here = page.focusWidget()
    if here not in order:
        return order[0] if order and not back else None
    place = order.index(here) + (-1 if back else 1)
    return order[place] if 0 <= place < len(order) else None


def go_to(field: QWidget) -> None:
    """Give a field the keyboard, its words selected, and bring it into sight."""
    field.setFocus(Qt.FocusReason.TabFocusReason)
    bring_into_sight(field)


def bring_into_sight(field: QWidget) -> None:
    """Scroll whatever holds a field until it is seen."""
    holder = field.parentWidget()
    while holder is not None:
        if isinstance(holder, QScrollArea):
            holder.ensureWidgetVisible(field, 0, MARGIN)
        holder = holder.parentWidget()


def _stops_at(widget: QWidget, page: QWidget) -> bool:
    takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return takes and widget.isEnabled() and widget.isVisibleTo(page) and widget.focusProxy() is None
