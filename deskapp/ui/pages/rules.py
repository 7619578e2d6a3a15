"""Staff discipline, as a page to read (STAFF-01 to STAFF-11)."""

from PySide6.QtWidgets import QWidget

from deskapp.staff.conduct import RULES
from deskapp.ui.placing import column, row, scrolling
from deskapp.ui.theme import look
from deskapp.ui.widgets import Panel, text

NUMBER = 92


class RulesView(QWidget):
    """One rule a line."""

    def __init__(self) -> None:
        super().__init__()
        panel = Panel("员工纪律")
        for number, words in RULES:
            label = text(number, "caption")
            label.setFixedWidth(look().sizes.px(NUMBER))
            line = row(label, text(words, wrap=True))
            line.setStretch(1, 1)
            panel.body.addLayout(line)
        self.setLayout(column(scrolling(column(panel, None))))
