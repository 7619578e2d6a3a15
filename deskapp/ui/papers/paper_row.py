"""One paper of the list: one stop of the keyboard, on which a key ticks, counts, seals, attaches and shows."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QWidget

from deskapp.customer_file.papers import MOST_COPIES, Needed, PaperLine, missing
from deskapp.ui.actions import Keys
from deskapp.ui.choices import Tick
from deskapp.ui.figures import CountField
from deskapp.ui.papers.sources import of_mime, takes
from deskapp.ui.papers.thumbnails import Thumbnails
from deskapp.ui.placing import column, holding, row
from deskapp.ui.states import Badge, badge_size
from deskapp.ui.theme import Tone, look
from deskapp.ui.widgets import Elided, restyle, text
from deskapp.ui.words import say

PAPER_KEYS: Keys = (
    ("空格", "已交"),
    ("数字", "份数"),
    ("G", "盖章"),
    ("S", "以声明代替"),
    ("W", "选文件"),
    ("Ctrl+V", "粘贴"),
    ("P", "拍照"),
    ("K", "看大图"),
    ("Ctrl+Del", "去掉一张"),
)
ASKS = {Qt.Key.Key_W: "files", Qt.Key.Key_P: "camera", Qt.Key.Key_K: "large"}


class PaperRow(QFrame):
    """`edited` is sent on every change by the clerk; `asked` with what a key asks of the page: files, camera, paste,
    large; `dropped` with the sources of what was let fall here; `current` when the keyboard comes.
    """

    edited = Signal()
    asked = Signal(str)
    dropped = Signal(list)
    current = Signal()

    def __init__(self, needed: Needed) -> None:
        super().__init__()
        self.needed, self.scans = needed, list[str]()
        self._typing = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setAcceptDrops(True)
        self.setObjectName(f"paper.{needed.code}")
        self.setAccessibleName(f"{needed.words} {needed.asked}".strip())
        self.supplied = self._tick("原件已核" if needed.original and not needed.copies else "已交")
        self.copies = CountField("份数", wide=44, kind="count")
        self.sealed, self.declared = self._tick("已盖章"), self._tick("以声明代替")
        self.pictures, self.state = Thumbnails(), Badge("")
        self._lay_out()
        self.refresh()

    def said(self) -> dict[str, Any]:
        """What stands here, for PaperLine."""
        return {
            "code": self.needed.code,
            "words": self.needed.words,
            "supplied": self.supplied.said(),
            "copies": self.copies.count(),
            "sealed": self.sealed.said(),
            "declared": self.declared.said(),
            "scans": list(self.scans),
        }

    def fill(self, said: Mapping[str, Any]) -> None:
        """Put back what was said before."""
        self.supplied.fill(said.get("supplied"))
        self.copies.fill(said.get("copies") or "")
        self.sealed.fill(said.get("sealed"))
        self.declared.fill(said.get("declared"))
        self.scans = [str(one) for one in said.get("scans") or ()]
        self.refresh()

    def refresh(self) -> None:
        """Say how the paper stands: in order, what is missing of it, or that it may be left out."""
        line = PaperLine.read(self.said())
        if isinstance(line, tuple):
            self.state.set(say("请核对"), Tone.DANGER)
            return
        stop = next(missing([self.needed], [line]), None)
        if stop is not None:
            self.state.set(say("不够") if line.supplied or line.declared else say("还缺"), Tone.WARN)
        elif line.supplied or line.declared:
            self.state.set(say("声明") if line.declared else say("齐"), Tone.OK)
        else:
            self.state.set(say("可不交"), Tone.PLAIN)
        self.state.setToolTip(stop.text if stop else "")

    def add(self, digests: list[str]) -> None:
        """Pictures that were taken in for this paper; the same one twice is one."""
        self.scans = list(dict.fromkeys([*self.scans, *digests]))
        self._changed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, held = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if held == Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_V:
            self.asked.emit("paste")
        elif held == Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_Delete:
            self._drop_last()
        elif held or not self._plain_key(key, event.text()):
            super().keyPressEvent(event)

    def _plain_key(self, key: Qt.Key, typed: str) -> bool:
        """Whether the key means something here."""
        if key == Qt.Key.Key_Space:
            self._turn(self.supplied)
        elif key == Qt.Key.Key_G and self.needed.sealed:
            self._turn(self.sealed)
        elif key == Qt.Key.Key_S and self.needed.may_declare:
            self._turn(self.declared)
        elif key in ASKS:
            self.asked.emit(ASKS[key])
        elif typed and typed in "0123456789+-":
            self._count(typed)
        else:
            return False
        return True

    def _turn(self, tick: Tick) -> None:
        tick.setChecked(not tick.isChecked())
        self._settle(tick)

    def _settle(self, tick: Tick) -> None:
        """A paper is handed in or declared for, never both; a seal is on a paper that is there."""
        if tick is self.supplied and tick.isChecked() and not self.copies.count() and self.needed.copies == 1:
            self.copies.fill(1)
        if tick is self.supplied and not tick.isChecked():
            self.copies.fill("")
            self.sealed.setChecked(False)
        if tick is not self.declared and tick.isChecked():
            self.supplied.setChecked(True)
            self.declared.setChecked(False)
        if tick is self.declared and tick.isChecked():
            self.supplied.setChecked(False)
            self.sealed.setChecked(False)
            self.copies.fill("")
        self._changed()

    def _count(self, typed: str) -> None:
        """A figure begins the number anew when the keyboard has just come, and goes on with it after that."""
        now = self.copies.count()
        if typed in "+-":
            number = max(0, now + (1 if typed == "+" else -1))
        else:
            number = now * 10 + int(typed) if self._typing and now else int(typed)
            self._typing = True
        self.copies.fill(min(number, MOST_COPIES) or "")
        if number:
            self.supplied.setChecked(True)
            self.declared.setChecked(False)
        self._changed()

    def _drop_last(self) -> None:
        if self.scans:
            self.scans.pop()
            self._changed()

    def _changed(self) -> None:
        self.refresh()
        self.edited.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._typing = False
        self.current.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.asked.emit("large")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if takes(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self.dropped.emit(of_mime(event.mimeData()))

    def _tick(self, words: str) -> Tick:
        tick = Tick(words)
        tick.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        tick.edited.connect(lambda: self._settle(tick))
        return tick

    def _slot(self) -> QWidget:
        """As wide as the longest state, so that the names stand under each other."""
        slot = holding(self.state, None)
        slot.setFixedWidth(badge_size(say("可不交")).width())
        return slot

    def _lay_out(self) -> None:
        s, needed = look().sizes, self.needed
        self.copies.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.copies.edited.connect(self._changed)
        name, asked = Elided(needed.words, "strong"), Elided(needed.asked, "caption")
        words = column(name, gap=0)
        if needed.asked:
            words.addWidget(asked)
        line = row(gap=s.m)
        line.addWidget(self._slot(), 0)
        line.addLayout(words, 1)
        line.addWidget(self.pictures)
        for tick, wanted in ((self.declared, needed.may_declare), (self.sealed, needed.sealed)):
            tick.setParent(self)
            tick.setVisible(wanted)
            if wanted:
                line.addWidget(tick)
        line.addWidget(self.supplied)
        line.addLayout(row(self.copies, text("份", "soft"), gap=s.xs))
        line.setContentsMargins(s.s, s.xs, s.s, s.xs)
        self.setMinimumHeight(s.px(44))
        self.setLayout(line)
        restyle(self, "kind", "paper")
