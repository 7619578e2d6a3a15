"""Whose word a matter needs, and what becomes of it once somebody was asked (MOVEOUT-02, as RELEASE-08)."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.flow.procedure import Answers
from deskapp.handover.move_out import matters, rules
from deskapp.handover.move_out.kinds import MoveOutDeed, MoveOutState
from deskapp.handover.move_out.records import MoveOut, MoveOutEvent
from deskapp.kernel.problems import Refusal
from deskapp.release import rules as word
from deskapp.release import steps as asking
from deskapp.release.kinds import Relation
from deskapp.release.steps import EmergencyAsked, OwnerAsked, PoliceWitness

REFUSED = "业主不同意"


def urgent_only(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """The police post stands in only for what cannot wait (RELEASE-09)."""
    if PoliceWitness in answers:
        yield from word.urgent_only(asking.calls(answers, desk.now()), urgent=asking.is_urgent(answers))


def no_owner(relation: Relation, answers: Answers) -> bool:
    """Whether the owner could not be reached, so that whoever stands for him is asked."""
    return OwnerAsked in answers and word.may_ask_emergency(relation, answers[OwnerAsked].owner_answer)


def nobody(relation: Relation, answers: Answers) -> bool:
    """Whether neither could be reached, so that the police post may witness."""
    if OwnerAsked not in answers or EmergencyAsked not in answers:
        return False
    return word.may_ask_police(relation, answers[OwnerAsked].owner_answer, answers[EmergencyAsked].emergency_answer)


def decide(session: Session, desk: Desk, row: MoveOut, answers: Answers, first: MoveOutDeed) -> MoveOutEvent:
    """Keep who was asked; the matter goes on, is called off, or waits (MOVEOUT-02). `first` is the act itself."""
    request_id = answers.request_id
    made = matters.note(session, row, first, request_id)
    matters.ask(session, row, asking.calls(answers, desk.now()), urgent=asking.is_urgent(answers))
    calls, urgent = matters.calls_of(row), any(one.urgent for one in row.calls)
    if word.refused(calls):
        matters.note(session, row, MoveOutDeed.CANCELLED, request_id, remark=REFUSED)
    elif not rules.needs_owner(row.relation) or word.agreed(row.relation, calls, urgent=urgent):
        matters.note(session, row, MoveOutDeed.CONFIRMED, request_id)
    return made


def words(_session: Session, _desk: Desk, row: MoveOut) -> str:
    """What came of it."""
    match matters.state(row):
        case MoveOutState.CANCELLED:
            return f"没有办：{REFUSED}"
        case MoveOutState.DRAFT:
            return "已登记，等业主确认"
    return "已登记，请抄水电表，收回钥匙和卡，结清费用"
