"""A page that asks for a file, in a question called `file`: its path is typed, browsed for, or dropped."""

from typing import Any, ClassVar

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog

from deskapp.ui.fields import LineField
from deskapp.ui.placing import row
from deskapp.ui.step_page import StepPage
from deskapp.ui.theme import look
from deskapp.ui.widgets import text
from deskapp.ui.words import say

WIDE = 480


class FilePage(StepPage):
    """F7 browses. A procedure says what the file is called, and which endings it may have."""

    choosing: ClassVar[str]
    kinds: ClassVar[str]

    def build(self) -> None:
        super().build()
        self.setAcceptDrops(True)
        field = self.editors["file"].widget
        assert isinstance(field, LineField)
        field.setFixedWidth(look().sizes.px(WIDE))
        self.field = field
        self.sheet.addLayout(row(text("也可以把文件拖到这里。文件里的公式和宏不会运行。", "caption"), None))

    def other_way(self) -> Any:
        return "浏览…", self.browse

    def browse(self) -> None:
        """Ask for the file in the way of the PC."""
        name, _ = QFileDialog.getOpenFileName(self, say(self.choosing), "", say(self.kinds))
        if name:
            self.field.change(name)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        if urls:
            event.acceptProposedAction()
            self.field.change(urls[0].toLocalFile() or urls[0].toString())
