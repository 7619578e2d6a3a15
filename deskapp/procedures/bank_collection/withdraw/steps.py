"""What is asked when a list is taken back: which, and why."""

from deskapp.flow.step import Step, ask, tick


class WhichList(Step, title="撤回清单", cues=("先问清银行确实没有扣款。", "已有结果的行不受影响。")):
    """A list whose unanswered lines the bank will not collect (GEN-09)."""

    number: str = ask("清单编号", help="如 TS20261115-01")
    reason: str = ask("原因", help="如 文件发错，未送银行")
    asked: bool = tick("已与银行核实，不会再扣款")


STEPS = (WhichList,)
