"""Cancels a filing before work begins; it stays on record with its reason (GEN-09)."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.procedures.renovation import acting
from deskapp.procedures.renovation.acting import Place
from deskapp.procedures.renovation.cancel.steps import STEPS, Why
from deskapp.renovation import keeping
from deskapp.renovation.cases import Case
from deskapp.renovation.kinds import FilingDeed
from deskapp.renovation.records import RenovationEvent
from deskapp.renovation.states import BEFORE_WORK
from deskapp.staff.tasks import finish_about

ACT = "cancel_renovation"


def _refusals(_session: Session, _desk: Desk, case: Case, _answers: Answers) -> Iterator[Refusal]:
    """No money may be left without its matter (RENO-38)."""
    for side, deposit in case.deposits.items():
        yield Refusal(f"已收{side.value}的保证金，请先作废收据 {deposit.receipt_no} 退还", "RENO-38")


def _cancel(session: Session, _desk: Desk, case: Case, answers: Answers) -> RenovationEvent:
    finish_about(session, (case.filing.__tablename__, case.filing.id))
    return keeping.do(session, case.filing.id, answers.request_id, FilingDeed.CANCELLED, remark=answers[Why].reason)


_DEED = acting.deed(
    ACT, Place(BEFORE_WORK, "取消，施工以后只能办核查退款", "GEN-09"), _cancel, acting.plain("已取消"), _refusals
)
CANCEL_RENOVATION = Procedure("cancel_renovation", "取消装修备案", ACT, STEPS, _DEED.finish, _DEED.check)
