"""Corrects what is known of a unit; the journal keeps what stood there before."""

from collections.abc import Iterator
from typing import Any

from deskapp.desk import Desk
from deskapp.estate.units import unit_by_number
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.kernel.rooms import RoomNo
from deskapp.procedures.edit_unit.steps import UnitFacts, WhichUnit

ACT = "edit_estate"
WORDS = ("unit_type", "zone", "note")
"""Facts that are empty, not missing, where nothing is written."""


def facts_of(desk: Desk, room: RoomNo) -> dict[str, Any]:
    """What is known of a unit, by the names of the questions."""
    with desk.reading() as session:
        unit = unit_by_number(session, room)
        return {question.name: getattr(unit, question.name) for question in UnitFacts.questions()} if unit else {}


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """The unit exists."""
    if WhichUnit in answers:
        with desk.reading() as session:
            if unit_by_number(session, answers[WhichUnit].room) is None:
                yield Refusal(f"没有房号 {answers[WhichUnit].room}，请核对", "GEN-01")


def finish(desk: Desk, answers: Answers) -> Done:
    """Keep the facts. Raises NotAllowedError."""
    room, asked = answers[WhichUnit].room, answers[UnitFacts]
    with desk.work(ACT) as session:
        unit = unit_by_number(session, room)
        assert unit is not None, "asked before"
        for question in UnitFacts.questions():
            value = getattr(asked, question.name)
            setattr(unit, question.name, "" if value is None and question.name in WORDS else value)
    return Done(str(room), f"{room} 的资料已改好")


EDIT_UNIT = Procedure("edit_unit", "修改单元", ACT, (WhichUnit, UnitFacts), finish, check)
