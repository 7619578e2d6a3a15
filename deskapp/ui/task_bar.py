"""How far long work has come, and the button that stops it."""

from PySide6.QtWidgets import QFrame, QProgressBar

from deskapp.ui.buttons import Button
from deskapp.ui.placing import row
from deskapp.ui.tasks import Task
from deskapp.ui.theme import look
from deskapp.ui.widgets import Elided, text
from deskapp.ui.words import say


class TaskBar(QFrame):
    """One line: what is being done, a bar, how many of how many, and 停止. Gone when the work has ended."""

    def __init__(self) -> None:
        super().__init__()
        s = look().sizes
        self.setProperty("kind", "task")
        self.words, self.count = Elided("", "strong"), text("", "caption")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(s.px(240))
        self.stop = Button("停止", kind="quiet")
        self._task: Task | None = None
        self.stop.clicked.connect(self._cancel)
        line = row(self.words, self.count, self._bar, self.stop, gap=s.m)
        line.setStretch(0, 1)
        line.setContentsMargins(s.l, s.xs, s.m, s.xs)
        self.setLayout(line)
        self.hide()

    def follow(self, task: Task, *, stoppable: bool = True) -> None:
        """Show the progress of a task until it ends. One that never reports cannot be stopped."""
        self._task = task
        self.words.say(task.words)
        self.count.setText("")
        self._bar.setRange(0, 0)
        self.stop.refuse("")
        self.stop.setVisible(stoppable)
        task.progressed.connect(self._show)
        if task.latest:
            self._show(*task.latest)
        task.ended.connect(self.hide)
        self.show()

    def _show(self, words: str, done: int, total: int) -> None:
        self.words.say(words)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self.count.setText(say("{done} / {total}", done=done, total=total) if total else "")

    def _cancel(self) -> None:
        if self._task:
            self._task.cancel()
            self.stop.refuse("正在停下，已做完的部分会撤回")
