"""Opens the keys where a card waits for them: one line above the card page, gone as soon as they are open."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from deskapp.at_reader.keys import Standing, missing, open_keys
from deskapp.desk import Desk
from deskapp.kernel.errors import DeskError
from deskapp.kernel.hidden import Passphrase
from deskapp.ui import tasks
from deskapp.ui.buttons import ENTER, Button
from deskapp.ui.placing import row
from deskapp.ui.secret_page import SecretField
from deskapp.ui.theme import Tone, look
from deskapp.ui.walking import go_to
from deskapp.ui.widgets import Panel, text
from deskapp.ui.words import say

WORDS = {
    Standing.SHUT: "卡密钥还没打开，卡写不上。请输入口令；不知道口令的，可以先登记、以后补写。",
    Standing.NONE: "本中心还没有卡密钥，卡写不上，可以先登记、以后补写。请系统管理员在“设置”的“卡密钥”里建立。",
}


class KeyPanel(Panel):
    """Nothing while the keys are open or not needed. `opened` says that cards can be written from now on."""

    opened = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.words = text("", "strong", wrap=True)
        self.field, self.button = SecretField("密钥口令"), Button("打开", "Enter")
        self.field.setObjectName("key_passphrase")
        self.trouble = text("", wrap=True)
        self.button.clicked.connect(self.open)
        self.body.addWidget(self.words)
        self.body.addLayout(row(self.field, self.button, self.trouble, None, gap=look().sizes.m))
        self.look_again()

    def look_again(self) -> None:
        """Come or go as the keys stand now."""
        lacking = missing(self._desk)
        if lacking is None:
            self.hide()
            return
        self.words.say(WORDS[lacking])
        for part in (self.field, self.button, self.trouble):
            part.setVisible(lacking is Standing.SHUT)
        if self.parentWidget():  # alone it would be a window of its own
            self.show()

    def open(self) -> None:
        """Try the passphrase, off the window's thread."""
        passphrase = Passphrase(self.field.text())
        self.field.clear()
        if not passphrase.reveal() or not self.button.isEnabled():
            return
        self.button.refuse(say("正在打开"))
        self._say(say("正在打开，约一秒"), None)
        task = tasks.start(say("正在打开卡密钥"), lambda _progress: open_keys(self._desk, passphrase))
        task.succeeded.connect(lambda _shut: self._came_open())
        task.expect_failure(self._did_not)
        task.ended.connect(lambda: self.button.refuse(""))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; with nothing typed it goes on through the page, as everywhere."""
        if event.key() in ENTER and event.modifiers() == Qt.KeyboardModifier.NoModifier and self.field.text():
            self.open()
        else:
            event.ignore()

    def _came_open(self) -> None:
        self._say("", None)
        self.look_again()
        self.opened.emit()

    def _did_not(self, error: DeskError) -> None:
        self._say(error.text, Tone.DANGER)
        go_to(self.field)

    def _say(self, words: str, tone: Tone | None) -> None:
        self.trouble.say(words)
        self.trouble.set_tone(tone)
