"""The field for a room: it takes whatever the one search box takes, and offers the choice where that is several."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent

from deskapp.kernel.rooms import RoomNo, spellings
from deskapp.kernel.typed import plain
from deskapp.overview.search_view import Hit, SearchView
from deskapp.ui.actions import Keys
from deskapp.ui.buttons import ENTER
from deskapp.ui.fields import CodeField
from deskapp.ui.hits import PICKED, SearchPopup
from deskapp.ui.placing import let_go
from deskapp.ui.theme import look
from deskapp.ui.words import say

Find = Callable[[str], SearchView]
HINT = "也可输姓名、拼音首字母、电话尾号"
KEYS: Keys = (("↑ ↓", "选择"), ("Enter", "选定"), ("Alt+1–9", "直达"), ("Esc", "收起"))
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
LIST_WIDE = 560
ROOMS = "单元"
"""The group of hits whose number itself was typed."""


class RoomField(CodeField):
    """A room by number in any spelling, by name, initials, tail of a telephone, plate or card (GEN-16).

    What can only mean one room is written out on leaving. What may mean several, or is only the beginning of a
    number, drops a list, in which arrows and Enter choose while the keyboard stays here.
    """

    def __init__(self, name: str, find: Find, *, hint: str = "") -> None:
        super().__init__(name, RoomNo.parse, hint=hint)
        self._find = find
        self._looked: tuple[str, SearchView] = ("", SearchView(()))
        self.list: SearchPopup | None = None
        self.edited.connect(self.close_list)

    def said(self) -> str:
        """The number of the room, as soon as the words can mean no other; else the words as typed."""
        typed = super().said()
        return _number(typed) or self._sure(self._exact(typed)) or typed

    def settle(self) -> bool:
        """Write out what was meant; False where that has to be chosen first, from the list that is now open."""
        meant = self._meant()
        if room := self._sure(meant):
            self.change(room)
        elif meant:
            self.offer()
        return self.list is None

    def doubt(self) -> str:
        """Why the words are no room yet, where there is a choice; empty otherwise."""
        several = len(self._meant())
        return say("有 {several} 户符合，请选择", several=several) if several else ""

    def offer(self) -> None:
        """Open the list of what the words may mean, unless that is plain."""
        meant = self._meant()
        if not meant or self._sure(meant) or self.list:
            return
        self.list = SearchPopup(meant, self._looked[1].more, "", KEYS)
        self.list.list.picked.connect(self._take)
        self.list.setParent(self.window())
        self._place_list(self.list)
        self.list.show()
        self.list.raise_()

    def close_list(self) -> None:
        """Take the list away; what was typed stays."""
        gone, self.list = self.list, None
        if gone:
            let_go(gone)

    def event(self, event: QEvent) -> bool:
        """While the list is open Alt and a digit picks from it, whatever they mean to the window."""
        if event.type() == QEvent.Type.ShortcutOverride and self.list and isinstance(event, QKeyEvent):
            event.setAccepted(event.key() in STEPS or event.key() == Qt.Key.Key_Escape or _digit(event) is not None)
            return event.isAccepted()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self.list and key in STEPS:
            self.list.list.step(STEPS[key])
        elif self.list and key == Qt.Key.Key_Escape:
            self.close_list()
        elif self.list and (digit := _digit(event)) is not None:
            self._take(digit)
        elif key in ENTER and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._enter(event)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, onward: bool) -> bool:
        """The tab key: on, unless there is something to choose first."""
        return (onward and not self.settle()) or super().focusNextPrevChild(onward)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.close_list()
        if room := self._sure(self._meant()):
            self.change(room)
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.close_list()

    def _enter(self, event: QKeyEvent) -> None:
        if self.list:
            self._take(self.list.list.current)
        if event.isAutoRepeat() or self.settle():
            super().keyPressEvent(event)

    def _take(self, place: int) -> None:
        hits = self.list.list.hits if self.list else ()
        if place < len(hits):
            self.change(hits[place].room)
            self.close_list()

    def _meant(self) -> Sequence[Hit]:
        """The rooms that the words may mean, one hit each; a whole number means no other than its own."""
        typed = super().said()
        return self._exact(typed) or ([] if _number(typed) else self._rooms(typed))

    def _exact(self, typed: str) -> Sequence[Hit]:
        number, keys = _number(typed), spellings(typed) if typed else []
        found = [hit for hit in self._rooms(typed) if RoomNo.parse(hit.room).compact in keys] if keys else []
        return [hit for hit in found if hit.room == number] or found

    def _rooms(self, typed: str) -> Sequence[Hit]:
        if self._looked[0] != typed:
            self._looked = (typed, self._find(typed))
        return list({hit.room: hit for hit in reversed(self._looked[1].hits) if hit.room}.values())[::-1]

    def _sure(self, meant: Sequence[Hit]) -> str:
        """The one room that was meant; empty where there are several, or only the beginning of a number was typed."""
        if len(meant) != 1:
            return ""
        typed, room = super().said(), RoomNo.parse(meant[0].room)
        begun = meant[0].group == ROOMS and room.compact not in spellings(typed) and room.room != typed.upper()
        return "" if begun else meant[0].room

    def _place_list(self, popup: SearchPopup) -> None:
        window, s = self.window(), look().sizes
        corner = self.mapTo(window, self.rect().bottomLeft())
        wide = min(s.px(LIST_WIDE), window.width() - corner.x() - s.m)
        tall = min(popup.sizeHint().height(), window.height() - corner.y() - s.m)
        popup.setGeometry(corner.x(), corner.y() + s.xs, wide, tall)


def _number(typed: str) -> str:
    """The room number in its usual form; empty while the words are no clear one."""
    try:
        return str(RoomNo.parse(plain(typed)))
    except ValueError:
        return ""


def _digit(event: QKeyEvent) -> int | None:
    """The place, from 0, that Alt and a digit pick."""
    digit = event.key() - Qt.Key.Key_1
    alt = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.AltModifier
    return digit if alt and 0 <= digit < PICKED else None
