"""What the cashier is asked after looking something over: what, of whom, what was counted, and the finding."""

from deskapp.flow.step import Step, ask
from deskapp.kernel.money import Money
from deskapp.ledger.desk_cash.kinds import Checked, CheckResult


class Checking(
    Step,
    title="抽查",
    cues=("不定时检查，不事先通知。", "先清点，再看账上的数。", "登记有缺漏、不清的，由前台责任人承担。"),
):
    """A register or a drawer, and what came of it (FEE-30, REG-10)."""

    clerk: str = ask("责任人", help="被检查的收费人")
    checked: Checked = ask("检查")
    counted: Money = ask("实点现金", help="抽查现金的填写", optional=True)
    result: CheckResult = ask("结果")
    finding: str = ask("发现的问题", help="不符或不清的，写明", optional=True)
