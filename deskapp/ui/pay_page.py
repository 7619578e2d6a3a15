"""The page on which a procedure takes the money for what it does; only F8 takes it."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from deskapp.till.bill import Bill, till
from deskapp.ui.bill import BillLine, BillPanel
from deskapp.ui.choices import Tick
from deskapp.ui.placing import row
from deskapp.ui.step_page import StepPage
from deskapp.ui.tender import PayWay, TenderPanel
from deskapp.ui.theme import look
from deskapp.ui.walking import go_to
from deskapp.ui.widgets import Elided, Panel, text
from deskapp.ui.words import say

RECEIPT = "正式收据"
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
        ways = [PayWay(way.name, way.cash, way.needs_reference) for way in self.till.ways]
        self.bill_panel, self.tender = BillPanel(MOST), TenderPanel(ways, self.till.detector_above)
        self.confirmed = Tick("已向客户说明金额，客户同意")
        self.confirmed.setObjectName("confirmed")
        self.number, self.left, self.remark = text("", "strong"), text("", "caption"), Elided("", "caption")
        for signal in (self.tender.edited, self.confirmed.edited):
            signal.connect(self.edited)
        for item in (self.bill_panel, self.tender, self._ticket()):
            self.sheet.addWidget(item)

    def entered(self) -> None:
        self.till, self.asked = till(self.session.desk), self.bill()
        self.verb = type(self).verb if self.asked.total else "确认"  # type: ignore[misc]  # of this page, now
        lines = [BillLine(one.item_name, one.shown, RECEIPT, one.basis, one.amount, True) for one in self.asked.lines]
        self.bill_panel.set_lines(lines, self.asked.total)
        self.tender.set_total(self.asked.total)
        self.number.say("No. {number}", number=self.till.next_no)
        self.left.say("本册余 {left} 张", left=self.till.left)
        for item in (self.tender, self.number, self.left):
            item.setVisible(bool(self.asked.total))
        self.remark.say("" if self.asked.total else FREE)

    def said(self) -> dict[str, Any]:
        tendered = self.tender.said() if self.asked.total else {"ways": []}
        return {**tendered, "total": self.asked.total.figures, "confirmed": self.confirmed.said()}

    def fill(self, said: Mapping[str, Any]) -> None:
        self.asked = self.bill()
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

    def _missing(self) -> tuple[str, QWidget] | None:
        return self.tender.missing() if self.asked.total else None

    def _ticket(self) -> Panel:
        panel, s = Panel(), look().sizes
        kind = text(RECEIPT, "soft")
        kind.setFixedWidth(s.px(96))
        line = row(kind, self.number, s.s, self.left, s.s, self.remark, self.confirmed)
        line.setStretch(5, 1)
        panel.body.addLayout(line)
        return panel
