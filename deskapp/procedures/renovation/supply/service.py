"""Takes in documents of a filing that come later, and prints the checklist anew."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.customer_file.papers import Needed
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.procedures.renovation import acting, filing_papers, slips
from deskapp.procedures.renovation.acting import Place
from deskapp.procedures.renovation.supply.steps import STEPS, SuppliedPapers
from deskapp.renovation import keeping, scope
from deskapp.renovation.cases import Case
from deskapp.renovation.kinds import FilingDeed, FilingState
from deskapp.renovation.records import RenovationEvent
from deskapp.renovation.states import OVER

ACT = "supply_renovation"
STATES = tuple(one for one in FilingState if one not in (*OVER, FilingState.UNDER_REVIEW, FilingState.REFUNDED))


def needed(desk: Desk, answers: Answers) -> tuple[Needed, ...]:
    """The documents of the filing, for the page."""
    case = acting.shown_case(desk, answers)
    return scope.needed(case.scope) if case else ()


def _refusals(_session: Session, _desk: Desk, case: Case, answers: Answers) -> Iterator[Refusal]:
    if SuppliedPapers in answers:
        yield from scope.wrongly_declared(scope.needed(case.scope), answers[SuppliedPapers].lines)


def _supply(session: Session, desk: Desk, case: Case, answers: Answers) -> RenovationEvent:
    before = {one.code for one in case.papers if one.declared}
    event = keeping.do(session, case.filing.id, answers.request_id, FilingDeed.SUPPLIED)
    filing_papers.keep(session, case, event, answers[SuppliedPapers].lines)
    now = slips.afresh(session, desk, event)
    slips.keep(session, event, "document_checklist", slips.checklist(session, desk, now))
    if {one.code for one in now.papers if one.declared} - before:
        filing_papers.statements(session, desk, now, event, undertaking=False)
    return event


def _words(case: Case, _event: RenovationEvent) -> str:
    lacking = [one.text for one in case.lacking()]
    return f"资料已登记，{'；'.join(lacking)}" if lacking else "资料已登记，资料齐全"


_DEED = acting.deed(ACT, Place(STATES, "补交资料", "RENO-51"), _supply, _words, _refusals)
SUPPLY_RENOVATION = Procedure("supply_renovation", "补交装修资料", ACT, STEPS, _DEED.finish, _DEED.check)
