"""What is asked when renovation tax is collected for the tax office: its ticket, and the money."""

from collections.abc import Iterator

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.money import Money
from deskapp.kernel.numbers import TicketNo
from deskapp.kernel.problems import Problem
from deskapp.procedures.renovation.which import WhichFiling
from deskapp.till.steps import Pay


class TaxTicket(
    Step,
    title="税票",
    cues=("税票由税务部门提供，照票面登记号码。", "金额按当地税务规定。", "交还：收款后，税票交装修单位。"),
    say="装修税是代税务部门收的，请核对税票和金额。",
):
    """The ticket of the tax office (FORM-14)."""

    issuer: str = ask("票据单位", help="如 地方税务局")
    number: TicketNo = ask("票据号码", help="照票面填写，字母也要填")
    standard: str = ask("标准", help="如 合同价×3%")
    amount: Money = ask("金额")
    handed: bool = tick("税票已填好，与金额一致")

    def problems(self) -> Iterator[Problem]:
        if not self.amount:
            yield Problem("金额要大于零", "amount")


STEPS = (WhichFiling, TaxTicket, Pay)
