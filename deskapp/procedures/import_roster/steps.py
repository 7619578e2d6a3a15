"""What is asked before a roster is imported."""

from collections.abc import Callable, Iterator
from typing import Any

from deskapp.flow.procedure import Answers
from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.problems import Problem
from deskapp.procedures.import_roster.roster_file import RosterFile


class WhichFile(
    Step,
    title="选择文件",
    cues=(
        "表格里有个人信息，用完请妥善保管或删除。",
        "认得 xlsx、xls 和 csv；几张表用编号对照的也可以。",
        "导入前不用整理格式，标题行、合计行会自动跳过。",
    ),
):
    """The roster."""

    file: RosterFile = ask("花名册文件", help="如 D:\\花名册.xlsx")


class Columns(
    Step,
    title="核对各列",
    cues=(
        "先看“待核对”的列：表头看不懂，或者是猜的。",
        "不需要的列选“不导入”。",
        "这里的选择会记住，下次同样的表不用再选。",
    ),
):
    """What was settled of sheets and columns, codes explained for this layout before, and whether others are to be."""

    settled: list[Any] = ask("各列的含义")
    known_codes: dict[str, Any] = ask("以前说明过的代码")
    asks_codes: bool = ask("有没有代码要说明")


class Codes(
    Step,
    title="说明代码",
    cues=("表里已写明含义的，已按表中说明选好，请核对。", "每个代码只问一次，下次同样的表不再问。"),
):
    """What each code means, by the name of its field."""

    meanings: dict[str, Any] = ask("代码的含义")


class Preview(
    Step,
    title="预览",
    cues=("看清新增、修改和有误各有多少。", "修改的内容逐条写明：原来是什么，改成什么。", "预览不改动任何资料。"),
):
    """What was looked at; what is imported must still come to it."""

    added: int = ask("新增")
    changed: int = ask("修改")
    refused: int = ask("有误的行")
    without_refused: bool = tick("有误的行先不导入，改好后再导入一次", optional=True)

    def problems(self) -> Iterator[Problem]:
        if self.refused and not self.without_refused:
            yield Problem(f"有 {self.refused} 行有误，请看过原因后勾选", "without_refused")


def has_codes(answers: Answers) -> bool:
    """Whether codes are asked at all."""
    return answers[Columns].asks_codes


STEPS = (WhichFile, Columns, Codes, Preview)
APPLIES: dict[type[Step], Callable[[Answers], bool]] = {Codes: has_codes}
