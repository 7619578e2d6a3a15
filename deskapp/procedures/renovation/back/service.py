"""Keeps that temporary passes came back, or are lost."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.procedures.renovation import acting
from deskapp.procedures.renovation.acting import Place
from deskapp.procedures.renovation.back.steps import STEPS, CameBack
from deskapp.renovation import keeping
from deskapp.renovation.cases import Case
from deskapp.renovation.counting import PassOut, lost_of, returned_of
from deskapp.renovation.kinds import FilingDeed, FilingState, PassBack, PassState
from deskapp.renovation.records import RenovationEvent
from deskapp.renovation.states import BEFORE_WORK, OVER

ACT = "take_back_passes"
STATES = tuple(one for one in FilingState if one not in (*BEFORE_WORK, *OVER))


def _refusals(_session: Session, _desk: Desk, case: Case, answers: Answers) -> Iterator[Refusal]:
    """Only what is with the workers comes back; what was lost may be found again (RENO-53)."""
    if CameBack not in answers:
        return
    said, known = answers[CameBack], {one.number: one for one in case.passes}
    for number in said.named:
        found = _meant(number, known)
        if found is None:
            yield Refusal(f"这份备案没有发过出入卡 {number}", "RENO-39")
        elif found.state is PassState.RETURNED or (found.state is PassState.LOST and said.how is PassBack.LOST):
            yield Refusal(f"出入卡 {found.number} {found.state.value}，不用再登记", "RENO-39")
    if not said.named and not case.out:
        yield Refusal("没有在外的出入卡", "RENO-39")


def _back(session: Session, _desk: Desk, case: Case, answers: Answers) -> RenovationEvent:
    said, known = answers[CameBack], {one.number: one for one in case.passes}
    named = [found for number in said.named if (found := _meant(number, known))]
    event = keeping.do(session, case.filing.id, answers.request_id, FilingDeed.PASSES_BACK)
    ids = dict.fromkeys(one.pass_id for one in (named or case.out))
    keeping.passes_back(session, event, ids, said.how)
    return event


def _meant(number: str, known: dict[str, PassOut]) -> PassOut | None:
    """The pass with this number, or with this end of it."""
    ending = [one for whole, one in known.items() if whole == number or whole.endswith(f"-{number}")]
    return ending[0] if len(ending) == 1 else None


def _words(case: Case, _event: RenovationEvent) -> str:
    passes = case.passes
    lost = f"，遗失 {len(lost_of(passes))} 张" if lost_of(passes) else ""
    return f"出入卡发出 {len(passes)} 张，已交回 {len(returned_of(passes))} 张{lost}"


_DEED = acting.deed(ACT, Place(STATES, "收回出入卡", "RENO-53"), _back, _words, _refusals)
TAKE_BACK_PASSES = Procedure("take_back_passes", "交回出入卡", ACT, STEPS, _DEED.finish, _DEED.check)
