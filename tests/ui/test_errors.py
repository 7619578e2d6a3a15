"""The one boundary: a DeskError is shown as it is, a bug gets a number, and the log names nobody."""

import logging
import sys
import threading
from collections.abc import Iterator
from datetime import datetime

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from deskapp.kernel.errors import DeskError
from deskapp.ui.errors import SAFE, Boundary
from deskapp.ui.theme import Tone
from tests.ui.toy import NOW

PHONE = "13800001234"


@pytest.fixture
def told() -> list[tuple[Tone, str, str]]:
    return []


@pytest.fixture
def boundary(told: list[tuple[Tone, str, str]], qtbot: QtBot) -> Iterator[Boundary]:
    def now() -> datetime:
        return NOW

    def tell(tone: Tone, words: str, detail: str) -> None:
        told.append((tone, words, detail))

    before = sys.excepthook, threading.excepthook
    made = Boundary(tell, now)
    made.install()
    yield made
    made.remove()
    sys.excepthook, threading.excepthook = before


def a_bug() -> None:
    raise ValueError(f"bad phone {PHONE}")


def test_a_bug_in_a_slot_gets_a_number_and_the_program_goes_on(boundary: Boundary, told, caplog, qtbot: QtBot):
    button = QPushButton()
    qtbot.addWidget(button)
    button.clicked.connect(a_bug)
    with caplog.at_level(logging.INFO):
        button.click()
        button.click()
    assert told == [
        (Tone.DANGER, "程序出了差错，编号 1120-142600-1", SAFE),
        (Tone.DANGER, "程序出了差错，编号 1120-142600-2", SAFE),
    ]
    assert "已保存的内容不受影响" in SAFE
    record = caplog.records[0].getMessage()
    assert "1120-142600-1: ValueError at" in record
    assert "ui/test_errors.py" in record
    assert "a_bug" in record
    assert PHONE not in caplog.text


def test_a_desk_error_is_shown_in_its_own_words(boundary: Boundary, told, qtbot: QtBot):
    def fails() -> None:
        raise DeskError("读卡器断开，已收的钱不受影响，请插好再试", "E-CRD-01")

    button = QPushButton()
    qtbot.addWidget(button)
    button.clicked.connect(fails)
    button.click()
    assert told == [(Tone.DANGER, "读卡器断开，已收的钱不受影响，请插好再试", "E-CRD-01")]


def test_a_bug_in_a_thread_is_told_on_the_thread_of_the_window(boundary: Boundary, told, qtbot: QtBot):
    thread = threading.Thread(target=a_bug)
    thread.start()
    thread.join(60)
    assert told == []
    qtbot.waitUntil(lambda: bool(told))
    assert told[0][2] == SAFE


def test_an_interrupt_is_left_to_python(boundary: Boundary, told, capsys, qtbot: QtBot):
    boundary.catch(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert told == []
    assert "KeyboardInterrupt" in capsys.readouterr().err
