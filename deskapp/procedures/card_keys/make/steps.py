"""What is asked where a site key is made: for which cards, then both sheets typed back, then the passphrase."""

from collections.abc import Iterator

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.problems import Problem
from deskapp.procedures.card_keys.steps import Technology


class WhichKey(
    Step,
    title="哪种卡",
    cues=("新小区请用 DESFire。", "打印备份前，请第二位保管人到场。", "打印机旁边不要有别人。"),
):
    """The cards that the key will write. A Classic card can be copied by whoever holds it for minutes."""

    technology: Technology = ask("卡的种类")
    copying_known: bool = tick("已知道：这种卡可被复制，只作便利用途，不能当安全措施", optional=True)

    def problems(self) -> Iterator[Problem]:
        if self.technology is Technology.CLASSIC and not self.copying_known:
            yield Problem("请确认知道这种卡可被复制", "copying_known")
