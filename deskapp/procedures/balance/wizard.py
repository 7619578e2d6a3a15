"""The page on which a customer's account is chosen: what lies there stands below the questions while they are typed."""

from collections.abc import Mapping
from typing import Any

from deskapp.procedures.balance import shown
from deskapp.ui.step_page import StepPage
from deskapp.ui.widgets import Facts, Panel
from deskapp.ui.words import say


class AccountPage(StepPage):
    """Room and name decide whose accounts are shown."""

    def build(self) -> None:
        super().build()
        self.panel, self.facts = Panel("账户"), Facts()
        self.panel.body.addWidget(self.facts)
        self.sheet.addWidget(self.panel)
        self.edited.connect(self._show)
        self._show()

    def entered(self) -> None:
        self._show()

    def fill(self, said: Mapping[str, Any]) -> None:
        super().fill(said)
        self._show()

    def _show(self) -> None:
        said = self.said()
        found = shown.facts(self.session.desk, str(said["room"] or ""), str(said["holder"] or "").strip())
        self.facts.set_facts([(say(name), value) for name, value in found])
        self.panel.setVisible(bool(found))
