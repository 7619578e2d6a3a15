"""What is asked for the receipt of a day of copies and fax: which day, and the money as it lies in the drawer."""

from datetime import date

from deskapp.flow.step import Step, ask, tick
from deskapp.till.steps import Pay


class WhichDay(Step, title="登记日期", cues=("一天一张，号码填回登记本的每一行。", "漏开的日子先补开。")):
    """The day of the register that is put on a receipt."""

    day: date = ask("登记日期")


class DayPay(
    Pay,
    title="开汇总收据",
    cues=("收据的客户名写“零星收费汇总”。", "付款人签字处由收费人签字。", "现金按登记本合计点清，再开收据。"),
):
    """The money was taken sale by sale; what is confirmed is that it is there (FEE-22)."""

    confirmed: bool = tick("手上的钱与登记本合计一致")
