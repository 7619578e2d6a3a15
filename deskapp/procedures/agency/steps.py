"""What is asked of agency collection: the outside party's ticket, and the money."""

from collections.abc import Iterator

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.money import Money
from deskapp.kernel.numbers import TicketNo
from deskapp.kernel.problems import Problem
from deskapp.ledger.outside.values import Entry
from deskapp.till.steps import Pay, Whom


class TheirTicket(
    Step,
    title="外部票据",
    cues=(
        "票据由代收单位提供，照票面登记号码。",
        "金额按对方规定的标准，不自行决定。",
        "交还：收款后，外部票据交客户。",
    ),
    say="这是代收的费用，票据由代收单位提供，请您核对金额。",
):
    """The ticket of the outside party (FORM-14)."""

    item: str = ask("代收项目", help="如 代收装修税")
    issuer: str = ask("票据单位", help="如 地方税务局")
    number: TicketNo = ask("票据号码", help="照票面填写，字母也要填")
    standard: str = ask("标准", help="对方规定的，如 合同价×3%")
    amount: Money = ask("金额")
    handed: bool = tick("外部票据已填好，与金额一致")

    def problems(self) -> Iterator[Problem]:
        if not self.amount:
            yield Problem("金额要大于零", "amount")

    @property
    def entry(self) -> Entry:
        """As the ledger keeps it."""
        return Entry(self.item, self.issuer.strip(), self.number, self.standard.strip(), self.amount)


STEPS = (Whom, TheirTicket, Pay)
