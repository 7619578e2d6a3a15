"""What is asked where the passphrase is changed: the one in force, and the new one twice."""

from collections.abc import Iterator

from deskapp.flow.step import Step, ask
from deskapp.kernel.hidden import Passphrase
from deskapp.kernel.problems import Problem
from deskapp.procedures.card_keys.steps import PASSPHRASE_CUES


class ChangedPassphrase(Step, title="口令", cues=PASSPHRASE_CUES):
    """Old and new on one page."""

    old: Passphrase = ask("原口令")
    passphrase: Passphrase = ask("新口令", help="至少 10 个字符")
    again: Passphrase = ask("再输一次")

    def problems(self) -> Iterator[Problem]:
        if self.passphrase != self.again:
            yield Problem("两次输入的口令不一样，请重新输入", "again")
        elif self.passphrase == self.old:
            yield Problem("新口令和原口令一样，请换一个", "passphrase")
