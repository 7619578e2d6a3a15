"""The page on which a deposit is found: what is known of it stands below the words, while they are typed."""

from collections.abc import Mapping
from typing import Any

from deskapp.procedures.deposits import shown
from deskapp.ui.step_page import StepPage
from deskapp.ui.widgets import Facts, Panel
from deskapp.ui.words import say


class DepositPage(StepPage):
    """The first question is the deposit; whatever else is asked stands on the same sheet."""

    def build(self) -> None:
        super().build()
        self.panel, self.facts = Panel("押金"), Facts()
        self.panel.body.addWidget(self.facts)
        self.sheet.addWidget(self.panel)
        self._show()

    def entered(self) -> None:
        self._show()

    def fill(self, said: Mapping[str, Any]) -> None:
        super().fill(said)
        self._show()

    def words(self) -> str:
        """What was typed to find the deposit. Override where another page asked for it."""
        return str(self.editors["deposit"].said() or "")

    def _edited(self, name: str) -> None:
        self._show()
        super()._edited(name)

    def _show(self) -> None:
        found = shown.facts(self.session.desk, self.words())
        self.facts.set_facts([(say(name), value) for name, value in found])
        self.panel.setVisible(bool(found))
