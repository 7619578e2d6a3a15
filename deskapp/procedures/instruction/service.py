"""Writes down standing instructions and ends them; what has ended stays on record."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.estate.records import Instruction
from deskapp.estate.units import instructions, unit_by_number
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.kernel.rooms import RoomNo
from deskapp.procedures.instruction.steps import NewInstruction, OfUnit, WhichInstruction

ACT = "give_instruction"


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """The unit exists, the day has not passed, and nobody wrote the same down before."""
    if NewInstruction in answers:
        asked = answers[NewInstruction]
        yield from _unknown(desk, asked.room)
        if asked.valid_to and asked.valid_to < desk.today:
            yield Refusal(f"有效期 {asked.valid_to} 已过，请写今天或以后的日期")
        if _twice(desk, answers):
            yield Refusal(f"{asked.room} 已经登记过同样的嘱托")


def _twice(desk: Desk, answers: Answers) -> bool:
    """Whether the same was written down before, and not by this very request (design law 1)."""
    asked = answers[NewInstruction]
    with desk.reading() as session:
        unit = unit_by_number(session, asked.room)
        before = instructions(session, unit.id, desk.today) if unit else []
        return any(one.text == asked.text and one.request_id != answers.request_id for one in before)


def check_withdrawal(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """The unit has an instruction in force."""
    if OfUnit in answers:
        room = answers[OfUnit].room
        unknown = list(_unknown(desk, room))
        yield from unknown
        if not unknown and not in_force(desk, room):
            yield Refusal(f"{room} 没有生效的嘱托")


def in_force(desk: Desk, room: RoomNo) -> list[tuple[int, str, str]]:
    """Id, words and end of the instructions of a unit."""
    with desk.reading() as session:
        unit = unit_by_number(session, room)
        found = instructions(session, unit.id, desk.today) if unit else []
        return [(one.id, one.text, str(one.valid_to or "长期")) for one in found]


def give(desk: Desk, answers: Answers) -> Done:
    """Keep an instruction."""
    asked = answers[NewInstruction]
    with desk.work(ACT) as session:
        unit = unit_by_number(session, asked.room)
        assert unit is not None, "asked before"
        if not _given(session, answers.request_id):
            said = {"text": asked.text, "given_by": asked.given_by, "valid_to": asked.valid_to}
            session.add(Instruction(unit=unit, request_id=answers.request_id, **said))
    return Done(str(asked.room), f"{asked.room} 的嘱托已登记，办这一户的业务时都会显示")


def _given(session: Session, request_id: str) -> bool:
    return session.scalar(select(Instruction.id).where(Instruction.request_id == request_id)) is not None


def withdraw(desk: Desk, answers: Answers) -> Done:
    """End an instruction today."""
    room = answers[OfUnit].room
    with desk.work(ACT) as session:
        session.get_one(Instruction, answers[WhichInstruction].instruction).withdrawn_on = desk.today
    return Done(str(room), f"{room} 的嘱托已撤销")


def _unknown(desk: Desk, room: RoomNo) -> Iterator[Refusal]:
    with desk.reading() as session:
        if unit_by_number(session, room) is None:
            yield Refusal(f"没有房号 {room}，请核对", "GEN-01")


GIVE_INSTRUCTION = Procedure("give_instruction", "登记嘱托", ACT, (NewInstruction,), give, check)
WITHDRAW_INSTRUCTION = Procedure(
    "withdraw_instruction", "撤销嘱托", ACT, (OfUnit, WhichInstruction), withdraw, check_withdrawal
)
