"""The wizard of importing a roster, and what it shows when the import is done."""

from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from deskapp.flow.procedure import Done
from deskapp.flow.step import Step
from deskapp.procedures.import_roster.codes.wizard import CodesPage
from deskapp.procedures.import_roster.columns.wizard import ColumnsPage
from deskapp.procedures.import_roster.file.wizard import FilePage
from deskapp.procedures.import_roster.preview.wizard import PreviewPage
from deskapp.procedures.import_roster.service import IMPORT_ROSTER, Imported
from deskapp.procedures.import_roster.steps import Codes, Columns, Preview, WhichFile
from deskapp.procedures.import_roster.undoing.wizard import BatchesPanel
from deskapp.ui.buttons import Button
from deskapp.ui.placing import column, row
from deskapp.ui.states import MessageBar
from deskapp.ui.theme import Tone, look
from deskapp.ui.widgets import Elided, Facts, Panel, text
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say


class ResultPage(QWidget):
    """What was imported, where the marked copy lies, and the way to take it all back."""

    def __init__(self, desk: Any, done: Imported) -> None:
        super().__init__()
        layout = column(gap=look().sizes.m)
        layout.addWidget(MessageBar(Tone.OK if not done.refused else Tone.WARN, done.words))
        panel = Panel("结果")
        new = "、".join(f"{name} {count}" for name, count, _ in done.plan.kinds if count)
        changed = "、".join(f"{name} {count}" for name, _, count in done.plan.kinds if count)
        panel.body.addWidget(Facts([("新增", new or "没有"), ("修改", changed or "没有")]))
        panel.body.addLayout(_copy(done))
        layout.addWidget(panel)
        self.batch = BatchesPanel(desk, only=done.batch_id) if done.batch_id else None
        if self.batch:
            layout.addWidget(self.batch)
        self.setLayout(layout)


def _copy(done: Imported) -> Any:
    if done.copy is None:
        return row(Elided(done.trouble or "没有写标记副本", "soft"))
    folder = Button("打开所在文件夹")
    url = QUrl.fromLocalFile(str(done.copy.parent))
    folder.clicked.connect(lambda: QDesktopServices.openUrl(url))
    line = row(text("标记副本", "soft"), Elided(str(done.copy)), folder, gap=look().sizes.m)
    line.setStretch(1, 1)
    return line


class ImportRosterWizard(ProcedureWizard):
    """导入花名册. The result stays in sight until the clerk leaves it."""

    procedure = IMPORT_ROSTER
    pages = {WhichFile: FilePage, Columns: ColumnsPage, Codes: CodesPage, Preview: PreviewPage}
    verb = "导入"
    long = "正在导入"
    watched = True

    def __init__(self, desk: Any, **given: Any) -> None:
        super().__init__(desk, **given)
        self.finished.connect(self.show_result)

    def subject(self) -> str:
        answers = self.session.answers
        return answers[WhichFile].file.path.name if WhichFile in answers else ""

    def summary(self, filled: Step) -> str:
        match filled:
            case WhichFile():
                return filled.file.path.name
            case Columns():
                return say("改过 {count} 处", count=len(filled.settled)) if filled.settled else say("按识别的结果")
            case Codes():
                return say("已说明 {count} 个", count=sum(map(len, filled.meanings.values())))
            case Preview():
                return say("新增 {added}，修改 {changed}", added=filled.added, changed=filled.changed)
        return super().summary(filled)

    def show_result(self, done: Done) -> None:
        """In the place of the last page."""
        leave = Button("完成", "Esc")
        leave.clicked.connect(self.go_back)
        self.show_outcome(ResultPage(self.session.desk, done.result), leave)
