"""The pages of a top-up: the agreement, the card, the months and their money, and the invoices torn off after it."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from deskapp.access.kinds import PlanAct
from deskapp.at_reader.card import Seen
from deskapp.at_reader.lines import PlanLine
from deskapp.flow.step import Step
from deskapp.procedures.parking.top_up.service import TOP_UP_PARKING, bill_of, file_away, torn
from deskapp.procedures.parking.top_up.steps import HowLong, WhichAgreement, WhichCard
from deskapp.till.bill import Bill
from deskapp.till.steps import Pay
from deskapp.ui.cards.ticks import TickPage
from deskapp.ui.cards.touch_page import CardTouchPage
from deskapp.ui.cards.wizard import CardWizard, ClosingPage
from deskapp.ui.pay_page import PayPage
from deskapp.ui.words import say

FILED = "协议和证件复印件已归入客户档案"
SIGNED = "客户已在登记册上签领新卡"
TORN = "定额发票按号码顺序撕，金额与收款一致。"
STUBS = "已撕下等额定额发票交客户，卡号已写在存根联"
HANDED_OVER = (
    ("存根联写上充值的卡号。", "资料录入以后及时入柜。", "交还：车卡；前台收费的，连同等值的定额发票。"),
    "车卡写好了，请您收好。",
)
"""The cue card where a customer gets the card and the invoices (PARK-08, PARK-09)."""


class ParkingCardPage(CardTouchPage):
    """Any card that may be held is taken; whether it is the right one is told by the rules (PARK-05)."""

    def objection(self, seen: Seen) -> str:
        return "" if seen.card or seen.met.issuable else super().objection(seen)


class MonthsPayPage(PayPage):
    """What the months and a new card come to, each on the tickets it takes."""

    def bill(self) -> Bill:
        return bill_of(self.session.desk, self.session.answers)


class TopUpParkingWizard(CardWizard):
    """月卡充值."""

    procedure = TOP_UP_PARKING
    verb = "收款并写卡"
    pages = {WhichCard: ParkingCardPage, Pay: MonthsPayPage}
    tail = ("写卡", "发票与归档")
    at_the_end = HANDED_OVER

    def subject(self) -> str:
        answers = self.session.answers
        return answers[WhichAgreement].agreement if WhichAgreement in answers else ""

    def summary(self, filled: Step) -> str:
        match filled:
            case WhichAgreement():
                return filled.agreement
            case WhichCard():
                return filled.card.card_no
            case HowLong():
                return say("{n} 个月", n=filled.months) if filled.months else say("银行托收")
            case Pay():
                return str(filled.total)
        return super().summary(filled)

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        return {"months": "1"} if kind is HowLong else {}

    def closing_page(self, written: Sequence[PlanLine]) -> ClosingPage | None:
        """Invoices of equal value are torn off, the papers filed, a new card signed for (PARK-08, PARK-09, CARD-08)."""
        desk, walk = self.session.desk, self.session.answers.request_id
        pieces, new = torn(desk, walk), [line.card_id for line in written if line.act is PlanAct.ISSUE]
        shown = [(line.card_no, f"{line.holder}　{line.valid}") for line in written]
        if pieces:
            shown += [(say("定额发票"), "　".join(pieces)), (say("存根联写"), written[0].card_no)]
        ticks = [words for words, asked in ((STUBS, pieces), (FILED, True), (SIGNED, new)) if asked]
        return TickPage(("写好的车卡", "发票与归档"), shown, ticks, TORN, partial(file_away, desk, walk, new))
