"""What is asked before cash is lent out of the drawer: who borrows how much, what for, and until when."""

from datetime import date

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.money import Money


class Lending(
    Step,
    title="借款",
    cues=("前台不向任何人付现金。", "特殊需要，先由物业服务中心负责人批准：按 F7 授权。", "借款单双方签名后再付钱。"),
    say="借款要先经负责人批准，请稍等。",
):
    """The borrower and the money (FEE-33)."""

    borrower: str = ask("借款人")
    amount: Money = ask("金额")
    reason: str = ask("事由")
    due_back: date = ask("归还日期", help="如 明天、周五、月末")
    counted: bool = tick("已与借款人当面点清")
