"""The walk of a customer's access card: laid down, paid, written, signed for."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from deskapp.at_reader.lines import PlanLine
from deskapp.flow.step import Step
from deskapp.procedures.access_card.service import ACCESS_CARD, bill_of, door_names, holder_name, sign
from deskapp.procedures.access_card.steps import PROOFS, Applicant, Cards, Rights
from deskapp.till.bill import Bill
from deskapp.till.steps import Pay
from deskapp.ui.cards.ticks import TickPage
from deskapp.ui.cards.touch_page import CardTouchPage
from deskapp.ui.cards.wizard import SIGNED_FOR, CardWizard, ClosingPage
from deskapp.ui.pay_page import PayPage
from deskapp.ui.words import say

SIGN = "登记册上的卡号、有效期与上面一致后再签名。"
TICKS = ("已说明使用方法和注意事项", "已说明有效期", "已提醒到期前来延期", "客户已在登记册上签名")


class CardPayPage(PayPage):
    """Twenty yuan a card, with the number of each (CARD-10)."""

    def bill(self) -> Bill:
        return bill_of(self.session.desk, self.session.answers)


class AccessCardWizard(CardWizard):
    """A customer's new card."""

    procedure = ACCESS_CARD
    verb = "收款并开票"
    pages = {Cards: CardTouchPage, Pay: CardPayPage}
    tail = ("写卡", "签领与说明")
    at_the_end = SIGNED_FOR

    def subject(self) -> str:
        if Applicant not in self.session.answers:
            return ""
        asked, answers = self.session.answers[Applicant], self.session.answers
        count = say("，{n} 张", n=len(answers[Cards].cards)) if Cards in answers else ""
        return f"{asked.room} {holder_name(self.session.desk, answers)}（{say(asked.held_as.value)}）{count}"

    def summary(self, filled: Step) -> str:
        match filled:
            case Applicant():
                return f"{filled.room} {filled.held_as.value}"
            case Cards():
                return "、".join(card.card_no for card in filled.cards)
            case Pay():
                return str(filled.total)
        return say("已核对") if type(filled) in PROOFS.values() else super().summary(filled)

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        return {"doors": door_names(self.session.desk)} if kind is Rights else {}

    def closing_page(self, written: Sequence[PlanLine]) -> ClosingPage | None:
        """The register is signed and everything explained (CARD-08, CARD-09)."""
        desk, walk = self.session.desk, self.session.answers.request_id
        cards = [(line.card_no, f"{line.holder}　{line.valid}") for line in written]
        keeps = partial(sign, desk, [line.card_id for line in written], walk)
        return TickPage(("写好的卡", "签领与说明"), cards, TICKS, SIGN, keeps)
