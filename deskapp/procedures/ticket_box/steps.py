"""What is asked when tickets leave the box: for whom, which one, and that it was the right person."""

from deskapp.flow.procedure import Answers
from deskapp.flow.step import Step, ask, tick
from deskapp.ledger.kinds import BoxExit


class Whom(Step, title="取票人", cues=("客户来领，逐张登记；出纳来取，全部清空。",)):
    """The customer who comes for a ticket, or the cashier who files them all."""

    to: BoxExit = ask("取票人")


class Claimed(
    Step,
    title="领取",
    cues=("要：请客户出示付款时的信息，核对姓名和金额。", "票据不能由他人代改名称。", "交还：票据当面交领取人。"),
    say="请问票据上是谁的名字，付了多少钱？",
):
    """One ticket, and who takes it."""

    ticket: str = ask("票据")
    taken_by: str = ask("领取人", help="付款人本人，或其委托的人")
    known: bool = tick("已核对是付款人本人，或其委托的人")


class Emptied(Step, title="清空", cues=("出纳当面清点，张数与账上相同才能取走。",)):
    """All of them, counted together with the cashier."""

    cashier: str = ask("出纳", help="取走票据的出纳")
    pieces: int = ask("实点张数")
    together: bool = tick("出纳已当面清点")


def by_customer(answers: Answers) -> bool:
    """One ticket is handed to a customer."""
    return Whom in answers and answers[Whom].to is BoxExit.CUSTOMER


def by_cashier(answers: Answers) -> bool:
    """The cashier takes all."""
    return Whom in answers and answers[Whom].to is BoxExit.CASHIER
