"""A page that covers the whole window: signing in, the first run, a locked screen, trouble at the start."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from deskapp.kernel.errors import StoreError
from deskapp.ui.buttons import ENTER, Button
from deskapp.ui.focus import FocusRing
from deskapp.ui.messages import Messages
from deskapp.ui.placing import Item, column, row, scrolling
from deskapp.ui.task_bar import TaskBar
from deskapp.ui.theme import Tone, look
from deskapp.ui.walking import go_to, next_stop
from deskapp.ui.widgets import Panel, text
from deskapp.ui.words import say

WIDE = 560


class CoverPage(QWidget):
    """One sheet in the middle; Enter walks through its fields and, after the last, does what the page is for."""

    def __init__(self, title: str, about: str = "", *, wide: int = WIDE) -> None:
        super().__init__()
        s = look().sizes
        self.messages, self.tasks, self.sheet = Messages(), TaskBar(), Panel()
        self.about = text(about, "soft", wrap=True)
        if not about:
            self.about.hide()
        middle = column(text(title, "title"), self.about, self.messages, self.tasks, self.sheet, gap=s.m)
        holder = QWidget()
        holder.setLayout(middle)
        holder.setFixedWidth(s.px(wide))
        body = column(None, row(None, holder, None), None)
        body.setContentsMargins(s.l, s.xl, s.l, s.xl)
        self.setLayout(column(scrolling(body)))
        self.ring = FocusRing(self)

    def add(self, *items: Item) -> None:
        """Put things on the sheet, one under the other."""
        self.sheet.body.addLayout(column(*items, gap=look().sizes.m))

    def first(self) -> QWidget | None:
        """Where the keyboard goes when the page comes into sight."""
        return next_stop(self)

    def go_on(self) -> None:
        """Enter on the last field: do what the page is for."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in ENTER or event.isAutoRepeat():
            super().keyPressEvent(event)
            return
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if field := next_stop(self, back=back):
            go_to(field)
        elif not back:
            self.go_on()


class TroublePage(CoverPage):
    """The program cannot start: what happened, what is safe, what to do, and the code to read out."""

    self_test_asked = Signal()

    def __init__(self, error: StoreError) -> None:
        super().__init__(say("前台没有启动"))
        happened, _, advice = error.text.partition("。")
        for answer in self.messages.tell(Tone.DANGER, happened, advice, also=True).buttons:
            answer.hide()  # it stays as long as the page does, and Enter leaves
        leave, test = Button("退出", "Enter", kind="plain"), Button("自检", "F1")
        leave.clicked.connect(lambda: self.window().close())
        test.clicked.connect(self.self_test_asked)
        self.add(text(say("编号 {code}", code=error.code), "soft"), row(leave, test, None))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F1:
            self.self_test_asked.emit()
        else:
            super().keyPressEvent(event)
