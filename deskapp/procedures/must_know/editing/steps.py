"""What is asked when must-know facts are written: which group, and its questions with their answers."""

from collections.abc import Iterator

from deskapp.flow.step import Step, ask
from deskapp.kernel.problems import Problem
from deskapp.procedures.must_know.groups import FactGroup

LONGEST = 300
"""Characters of an answer: more cannot be said at once at a counter."""


class WhichGroup(
    Step,
    title="哪一组",
    cues=("按本小区的实际情况填写。", "各组都要填全，前台靠它回答客户。"),
):
    """One of the groups (KNOW-01, KNOW-04)."""

    group: FactGroup = ask("组别")


class Line(Step, title="一条"):
    """A question and its answer; one without an answer is not kept."""

    question: str = ask("问")
    answer: str | None = ask("答", optional=True)

    def problems(self) -> Iterator[Problem]:
        if self.answer and len(self.answer) > LONGEST:
            yield Problem(f"答案最多 {LONGEST} 字，现在 {len(self.answer)} 字，请改短或分成几条", "answer")


class Contents(
    Step,
    title="内容",
    cues=("一行一条，答案写成一句话。", "不要写个人的姓名和私人电话。", "没有答案的行不保存。"),
):
    """All of the group as it is to be. `edition` is the one that was opened."""

    edition: str = ask("底稿")
    lines: tuple[Line, ...] = ask("问和答", optional=True)

    def problems(self) -> Iterator[Problem]:
        asked = [line.question for line in self.lines or ()]
        twice = next((one for place, one in enumerate(asked) if one in asked[:place]), "")
        if twice:
            yield Problem(f"“{twice}”写了两行，请合为一行", "lines")

    @property
    def answered(self) -> tuple[tuple[str, str], ...]:
        """Questions and answers that are to be kept."""
        return tuple((line.question, line.answer) for line in self.lines or () if line.answer)


STEPS = (WhichGroup, Contents)
