"""Signing in by name and PIN, and unlocking by the PIN of whoever is on duty (ROLE-09, PRIVACY-05)."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from deskapp.kernel.errors import DeskError
from deskapp.overview.status_view import Colleague
from deskapp.ui.buttons import Button
from deskapp.ui.cells import Cell
from deskapp.ui.cover import CoverPage
from deskapp.ui.fields import SHORT, LineField
from deskapp.ui.forms import Form
from deskapp.ui.placing import row
from deskapp.ui.rows import Column
from deskapp.ui.tables import Table
from deskapp.ui.theme import look
from deskapp.ui.walking import go_to
from deskapp.ui.words import say

SHOWN = 8
MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down)


class PinField(LineField):
    """A PIN, never shown, never kept, with no input method between keyboard and digits."""

    def __init__(self, name: str = "密码") -> None:
        super().__init__(name, wide=SHORT)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)

    def said(self) -> str:
        """What was typed, blanks included."""
        return self.text()


class NameField(LineField):
    """A name; arrows move in the list of names below it."""

    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in MOVES:
            self.moved.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)


class SignInPage(CoverPage):
    """Type a name or its initials, or choose it with the arrows; Enter, PIN, Enter. `signed_in` says it was right."""

    signed_in = Signal()

    def __init__(
        self,
        centre: str,
        people: Sequence[Colleague],
        last: str,
        sign_in: Callable[[str, str], None],
        initials: Callable[[str], str],
        note: str = "",
    ) -> None:
        super().__init__(centre or "前台", note or "请登录")
        self._people, self._sign_in, self._initials = people, sign_in, initials
        self.name, self.pin = NameField("姓名", wide=SHORT), PinField()
        self.form = Form()
        self.form.ask("姓名", self.name, "姓名、拼音首字母，或用上下键选择", "name")
        self.form.ask("密码", self.pin, "", "pin")
        self.table = Table((Column("姓名", 140), Column("岗位", least=200)), fit=False, opens=False)
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.table.setFixedHeight(look().sizes.head + min(len(people), SHOWN) * look().sizes.row + 2)
        self.table.clicked.connect(lambda _index: self._choose())
        self.name.edited.connect(self._narrow)
        self.name.moved.connect(self._move)
        self.pin.edited.connect(lambda: self.form.clear("pin"))
        self.button = Button("登录", "Enter", kind="main", large=True)
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.clicked.connect(self.go_on)
        self.add(self.table, self.form, row(None, self.button))
        self._list("")
        self.table.select_key(last)
        self._last = last if self.table.key() == last else ""
        if self._last:
            self.name.setText(last)

    def first(self) -> QWidget:
        """The PIN where the name is known from last time."""
        return self.pin if self._last else self.name

    def go_on(self) -> None:
        """Try name and PIN; what is wrong stands beside the PIN."""
        name = str(self.table.key() or self.name.said())
        missing = {"pin": "请输入密码"} if not self.pin.said() else {}
        if not name:
            missing["name"] = "请选择或输入姓名"
        if field := self.form.set_problems(missing):
            go_to(field)
            return
        try:
            self._sign_in(name, self.pin.said())
        except DeskError as error:
            self.pin.clear()
            self.form.set_problems({"pin": error.text})
            go_to(self.pin)
        else:
            self.pin.clear()
            self.signed_in.emit()

    def _narrow(self) -> None:
        self.form.clear("name")
        self._list(self.name.said())

    def _list(self, typed: str) -> None:
        wanted = typed.casefold()
        found = [one for one in self._people if wanted in one.name.casefold() or self._begins(one.name, wanted)]
        self.table.set_rows([(Cell(one.name), Cell(one.duties, quiet=True)) for one in found], [o.name for o in found])
        if found and (typed or self.table.currentIndex().row() < 0):
            self.table.selectRow(0)

    def _begins(self, name: str, typed: str) -> bool:
        return any(one.startswith(typed) for one in self._initials(name).split())

    def _move(self, by: int) -> None:
        place = self.table.currentIndex().row() + by
        if 0 <= place < self.table.rows.rowCount():
            self.table.selectRow(place)
            self._choose()

    def _choose(self) -> None:
        self.name.setText(str(self.table.key() or ""))
        self.name.selectAll()
        self.form.clear("name")
        go_to(self.name if self.name.hasFocus() else self.pin)


class LockPage(CoverPage):
    """The screen is locked: only the one on duty unlocks it, or signs out so that somebody else can sign in.

    What was being done stays as it was, behind.
    """

    unlocked = Signal()
    sign_out_asked = Signal()

    def __init__(self, clerk: str, unlock: Callable[[str], None]) -> None:
        super().__init__(say("屏幕已锁定"), say("{clerk} 正在值班。填到一半的内容都留着。", clerk=clerk))
        self._unlock = unlock
        self.pin, self.form = PinField(), Form()
        self.form.ask("密码", self.pin, say("{clerk} 的密码", clerk=clerk), "pin")
        self.pin.edited.connect(lambda: self.form.clear("pin"))
        leave = Button("退出登录，换人值班")
        leave.clicked.connect(self.sign_out_asked)
        self.button = Button("解锁", "Enter", kind="main", large=True)
        self.button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.button.clicked.connect(self.go_on)
        self.add(self.form, row(leave, None, self.button))

    def first(self) -> QWidget:
        return self.pin

    def go_on(self) -> None:
        """Try the PIN."""
        try:
            self._unlock(self.pin.said())
        except DeskError as error:
            self.pin.clear()
            self.form.set_problems({"pin": error.text.replace("姓名或密码", "密码")})  # no name was asked for
            go_to(self.pin)
        else:
            self.unlocked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.pin.hasFocus():
            self.go_on()
        else:
            super().keyPressEvent(event)
