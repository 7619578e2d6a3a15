"""Answers the questions of a page by keys, whatever editor asks them; and has somebody else agree."""

from collections.abc import Mapping
from enum import Enum
from typing import Any

from PySide6.QtWidgets import QApplication

from deskapp.flow.answer import show
from deskapp.sample.centre import PIN
from deskapp.tour.eyes import TourError, settle
from deskapp.tour.stage import Stage
from deskapp.ui.choices import Choice, Tick
from deskapp.ui.segments import Segments
from deskapp.ui.tables import Table


def fill(stage: Stage, **said: Any) -> None:
    """Walk with Tab to one field of the page after the other, and answer there.

    A tick is said as True or False, a choice by its words or its Enum, anything else as it is written. The cells of
    a table are named with the number of their line, counted from 0: `fill(stage, **{"amount.0": "35"})`.
    """
    for name, value in said.items():
        stage.go_to(name)
        _answer(stage, value)
    settle()


def fill_lines(stage: Stage, *lines: Mapping[str, Any]) -> None:
    """Type a table line by line; Enter behind the last cell opens the next one."""
    for place, line in enumerate(lines):
        if place:
            stage.hands.press("Enter")
        fill(stage, **{f"{name}.{place}": value for name, value in line.items()})


def go_on(stage: Stage, **said: Any) -> None:
    """Answer, and go on to the next page as soon as what is read for it has been read.

    Raises TourError where something stands against it.
    """
    fill(stage, **said)
    before = stage.wizard.page
    stage.rest()
    stage.hands.press("F8")
    stage.rest()
    if stage.wizard.page is before:
        raise TourError("；".join(["没有到下一页", stage.wizard.page.reason(), *stage.said()]))


def agree(stage: Stage, name: str, why: str, shot: str = "") -> None:
    """F7, then somebody else's name, PIN and reason, as the refusal in sight asks for."""
    stage.hands.press("F7")
    stage.hands.enter(name, PIN)
    stage.hands.type(why)
    if shot:
        stage.shoot(shot)
    stage.hands.press("Enter")
    settle()


def _answer(stage: Stage, value: Any) -> None:
    match field := QApplication.focusWidget():
        case Tick():
            if field.isChecked() != bool(value):
                stage.hands.press("Space")
        case Segments():
            stage.hands.press(str([button.text() for button in field.buttons].index(_words(value)) + 1))
        case Choice():
            stage.hands.press("Home", *["Down"] * field.findText(_words(value)))
        case Table():
            _choose_line(stage, field, _words(value))
        case _:
            stage.hands.fill(_words(value))


def _choose_line(stage: Stage, table: Table, wanted: str) -> None:
    """Down to the line of this key; a table whose keys are no words is searched by what stands in it."""
    stage.hands.press("Ctrl+Home")
    for _ in range(table.model().rowCount()):
        if str(table.key()) == wanted:
            return
        stage.hands.press("Down")
    stage.hands.fill(wanted)


def _words(value: Any) -> str:
    return str(value.value) if isinstance(value, Enum) else show(value)
