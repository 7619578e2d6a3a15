"""The page on which a door group is meant: a field, and under it every group there is."""

from deskapp.procedures.doors.choosing.service import GroupLine, group_lines
from deskapp.ui.cells import Cell, badge
from deskapp.ui.fields import LineField
from deskapp.ui.pages.page import quiet
from deskapp.ui.pages.sheet import Sheet
from deskapp.ui.rows import Column, Line
from deskapp.ui.step_page import StepPage
from deskapp.ui.theme import Tone
from deskapp.ui.widgets import text
from deskapp.ui.words import say

HEADS = (
    Column("编号", 64), Column("门组", 180), Column("用途", 96), Column("门", least=200), Column("最新名单", 104),
    Column("状态", 96),
)  # fmt: skip


class GroupPage(StepPage):
    """Arrows choose, Enter takes; `every` shows the groups out of use too."""

    every = False

    def build(self) -> None:
        super().build()
        hint = text("上下键选择，回车取用", "caption")
        self.groups = Sheet("门组", HEADS, "还没有门组，请由主管在“门组和门”里设置", hint, opens=True)
        self.groups.table.opened.connect(self._take)
        self.sheet.addWidget(self.groups)
        self.lines: list[GroupLine] = []

    def entered(self) -> None:
        self.lines = group_lines(self.session.desk, every=self.every)
        self.groups.show_lines([_cells(one) for one in self.lines], [one.number for one in self.lines])

    def _take(self, place: int) -> None:
        field = self.editors["group"].widget
        assert isinstance(field, LineField)
        field.change(self.lines[place].name)
        self.ready.emit()


def _cells(one: GroupLine) -> Line:
    newest = say("第 {n} 号", n=one.newest) if one.newest else say("还没有")
    return (
        str(one.number),
        Cell(one.name, strong=True),
        quiet("车场" if one.gate else "门禁"),
        "、".join(one.doors) or quiet(""),
        quiet(newest),
        badge(one.state, Tone.OK if one.active else Tone.PLAIN),
    )
