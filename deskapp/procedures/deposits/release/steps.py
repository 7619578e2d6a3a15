"""What is asked when what a deposit was held for is done: which deposit, on what day that was found, by whom."""

from datetime import date

from deskapp.flow.step import Step, ask


class Released(
    Step,
    title="押金与合格",
    cues=(
        "看物品归还、服务办完的记录。",
        "装修备案的保证金随核查登记，不在这里办。",
        "以前另收的装修保证金，从合格日期起满七个工作日才能退。",
    ),
    say="已经登记好了，请带押金收据原件来办退款。",
):
    """The deposit, and the day from which its refund is reckoned (RENO-50)."""

    deposit: str = ask("押金", help="如 0001234；收据号、登记证号、房号或付款人")
    passed_on: date = ask("合格日期", help="如 今天")
    checked_by: str = ask("验收人")
