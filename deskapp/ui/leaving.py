"""What is asked, above the page, before a walk is left: what is to become of its draft, or of a signature."""

from PySide6.QtCore import QObject, Signal, SignalInstance

from deskapp.ui.buttons import Button
from deskapp.ui.session_view import SessionView
from deskapp.ui.states import MessageBar
from deskapp.ui.theme import Tone
from deskapp.ui.walking import go_to
from deskapp.ui.words import say


class Leaving(QObject):
    """One question at a time; Esc takes it back. `kept` is answered where the draft is to stay, `left` where not."""

    kept = Signal()
    left = Signal()

    def __init__(self, view: SessionView) -> None:
        super().__init__(view)
        self._view = view
        self._bar: MessageBar | None = None

    @property
    def asked(self) -> bool:
        """Whether the question stands there now."""
        return self._bar is not None

    def ask_draft(self, title: str, *, keeps: bool) -> None:
        """Nothing is done yet: keep the draft, if this walk keeps any, drop it, or stay."""
        words = say("要离开“{title}”吗？", title=say(title))
        ways = [self._way("留作草稿", "F12", self.kept)] if keeps else []
        ways += [self._way("离开，不留草稿", "", self.left), self._stay("继续填写")]
        self._ask(words, "还没有办理，什么都没有记入。", *ways)

    def ask_signature(self, words: str) -> None:
        """Something has still to be signed on paper (GEN-10): leave all the same, or wait for it."""
        ways = (self._way("以后补签", "", self.left), self._stay("继续等签名"))
        self._ask(words, "没签就离开的，列入“今日待办”。", *ways)

    def stop(self) -> None:
        """Take the question away and give the keyboard back."""
        bar, self._bar = self._bar, None
        if bar:
            self._view.messages.take(bar)
            self._view.return_to_page()

    def forget(self) -> None:
        """The question went with its page."""
        self._bar = None

    def _ask(self, words: str, detail: str, *ways: Button) -> None:
        self._bar = self._view.messages.tell(Tone.WARN, words, detail, *ways)
        go_to(ways[0])

    def _way(self, words: str, key: str, answer: SignalInstance) -> Button:
        button = Button(words, key)
        button.clicked.connect(lambda: answer.emit())
        return button

    def _stay(self, words: str) -> Button:
        button = Button(words, "Esc")
        button.clicked.connect(self.stop)
        return button
