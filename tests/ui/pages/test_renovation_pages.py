"""Renovations in the window: what today's list leads to, the registers, the next act at the end of one."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from deskapp.overview.shown import Leads, Link
from deskapp.procedures.renovation.submit.steps import Signed
from deskapp.ui.choices import Tick
from deskapp.ui.pages.walk import WalkPage
from tests.renovation import walks
from tests.ui.hands import press
from tests.ui.pages.conftest import let_tasks_end


def look_at(frame, name):
    """A picture, where somebody wants to see it."""
    if folder := os.environ.get("LOOK"):
        QTest.qWait(100)
        frame.window().grab().save(str(Path(folder) / f"{name}.png"))


@pytest.fixture
def working(desk, unit, manned_by):
    """A renovation of 3-2-501 on which passes are out."""
    walks.hire_manager(desk)
    walks.in_progress(desk, manned_by(walks.MANAGER))


def test_the_three_registers_show_the_filing(working, frame):
    """REG-01, REG-02, REG-03."""
    frame.go("registers")
    frame.here.show_register("装修台账")
    assert [one.number for one in frame.here.view.shown] == [walks.NUMBER]
    assert frame.here.view.sums.text() == "1 份，未办结 1，保证金 ¥2,000.00，有违建风险 0"
    look_at(frame, "ledger")
    frame.here.show_register("装修目录")
    assert [one.room for one in frame.here.view.shown] == ["3-2-501"]
    look_at(frame, "contents")
    frame.here.show_register("临时出入卡登记")
    assert [one.worker for one in frame.here.view.shown] == ["工人2", "工人1"]
    assert frame.here.view.sums.text() == "2 张，在外 2，已交回 0，遗失 0"
    look_at(frame, "passes")


def test_one_act_leads_to_the_next(desk, unit, frame):
    """RENO-25: what a filing waits for stands on today's list; what another role does next is no button here."""
    walks.filed(desk)
    frame.go("today")
    look_at(frame, "home")
    frame.start("submit_renovation")
    walk = frame.here
    assert isinstance(walk, WalkPage)
    press(Qt.Key.Key_F8)
    assert walk.wizard.page.kind is Signed
    for box in walk.wizard.page.findChildren(Tick):
        box.setChecked(True)
    press(Qt.Key.Key_F8)
    let_tasks_end()
    assert walk.done
    look_at(frame, "submitted")
    assert "装修审核" not in [button.text() for button in frame.findChildren(QPushButton) if button.isVisible()]


def test_the_page_of_the_unit_names_the_filing(working, frame, unit):
    """RENO-40."""
    frame.open(Link(Leads.UNIT, unit.id))
    look_at(frame, "unit")
    shown = [label.text() for label in frame.here.findChildren(QLabel)]
    assert any(words.startswith(walks.NUMBER) for words in shown)
