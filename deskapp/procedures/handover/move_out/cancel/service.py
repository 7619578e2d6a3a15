"""Calls off that somebody moves out; everything that was done stays on record (GEN-09)."""

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Procedure
from deskapp.handover.move_out import matters, rules
from deskapp.handover.move_out.kinds import MoveOutDeed
from deskapp.handover.move_out.records import MoveOut, MoveOutEvent
from deskapp.procedures.handover.move_out import acting
from deskapp.procedures.handover.move_out.cancel.steps import CalledOff
from deskapp.procedures.handover.move_out.which import WhichMoveOut
from deskapp.signatures import awaited

ACT = "settle_move_out"


def _cancel(session: Session, _desk: Desk, row: MoveOut, answers: Answers) -> MoveOutEvent:
    reason = answers[CalledOff].reason.strip()
    made = matters.note(session, row, MoveOutDeed.CANCELLED, answers.request_id, remark=reason)
    awaited.no_longer(session, (MoveOut.__tablename__, row.id))
    return made


def _words(_session: Session, _desk: Desk, row: MoveOut) -> str:
    cancelled = matters.event(row, MoveOutDeed.CANCELLED)
    return f"已取消：{cancelled.remark}" if cancelled else ""


_DEED = acting.deed(ACT, rules.OPEN, "取消", acting.nothing_more, _cancel, _words)
CANCEL_MOVE_OUT = Procedure("cancel_move_out", "取消迁出", ACT, (WhichMoveOut, CalledOff), _DEED.finish, _DEED.check)
