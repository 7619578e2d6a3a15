"""Whose unit it is and who pays: what lies on the accounts of the unit is seen as soon as the room is typed."""

from collections.abc import Mapping, Sequence
from typing import Any

from deskapp.procedures.collect_fees import view
from deskapp.procedures.collect_fees.steps import Payer
from deskapp.ui.step_page import StepPage
from deskapp.ui.widgets import Facts, Panel, text
from deskapp.ui.words import say


class PayerPage(StepPage):
    """The accounts stand below the questions; nothing where there are none."""

    def build(self) -> None:
        super().build()
        self.panel, self.lying = Panel("账户余额", text("收款时按 + 先用余额", "caption")), Facts(figures=True)
        self.panel.body.addWidget(self.lying)
        self.sheet.addWidget(self.panel)
        self.panel.hide()
        self.edited.connect(self._show)

    def entered(self) -> None:
        self._show()

    def fill(self, said: Mapping[str, Any]) -> None:
        super().fill(said)
        self._show()

    def _show(self) -> None:
        payer = Payer.read(self.said())
        found = view.balances(self.session.desk, payer) if isinstance(payer, Payer) else []
        self.lying.set_facts(lying_facts(found))
        self.panel.setVisible(bool(found))


def lying_facts(found: Sequence[view.Lying]) -> list[tuple[str, str]]:
    """What lies there and whose it is, as pages tell it."""
    return [(say("{name}（{whose}）", name=say(one.name), whose=one.whose), str(one.amount)) for one in found]
