"""Widgets that leave the window are let go in the one way that PySide survives."""

import re
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from deskapp.ui.placing import column, empty, let_go

UI = Path(__file__).parents[2] / "deskapp" / "ui"


class Knowing(QFrame):
    """A widget whose own timer is the last to know it."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("x")
        self.setLayout(column(QLabel("x")))
        timer = QTimer(self, singleShot=True, interval=0)
        timer.timeout.connect(lambda: let_go(self))
        timer.start()


def test_a_widget_that_only_its_own_slot_knows_is_taken_apart_once(qtbot: QtBot):
    holder = QWidget()
    qtbot.addWidget(holder)
    lines = QVBoxLayout(holder)
    for _ in range(50):
        lines.addWidget(Knowing())
        qtbot.wait(1)
    qtbot.waitUntil(lambda: not holder.findChildren(Knowing))


def test_what_is_let_go_is_gone_from_the_window_at_once(qtbot: QtBot):
    holder, label = QWidget(), QLabel("x")
    qtbot.addWidget(holder)
    inner = column(label)
    lines = QVBoxLayout(holder)
    lines.addLayout(inner)
    empty(lines)
    assert holder.findChildren(QLabel) == []
    qtbot.waitUntil(lambda: not isValid(label))


def test_nothing_else_in_the_window_deletes_widgets():
    found = [
        f"{file.relative_to(UI)}:{number}"
        for file in UI.rglob("*.py")
        if file.name != "placing.py"
        for number, line in enumerate(file.read_text("utf-8").splitlines(), 1)
        if re.search(r"\.deleteLater\(|QTimer\.singleShot\(", line)
    ]
    assert found == [], "use placing.let_go, and a QTimer that is a child"
