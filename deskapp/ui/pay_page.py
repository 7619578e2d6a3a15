"""The page on which a procedure takes the money for what it does; only F8 takes it."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from deskapp.ledger.paying import Line
from deskapp.till.bill import Bill, TicketDue, ticket_of, tickets_due, till
from deskapp.till.lying import Lying, usable
from deskapp.ui.bill import BillLine, BillPanel
from deskapp.ui.choices import Tick
from deskapp.ui.placing import let_go
from deskapp.ui.step_page import StepPage
from deskapp.ui.tender import PayWay, TenderPanel
from deskapp.ui.tickets_due import TicketsPanel
from deskapp.ui.walking import go_to
from deskapp.ui.words import say

FREE = "不收费，不开票据"
MOST = 3


class PayPage(StepPage):
    """For the step `Pay` of deskapp.till. A procedure says by `bill` what is to be paid."""

    verb = "收款并开票"
    only_f8 = True

    def bill(self) -> Bill:
        """What is to be paid, as far as the answers tell; nothing unless a procedure says otherwise."""
        return Bill((), "")

    def build(self) -> None:
        self.till = till(self.session.desk)
        self.ways = self._ways(())
        self.bill_panel, self.tender = BillPanel(MOST), TenderPanel(self.ways, self.till.detector_above)
        self.confirmed = Tick("已向客户说明金额，客户同意")
        self.confirmed.setObjectName("confirmed")
        self.tickets = TicketsPanel(self.confirmed)
        for signal in (self.tender.edited, self.confirmed.edited):
            signal.connect(self.edited)
        for item in (self.bill_panel, self.tender, self.tickets):
            self.sheet.addWidget(item)

    def entered(self) -> None:
        self.till, self.asked = till(self.session.desk), self.bill()
        self._offer()
        self.verb = type(self).verb if self.asked.total else "确认"  # type: ignore[misc]  # of this page, now
        due = tickets_due(self.session.desk, self.asked.lines)
        self.bill_panel.set_lines([_line(one, due) for one in self.asked.lines], self.asked.total)
        self.tender.set_total(self.asked.total)
        self.tender.setVisible(bool(self.asked.total))
        self.tickets.set_tickets(due) if due else self.tickets.say_none(FREE)

    def said(self) -> dict[str, Any]:
        tendered = self.tender.said() if self.asked.total else {"ways": []}
        return {**tendered, "total": self.asked.total.figures, "confirmed": self.confirmed.said()}

    def fill(self, said: Mapping[str, Any]) -> None:
        self.asked = self.bill()
        self._offer()
        known = {**self.tender.said(), **dict(said)}
        self.tender.fill(known)
        self.confirmed.fill(known.get("confirmed"))

    def first(self) -> QWidget:
        return self.tender.first() if self.asked.total else self.confirmed

    def reason(self) -> str:
        if missing := self._missing():
            return missing[0]
        return "" if self.confirmed.said() else say("请先向客户说明金额，再勾选")

    def go_to_missing(self) -> None:
        missing = self._missing()
        go_to(missing[1] if missing else self.confirmed)

    def _offer(self) -> None:
        """Another panel where something else lies on the payer's accounts than when this one was made."""
        ways = self._ways(usable(self.session.desk, self.asked))
        if ways == self.ways:
            return
        before, self.ways, self.tender = self.tender, ways, TenderPanel(ways, self.till.detector_above)
        self.tender.edited.connect(self.edited)
        self.sheet.replaceWidget(before, self.tender)
        let_go(before)

    def _ways(self, accounts: Sequence[Lying]) -> list[PayWay]:
        """The ways of the counter, then the accounts with what lies there."""
        counter = [PayWay(way.name, way.cash, way.needs_reference) for way in self.till.ways]
        return counter + [PayWay(one.way.name, False, False, one.amount) for one in accounts]

    def _missing(self) -> tuple[str, QWidget] | None:
        return self.tender.missing() if self.asked.total else None


def _line(line: Line, due: Sequence[TicketDue]) -> BillLine:
    """A line by its days or by what must be listed, on the ticket it will stand on."""
    about = str(line.period or line.shown)
    return BillLine(
        line.item_name, about, ticket_of(line.item_name, due), line.basis, line.amount, listed=line.period is None
    )
