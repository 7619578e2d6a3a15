"""Keeps that the agreement was signed in triplicate, after the owner was told of the review."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.procedures.renovation import acting, filing_papers
from deskapp.procedures.renovation.acting import Place
from deskapp.procedures.renovation.sign.steps import STEPS
from deskapp.renovation import keeping, leading
from deskapp.renovation.cases import Case
from deskapp.renovation.kinds import FilingDeed, FilingState
from deskapp.renovation.records import RenovationEvent

ACT = "sign_renovation"
GUARANTEE = ("renovation_guarantee", "装修管理服务协议书")
STATES = (FilingState.APPROVED,)


def _refusals(_session: Session, _desk: Desk, case: Case, _answers: Answers) -> Iterator[Refusal]:
    """The owner was told first, which is on record with time and telephone (RENO-27)."""
    if not leading.notified(case):
        yield Refusal("还没有通知业主，请先办“装修通知业主”，同时打印协议", "RENO-27")


def _sign(session: Session, _desk: Desk, case: Case, answers: Answers) -> RenovationEvent:
    """The centre's own copy is what the owner guarantees by (RENO-28, RENO-40)."""
    filing_papers.own(session, case, GUARANTEE)
    return keeping.do(session, case.filing.id, answers.request_id, FilingDeed.SIGNED)


_DEED = acting.deed(ACT, Place(STATES, "签协议", "RENO-28"), _sign, acting.plain("协议已签，请收装修保证金"), _refusals)
SIGN_RENOVATION = Procedure("sign_renovation", "签装修协议", ACT, STEPS, _DEED.finish, _DEED.check)
