"""What is asked of ad hoc housekeeping: the slips of the cleaner's book, and the money."""

import re
from collections.abc import Iterator
from datetime import date

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Problem
from deskapp.ledger.housekeeping.values import Slip
from deskapp.till.steps import Pay, Whom
from deskapp.till.written import Written

HOURS = re.compile(r"[0-9]{1,2}(\.[0-9])?")


class SlipLine(Step, title="服务单"):
    """One slip, as the book has it."""

    book_no: str = ask("本号")
    slip_no: str = ask("单号")
    done_on: date = ask("服务日期")
    cleaner: str = ask("家政员")
    hours: str = ask("工时", optional=True)
    amount: Money = ask("金额")

    def problems(self) -> Iterator[Problem]:
        if self.hours and not HOURS.fullmatch(self.hours.strip()):
            yield Problem("工时写小时数，例如 2 或 2.5", "hours")
        if not self.amount:
            yield Problem("金额要大于零", "amount")

    @property
    def slip(self) -> Slip:
        """As the ledger keeps it: numbers in capitals, without spaces."""
        book_no, slip_no = ("".join(one.split()).upper() for one in (self.book_no, self.slip_no))
        return Slip(book_no, slip_no, self.done_on, self.cleaner.strip(), (self.hours or "").strip(), self.amount)


class Slips(
    Step,
    title="家政服务单",
    cues=("照家政服务本的收费记录填写。", "收据上列明每张服务单的号码。"),
    say="一共是这几张服务单，请您核对金额。",
):
    """All slips that are paid together (FEE-20, REG-07)."""

    slips: tuple[SlipLine, ...] = ask("服务单")
    stapled: bool = tick("客户联已钉入家政服务本")

    def problems(self) -> Iterator[Problem]:
        if not self.slips:
            yield Problem("请填写服务单", "slips")


STEPS = (Whom, Slips, Written, Pay)
