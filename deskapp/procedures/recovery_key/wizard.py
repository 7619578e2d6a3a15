"""The walk in which the recovery key is printed and typed back: nothing of the key on the glass but what was typed."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from deskapp.flow.step import Step
from deskapp.kernel.errors import DeskError
from deskapp.procedures.recovery_key.service import PRINT_RECOVERY_KEY, kept, print_sheet
from deskapp.procedures.recovery_key.steps import RecoverySheet
from deskapp.ui.cards.key_sheet import SheetPage
from deskapp.ui.sign_in import PinField
from deskapp.ui.theme import Tone
from deskapp.ui.widgets import text
from deskapp.ui.wizard import ProcedureWizard
from deskapp.ui.words import say


class RecoverySheetPage(SheetPage):
    """One's own PIN, F7, and the sheet typed back; where there is one already, it may be typed without a new print."""

    across, wide, heading = 4, 96, "照恢复密钥输入"
    sheet_words, not_yet = "恢复密钥", "恢复密钥没有打印"

    @property
    def sheet_name(self) -> str:
        return say(self.sheet_words)

    def known(self) -> bool:
        return kept(self.session.desk) is not None

    def asked(self) -> Sequence[QWidget]:
        self.pin = PinField("自己的密码")
        self.pin.returnPressed.connect(self.print_it)
        return text("自己的密码", "soft"), self.pin

    def before(self) -> str:
        if self._printed:
            return say("以前打过：照着输一遍，看还能不能用。丢了再打一页。")
        return super().before()

    def first(self) -> QWidget | None:
        return super().first() if self._printed else self.pin

    def print_it(self) -> None:
        """Whoever is on duty says once more that it is them."""
        if not self.pin.said():
            self.state.say("先输入自己的密码，再打印。")
            self.state.set_tone(Tone.DANGER)
            self.pin.setFocus()
        elif self.names and not self._printing:
            self._pin = self.pin.said()
            self.pin.clear()
            super().print_it()

    def put_on_paper(self, printer_name: str) -> None:
        print_sheet(self.session.desk, self._pin, printer_name, self.printer)

    def _did_not(self, error: DeskError) -> None:
        super()._did_not(error)
        self.pin.setFocus()


class PrintRecoveryKeyWizard(ProcedureWizard):
    """The sheet on which the key of the database stands."""

    procedure = PRINT_RECOVERY_KEY
    pages = {RecoverySheet: RecoverySheetPage}
    verb = "核对完成"

    def summary(self, filled: Step) -> str:
        return say("已输入")
