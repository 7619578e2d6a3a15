"""The rules of conduct can be read in the help, all of them (STAFF-01 to STAFF-11)."""

from PySide6.QtWidgets import QLabel

from deskapp.ui.pages.rules import RULES, RulesView


def test_all_eleven_rules_are_shown(qtbot):
    view = RulesView()
    qtbot.addWidget(view)
    view.resize(1200, 640)
    view.show()
    shown = [label.text() for label in view.findChildren(QLabel) if label.isVisible()]
    for number, words in RULES:
        assert number in shown
        assert words in shown
    assert [number for number, _ in RULES] == [f"STAFF-{number:02d}" for number in range(1, 12)]
