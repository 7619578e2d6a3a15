"""The pages of a day's receipt: the days that wait for one, then the money of the day."""

from collections.abc import Mapping
from typing import Any

from deskapp.flow.step import Step
from deskapp.procedures.copies.day_receipt.service import COPY_DAY_RECEIPT, bill_of, waiting
from deskapp.procedures.copies.day_receipt.steps import DayPay, WhichDay
from deskapp.till.bill import Bill
from deskapp.ui.pay_page import PayPage
from deskapp.ui.step_page import StepPage
from deskapp.ui.widgets import EmptyState, Facts, Panel
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say


class WhichDayPage(StepPage):
    """The days whose sales are on no receipt, above the question."""

    def build(self) -> None:
        panel, found = Panel("待开汇总收据"), waiting(self.session.desk)
        if found:
            panel.body.addWidget(Facts([(str(day), str(amount)) for day, amount in found]))
        else:
            panel.body.addWidget(EmptyState("receipt", "没有待开的复印传真收费", "先办“复印传真”登记"))
        self.sheet.addWidget(panel)
        super().build()


class DayPayPage(PayPage):
    """What the day comes to; only F8 uses up a number."""

    verb = "开汇总收据"

    def build(self) -> None:
        super().build()
        self.confirmed.setText(say("手上的钱与登记本合计一致"))

    def bill(self) -> Bill:
        return bill_of(self.session.desk, self.session.answers)

    def reason(self) -> str:
        if missing := self._missing():
            return missing[0]
        return "" if self.confirmed.said() else say("请先与登记本核对金额，再勾选")


class CopyDayReceiptWizard(ProcedureWizard):
    """复印传真汇总."""

    procedure = COPY_DAY_RECEIPT
    pages = {WhichDay: WhichDayPage, DayPay: DayPayPage}
    verb = "开汇总收据"

    def summary(self, filled: Step) -> str:
        return str(filled.day) if isinstance(filled, WhichDay) else super().summary(filled)

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        found = waiting(self.session.desk)
        return {"day": found[0][0]} if kind is WhichDay and found else {}
