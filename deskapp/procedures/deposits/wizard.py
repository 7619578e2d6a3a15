"""The page on which a deposit is found: below the words those that may be meant, then what is known of the one."""

from collections.abc import Callable, Mapping
from typing import Any

from deskapp.ledger.deposits.kinds import DepositState
from deskapp.procedures.deposits import shown
from deskapp.ui.cells import badge
from deskapp.ui.fields import LineField
from deskapp.ui.offers import Subject
from deskapp.ui.pages.sheet import Sheet
from deskapp.ui.rows import Column
from deskapp.ui.step_page import StepPage
from deskapp.ui.theme import Tone
from deskapp.ui.walking import go_to, next_stop
from deskapp.ui.widgets import Facts, Panel, text
from deskapp.ui.words import say

HEADS = (
    Column("收据", 104), Column("收款日", 108), Column("房号", 96), Column("付款人", 104), Column("项目", least=120),
    Column("金额", 104, figures=True), Column("", 16), Column("状态", 96),
)  # fmt: skip
TONES = {DepositState.HELD: Tone.PLAIN, DepositState.DUE: Tone.INFO, DepositState.REFUNDABLE: Tone.OK}
MOST = 8
REFUND = "refund_renovation"


class DepositPage(StepPage):
    """The first question is the deposit; whatever else is asked stands on the same sheet.

    Arrows choose one of the list, Enter takes it.
    """

    def build(self) -> None:
        super().build()
        self.panel, self.facts = Panel("押金"), Facts()
        self.panel.body.addWidget(self.facts)
        hint = text("上下键选择，回车取用", "caption")
        self.list = Sheet("没有退的押金", HEADS, "没有相符的押金", hint, opens=True, most=MOST)
        self.list.table.opened.connect(self._take)
        self.sheet.addWidget(self.panel)
        self.sheet.addWidget(self.list)
        self._show()

    def entered(self) -> None:
        self._show()

    def fill(self, said: Mapping[str, Any]) -> None:
        super().fill(said)
        self._show()

    def words(self) -> str:
        """What was typed to find the deposit. Override where another page asked for it."""
        return str(self.editors["deposit"].said() or "")

    def other_way(self) -> tuple[str, Callable[[], object]] | None:
        """A deposit of a renovation is paid back on its filing (RENO-62)."""
        if filing := shown.filing(self.session.desk, self.words()):
            return say("退装修保证金"), lambda: self.leads.emit(REFUND, Subject(more=(("filing", filing),)))
        return super().other_way()

    def _edited(self, name: str) -> None:
        self._show()
        super()._edited(name)

    def _show(self) -> None:
        found = shown.facts(self.session.desk, self.words())
        self.facts.set_facts([(say(name), value) for name, value in found])
        self.panel.setVisible(bool(found))
        self.list.setVisible(not found)
        self._offered = [] if found else shown.choices(self.session.desk, self.words())
        self.list.show_lines(
            [
                (one.receipt_no, str(one.received_on), one.room_no, one.payer, one.items, one.amount.figures, "",
                 badge(state.value, TONES[state]))
                for one, state in self._offered
            ],
            [one.payment_id for one, _ in self._offered],
        )  # fmt: skip

    def _take(self, place: int) -> None:
        field = self.editors["deposit"].widget
        assert isinstance(field, LineField)
        go_to(field)
        field.change(self._offered[place][0].receipt_no)
        if after := next_stop(self):
            go_to(after)
