"""What stands against a page, shown: problems at their fields, refusals above it, and who may let one pass."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from deskapp.flow.procedure import Allowance
from deskapp.flow.session import Wrong
from deskapp.kernel.problems import Problem, Refusal
from deskapp.ui.buttons import Button
from deskapp.ui.override import Authorise, OverridePanel
from deskapp.ui.session_view import SessionView
from deskapp.ui.theme import Tone
from deskapp.ui.walking import go_to
from deskapp.ui.words import say

HEEDED = "已看过提示"


class Objections(QObject):
    """The problems and refusals of the last attempt, in the frame of one walk.

    `overruled` is sent with the refusal and its allowance once somebody let it pass.
    """

    overruled = Signal(object, object)

    def __init__(self, view: SessionView, authorise: Authorise | None) -> None:
        super().__init__(view)
        self._view, self._authorise = view, authorise
        self.wrong: Wrong = ()
        self.panel: OverridePanel | None = None

    def show(self, wrong: Wrong) -> None:
        """Problems stand beside their fields, refusals as bars above the page, each with its rule."""
        bars = self._view.messages
        bars.clear()
        self.wrong = wrong
        unplaced = self._view.page.show_problems(one for one in wrong if isinstance(one, Problem))
        for words in unplaced:
            bars.tell(Tone.WARN, words, also=True)
        for stop in (one for one in wrong if isinstance(one, Refusal)):
            safe = say("已填的都留着。依据 {rule}", rule=stop.rule) if stop.rule else say("已填的都留着。")
            bars.tell(Tone.WARN, stop.text, safe, *self._ways_past(stop), also=True)

    def forget(self) -> None:
        """Nothing stands against the page now in sight."""
        self.wrong, self.panel = (), None

    def overridable(self) -> Refusal | None:
        """The first refusal that somebody else may let pass, if there is anybody to ask."""
        stops = (stop for stop in self.wrong if isinstance(stop, Refusal) and stop.override)
        return next(stops, None) if self._authorise else None

    def ask(self, refusal: Refusal, *_: object) -> None:
        """Ask, inside the page, for another person's name, PIN and reason (GEN-11); a warning is heeded at once."""
        if self._authorise is None:
            return
        if refusal.warns:
            clerk = self._view.session.desk.clerk
            self._let_pass(refusal, Allowance(clerk.id, clerk.name, HEEDED))
            return
        self.panel = OverridePanel(refusal, self._authorise)
        self.panel.allowed.connect(partial(self._let_pass, refusal))
        self.panel.given_up.connect(self.close)
        self._view.show_above(self.panel)
        go_to(self.panel.name)

    def close(self) -> None:
        """Take the question away and give the keyboard back to the page."""
        if self.panel:
            self.panel = None
            self._view.show_above(None)
            self._view.return_to_page()

    def _let_pass(self, refusal: Refusal, allowance: Allowance) -> None:
        self._view.session.allow(refusal, allowance)
        self.wrong = tuple(stop for stop in self.wrong if stop != refusal)
        self.close()
        self.overruled.emit(refusal, allowance)

    def _ways_past(self, stop: Refusal) -> Sequence[QWidget]:
        if not stop.override or self._authorise is None:
            return ()
        button = Button("看过，继续" if stop.warns else "请他人授权", "F7" if stop == self.overridable() else "")
        button.clicked.connect(partial(self.ask, stop))
        return (button,)
