"""The question to the cashier, typed above the page that it is about; Enter asks, Esc gives up."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from deskapp.ui.buttons import ENTER, Button
from deskapp.ui.fields import LineField
from deskapp.ui.forms import Form
from deskapp.ui.placing import row
from deskapp.ui.walking import go_to
from deskapp.ui.widgets import Panel, text

WIDE, LONGEST = 480, 120


class AskPanel(Panel):
    """`asked` carries the question, `given_up` that the walk goes on without one."""

    asked = Signal(str)
    given_up = Signal()

    def __init__(self) -> None:
        super().__init__("咨询出纳", text("这笔收费先挂起，出纳答复后接着办", "caption"))
        self.question = LineField("要问的事", wide=WIDE, hint="例如 客户说车位已退租，十月的车位管理服务费还收不收")
        self.question.setMaxLength(LONGEST)
        self.form = Form()
        self.form.ask("要问的事", self.question, "", "question")
        self.body.addWidget(self.form)
        go, stop = Button("挂起并咨询", "Enter"), Button("不问了", "Esc", kind="quiet")
        go.clicked.connect(self.ask)
        stop.clicked.connect(self.given_up)
        self.body.addLayout(row(go, stop, None))

    def ask(self) -> None:
        """Hand the question over; without words there is none."""
        if self.question.said():
            self.asked.emit(self.question.said())
        else:
            self.form.set_problems({"question": "请写明要问什么"})
            go_to(self.question)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif event.key() in ENTER and not event.isAutoRepeat():
            self.ask()
        else:
            event.ignore()
