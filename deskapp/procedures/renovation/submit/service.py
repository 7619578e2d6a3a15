"""Sends a filing to the review of the renovation manager, the first time or again."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.procedures.renovation import acting, filing_papers
from deskapp.procedures.renovation.acting import Place
from deskapp.procedures.renovation.submit.steps import STEPS, Signed
from deskapp.renovation import keeping
from deskapp.renovation.cases import Case
from deskapp.renovation.kinds import FilingDeed, FilingState
from deskapp.renovation.records import RenovationEvent

ACT = "submit_renovation"
FORM = ("renovation_application", "装修备案表")
UNDERTAKING = ("renovation_undertaking", "业主承诺（防水）")
DECLARATION = ("renovation_declaration", "装修声明")
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
    """What was signed lies in the file from now on, once (RENO-40)."""
    if case.last(FilingDeed.SUBMITTED) is None:
        promised = (UNDERTAKING,) if case.filing.waterproofing else ()
        declared = (DECLARATION,) if any(one.declared for one in case.papers) else ()
        filing_papers.own(session, case, FORM, *promised, *declared)
    return keeping.do(session, case.filing.id, answers.request_id, FilingDeed.SUBMITTED)


_DEED = acting.deed(
    ACT, Place(STATES, "提交审核", "RENO-25"), _submit, acting.plain("已提交装修负责人审核，请客户等候通知"), _refusals
)
SUBMIT_RENOVATION = Procedure("submit_renovation", "提交装修审核", ACT, STEPS, _DEED.finish, _DEED.check)
