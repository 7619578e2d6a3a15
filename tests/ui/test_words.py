"""What the clerk reads: through one seam, in one language, and never in a box in the way."""

import ast
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from deskapp.ui.buttons import Button
from deskapp.ui.states import Badge
from deskapp.ui.theme import Tone
from deskapp.ui.widgets import text
from deskapp.ui.words import load, minus, say

UI = Path(__file__).parents[2] / "deskapp" / "ui"
HAN = re.compile("[\u3400-\u9fff]")


class English(QTranslator):
    """A translator that knows two sentences."""

    WORDS = {"收费": "Collect fees", "还差 {count} 项": "{count} still missing"}

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        return self.WORDS.get(source, "")

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        return False


def test_words_without_translation_are_shown_as_they_are():
    assert say("收费") == "收费"
    assert say("还差 {count} 项", count=3) == "还差 3 项"
    assert say("{不是模板}") == "{不是模板}"


def test_every_widget_passes_the_seam(qapp: QApplication, qtbot: QtBot):
    english = English()
    QCoreApplication.installTranslator(english)
    try:
        assert say("还差 {count} 项", count=3) == "3 still missing"
        button, label, badge = Button("收费", "F2"), text("收费"), Badge("收费", Tone.OK)
        for widget in (button, label, badge):
            qtbot.addWidget(widget)
        assert (button.text(), label.text(), badge.words) == ("Collect fees",) * 3
    finally:
        QCoreApplication.removeTranslator(english)


def test_chinese_qt_words_are_loaded(qapp: QApplication):
    load(qapp)
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"


def test_chinese_stands_in_templates_and_never_in_f_strings():
    found = [
        f"{file.relative_to(UI)}:{node.lineno}"
        for file in UI.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.JoinedStr)
        and any(isinstance(part, ast.Constant) and HAN.search(str(part.value)) for part in node.values)
    ]
    assert found == []


def test_no_box_stands_in_the_way():
    boxes = re.compile(r"QMessageBox|QInputDialog|QErrorMessage|\.exec\(")
    found = [file.name for file in UI.rglob("*.py") if boxes.search(file.read_text("utf-8"))]
    assert found == []


def test_punctuation_is_chinese_and_no_dot_or_slash_separates():
    wrong = re.compile("[\u3400-\u9fff]\\s*[,;:!?·/][\\s\u3400-\u9fff]")
    found = [
        f"{file.relative_to(UI)}:{node.lineno} {node.value}"
        for file in UI.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and not node.value.isascii()
        if wrong.search(node.value) and node.col_offset
    ]
    assert found == []


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("-40.00", "−40.00"),
        ("现金 -40.00", "现金 −40.00"),
        ("-¥1,040.00", "−¥1,040.00"),
        ("3-2-501", "3-2-501"),
        ("商铺-12", "商铺-12"),
        ("2026-11-20", "2026-11-20"),
        ("A0000001-A0000100", "A0000001-A0000100"),
    ],
)
def test_a_negative_amount_is_shown_with_a_minus(words, shown):
    assert minus(words) == shown
