"""The amount that is agreed, and the money itself: how it is paid, what is given back, on which ticket."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from deskapp.procedures.collect_fees import view
from deskapp.procedures.collect_fees.spoken import spoken
from deskapp.till.bill import ticket_of, till
from deskapp.ui.bill import BillLine, BillPanel
from deskapp.ui.choices import Tick
from deskapp.ui.forms import Note
from deskapp.ui.placing import row
from deskapp.ui.step_page import StepPage
from deskapp.ui.tender import PayWay, TenderPanel
from deskapp.ui.theme import look
from deskapp.ui.tickets_due import TicketsPanel
from deskapp.ui.walking import go_to
from deskapp.ui.widgets import Panel
from deskapp.ui.words import say

MOST = 4
"""Lines of the bill in sight on the payment page, where there is room for them."""


class ConfirmPage(StepPage):
    """The standard and the amount, said to the customer and agreed (FEE-03). The digit 1 ticks."""

    def build(self) -> None:
        self.bill_panel = BillPanel(10)
        self.sheet.addWidget(self.bill_panel)
        self.bill: view.Bill | None = None
        tick, note = self.add_editor(self.kind.questions()[1]), Note("按 1 或空格勾选")
        self.notes["confirmed"] = note
        panel, line = Panel(), row(tick.widget, note, gap=look().sizes.m)
        line.setStretch(1, 1)
        panel.body.addLayout(line)
        self.sheet.addWidget(panel)

    def entered(self) -> None:
        self.bill = view.bill(self.session.desk, self.session.answers)
        self.bill_panel.set_lines(bill_lines(self.bill), self.bill.total)

    def said(self) -> dict[str, Any]:
        total = self.bill.total.figures if self.bill else ""
        return {"total": total, **super().said()}

    def cues(self) -> tuple[Sequence[str], str]:
        amount = say("共{sum}，请您核对。", sum=spoken(self.bill.total)) if self.bill else ""
        return self.kind.cues, amount

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_1:
            tick = self.editors["confirmed"].widget
            assert isinstance(tick, Tick)
            tick.click()
        else:
            super().keyPressEvent(event)


class CollectPage(StepPage):
    """What is owed, how it is paid, what is given back, on which ticket; only F8 takes the money."""

    verb = "收款并开票"
    only_f8 = True

    def build(self) -> None:
        self.till = till(self.session.desk)
        ways = [PayWay(way.name, way.cash, way.needs_reference) for way in self.till.ways]
        ways += [PayWay(one.name, False, False, one.amount) for one in self._lying()]
        self.bill_panel = BillPanel(MOST)
        self.tender = TenderPanel(ways, self.till.detector_above)
        self.to_box = Tick("客户不要票据，投票据收集箱")
        self.to_box.setObjectName("to_box")
        self.to_box.edited.connect(self.edited)
        self.tender.edited.connect(self.edited)
        self.tickets = TicketsPanel(self.to_box)
        for item in (self.bill_panel, self.tender, self.tickets):
            self.sheet.addWidget(item)

    def _lying(self) -> list[view.Lying]:
        """The payer's accounts that may pay this; another page is made where they come to be others."""
        return view.usable(self.session.desk, self.session.answers)

    def entered(self) -> None:
        self.till = till(self.session.desk)
        self.bill = view.bill(self.session.desk, self.session.answers)
        self.bill_panel.set_lines(bill_lines(self.bill), self.bill.total)
        self.tender.set_total(self.bill.total)
        self.tickets.set_tickets(self.bill.tickets)

    def said(self) -> dict[str, Any]:
        return {**self.tender.said(), "to_box": self.to_box.said()}

    def fill(self, said: Mapping[str, Any]) -> None:
        known = self.said() | dict(said)
        self.tender.fill(known)
        self.to_box.fill(known["to_box"])

    def first(self) -> QWidget:
        return self.tender.first()

    def reason(self) -> str:
        missing = self.tender.missing()
        return missing[0] if missing else ""

    def go_to_missing(self) -> None:
        if missing := self.tender.missing():
            go_to(missing[1])

    def cues(self) -> tuple[Sequence[str], str]:
        words = say("应收{sum}", sum=spoken(self.bill.total))
        due, got = self.tender.cash_due, self.tender.handed()
        if got is None:
            return self.kind.cues, words + "。"
        cash = say("，其中现金{cash}", cash=spoken(due)) if due != self.bill.total else ""
        change = say("，找您{change}。", change=spoken(got - due)) if got > due else say("，正好。")
        return self.kind.cues, words + cash + say("，收您{got}", got=spoken(got)) + change

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the payment work from the ticket as well."""
        self.tender.keyPressEvent(event)


def bill_lines(bill: view.Bill) -> list[BillLine]:
    """The lines of the tickets, as the pages show them."""
    return [
        BillLine(
            line.item,
            line.period or line.shown,
            ticket_of(line.item, bill.tickets),
            line.basis,
            line.amount,
            listed=not line.period,
        )
        for line in bill.lines
    ]
