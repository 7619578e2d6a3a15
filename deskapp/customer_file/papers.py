"""The shared documents step: which papers a matter needs, what was handed in of them, and what is missing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Self

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.problems import Problem, Refusal

Side = Literal["owner", "contractor", ""]
MOST_COPIES = 99


@dataclass(frozen=True)
class Needed:
    """One paper of a checklist. `code` names its kind for good, `words` is what the clerk reads.

    `original`: the original is looked at; `copies`: so many are kept; `sealed`: stamped by whoever issued it.
    `may_declare`: the owner's written declaration may stand for it (RENO-16); never for what others approve (RENO-17).
    `stays`: the original itself is kept. `side`: who has to bring it (RENO-64). `rule` is the id that asks for it.
    """

    code: str
    words: str
    copies: int = 0
    original: bool = False
    sealed: bool = False
    required: bool = True
    may_declare: bool = False
    side: Side = ""
    rule: str = "ARCHIVE-01"
    stays: bool = False

    @property
    def asked(self) -> str:
        """What is asked for beside its name: 看原件，复印件 2 份，盖章."""
        parts = (
            "收原件" if self.stays else "看原件" if self.original else "",
            f"复印件 {self.copies} 份" if self.copies else "",
            "盖章" if self.sealed else "",
            "" if self.required else "可不交",
        )
        return "，".join(part for part in parts if part)


class PaperLine(Step, title="资料"):
    """What was handed in of one paper (ARCHIVE-09). `scans` are the names of its pictures in the vault."""

    code: str = ask("代码")
    words: str = ask("资料")
    supplied: bool = tick("已交", optional=True)
    copies: int = ask("份数")
    sealed: bool = tick("已盖章", optional=True)
    declared: bool = tick("以声明代替", optional=True)
    scans: tuple[str, ...] = ask("图片")

    @classmethod
    def read(cls, said: Mapping[str, Any]) -> Self | tuple[Problem, ...]:
        given = {name: value for name, value in said.items() if value is not None and value != ""}
        return super().read({"copies": 0, "scans": (), **given})

    def problems(self) -> Iterator[Problem]:
        if not 0 <= self.copies <= MOST_COPIES:
            yield Problem(f"{self.words}的份数请填 0 至 {MOST_COPIES}", "copies")
        if self.supplied and self.declared:
            yield Problem(f"{self.words}已经交了，不用声明代替", "declared")

    @property
    def told(self) -> str:
        """How it stands, as paper and screen show it: 已交，复印件 2 份，已盖章."""
        if not self.supplied:
            return "以声明代替" if self.declared else "未交"
        parts = (f"复印件 {self.copies} 份" if self.copies else "", "已盖章" if self.sealed else "")
        return "，".join(part for part in ("已交", *parts) if part)


class Papers(Step, title="资料"):
    """What a procedure asks for; it subclasses this step to give title, cues and what to say."""

    lines: tuple[PaperLine, ...] = ask("资料清单")

    def shown(self) -> Iterator[tuple[str, str]]:
        for line in self.lines:
            yield line.words, line.told

    def line(self, code: str) -> PaperLine | None:
        """The line of one paper."""
        return next((one for one in self.lines if one.code == code), None)


def line(needed: Needed, **given: Any) -> PaperLine:
    """The line of a paper that was handed in just as it was asked for; `given` says what differs."""
    said = {"supplied": True, "copies": needed.copies, "sealed": needed.sealed, "scans": ()}
    return PaperLine(code=needed.code, words=needed.words, **{**said, **given})


def missing(needed: Iterable[Needed], lines: Sequence[PaperLine]) -> Iterator[Refusal]:
    """What still stands against going on, one refusal a paper, by the rule that asks for it."""
    given = {one.code: one for one in lines}
    for paper in needed:
        found = given.get(paper.code)
        if found is None or not (found.supplied or found.declared):
            if paper.required:
                yield Refusal(f"还缺{paper.words}", paper.rule)
        elif found.declared:
            if not paper.may_declare:
                yield Refusal(f"{paper.words}不能以声明代替", paper.rule)
        elif found.copies < paper.copies:
            yield Refusal(f"{paper.words}要复印件 {paper.copies} 份，收到 {found.copies} 份", paper.rule)
        elif paper.sealed and not found.sealed:
            yield Refusal(f"{paper.words}要盖章", paper.rule)
