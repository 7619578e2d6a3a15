"""Keeps the final readings of somebody who moves out (MOVEOUT-05)."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Procedure
from deskapp.handover.move_out import matters, rules
from deskapp.handover.move_out.kinds import MoveOutDeed, MoveOutState
from deskapp.handover.move_out.records import MoveOut, MoveOutEvent
from deskapp.handover.move_out.rules import Read
from deskapp.kernel.problems import Refusal
from deskapp.procedures.handover.move_out import acting
from deskapp.procedures.handover.move_out.read.steps import Meters
from deskapp.procedures.handover.move_out.which import WhichMoveOut

ACT = "settle_move_out"


def _lines(answers: Answers) -> list[Read]:
    return [
        Read(one.meter, (one.before or "").strip(), one.now.strip(), (one.remark or "").strip())
        for one in answers[Meters].lines
    ]


def _more(_session: Session, _desk: Desk, _row: MoveOut, answers: Answers) -> Iterator[Refusal]:
    if Meters in answers:
        yield from rules.readings(_lines(answers))


def _read(session: Session, _desk: Desk, row: MoveOut, answers: Answers) -> MoveOutEvent:
    matters.read(session, row, _lines(answers))
    return matters.note(session, row, MoveOutDeed.READ, answers.request_id)


def _words(_session: Session, _desk: Desk, row: MoveOut) -> str:
    read = "，".join(f"{one.meter.value} {one.now}" for one in matters.readings(row))
    return f"已抄表，{read}"


_DEED = acting.deed(ACT, (MoveOutState.SETTLING,), "抄表", _more, _read, _words)
READ_MOVE_OUT = Procedure(matters.READ, "迁出抄表", ACT, (WhichMoveOut, Meters), _DEED.finish, _DEED.check)
