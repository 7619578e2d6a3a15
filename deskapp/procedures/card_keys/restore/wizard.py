"""The walk by which a key comes back from its two sheets."""

from deskapp.flow.step import Step
from deskapp.procedures.card_keys.restore.service import RESTORE_CARD_KEY
from deskapp.procedures.card_keys.restore.steps import WhichSheets
from deskapp.procedures.card_keys.steps import NewPassphrase, PartOne, PartTwo
from deskapp.ui.cards.key_groups import GroupsPage
from deskapp.ui.secret_page import SecretPage
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say


class RestoreCardKeyWizard(ProcedureWizard):
    """Both keepers type their own sheet."""

    procedure = RESTORE_CARD_KEY
    pages = {PartOne: GroupsPage, PartTwo: GroupsPage, NewPassphrase: SecretPage}
    verb = "恢复密钥"
    long = "正在恢复卡密钥"

    def subject(self) -> str:
        answers = self.session.answers
        return self.summary(answers[WhichSheets]) if WhichSheets in answers else ""

    def summary(self, filled: Step) -> str:
        if isinstance(filled, WhichSheets):
            return say("{kind} 第 {n} 版", kind=filled.technology.value, n=filled.version)
        return say("已输入")
