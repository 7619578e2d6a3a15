"""What is asked when a collector makes counterfeit notes good: which ones, and that the good money was counted."""

from deskapp.flow.step import Step, ask, tick


class Replacing(Step, title="假钞", cues=("补足的真钞过验钞机。", "放回少了钱的地方：抽屉、出纳或存款。")):
    """The record of the notes (FEE-31)."""

    loss: str = ask("登记号")
    counted: bool = tick("已收到真钞，当面点清，过验钞机")
