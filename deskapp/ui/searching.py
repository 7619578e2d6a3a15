"""What happens while the clerk types into the search box: hits come under it, keys move and take them."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Qt, Signal

from deskapp.overview.search_view import Hit, SearchView
from deskapp.overview.shown import Leads, Link
from deskapp.ui.actions import Actions
from deskapp.ui.frame import Frame
from deskapp.ui.hits import SearchPopup
from deskapp.ui.offers import Offer
from deskapp.ui.words import say

STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -9, Qt.Key.Key_PageDown: 9}
MOST = 9
MOST_COMMANDS = 14
HINT = "拼音首字母也可，如 zsf"


class Findings(Protocol):
    """What is asked while somebody types: what words may mean, whose code they are, and how commands begin."""

    def find(self, typed: str) -> SearchView: ...
    def scanned(self, typed: str) -> Link | None: ...
    def initials(self, words: str) -> str: ...


class Searching(QObject):
    """`opens` carries the Link of the hit that was taken; `left` is Esc in the empty box.

    Ctrl+K shows all procedures and commands, and what is typed then looks only among these.
    """

    opens = Signal(object)
    left = Signal()

    def __init__(
        self,
        frame: Frame,
        room: Findings,
        offers: Sequence[Offer],
        actions: Actions,
    ) -> None:
        super().__init__(frame)
        self._frame, self._find, self._offers, self._actions = frame, room.find, offers, actions
        self._initials, self._scanned = room.initials, room.scanned
        self._commands_only = False
        self.popup: SearchPopup | None = None
        box = frame.search
        box.edited.connect(self.look)
        box.moved.connect(self._move)
        box.taken.connect(self._taken)
        box.picked.connect(lambda digit: self.take(digit - 1))
        box.left.connect(self._leave)

    def look(self) -> None:
        """Show what the typed words may mean."""
        typed = self._frame.search.said()
        if self._commands_only:
            self._show(self.commands(typed)[:MOST_COMMANDS], 0)
        elif not typed:
            self.close()
        else:
            found = self._find(typed)
            commands = self.commands(typed)[: max(1, MOST - len(found.hits))]
            hits = [*commands, *found.hits] if self._is_code(typed) else [*found.hits, *commands]
            self._show(hits[:MOST], found.more)

    def show_commands(self) -> None:
        """Ctrl+K: everything the program can do."""
        self._commands_only = True
        self._frame.search.change("")
        self._frame.go_to_search()
        self.look()

    def type(self, words: str) -> None:
        """Search for what was typed elsewhere; the keyboard goes to the box."""
        self._frame.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._frame.search.change(words)

    def close(self) -> None:
        """Take the list away and empty the box."""
        self._commands_only = False
        self.popup = None
        self._frame.float_under_search(None)
        self._frame.search.setText("")

    def current(self) -> Hit | None:
        """The marked hit, while the list is shown."""
        if self.popup is None or not self.popup.list.hits:
            return None
        return self.popup.list.hits[self.popup.list.current]

    def commands(self, typed: str) -> list[Hit]:
        """Procedures and commands by words, code, or the initials of their words; all of them for nothing typed.

        A procedure named in full comes first, and last what nobody may do now.
        """
        words = typed.casefold()
        offers = [one for one in self._offers if self._named(words, one.title, one.code)]
        if words:
            offers.sort(key=lambda one: (words not in (one.title, one.code), bool(self._actions.reason(one.name))))
        found = [self._offer(one) for one in offers]
        named = {offer.name for offer in self._offers}
        others = [one for one in self._actions if one.name not in named]
        found += [
            Hit("命令", say(one.words), one.key, Link(Leads.ACTION, one.name), typed)
            for one in others
            if self._named(words, say(one.words), one.name)
        ]
        return found

    def _named(self, words: str, title: str, code: str) -> bool:
        starts = any(one.startswith(words) for one in self._initials(title).split())
        return not words or words in title.casefold() or code.startswith(words) or starts

    def _is_code(self, typed: str) -> bool:
        return any(offer.code == typed.casefold() for offer in self._offers)

    def _offer(self, offer: Offer) -> Hit:
        keys = " ".join(part for part in (offer.code, offer.key) if part)
        about = "，".join(part for part in (keys, self._actions.reason(offer.name)) if part)
        return Hit("业务", say(offer.title), about, Link(Leads.PROCEDURE, offer.name))

    def _show(self, hits: Sequence[Hit], more: int) -> None:
        self.popup = SearchPopup(hits, more, say(HINT))
        self.popup.list.picked.connect(self.take)
        self._frame.float_under_search(self.popup)

    def _move(self, key: int) -> None:
        if self.popup:
            self.popup.list.step(STEPS[Qt.Key(key)])

    def take(self, place: int) -> None:
        """Open a hit by its place."""
        if self.popup and 0 <= place < len(self.popup.list.hits):
            link = self.popup.list.hits[place].link
            self.close()
            self.opens.emit(link)

    def _taken(self) -> None:
        """Enter: the paper whose code was scanned into the box, else the marked hit."""
        typed = self._frame.search.said()
        link = self._scanned(typed) if typed and not self._commands_only else None
        if link is None:
            self.take(self.popup.list.current if self.popup else 0)
        else:
            self.close()
            self.opens.emit(link)

    def _leave(self) -> None:
        self.close()
        self.left.emit()
