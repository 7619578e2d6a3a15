"""What is asked for an X report: whose drawer."""

from deskapp.flow.step import Step, ask


class Whose(Step, title="收款中途报表", cues=("只看不结，不清零。", "抽查时与抽屉里的现金核对。")):
    """The drawer to be looked into (FEE-30)."""

    clerk: str = ask("收费人")
