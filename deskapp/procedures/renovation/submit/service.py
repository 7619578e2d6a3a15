"""Sends a filing to the review of the renovation manager, the first time or again."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.procedures.renovation import acting
from deskapp.procedures.renovation.acting import Place
from deskapp.procedures.renovation.submit.steps import STEPS, Signed
from deskapp.renovation import keeping
from deskapp.renovation.cases import Case
from deskapp.renovation.kinds import Deed, FilingState
from deskapp.renovation.records import RenovationEvent

ACT = "submit_renovation"
STATES = (FilingState.DRAFT, FilingState.RETURNED)


def _refusals(_session: Session, _desk: Desk, case: Case, answers: Answers) -> Iterator[Refusal]:
    """Every document is there, and what has to be signed is signed (RENO-16, RENO-24, RENO-25)."""
    yield from case.lacking()
    if Signed not in answers:
        return
    if case.filing.waterproofing and not answers[Signed].undertaking_signed:
        yield Refusal("破坏防水层的，业主须签署业主承诺", "RENO-24")
    if any(one.declared for one in case.papers) and not answers[Signed].declaration_signed:
        yield Refusal("以声明代替的资料，业主须在装修声明上签名", "RENO-16")


def _submit(session: Session, _desk: Desk, case: Case, answers: Answers) -> RenovationEvent:
    return keeping.do(session, case.filing.id, answers.request_id, Deed.SUBMITTED)


_DEED = acting.deed(
    ACT, Place(STATES, "提交审核", "RENO-25"), _submit, acting.plain("已提交装修负责人审核，请客户等候通知"), _refusals
)
SUBMIT_RENOVATION = Procedure("submit_renovation", "提交装修审核", ACT, STEPS, _DEED.finish, _DEED.check)
