"""What is asked when money that matched nothing is settled: which row, what became of it, by which paper."""

from datetime import date
from enum import Enum

from deskapp.flow.step import Step, ask, tick


class Became(Enum):
    """What became of it."""

    RETURNED = "已退回付款人"
    CORRECTED = "银行已更正"
    ELSEWHERE = "已另行入账"


class Settling(Step, title="差错处理", cues=("先与银行查清是谁的钱。", "退款由公司财务办理，前台不付现金。")):
    """One row of an answer, settled with its proof (FEE-33)."""

    row: str = ask("编号", help="如 TJ20261116-01-7，照下面的列表填写")
    became: Became = ask("去向")
    settled_on: date = ask("日期", help="退回或更正的日期")
    reference: str = ask("凭证号", help="退款单、银行更正单或收据的号码")
    checked: bool = tick("已看过凭证，金额相符")


STEPS = (Settling,)
