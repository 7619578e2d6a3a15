"""What is asked before a reduction is taken back: which one, why, and that its copy came back."""

from deskapp.flow.step import Step, ask, tick


class Undoing(
    Step,
    title="撤销减免",
    cues=("要：减免单客户联。", "选择要撤销的减免单。", "两联都注明“撤销”。", "负责人按 F7 输入密码批准。"),
    say="对不起，这张减免单批错了，我们撤销它，请把您的一联交回。",
):
    """The paper, by its number (FEE-25, FEE-34)."""

    paper: str = ask("减免单")
    reason: str = ask("原因", help="如 房号写错")
    returned: bool = tick("已收回客户联，注明“撤销”")
