"""The page on which the file of a unit is met: what is asked, and below it how the file stands."""

from collections.abc import Mapping
from typing import Any

from deskapp.kernel.rooms import RoomNo
from deskapp.procedures.archive import known
from deskapp.ui.step_page import StepPage
from deskapp.ui.widgets import Facts, Panel
from deskapp.ui.words import say


class FilePage(StepPage):
    """The first question is the room."""

    def build(self) -> None:
        super().build()
        self.panel, self.facts = Panel("档案"), Facts()
        self.panel.body.addWidget(self.facts)
        self.sheet.addWidget(self.panel)
        self._show()

    def entered(self) -> None:
        self._show()

    def fill(self, said: Mapping[str, Any]) -> None:
        super().fill(said)
        self._show()

    def _edited(self, name: str) -> None:
        self._show()
        super()._edited(name)

    def _show(self) -> None:
        try:
            room = RoomNo.parse(str(self.editors["room"].said() or ""))
        except ValueError:
            self.panel.hide()
            return
        found = known.told(self.session.desk, room)
        self.facts.set_facts([(say(name), words) for name, words in found])
        self.panel.setVisible(bool(found))
