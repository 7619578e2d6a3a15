"""The page of a sale at the copier: the prices, the counts, and what it comes to while they are typed."""

from deskapp.kernel.money import Money
from deskapp.procedures.copies.sale.service import SELL_COPIES, bill_of, day_receipt, price_list
from deskapp.procedures.copies.sale.steps import FIELDS, Copied, pieces_of
from deskapp.till.bill import Bill
from deskapp.till.steps import Pay
from deskapp.ui.pay_page import PayPage
from deskapp.ui.step_page import StepPage
from deskapp.ui.widgets import Facts, Panel, text
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say


class CopiedPage(StepPage):
    """Only F8 writes a line."""

    only_f8 = True

    def build(self) -> None:
        super().build()
        self.prices, self.sum = price_list(self.session.desk), text("", "heading")
        panel = Panel("标准和应收")
        panel.body.addWidget(
            Facts([(kind.value, f"{price.figures} 元每{kind.piece}") for kind, price in self.prices.items()])
        )
        panel.body.addWidget(self.sum)
        self.sheet.addWidget(panel)
        self.edited.connect(self._reckon)
        late, own = bool(day_receipt(self.session.desk)), self.editors["own_receipt"]
        own.fill(late)
        for part in (own.widget, self.forms[0].notes["own_receipt"]):
            part.setVisible(late)
        self._reckon()

    def _reckon(self) -> None:
        pieces = pieces_of({name: _whole(self.editors[name].said()) for name in FIELDS})
        due = Money.total(self.prices[kind] * number for kind, number in pieces.items() if kind in self.prices)
        self.sum.say(say("应收 {amount}", amount=due))


class OwnPayPage(PayPage):
    """A sale after the receipt of the day: on a receipt of its own."""

    def bill(self) -> Bill:
        return bill_of(self.session.desk, self.session.answers)


class SellCopiesWizard(ProcedureWizard):
    """复印传真."""

    procedure = SELL_COPIES
    pages = {Copied: CopiedPage, Pay: OwnPayPage}
    verb = "登记"


def _whole(typed: object) -> int:
    words = str(typed or "").strip()
    return int(words) if words.isascii() and words.isdigit() else 0
