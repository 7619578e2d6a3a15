"""The pages of a list: the doors and the kind, what it says, and where its files lie."""

from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from deskapp.access.doors.lines import DoorLine
from deskapp.flow.procedure import Done
from deskapp.flow.step import Step
from deskapp.handout.door_list import HandedToDoors
from deskapp.procedures.doors.choosing.service import name_of
from deskapp.procedures.doors.choosing.wizard import GroupPage
from deskapp.procedures.doors.hand_out.service import HAND_OUT_LIST, preview
from deskapp.procedures.doors.hand_out.steps import LookedAt, WhichList
from deskapp.ui.buttons import Button
from deskapp.ui.cells import badge
from deskapp.ui.pages.sheet import Sheet
from deskapp.ui.placing import column, row
from deskapp.ui.rows import Column, Line
from deskapp.ui.states import MessageBar
from deskapp.ui.step_page import StepPage
from deskapp.ui.theme import Tone, look
from deskapp.ui.widgets import Facts, Panel
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say

SHOWN = 50
"""Cards in sight before the list is written; the refused ones first."""
HEADS = (
    Column("卡号", 136), Column("持卡人", least=112), Column("房号", 104), Column("有效期起", 104),
    Column("有效期止", 104), Column("状态", 96),
)  # fmt: skip


class LookedAtPage(StepPage):
    """What the list will say, then the tick."""

    def build(self) -> None:
        self.facts, self.cards = Facts(), Sheet("名单内容", HEADS, "没有卡")
        panel = Panel("这份名单")
        panel.body.addWidget(self.facts)
        self.sheet.addWidget(panel)
        super().build()
        self.sheet.addWidget(self.cards)

    def entered(self) -> None:
        found = preview(self.session.desk, self.session.answers)
        every = (*found.refused, *found.allowed)
        facts = [
            ("名单", found.title),
            ("允许", say("{n} 张", n=len(found.allowed))),
            ("禁止", say("{n} 张", n=len(found.refused))),
            ("卡号格式", found.format_words),
            ("作用", found.protects),
        ]
        if found.without_number:
            facts.insert(3, ("没有卡号", "、".join(found.without_number)))
        if len(every) > SHOWN:
            facts.append(("下面只列", say("前 {n} 张，共 {all} 张", n=SHOWN, all=len(every))))
        self.facts.set_facts(facts)
        self.cards.show_lines([_cells(one) for one in every[:SHOWN]])


class ResultPage(QWidget):
    """Where the files lie, and what to do with them."""

    def __init__(self, made: HandedToDoors) -> None:
        super().__init__()
        folder = Button("打开所在文件夹")
        url = QUrl.fromLocalFile(str(made.paths[0].parent))
        folder.clicked.connect(lambda: QDesktopServices.openUrl(url))
        panel = Panel("名单文件")
        kinds = ("工作簿", "允许", "禁止或删除")
        panel.body.addWidget(Facts(list(zip(kinds, [path.name for path in made.paths], strict=False))))
        panel.body.addWidget(Facts([("所在文件夹", str(made.paths[0].parent))]))
        panel.body.addLayout(row(folder, None))
        bars: list[QWidget] = []
        if made.without_number:
            words = say("{n} 张卡没有卡号，不在名单里：{cards}", n=len(made.without_number),
                        cards="、".join(made.without_number))  # fmt: skip
            bars.append(MessageBar(Tone.WARN, words))
        self.setLayout(column(*bars, panel, None, gap=look().sizes.m))


class HandOutListWizard(ProcedureWizard):
    """门禁名单. Where the files lie stays in sight until the clerk leaves."""

    procedure = HAND_OUT_LIST
    pages = {WhichList: GroupPage, LookedAt: LookedAtPage}
    verb = "导出名单"
    long = "正在导出名单"

    def __init__(self, desk: Any, **given: Any) -> None:
        super().__init__(desk, **given)
        self.finished.connect(self.show_result)

    def subject(self) -> str:
        answers = self.session.answers
        return name_of(self.session.desk, answers[WhichList].group) if WhichList in answers else ""

    def summary(self, filled: Step) -> str:
        return f"{self.subject()} {filled.kind.value}" if isinstance(filled, WhichList) else super().summary(filled)

    def show_result(self, done: Done) -> None:
        """In the place of the last page."""
        leave = Button("完成", "Esc")
        leave.clicked.connect(self.go_back)
        self.show_outcome(ResultPage(done.result), leave)

    def after(self) -> tuple[tuple[str, ...], str]:
        return ("在门禁软件里先导入“允许”，再导入“禁止”。", "导入成功后，回来登记导入，逐门确认。"), ""


def _cells(one: DoorLine) -> Line:
    told = one.told
    tone = Tone.OK if told.allowed else Tone.DANGER
    days = (str(told.valid_from), str(told.valid_to))
    return told.number, one.holder or one.card_no, one.room_no, *days, badge(told.status.value, tone)
