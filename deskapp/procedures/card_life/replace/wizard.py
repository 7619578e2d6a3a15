"""The walk of a card in place of another: known, priced, paid, written, signed for."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from deskapp.access.kinds import ReplaceReason
from deskapp.access.register.values import CardOnRecord
from deskapp.access.rules.states import CardAct
from deskapp.access.rules.validity import OF_THE_CENTRE
from deskapp.at_reader.known import KnownCard, named
from deskapp.at_reader.lines import PlanLine
from deskapp.estate.kinds import CardState
from deskapp.flow.step import Step
from deskapp.procedures.card_life.held_as import HeldAs
from deskapp.procedures.card_life.replace.service import REPLACE_CARD, Quote, bill_of, quote, sign
from deskapp.procedures.card_life.replace.steps import NewCard, OldCard, WhyReplaced
from deskapp.till.bill import Bill
from deskapp.till.steps import Pay
from deskapp.ui.cards.ticks import TickPage
from deskapp.ui.cards.touch_page import CardTouchPage
from deskapp.ui.cards.which_page import WhichCardPage
from deskapp.ui.cards.wizard import SIGNED_FOR, CardWizard, ClosingPage
from deskapp.ui.pay_page import PayPage
from deskapp.ui.step_page import StepPage
from deskapp.ui.widgets import Facts, Panel
from deskapp.ui.words import say

TICKS = ("已说明新卡的有效期，到期前来延期", "旧卡不能再用，已向客户说明", "客户已在登记册上签名")
SIGN = "登记册上的新卡号与上面一致后再签名。"
FOR_ROSTER, FOR_STAFF = ("held_as",), ("assessed",)


class OldCardPage(WhichCardPage):
    """A card in use, or one that was reported lost."""

    act = CardAct.REPLACE

    def objection(self, card: CardOnRecord) -> str:
        return "" if card.state is CardState.LOST and not card.plan else super().objection(card)


class WhyPage(StepPage):
    """The reason, and beside it at once what that comes to; what does not concern this card is not asked."""

    def build(self) -> None:
        self.old = named(self.session.desk, self.session.answers[OldCard].card)
        form, panel = self.add_form(), Panel(say("费用"))
        self.facts = Facts()
        panel.body.addWidget(self.facts)
        self.sheet.addWidget(panel)
        for question in self.kind.questions():
            if question.name not in ("price", *self._idle()):
                self.add_question(form, question)
        self.edited.connect(self._show)

    def entered(self) -> None:
        self._show()

    def said(self) -> dict[str, Any]:
        found = self._quote()
        return {**super().said(), "price": found.price.figures if isinstance(found, Quote) else ""}

    def reason(self) -> str:
        found = self._quote()
        return "" if isinstance(found, Quote) else found

    def _quote(self) -> Quote | str:
        said = super().said()
        reason, held_as = said["reason"], said.get("held_as")
        asked = self.session.answers[OldCard].card
        return quote(
            self.session.desk,
            asked,
            ReplaceReason(reason) if reason else None,
            HeldAs(held_as) if held_as else None,
        )

    def _show(self) -> None:
        found = self._quote()
        if isinstance(found, Quote):
            price = str(found.price) if found.price else say("免费")
            self.facts.set_facts([("应收", price), ("依据", found.why), ("新卡有效期", found.valid)])
        else:
            self.facts.set_facts([("应收", found)])

    def _idle(self) -> tuple[str, ...]:
        """Questions that are not asked of this card."""
        holder = self.old.card.holder if isinstance(self.old, KnownCard) else None
        if holder is None:
            return FOR_STAFF
        return FOR_ROSTER if holder.held_as in OF_THE_CENTRE else (*FOR_ROSTER, *FOR_STAFF)


class ReplacementPayPage(PayPage):
    """What the new card costs, with its number (CARD-10)."""

    def bill(self) -> Bill:
        return bill_of(self.session.desk, self.session.answers)


class ReplaceCardWizard(CardWizard):
    """换门禁卡."""

    procedure = REPLACE_CARD
    verb = "换卡"
    pages = {OldCard: OldCardPage, WhyReplaced: WhyPage, NewCard: CardTouchPage, Pay: ReplacementPayPage}
    tail = ("写卡", "签领与说明")
    at_the_end = SIGNED_FOR

    def subject(self) -> str:
        if OldCard not in self.session.answers:
            return ""
        old = named(self.session.desk, self.session.answers[OldCard].card)
        if not isinstance(old, KnownCard):
            return ""
        return say("卡 {no}　{whose}", no=old.card_no, whose=f"{old.card.room_no} {old.card.holder_name}".strip())

    def summary(self, filled: Step) -> str:
        match filled:
            case OldCard():
                return filled.card.card_no
            case WhyReplaced():
                price = str(filled.price) if filled.price else say("免费")
                return f"{say(filled.reason.value)} {price}"
            case NewCard():
                return filled.blank.card_no
            case Pay():
                return str(filled.total)
        return super().summary(filled)

    def about(self, kind: type[Step]) -> str:
        """What a page asks depends on the old card."""
        answers = self.session.answers
        return answers[OldCard].card.card_no if kind is WhyReplaced and OldCard in answers else ""

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        if kind is not WhyReplaced:
            return {}
        old = named(self.session.desk, self.session.answers[OldCard].card)
        lost = isinstance(old, KnownCard) and old.card.state is CardState.LOST
        return {"reason": ReplaceReason.LOSS} if lost else {}

    def closing_page(self, written: Sequence[PlanLine]) -> ClosingPage | None:
        cards = [(line.card_no, f"{line.holder}　{line.valid}") for line in written]
        ids = [line.card_id for line in written]
        keeps = partial(sign, self.session.desk, ids, self.session.answers.request_id)
        return TickPage(("写好的新卡", "签领与说明"), cards, TICKS, SIGN, keeps)
