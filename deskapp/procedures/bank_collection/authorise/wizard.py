"""The pages of an agreement on bank collection: the payer, the account with its bank, what is collected."""

from collections.abc import Mapping
from typing import Any

from deskapp.flow.step import Question, Step
from deskapp.ledger.bank.account import account_number
from deskapp.procedures.bank_collection.authorise.service import AUTHORISE_BANK, accepted, payer_named
from deskapp.procedures.bank_collection.authorise.steps import Account, Agreed, Payer
from deskapp.ui.choices import Choice
from deskapp.ui.fields import Editor
from deskapp.ui.step_page import StepPage
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say


class AccountPage(StepPage):
    """The bank is chosen from those that are accepted."""

    def add_editor(self, question: Question) -> Editor:
        if question.name != "bank":
            return super().add_editor(question)
        box = Choice(question.label, accepted(self.session.desk))
        box.setObjectName(question.name)
        editor = Editor(box, box.currentText, box.setCurrentText, box.edited)
        editor.edited.connect(lambda *_: self._edited(question.name))
        self.editors[question.name] = editor
        return editor


class AuthoriseBankWizard(ProcedureWizard):
    """托收委托."""

    procedure = AUTHORISE_BANK
    pages = {Account: AccountPage}
    verb = "登记并打印"

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        return {"service_fee": True, "valid_from": self.session.desk.today} if kind is Agreed else {}

    def subject(self) -> str:
        answers = self.session.answers
        if Payer not in answers:
            return ""
        return f"{answers[Payer].room} {payer_named(self.session.desk, answers)}".strip()

    def summary(self, filled: Step) -> str:
        match filled:
            case Payer():
                return self.subject()
            case Account():
                return say("{bank} 尾号 {tail}", bank=filled.bank, tail=account_number(filled.account_no)[-4:])
        return super().summary(filled)

    def after(self) -> tuple[tuple[str, ...], str]:
        return ("请付款人在两份协议上签名，中心盖章。", "一份交付款人，一份连同复印件入柜。"), say(
            "请在两份协议上签名。"
        )
