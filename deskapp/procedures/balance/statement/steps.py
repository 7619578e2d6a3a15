"""What is asked for a statement: whose accounts, and from which day on."""

from datetime import date

from deskapp.flow.step import ask
from deskapp.procedures.balance.steps import Whose


class Stated(
    Whose,
    title="对账单",
    cues=("要：客户本人的身份证件。", "对账单只给账户的客户本人。", "交还：对账单和身份证件。"),
    say="请出示身份证件，我给您打印对账单。",
):
    """Whose accounts, and from which day; all before it is one figure."""

    since: date = ask("从哪天起", help="如 1月1日；之前的并作期初余额")
