"""On-the-spot override: another person lets one refusal pass, by name, PIN and reason (GEN-11)."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from deskapp.flow.procedure import Allowance
from deskapp.kernel.problems import Refusal
from deskapp.ui.buttons import ENTER, Button
from deskapp.ui.fields import NAME, SHORT, LineField
from deskapp.ui.forms import Form
from deskapp.ui.placing import row
from deskapp.ui.walking import go_to, next_stop
from deskapp.ui.widgets import Panel, text

Authorise = Callable[[Refusal, str, str, str], Allowance | str]
"""(refusal, name, PIN, reason) to the allowance, or to a sentence that says why not."""


class OverridePanel(Panel):
    """Asked inside the page, above it; Enter goes on, Esc gives up. What is typed here is never kept."""

    allowed = Signal(object)
    given_up = Signal()

    def __init__(self, refusal: Refusal, authorise: Authorise) -> None:
        super().__init__("请他人授权", text(refusal.rule, "caption"))
        self._refusal, self._authorise = refusal, authorise
        self.name = LineField("授权人", wide=SHORT)
        self.pin = LineField("授权人密码", wide=SHORT)
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.pin.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.reason = LineField("理由", wide=NAME)
        self.form = Form()
        self.form.ask("授权人", self.name, "姓名或工号，由本人输入密码", "name")
        self.form.ask("密码", self.pin, "", "pin")
        self.form.ask("理由", self.reason, "与授权人一起记入经过", "reason")
        self.body.addWidget(self.form)
        go, stop = Button("授权放行", "Enter"), Button("不授权", "Esc", kind="quiet")
        go.clicked.connect(self.ask)
        stop.clicked.connect(self.given_up)
        self.body.addLayout(row(go, stop, None))

    def ask(self) -> None:
        """Ask whether this person may let it pass."""
        said = {"name": self.name.said(), "pin": self.pin.text(), "reason": self.reason.said()}
        missing = {key: "请填写" for key, words in said.items() if not words}
        if missing:
            self._show(missing)
            return
        answer = self._authorise(self._refusal, said["name"], said["pin"], said["reason"])
        self.pin.clear()
        if isinstance(answer, str):
            self._show({"pin": answer})
        else:
            self.allowed.emit(answer)

    def _show(self, problems: dict[str, str]) -> None:
        if first := self.form.set_problems(problems):
            go_to(first)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif event.key() in ENTER and not event.isAutoRepeat():
            self._walk(back=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            event.ignore()

    def _walk(self, *, back: bool) -> None:
        if self.reason.hasFocus() and not back:
            self.ask()
        elif field := next_stop(self, back=back):
            go_to(field)
