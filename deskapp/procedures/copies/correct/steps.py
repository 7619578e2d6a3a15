"""What is asked when a line of the copy-fee register was wrong: which one, and why."""

from deskapp.flow.step import Step, ask, tick
from deskapp.procedures.copies.correct.rules import LAW


class WrongLine(Step, title="更正", cues=(LAW, "冲销后照实重新登记一笔。")):
    """The line that is taken back, with its number in the register."""

    number: int = ask("序号", help="登记本上的序号")
    reason: str = ask("原因", help="例如 张数记错")
    settled: bool = tick("多收的已当面退还，少收的已补收")
