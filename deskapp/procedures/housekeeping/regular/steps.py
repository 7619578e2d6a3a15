"""What is asked of regular housekeeping: what the record sheet says, and the money."""

from collections.abc import Iterator
from datetime import date

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Problem
from deskapp.ledger.housekeeping.values import Service
from deskapp.till.steps import Pay, Whom
from deskapp.till.written import Written

MOST_MONTHS = 24


class Sheet(
    Step,
    title="固定家政记录表",
    cues=("照记录表填写，不凭口述。", "一个月从起始日算到下月同日的前一天。"),
    say="请您核对服务内容、起止日期和每月费用。",
):
    """The service, its fee a month, and the months (FEE-21, REG-08)."""

    sheet_no: str = ask("记录表号")
    service: str = ask("服务内容", help="如 保洁")
    frequency: str = ask("次数", help="如 每周两次")
    fee: Money = ask("每月费用")
    starts_on: date = ask("起始日")
    months: int = ask("月数")
    from_sheet: bool = tick("已与家政负责人的记录表核对")

    def problems(self) -> Iterator[Problem]:
        if not 1 <= self.months <= MOST_MONTHS:
            yield Problem(f"月数须为 1 至 {MOST_MONTHS}", "months")
        if not self.fee:
            yield Problem("费用要大于零", "fee")

    @property
    def asked(self) -> Service:
        """As the ledger keeps it."""
        words = (self.sheet_no.strip().upper(), self.service.strip(), self.frequency.strip())
        return Service(*words, self.fee, self.starts_on, self.months)


STEPS = (Whom, Sheet, Written, Pay)
