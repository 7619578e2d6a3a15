"""What is asked when what a deposit was held for is done: which deposit, on what day that was found, by whom."""

from datetime import date

from deskapp.flow.step import Step, ask


class Released(
    Step,
    title="押金与合格",
    cues=(
        "装修的，看验收合格的记录。",
        "装修保证金从合格日期起满七个工作日才能退。",
        "放假不算，调休上班的周末算。",
    ),
    say="验收合格了，过几个工作日请带收据和登记证原件来办退款。",
):
    """The deposit, and the day from which its refund is reckoned (RENO-50)."""

    deposit: str = ask("押金", help="如 0001234；收据号、登记证号、房号或付款人")
    passed_on: date = ask("合格日期", help="如 今天")
    checked_by: str = ask("验收人")
