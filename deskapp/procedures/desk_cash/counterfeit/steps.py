"""What is asked when a counterfeit note turns up: which notes, where, who accepted them, whether they are made good."""

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.money import Money
from deskapp.ledger.desk_cash.kinds import FoundAt


class Counterfeit(
    Step,
    title="假钞",
    cues=("假钞由收进的人赔偿。", "抄下冠字号；假钞交银行收缴，取回凭证。", "不得再次使用，不得找给客户。"),
):
    """The notes and their collector (FEE-31)."""

    clerk: str = ask("收费人", help="收进假钞的人")
    face: Money = ask("面额")
    pieces: int = ask("张数")
    serials: str = ask("冠字号", help="几张的，用顿号分开", optional=True)
    found_at: FoundAt = ask("发现")
    remark: str = ask("说明", help="例如 银行收缴凭证号", optional=True)
    replaced: bool = tick("收费人已当场补足", optional=True)
