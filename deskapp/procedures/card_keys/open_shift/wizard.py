"""One line of dots at the start of a shift."""

from deskapp.flow.step import Step
from deskapp.procedures.card_keys.open_shift.service import OPEN_CARD_KEYS
from deskapp.procedures.card_keys.steps import KnownPassphrase
from deskapp.ui.secret_page import SecretPage
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say


class OpenCardKeysWizard(ProcedureWizard):
    """Takes a second, in the background: that is what a guesser pays for every guess."""

    procedure = OPEN_CARD_KEYS
    pages = {KnownPassphrase: SecretPage}
    verb = "打开"
    long = "正在打开卡密钥"

    def summary(self, filled: Step) -> str:
        return say("已输入")
