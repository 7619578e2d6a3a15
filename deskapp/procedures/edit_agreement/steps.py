"""What is asked when the text of an agreement is changed: which one, its words, and why, once it was looked at."""

from collections.abc import Iterator

from deskapp.agreements.kinds import AgreementKind
from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.clauses import faults, named_fields, tidied
from deskapp.kernel.problems import Problem


class WhichAgreement(
    Step,
    title="哪份文本",
    cues=("改正文前先问公司的法务或品质部门。", "改后只影响以后签的，已签的不变。"),
):
    """The agreement or undertaking (GEN-15)."""

    kind: AgreementKind = ask("文本")


class Wording(
    Step,
    title="正文",
    cues=(
        "一段一行；“#”开头的一行是条的标题，编号自动生成。",
        "花括号里的是字段，打印时自动填写，名称要和列出的一致。",
        "不要把字段改成具体的姓名和金额。",
    ),
):
    """The whole text. `edition` is the version that was opened."""

    edition: int = ask("底稿")
    text: str = ask("正文")

    def problems(self) -> Iterator[Problem]:
        yield from faults(self.tidy, named_fields(self.text), "text")

    @property
    def tidy(self) -> str:
        """As it would be kept."""
        return tidied(self.text)


class LookedAt(
    Step,
    title="预览",
    cues=("逐条看一遍：编号、字段、断页和签名处。", "姓名和金额是示例。", "有不妥的，按 Esc 回去改。"),
):
    """The paper was looked at as it will be printed; why it was changed is kept with it (GEN-09)."""

    reason: str = ask("修改原因", help="例如 按公司2026年第3号文修改")
    seen: bool = tick("已逐条看过预览，核对无误")


STEPS = (WhichAgreement, Wording, LookedAt)
