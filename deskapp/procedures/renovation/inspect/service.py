"""Keeps the result of an inspection; one that is passed releases the deposits in the ledger, from when it says."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.ledger.deposits import refunds
from deskapp.procedures.renovation import acting
from deskapp.procedures.renovation.acting import Place
from deskapp.procedures.renovation.inspect.steps import STEPS, Found
from deskapp.renovation import keeping, rules
from deskapp.renovation.cases import Case
from deskapp.renovation.kinds import FilingDeed, FilingState, Inspected
from deskapp.renovation.records import RenovationEvent

ACT = "inspect_renovation"
STATES = (FilingState.INSPECTION_REQUESTED,)


def _refusals(session: Session, desk: Desk, case: Case, answers: Answers) -> Iterator[Refusal]:
    """After the application and not in the future; the deposits can be released from that day (RENO-49, RENO-50)."""
    if Found not in answers:
        return
    said, asked = answers[Found], case.last(FilingDeed.REQUESTED)
    assert asked is not None, "its state says so"
    wrong = list(rules.inspection_day(said.inspected_on, asked.day, desk.today))
    yield from wrong
    if not wrong and said.result is Inspected.PASSED:
        for deposit in case.deposits.values():
            yield from refunds.release_refusals(session, deposit, said.inspected_on, desk.today)


def _inspect(session: Session, _desk: Desk, case: Case, answers: Answers) -> RenovationEvent:
    """The working days run from the inspection that is passed (RENO-50, RENO-58)."""
    said, passed = answers[Found], answers[Found].result is Inspected.PASSED
    event = keeping.do(
        session,
        case.filing.id,
        answers.request_id,
        FilingDeed.PASSED if passed else FilingDeed.FAILED,
        person=said.inspector,
        remark=said.reasons or "",
    )
    for side, deposit in case.deposits.items() if passed else ():
        refunds.release(
            session,
            deposit,
            request_id=f"{answers.request_id}:{side.name}",
            passed_on=said.inspected_on,
            checked_by=said.inspector,
        )
    return event


def _words(case: Case, event: RenovationEvent) -> str:
    if event.deed is FilingDeed.FAILED:
        return f"核查不合格：{event.remark}，整改后由业主再申请"
    return f"核查合格，最早 {case.money.earliest_on} 可以退保证金"


_DEED = acting.deed(ACT, Place(STATES, "登记核查结果", "RENO-49"), _inspect, _words, _refusals)
INSPECT_RENOVATION = Procedure("inspect_renovation", "登记装修核查", ACT, STEPS, _DEED.finish, _DEED.check)
