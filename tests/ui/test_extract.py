"""The words of the window can be collected, translated and loaded again."""

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication

from deskapp.ui.words import say

TOOL = Path(__file__).parents[2] / "resources" / "translations" / "extract.py"


@pytest.fixture
def extract() -> ModuleType:
    spec = importlib.util.spec_from_file_location("extract", TOOL)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_docstrings_and_pieces_of_f_strings_are_no_words(extract: ModuleType):
    source = '"""说明。"""\n\ndef f(n):\n    """也是说明。"""\n    return say("收费"), f"第 {n} 页", "plain"\n'
    assert list(extract.sentences(source)) == [("收费", 5)]


def test_what_the_window_shows_is_collected(extract: ModuleType):
    found = extract.collect()
    assert {"上一步", "挂起", "请他人授权", "要离开“{title}”吗？"} <= set(found)
    assert found["知道了"].startswith("deskapp/ui/messages.py:")


def test_what_was_translated_is_kept_and_can_be_loaded(extract: ModuleType, tmp_path: Path, qapp: QApplication):
    file = tmp_path / "deskapp_en.ts"
    assert extract.write(file, "en", {"收费": "a.py:1", "还差 {count} 项": "a.py:2"}) == 2
    tree = ElementTree.parse(file)
    for message in tree.iter("message"):
        translation = message.find("translation")
        assert translation is not None
        if message.findtext("source") == "收费":
            translation.text = "Collect fees"
            del translation.attrib["type"]
    tree.write(file, "utf-8")
    assert extract.write(file, "en", {"收费": "b.py:7", "新的": "b.py:8"}) == 1
    release = shutil.which("pyside6-lrelease", path=str(Path(sys.executable).parent))
    assert release, "it comes with PySide6"
    subprocess.run([release, "-silent", file, "-qm", file.with_suffix(".qm")], check=True, timeout=60)
    translator = QTranslator()
    assert translator.load(str(file.with_suffix(".qm")))
    QCoreApplication.installTranslator(translator)
    try:
        assert say("收费") == "Collect fees"
        assert say("新的") == "新的"
    finally:
        QCoreApplication.removeTranslator(translator)
