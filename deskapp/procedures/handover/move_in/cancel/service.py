"""Calls a move-in off before it was paid for; what was printed waits for no signature any more (GEN-09)."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Procedure
from deskapp.handover.move_in import keeping, rules
from deskapp.handover.move_in.cases import Case
from deskapp.handover.move_in.kinds import MoveInDeed
from deskapp.handover.move_in.records import MoveInEvent
from deskapp.kernel.problems import Refusal
from deskapp.procedures.handover.move_in import acting
from deskapp.procedures.handover.move_in.cancel.steps import STEPS, Why
from deskapp.signatures import awaited
from deskapp.staff import tasks

ACT = "cancel_move_in"


def _stops(_session: Session, case: Case) -> Iterator[Refusal]:
    yield from rules.cancels(case.stage)


def _nothing_more(_session: Session, _desk: Desk, _case: Case, _answers: Answers) -> Iterator[Refusal]:
    yield from ()


def _cancel(session: Session, _desk: Desk, case: Case, answers: Answers) -> MoveInEvent:
    reason = answers[Why].reason.strip()
    awaited.no_longer(session, case.about)
    tasks.finish_about(session, case.about)
    return keeping.do(session, case.row, answers.request_id, MoveInDeed.CANCELLED, remark=reason)


_DEED = acting.act(ACT, _stops, _cancel, acting.telling("已取消"), _nothing_more)
CANCEL_MOVE_IN = Procedure("cancel_move_in", "取消入住", ACT, STEPS, _DEED.finish, _DEED.check)
