"""What is asked when a cue card is rewritten: whose page it is, and its four parts."""

from collections.abc import Iterator

from deskapp.flow.step import Step, ask
from deskapp.kernel.problems import Problem
from deskapp.kernel.stories import Story

LONGEST = 200
"""Characters of a part: more is not read at a counter."""


class CueParts(
    Step,
    title="提示卡",
    cues=("每句以句号结尾，卡片上一句一行。", "写做法，不写客户的姓名、电话。", "四栏都清空，恢复原来的提示。"),
):
    """The page by its code name, and the card as it is to be."""

    page: str = ask("办理页", help="在要改的那一页按 Shift+F6")
    spoken: Story | None = ask("说什么", optional=True)
    wants: Story | None = ask("要什么", optional=True)
    checks: Story | None = ask("核对什么", optional=True)
    returns: Story | None = ask("交还什么", optional=True)

    def problems(self) -> Iterator[Problem]:
        for name in ("spoken", "wants", "checks", "returns"):
            if len(getattr(self, name) or "") > LONGEST:
                yield Problem(f"最多 {LONGEST} 字，请改短", name)
