"""Counts out numbered passes to the workers who have none, and prints them with the worker register."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.kernel.second_look import second_look
from deskapp.procedures.renovation import acting, hired, slips
from deskapp.procedures.renovation.acting import Place
from deskapp.procedures.renovation.passes.steps import STEPS, CountedOut
from deskapp.renovation import keeping, leading, rules
from deskapp.renovation.cases import Case
from deskapp.renovation.kinds import FilingDeed, FilingState
from deskapp.renovation.records import RenovationEvent

ACT = "issue_passes"
STATES = (FilingState.IN_PROGRESS, FilingState.EXTENDED)


def waiting(desk: Desk, answers: Answers) -> int:
    """How many workers wait for a pass, for the page to begin with."""
    case = acting.shown_case(desk, answers)
    return leading.without_pass(case) if case else 0


def _refusals(_session: Session, desk: Desk, case: Case, answers: Answers) -> Iterator[Refusal]:
    """One pass for each worker who has his papers and none yet, counted (RENO-07, RENO-39)."""
    if CountedOut not in answers:
        return
    said = answers[CountedOut]
    for one in said.more or ():
        yield from rules.worker(one.name, one.photos, id_copy=one.id_copy)
        yield from second_look(one.name.strip(), one.id_no, desk.today, "RENO-07")
    due = leading.without_pass(case) + len(said.more or ())
    if not due:
        yield Refusal("施工人员都有出入卡了，新增人员请先填写", "RENO-39")
    elif said.count != due:
        yield Refusal(f"没有出入卡的施工人员有 {due} 人，点出 {said.count} 张，请重新点数", "RENO-39")


def _issue(session: Session, desk: Desk, case: Case, answers: Answers) -> RenovationEvent:
    keeping.hire(session, case.filing.id, [hired.hand(one, desk.today) for one in answers[CountedOut].more or ()])
    event = keeping.do(session, case.filing.id, answers.request_id, FilingDeed.PASSES_OUT)
    now = slips.afresh(session, desk, event)
    given = {one.worker_id for one in now.filing.passes}
    due = [one for one in now.filing.workers if one.id not in given]
    made = keeping.issue_passes(session, event, due, now.ends_on)
    now = slips.afresh(session, desk, event)
    slips.keep(session, event, "temporary_pass", slips.passes(session, desk, now, made))
    slips.keep(session, event, "worker_register", slips.workers(session, desk, now))
    return event


def _words(case: Case, event: RenovationEvent) -> str:
    made = [one.number for one in case.filing.passes if one.event_id == event.id]
    return f"发出临时出入卡 {len(made)} 张，{made[0]} 至 {made[-1]}"


_DEED = acting.deed(ACT, Place(STATES, "发临时出入卡", "RENO-38"), _issue, _words, _refusals)
ISSUE_PASSES = Procedure("issue_passes", "发临时出入卡", ACT, STEPS, _DEED.finish, _DEED.check)
