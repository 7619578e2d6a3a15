"""Calls a resale off before the owner was changed; it stays on record with the reason (GEN-09)."""

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Procedure
from deskapp.handover.resale import rules, sales
from deskapp.handover.resale.kinds import ResaleDeed
from deskapp.handover.resale.records import ResaleEvent, UnitResale
from deskapp.procedures.handover.resale import acting
from deskapp.procedures.handover.resale.cancel.steps import CalledOff
from deskapp.procedures.handover.resale.which import WhichResale

ACT = "receive_resale"


def _cancel(session: Session, _desk: Desk, row: UnitResale, answers: Answers) -> ResaleEvent:
    reason = answers[CalledOff].reason.strip()
    return sales.note(session, row, ResaleDeed.CANCELLED, answers.request_id, reason)


def _words(row: UnitResale) -> str:
    cancelled = sales.event(row, ResaleDeed.CANCELLED)
    return f"已取消：{cancelled.remark}" if cancelled else ""


_DEED = acting.deed(ACT, rules.BEFORE, "取消", acting.nothing_more, _cancel, _words)
CANCEL_RESALE = Procedure("cancel_resale", "取消转让", ACT, (WhichResale, CalledOff), _DEED.finish, _DEED.check)
