"""The latest imports in a panel, and the button that takes one back after one more question."""

from functools import partial
from typing import Any

from PySide6.QtCore import Signal

from deskapp.kernel.errors import DeskError
from deskapp.procedures.import_roster.batches import BatchLine, batches, undo_import, used_by
from deskapp.ui import tasks
from deskapp.ui.buttons import Button
from deskapp.ui.cells import Cell, badge
from deskapp.ui.messages import Messages
from deskapp.ui.rows import Column, Line
from deskapp.ui.tables import Table
from deskapp.ui.task_bar import TaskBar
from deskapp.ui.theme import Tone, look
from deskapp.ui.walking import go_to
from deskapp.ui.widgets import Panel
from deskapp.ui.words import say

HEADS = (
    Column("时间", 136),
    Column("文件"),
    Column("导入人", 88, spare=True),
    Column("新增", 72, figures=True),
    Column("修改", 72, figures=True),
    Column("有误行", 72, figures=True),
    Column("状态", 96),
)
IN_SIGHT = 4


class BatchesPanel(Panel):
    """`undone` is sent once an import was taken back."""

    undone = Signal()

    def __init__(self, desk: Any, *, only: int | None = None) -> None:
        self.button = Button("撤销所选的导入" if only is None else "撤销这次导入", kind="danger")
        super().__init__("最近的导入" if only is None else "这次导入", self.button)
        self._desk, self._only = desk, only
        self._lines: list[BatchLine] = []
        self.messages, self.task_bar = Messages(), TaskBar()
        self.table = Table(HEADS, fit=False, opens=False)
        self.table.current.connect(lambda _row: self._show_button())
        self.button.clicked.connect(self.ask)
        for part in (self.messages, self.task_bar, self.table):
            self.body.addWidget(part)
        self.refresh()

    def refresh(self) -> None:
        """Read the imports again."""
        found = batches(self._desk)
        self._lines = [one for one in found if self._only in (None, one.batch_id)]
        self.table.set_rows([_line(one) for one in self._lines], [one.batch_id for one in self._lines])
        rows = min(len(self._lines), IN_SIGHT)
        self.table.setFixedHeight(look().sizes.head + rows * look().sizes.row + 1)
        if self.parentWidget():  # without one it would be a window of its own
            self.setVisible(bool(self._lines))
        if self._lines and self.table.key() is None:
            self.table.selectRow(0)
        self._show_button()

    def ask(self) -> None:
        """Once more before an import is taken back; or say why it cannot be."""
        batch = self._chosen()
        if batch is None or batch.undone:
            return
        if used := used_by(self._desk, batch.batch_id):
            self.messages.tell(Tone.WARN, say("这次导入不能撤销：{used}", used=used), "请逐条更正资料。")
            return
        yes, no = Button("撤销", kind="danger"), Button("不撤销")
        yes.clicked.connect(partial(self._undo, batch.batch_id))
        no.clicked.connect(lambda: go_to(self.table))
        words = say("要撤销“{name}”的导入吗？", name=batch.file_name)
        counts = {"added": batch.added, "changed": batch.changed}
        detail = say("新增的 {added} 条不再显示，修改的 {changed} 条恢复原来的内容。", **counts)
        self.messages.tell(Tone.WARN, words, detail, yes, no)
        go_to(no)

    def _undo(self, batch_id: int, *_: object) -> None:
        self.button.refuse("正在撤销")
        work = partial(undo_import, self._desk, batch_id)
        task = tasks.start("正在撤销", work, done=self._came_back)
        task.expect_failure(self._failed)
        task.cancelled.connect(self._stopped)
        task.ended.connect(self.refresh)
        self.task_bar.follow(task)

    def _stopped(self) -> None:
        self.messages.tell(Tone.INFO, "已停下，没有撤销", "导入的资料都还在。")

    def _came_back(self, words: str) -> None:
        self.messages.tell(Tone.OK, words)
        self.undone.emit()

    def _failed(self, error: DeskError) -> None:
        self.messages.tell_error(error)

    def _chosen(self) -> BatchLine | None:
        return next((one for one in self._lines if one.batch_id == self.table.key()), None)

    def _show_button(self) -> None:
        batch = self._chosen()
        self.button.refuse("已经撤销" if batch and batch.undone else "" if batch else "请先选中一次导入")


def _line(one: BatchLine) -> Line:
    state: Cell = badge("已撤销", Tone.PLAIN) if one.undone else badge("已导入", Tone.OK)
    figures = (str(one.added), str(one.changed), str(one.refused))
    return (f"{one.at:%Y-%m-%d %H:%M}", one.file_name, one.who, *figures, state)
