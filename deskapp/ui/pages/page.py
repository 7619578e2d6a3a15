"""What the window asks of every page."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from deskapp.overview.shown import Link, Mark, State
from deskapp.ui.actions import Actions
from deskapp.ui.cells import Cell, badge
from deskapp.ui.offers import NOBODY, Subject
from deskapp.ui.theme import Tone
from deskapp.ui.walking import stops


class Page(QWidget):
    """One page of the window, at one of its places.

    `opens` carries a Link, `starts` the code name of a procedure and its Subject, `told` a Tone and words,
    `typed` what was typed where it can only mean the search box, `finished` a Matter that somebody has done.
    """

    opens = Signal(object)
    starts = Signal(str, object)
    told = Signal(object, str)
    typed = Signal(str)
    finished = Signal(object)

    def __init__(self, place: str = "") -> None:
        super().__init__()
        self.place = place
        self.commands = Actions()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def refresh(self) -> None:
        """Read again what is shown; called whenever the page comes into sight and after every act."""

    def subject(self) -> Subject:
        """What a procedure started from here is about."""
        return NOBODY

    def first(self) -> QWidget | None:
        """Where the keyboard goes when the page comes into sight."""
        return next(stops(self), None)

    def open(self, link: Link) -> None:
        """Ask the window to bring up what a line leads to."""
        self.opens.emit(link)


def tone(mark: Mark) -> Tone:
    """The tone of a state."""
    return Tone(mark.value)


def state_cell(state: State) -> Cell:
    """A state in a table."""
    return badge(state.words, tone(state.mark))


def quiet(words: str) -> Cell:
    """Words of second rank; a dash where there are none."""
    return Cell(words or "—", quiet=True)
