"""The walk of a collection: its pages, the way to the cashier in doubt, and the receipt that came of it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from deskapp.flow.procedure import Done
from deskapp.flow.step import Step
from deskapp.kernel.errors import DeskError
from deskapp.kernel.money import Money
from deskapp.procedures.collect_fees import view
from deskapp.procedures.collect_fees.asking.service import Doubt, ask_cashier, asked_before
from deskapp.procedures.collect_fees.asking.wizard import AskPanel
from deskapp.procedures.collect_fees.items.wizard import ItemsPage
from deskapp.procedures.collect_fees.payment.wizard import CollectPage, ConfirmPage
from deskapp.procedures.collect_fees.service import COLLECT_FEES, note_seal, note_signature
from deskapp.procedures.collect_fees.spoken import spoken
from deskapp.procedures.collect_fees.steps import Collect, Confirm, Items, Payer
from deskapp.procedures.collect_fees.whom.wizard import PayerPage
from deskapp.ui.actions import Command
from deskapp.ui.buttons import Button
from deskapp.ui.charges import CHARGE_KEYS
from deskapp.ui.choices import Tick
from deskapp.ui.placing import column, row
from deskapp.ui.tender import ACCOUNT_KEYS, TENDER_KEYS
from deskapp.ui.theme import Tone, look
from deskapp.ui.walking import go_to
from deskapp.ui.widgets import Facts, Panel, keycap, text
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say

SIGN, SEAL, CHANGE = "请付款人在收据上签名。", "第二联盖章后交客户。", "找零随票据交客户，请当场核对。"


class TakenPage(QWidget):
    """What was taken and what is given back; the printed receipt is signed by the payer and sealed (FEE-04, GEN-20)."""

    def __init__(self, done: Done, taken: view.Taken, signed: Tick | None, sealed: Tick) -> None:
        super().__init__()
        s = look().sizes
        panel = Panel(say("已收款并开票　No. {number}", number=done.number))
        figures = row(gap=s.xl)
        for name, amount in (("应收", taken.amount), ("实收", taken.tendered), ("找零", taken.change)):
            figures.addLayout(column(text(name, "soft"), text(str(amount), "figure"), gap=2), 1)
        panel.body.addLayout(figures)
        several = [(kind, f"No. {number}　{amount}") for kind, number, amount in taken.tickets]
        told = [("收费方式", taken.methods), ("票据去向", taken.handover)]
        panel.body.addWidget(Facts(told if len(several) == 1 else [*several, *told]))
        last = Panel()
        for tick, key in ((signed, "1"), (sealed, "2")):
            if tick:
                last.body.addLayout(row(tick, keycap(key), None, gap=s.m))
        self.setLayout(column(panel, last, None, gap=s.m))


class CollectFeesWizard(ProcedureWizard):
    """In doubt the clerk asks the cashier: the walk is parked and becomes a matter of theirs (FEE-34)."""

    procedure = COLLECT_FEES
    verb = "收款并开票"
    pages = {Payer: PayerPage, Items: ItemsPage, Confirm: ConfirmPage, Collect: CollectPage}
    own = (Command("ask_cashier", "拿不准怎么收，咨询出纳", "Ctrl+I", "doubt"),)
    own_keys = (
        *CHARGE_KEYS,
        *TENDER_KEYS,
        *ACCOUNT_KEYS,
        ("1", "勾选客户已确认金额、已签名"),
        ("2", "勾选第二联已盖章"),
    )
    _told: tuple[object, str] = ((), "")
    doubt: AskPanel | None = None
    """The question being typed, above the page."""
    signed: Tick | None = None
    """Whether the payer has signed, once there is something to sign."""
    sealed: Tick | None = None
    """Whether the customer's copy bears the seal (GEN-20)."""

    def __init__(self, desk: Any, **given: Any) -> None:
        super().__init__(desk, **given)
        self.commands.declare(self.own, ask_cashier=self.ask)
        self.commands.bind(self, "doubt")
        self.finished.connect(self._show_taken)

    def subject(self) -> str:
        if Payer not in self.session.answers:
            return ""
        room = self.session.answers[Payer].room
        return " ".join(filter(None, (str(room or ""), view.payer_of(self.session.desk, self.session.answers))))

    def about(self, kind: type[Step]) -> str:
        """A payment page is made for what lies on the payer's accounts then."""
        if kind is not Collect or Items not in self.session.answers:
            return ""
        lying = view.usable(self.session.desk, self.session.answers)
        return "，".join(f"{one.whose} {one.name} {one.amount.figures}" for one in lying)

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
        self.doubt = None
        super().show_step()
        button = Button("咨询出纳", "Ctrl+I", kind="quiet")
        button.setToolTip(say("拿不准怎么收：挂起，请出纳答复"))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(self.ask)
        self.set_asides([*self.page.asides(), button])

    def ask(self) -> None:
        """In doubt: type the question above the page, unless an earlier one still waits."""
        if self.busy or self.outcome or self.doubt:
            return
        if asked_before(self.session.desk, self.session.answers.request_id):
            self.messages.tell(Tone.INFO, "已咨询过，等出纳答复后再收", "出纳在场的，收款时可当面授权。")
            return
        self.doubt = AskPanel()
        self.doubt.asked.connect(self._asked)
        self.doubt.given_up.connect(self._ask_no_more)
        self.show_above(self.doubt)
        go_to(self.doubt.question)

    def _ask_no_more(self) -> None:
        self.doubt = None
        self.show_above(None)
        self.return_to_page()

    def _asked(self, question: str) -> None:
        """Park the walk; what stands on its page is part of the draft."""
        self._ask_no_more()
        self.keep_draft()
        doubt = Doubt(self.session.draft(), self.subject(), say(self.page.kind.title), self._about(), question)
        try:
            ask_cashier(self.session.desk, self.session.answers, doubt)
        except DeskError as error:
            self.messages.tell_error(error)
        else:
            self.lay_aside()

    def _about(self) -> str:
        """What is to be paid, as far as it was chosen."""
        answers, page = self.session.answers, self.page
        if Items in answers:
            return _sum_up(self.items(), view.bill(self.session.desk, answers).total)
        if isinstance(page, ItemsPage) and page.plan.lines:
            return _sum_up("、".join(dict.fromkeys(line.item_name for line in page.plan.lines)), page.plan.total)
        return ""

    def unsigned(self) -> str:
        if self.outcome is None or self.signed is None or self.signed.said():
            return ""
        return say("收据 {number}：付款人还没有签名", number=self.outcome.number)

    def after(self) -> tuple[Sequence[str], str]:
        if self.outcome is None:
            return (), ""
        taken = view.taken(self.session.desk, self.outcome.result)
        asked = [*([SIGN] if taken.to_sign else []), SEAL, *([CHANGE] if taken.change else [])]
        sign = say("请在收据上签名。") if taken.to_sign else ""
        return asked, say("找您{change}，请核对。", change=spoken(taken.change)) + sign if taken.change else sign

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 signs and 2 seals, wherever on the done page the keyboard is."""
        tick = {Qt.Key.Key_1: self.signed, Qt.Key.Key_2: self.sealed}.get(Qt.Key(event.key()))
        if tick and tick.isEnabled():
            tick.click()
        else:
            super().keyPressEvent(event)

    def _show_taken(self, done: Done) -> None:
        """The tickets are being printed; that the payer has signed is noted once, and ends what asked for it."""
        taken = view.taken(self.session.desk, done.result)
        self.signed = Tick("付款人已在收据上签名") if taken.to_sign else None
        self.sealed = Tick("第二联已盖章")
        leave = Button("完成", "Esc")
        leave.clicked.connect(self.leave)
        if self.signed:
            self.signed.edited.connect(lambda: self._note_signature(leave))
        self.sealed.edited.connect(self._note_seal)
        self.show_outcome(TakenPage(done, taken, self.signed, self.sealed), leave)

    def _note_signature(self, leave: Button) -> None:
        if self.outcome is None or self.signed is None:
            return
        note_signature(self.session.desk, self.outcome.result)
        go_to(leave)
        self.signed.setEnabled(False)
        if self.leaving.asked:
            self.left.emit()

    def _note_seal(self) -> None:
        if self.outcome and self.sealed:
            note_seal(self.session.desk, self.outcome.result)
            self.sealed.setEnabled(False)


def _sum_up(items: str, total: Money) -> str:
    return say("{items}，应收 {total}", items=items, total=total)
