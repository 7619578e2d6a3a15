"""What is asked when a blank ticket is spoiled: up to which number, and why."""

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.numbers import TicketNo


class Spoiled(Step, title="空白号", cues=("号码不能跳过，坏掉的号也要登记。", "盖“作废”章，各联留在本内。")):
    """Every number from the next one to this one is voided."""

    up_to: TicketNo = ask("作废到哪一号", help="从账上的下一号起，到这一号为止")
    reason: str = ask("原因", help="例如 打印机卡纸")
    copies: bool = tick("各联已盖“作废”章，留在本内")
