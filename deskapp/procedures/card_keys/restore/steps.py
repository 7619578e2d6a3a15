"""What is asked where a key comes back from paper: what the head of both sheets says of it."""

from collections.abc import Iterator

from deskapp.flow.step import Step, ask
from deskapp.kernel.problems import Problem
from deskapp.kernel.typed import plain
from deskapp.procedures.card_keys.steps import Technology

VERSIONS = range(1, 256)


class WhichSheets(
    Step,
    title="哪把密钥",
    cues=("两位保管人都要在场。", "照备份的表头填写。", "恢复后把两份重新封存。"),
):
    """Kind, version and check value, which both sheets print."""

    technology: Technology = ask("卡的种类")
    version: int = ask("版本", help="如 1；备份上写“第 1 版”")
    check_value: str = ask("校验值", help="如 4FA17C；六位数字或字母")

    @property
    def checked(self) -> str:
        """The check value in one spelling."""
        return plain(self.check_value).replace(" ", "").upper()

    def problems(self) -> Iterator[Problem]:
        if self.version not in VERSIONS:
            yield Problem("版本是 1 到 255 的整数", "version")
        if len(self.checked) != 6 or not set(self.checked) <= set("0123456789ABCDEF"):
            yield Problem("校验值是六位，由数字和字母 A 到 F 组成", "check_value")
