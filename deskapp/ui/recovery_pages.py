"""The pages on which the recovery key is typed or scanned: for a copy of another PC, and where the key was lost."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from deskapp.kernel.errors import StoreError
from deskapp.kernel.problems import Problem
from deskapp.ui.buttons import Button
from deskapp.ui.fields import LineField
from deskapp.ui.first_run import FormPage
from deskapp.ui.group_fields import GroupGrid
from deskapp.ui.theme import Tone
from deskapp.ui.walking import go_to
from deskapp.ui.widgets import Facts, text
from deskapp.ui.words import say

ReadKey = Callable[[Sequence[str]], bytes | tuple[Problem, ...]]
ACROSS, DIGITS_WIDE, PAGE_WIDE, FILE_WIDE = 4, 112, 840, 520
OPENED = "现在还没有写入任何东西。核对无误按 F8，这台电脑就接着用这份数据；旧电脑上不要再办业务，两边合不到一起。"
SHEET = "密钥那一页左上角有方码：光标放在第 1 组，用扫码枪扫一下就不用手输。"


class KeyPage(FormPage):
    """A cover with the groups of the sheet on it; `read_key` says what they mean, or what is wrong with them."""

    def __init__(self, title: str, about: str, onward: str, read_key: ReadKey, count: int) -> None:
        super().__init__(title, about, onward, wide=PAGE_WIDE)
        self._read_key = read_key
        names = {f"group_{place}": say("第 {n} 组", n=place) for place in range(1, count + 1)}
        self.grid = GroupGrid(names, across=ACROSS, wide=DIGITS_WIDE)

    def read(self) -> bytes | None:
        """The key that was typed; None once it was said at the groups what is wrong."""
        read = self._read_key(self.grid.said())
        if isinstance(read, bytes):
            return read
        self.grid.show_problems(read)
        return None


class CopyAndKeyPage(KeyPage):
    """Which copy, and its recovery key. `given` carries the file and the key, which is None where nothing was typed."""

    given = Signal(object, object)

    def __init__(self, read_key: ReadKey, count: int, file: Path | None = None) -> None:
        about = "选择备份文件，照恢复密钥那一页输入。先打开备份看里面是什么，确认以后才写入。"
        super().__init__("换电脑或重装：用备份恢复", about, "打开备份", read_key, count)
        self.file, self.browse = LineField("备份文件", wide=FILE_WIDE), Button("选择文件…", "F9")
        self.browse.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.browse.clicked.connect(self.choose)
        self.form.ask("备份文件", self.file, "按 F9 选择", "file")
        if file:
            self.file.fill(file)
        note = "U 盘或移动硬盘里 deskapp- 开头、.db 结尾的文件，取最新的；旁边的 scans 文件夹是资料图片，一起带来。"
        self.lay_out(text(note, "caption", wrap=True), self.grid, text(SHEET, "caption", wrap=True))

    def aside(self) -> tuple[QWidget, ...]:
        return (self.browse,)

    def first(self) -> QWidget | None:
        return self.grid.first_open() if self.file.said() else self.file

    def choose(self) -> None:
        """F9: look for the file."""
        name, _ = QFileDialog.getOpenFileName(self, say("选择备份文件"), self.file.said(), "*.db")
        if name:
            self.file.change(name)
            self.form.clear("file")
            go_to(self.grid.first_open() or self.file)

    def go_on(self) -> None:
        if self.wrong({} if self.file.said() else {"file": "请选择备份文件"}):
            return
        file = Path(self.file.said().strip('"')).expanduser()
        if not any(self.grid.said()):
            self.given.emit(file, None)
        elif (key := self.read()) is not None:
            self.given.emit(file, key)

    def ask_for_key(self) -> None:
        """This PC has no key for the file: it is on the sheet."""
        self.grid.show_problems([Problem("请照恢复密钥输入", "group_1")])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F9:
            self.choose()
        else:
            super().keyPressEvent(event)


class FoundPage(FormPage):
    """What is in the copy, before anything is written. `confirmed` says that it is to be the database of this PC."""

    confirmed = Signal()

    def __init__(self, facts: Sequence[tuple[str, str]]) -> None:
        super().__init__("备份里是这些", OPENED, "确认恢复", wide=PAGE_WIDE)
        self.facts = Facts(facts)
        self.form.hide()
        self.lay_out(self.facts)

    def go_on(self) -> None:
        self.confirmed.emit()


class LostKeyPage(KeyPage):
    """The database is here and its key is not: the sheet opens it again. Never a new database (T64)."""

    given = Signal(object)
    self_test_asked = Signal()

    def __init__(self, error: StoreError, read_key: ReadKey, count: int) -> None:
        about = "照恢复密钥那一页输入，前台记住以后就能登录。没有那一页的，请用原来的 Windows 用户登录电脑再启动。"
        super().__init__("请输入恢复密钥", about, "打开数据库", read_key, count)
        self.back.setText(say("退出"))
        self.test = Button("自检", "F1")
        self.test.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.test.clicked.connect(self.self_test_asked)
        happened = error.text.partition("。")[0]
        safe = say("数据都在，没有改动。编号 {code}", code=error.code)
        for answer in self.messages.tell(Tone.DANGER, happened, safe, also=True).buttons:
            answer.hide()  # it stays as long as the page does
        self.back_asked.connect(lambda: self.window().close())
        self.form.hide()
        self.lay_out(self.grid, text(SHEET, "caption", wrap=True))

    def aside(self) -> tuple[QWidget, ...]:
        return (self.test,)

    def first(self) -> QWidget | None:
        return self.grid.first_open()

    def go_on(self) -> None:
        if (key := self.read()) is not None:
            self.given.emit(key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F1:
            self.self_test_asked.emit()
        else:
            super().keyPressEvent(event)
