"""Three lines of dots: the passphrase in force, and the new one twice."""

from deskapp.flow.step import Step
from deskapp.procedures.card_keys.passphrase.service import CHANGE_KEY_PASSPHRASE
from deskapp.procedures.card_keys.passphrase.steps import ChangedPassphrase
from deskapp.ui.secret_page import SecretPage
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say


class ChangeKeyPassphraseWizard(ProcedureWizard):
    """Nothing changes unless the old one opens the keys."""

    procedure = CHANGE_KEY_PASSPHRASE
    pages = {ChangedPassphrase: SecretPage}
    verb = "更改口令"
    long = "正在更改口令"

    def summary(self, filled: Step) -> str:
        return say("已输入")
