"""The walk of a collection: its pages, the way to the cashier in doubt, and the receipt that came of it."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from deskapp.flow.procedure import Done
from deskapp.flow.step import Step
from deskapp.procedures.collect_fees import view
from deskapp.procedures.collect_fees.items.wizard import ItemsPage
from deskapp.procedures.collect_fees.payment.wizard import CollectPage, ConfirmPage
from deskapp.procedures.collect_fees.service import COLLECT_FEES, ask_cashier, note_signature
from deskapp.procedures.collect_fees.steps import Collect, Confirm, Items, Payer
from deskapp.ui.buttons import Button
from deskapp.ui.choices import Tick
from deskapp.ui.placing import column, row
from deskapp.ui.theme import look
from deskapp.ui.widgets import Facts, Panel, keycap, text
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say


class ReceiptPage(QWidget):
    """What was taken and what is given back; the payer signs the receipt once it is printed (FEE-04). 1 ticks."""

    def __init__(self, done: Done, receipt: view.Receipt, signed: Tick) -> None:
        super().__init__()
        s = look().sizes
        self.signed = signed
        panel = Panel(say("已收款并开票　No. {number}", number=done.number))
        figures = row(gap=s.xl)
        for name, amount in (("应收", receipt.amount), ("实收", receipt.tendered), ("找零", receipt.change)):
            figures.addLayout(column(text(name, "soft"), text(str(amount), "figure"), gap=2), 1)
        panel.body.addLayout(figures)
        panel.body.addWidget(Facts([("收费方式", receipt.methods), ("票据去向", receipt.handover)]))
        last = Panel()
        last.body.addLayout(row(signed, keycap("1"), None, gap=s.m))
        self.setLayout(column(panel, last, None, gap=s.m))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_1 and self.signed.isEnabled():
            self.signed.click()
        else:
            super().keyPressEvent(event)


class CollectFeesWizard(ProcedureWizard):
    """In doubt the clerk asks the cashier: the walk is parked and becomes a matter of theirs (FEE-34)."""

    procedure = COLLECT_FEES
    verb = "收款并开票"
    pages = {Items: ItemsPage, Confirm: ConfirmPage, Collect: CollectPage}
    _told: tuple[object, str] = ((), "")

    def __init__(self, desk: Any, **given: Any) -> None:
        super().__init__(desk, **given)
        self.finished.connect(self._show_receipt)

    def subject(self) -> str:
        if Payer not in self.session.answers:
            return ""
        room = self.session.answers[Payer].room
        return " ".join(filter(None, (str(room or ""), view.payer_of(self.session.desk, self.session.answers))))

    def items(self) -> str:
        """The names of the items chosen, read once for each choice."""
        answers = self.session.answers
        chosen = (answers[Payer], answers[Items])
        if self._told[0] != chosen:
            lines = view.bill(self.session.desk, answers).lines
            self._told = (chosen, "、".join(dict.fromkeys(line.item for line in lines)))
        return self._told[1]

    def summary(self, filled: Step) -> str:
        match filled:
            case Payer():
                return self.subject()
            case Items():
                return self.items()
            case Confirm():
                return say("客户已确认 {total}", total=filled.total)
        return super().summary(filled)

    def show_step(self) -> None:
        super().show_step()
        doubt = Button("咨询出纳", kind="quiet")
        doubt.setToolTip(say("拿不准怎么收：挂起，请出纳答复"))
        doubt.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        doubt.clicked.connect(self.ask)
        self.set_asides([*self.page.asides(), doubt])

    def ask(self) -> None:
        """Park the walk and ask the cashier."""
        self.keep_draft()
        answers = self.session.answers
        room = str(answers[Payer].room or "") if Payer in answers else ""
        ask_cashier(self.session.desk, answers.request_id, room, self.subject().removeprefix(room).strip())
        self.lay_aside()

    def _show_receipt(self, done: Done) -> None:
        """The receipt is being printed; when the payer has signed it, that is noted once."""
        desk, signed = self.session.desk, Tick("付款人已在收据上签名")

        def note() -> None:
            note_signature(desk, done.result)
            signed.setEnabled(False)

        signed.edited.connect(note)
        leave = Button("完成", "Esc")
        leave.clicked.connect(self.left)
        self.show_outcome(ReceiptPage(done, view.receipt(desk, done.result), signed), leave)
