"""The walk in which a site key is made: two keepers, one printer, and nothing of the key on the glass."""

from collections.abc import Mapping
from typing import Any, ClassVar

from deskapp.at_reader.keys import key_facts
from deskapp.flow.step import Step
from deskapp.procedures.card_keys.make.service import MAKE_CARD_KEY, ROLL_CARD_KEY, print_sheet, sheet_name
from deskapp.procedures.card_keys.make.steps import WhichKey
from deskapp.procedures.card_keys.steps import KnownPassphrase, NewPassphrase, PartOne, PartTwo, Technology
from deskapp.ui.cards.key_sheet import SheetPage
from deskapp.ui.cards.key_table import KeyTable
from deskapp.ui.secret_page import SecretPage
from deskapp.ui.step_page import StepPage
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say


class WhichKeyPage(StepPage):
    """What there is already, and for a card that can be copied the words that say so."""

    def build(self) -> None:
        super().build()
        self.keys = KeyTable("已有的密钥")
        self.sheet.addWidget(self.keys)
        self.edited.connect(self._warn)

    def entered(self) -> None:
        self.keys.show_keys(key_facts(self.session.desk))
        self._warn()

    def _warn(self) -> None:
        known = self.editors["copying_known"]
        known.widget.setVisible(self.editors["technology"].said() is Technology.CLASSIC)


class SheetOne(SheetPage):
    """The first sheet, with which the key is made."""

    number: ClassVar[int] = 1

    @property
    def sheet_name(self) -> str:
        return say("第 {n} 份", n=self.number)

    def put_on_paper(self, printer_name: str) -> None:
        print_sheet(self.session.desk, self.session.answers, self.number, printer_name, self.printer)


class SheetTwo(SheetOne):
    """The second sheet of the same key."""

    number = 2


class MakeCardKeyWizard(ProcedureWizard):
    """The first key of a centre."""

    procedure = MAKE_CARD_KEY
    pages = {
        WhichKey: WhichKeyPage,
        PartOne: SheetOne,
        PartTwo: SheetTwo,
        NewPassphrase: SecretPage,
        KnownPassphrase: SecretPage,
    }
    verb = "启用密钥"
    long = "正在封存卡密钥"

    def subject(self) -> str:
        return sheet_name(self.session.answers)

    def summary(self, filled: Step) -> str:
        return filled.technology.value if isinstance(filled, WhichKey) else say("已输入")

    def about(self, kind: type[Step]) -> str:
        return sheet_name(self.session.answers) if kind in (PartOne, PartTwo) else ""

    def defaults(self, kind: type[Step]) -> Mapping[str, Any]:
        return {"technology": Technology.DESFIRE} if kind is WhichKey else {}


class RollCardKeyWizard(MakeCardKeyWizard):
    """A newer version, or the first key of another kind of card."""

    procedure = ROLL_CARD_KEY
