"""Keeps that the owner was told of the review, and prints the agreement in triplicate for the signatures."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Procedure
from deskapp.kernel import contacts
from deskapp.kernel.moments import moment
from deskapp.kernel.problems import Refusal
from deskapp.procedures.renovation import acting, slips
from deskapp.procedures.renovation.acting import Place
from deskapp.procedures.renovation.notify.steps import STEPS, Told
from deskapp.renovation import keeping, rules
from deskapp.renovation.cases import Case
from deskapp.renovation.kinds import FilingDeed, FilingState
from deskapp.renovation.records import RenovationEvent

ACT = "notify_renovation"
STATES = (FilingState.APPROVED,)


def _refusals(_session: Session, desk: Desk, _case: Case, answers: Answers) -> Iterator[Refusal]:
    """The time, where one was typed, can be read and has been (RENO-27)."""
    if Told in answers and (typed := answers[Told].told_time):
        yield from rules.told_at(typed, moment(typed, desk.now()), desk.now(), "RENO-27")


def _notify(session: Session, desk: Desk, case: Case, answers: Answers) -> RenovationEvent:
    """RENO-27; the agreement is printed for the three who sign (RENO-28)."""
    said = answers[Told]
    event = keeping.do(
        session,
        case.filing.id,
        answers.request_id,
        FilingDeed.NOTIFIED,
        person=said.person,
        phone=contacts.phone(said.phone).text,
        moment=moment(said.told_time, desk.now()) if said.told_time else desk.now(),
    )
    slips.keep(session, event, "renovation_agreement", slips.agreement(session, desk, case))
    return event


def _words(_case: Case, event: RenovationEvent) -> str:
    return f"已通知{event.person}，协议一式三份已打印，等业主和装修负责人来签"


_DEED = acting.deed(ACT, Place(STATES, "通知业主", "RENO-27"), _notify, _words, _refusals)
NOTIFY_RENOVATION = Procedure("notify_renovation", "装修通知业主", ACT, STEPS, _DEED.finish, _DEED.check)
