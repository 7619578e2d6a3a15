"""The page on which files are gone through: above, those that are due."""

from collections.abc import Mapping
from typing import Any

from deskapp.flow.step import Step
from deskapp.procedures.archive.check.service import ALL, CHECK_FILES, due
from deskapp.procedures.archive.check.steps import FileRound
from deskapp.ui.pages.page import quiet
from deskapp.ui.pages.sheet import ToRead
from deskapp.ui.rows import Column
from deskapp.ui.step_page import StepPage
from deskapp.ui.wizard import ProcedureWizard

HEADS = (
    Column("房号", 104), Column("住户", 120), Column("位置", 140), Column("资料", 64, figures=True), Column("", 16),
    Column("尚缺", least=120), Column("上次检查", 108),
)  # fmt: skip


class FileRoundPage(StepPage):
    """The list follows the building that is typed."""

    def build(self) -> None:
        self.due = ToRead("到期要查的档案", HEADS, "没有到期要查的档案")
        self.sheet.addWidget(self.due)
        super().build()
        self._show()

    def entered(self) -> None:
        self._show()

    def fill(self, said: Mapping[str, Any]) -> None:
        super().fill(said)
        self._show()

    def first(self) -> Any:
        return self.due.passed_by(self)

    def _edited(self, name: str) -> None:
        if name == "building":
            self._show()
        super()._edited(name)

    def _show(self) -> None:
        building = str(self.editors["building"].said() or "") if "building" in self.editors else ""
        self.due.show_lines(
            [
                (one.room, quiet(one.people), one.shelf or quiet("未上架"), str(one.papers), "", quiet(one.missing),
                 quiet(str(one.checked_on or "")))
                for one in due(self.session.desk, building)
            ]
        )  # fmt: skip


class CheckFilesWizard(ProcedureWizard):
    """检查档案."""

    procedure = CHECK_FILES
    verb = "登记检查"
    pages = {FileRound: FileRoundPage}

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        return {"building": ALL}
