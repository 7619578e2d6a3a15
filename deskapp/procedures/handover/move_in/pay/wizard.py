"""The pages of the payment of a move-in: the months, and the money."""

from collections.abc import Mapping
from typing import Any

from deskapp.flow.step import Step
from deskapp.handover.move_in.kinds import MoveInDeed
from deskapp.procedures.handover.move_in.pay.service import PAY_MOVE_IN, bill_of, metered
from deskapp.procedures.handover.move_in.pay.steps import HowMuch
from deskapp.procedures.handover.move_in.which import WhichMoveIn
from deskapp.procedures.handover.move_in.wizard import MoveInWizard, waiting_for
from deskapp.till.bill import Bill
from deskapp.till.steps import Pay
from deskapp.ui.pay_page import PayPage
from deskapp.ui.words import say


class MoveInPayPage(PayPage):
    """What moving in costs."""

    def bill(self) -> Bill:
        return bill_of(self.session.desk, self.session.answers)


class PayMoveInWizard(MoveInWizard):
    """收入住费用."""

    procedure = PAY_MOVE_IN
    verb = "收款并开票"
    pages = {WhichMoveIn: waiting_for(MoveInDeed.PAID), Pay: MoveInPayPage}

    def summary(self, filled: Step) -> str:
        match filled:
            case HowMuch():
                return say("{n} 个月", n=filled.months)
            case Pay():
                return str(filled.total)
        return super().summary(filled)

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        if kind is not HowMuch:
            return {}
        settings, answers = self.session.desk.settings(), self.session.answers
        amount = settings.utilities_prepayment_amount
        ask_for = amount and not metered(self.session.desk, answers)
        return {"months": settings.movein_months, **({"prepayment": amount.figures} if ask_for else {})}
