"""What is asked of a banking: when, how much, on which slip, by whom."""

from datetime import date

from deskapp.flow.step import Step, ask
from deskapp.kernel.money import Money


class Banked(Step, title="现金缴存", cues=("照银行存单填写。", "先抵最早的收款日。", "存单贴在收付单背面。")):
    """Cash paid into the dedicated account (FEE-26, REG-58)."""

    banked_on: date = ask("缴存日期")
    amount: Money = ask("缴存金额", help="按 = 填入待缴存合计")
    bank_slip: str = ask("银行存单号")
    banked_by: str = ask("缴存人")
