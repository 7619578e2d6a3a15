"""Seeks the owner's word for a tenant who moves out, keeps every attempt, and lets the matter go on once it may."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Procedure
from deskapp.handover.move_out import matters
from deskapp.handover.move_out.kinds import MoveOutDeed, MoveOutState
from deskapp.handover.move_out.records import MoveOut, MoveOutEvent
from deskapp.kernel.problems import Refusal
from deskapp.procedures.handover.move_out import acting, asking
from deskapp.procedures.handover.move_out.which import WhichMoveOut
from deskapp.release import known
from deskapp.release.kinds import Relation
from deskapp.release.known import Contact
from deskapp.release.steps import EmergencyAsked, OwnerAsked, PoliceWitness

ACT = "start_move_out"


def contacts(desk: Desk, number: str) -> tuple[Contact, Contact]:
    """The owner, and whom he has named for when he cannot be reached, of the unit of a matter."""
    with desk.reading() as session:
        row = matters.numbered(session, number)
        if row is None:
            return Contact(), Contact()
        return known.owner(session, row.unit_id, desk.today), known.emergency(session, row.unit_id, desk.today)


def _more(_session: Session, desk: Desk, _row: MoveOut, answers: Answers) -> Iterator[Refusal]:
    yield from asking.urgent_only(desk, answers)


def _ask(session: Session, desk: Desk, row: MoveOut, answers: Answers) -> MoveOutEvent:
    return asking.decide(session, desk, row, answers, MoveOutDeed.ASKED)


def _relation(answers: Answers) -> Relation | None:
    if WhichMoveOut not in answers:
        return None
    with answers.desk.reading() as session:
        row = matters.numbered(session, answers[WhichMoveOut].move_out)
        return row.relation if row else None


def _no_owner(answers: Answers) -> bool:
    relation = _relation(answers)
    return relation is not None and asking.no_owner(relation, answers)


def _nobody(answers: Answers) -> bool:
    relation = _relation(answers)
    return relation is not None and asking.nobody(relation, answers)


_DEED = acting.deed(ACT, (MoveOutState.DRAFT,), "登记业主答复", _more, _ask, asking.words)
CONFIRM_MOVE_OUT = Procedure(
    name=matters.CONFIRM,
    title="迁出业主确认",
    act=ACT,
    steps=(WhichMoveOut, OwnerAsked, EmergencyAsked, PoliceWitness),
    finish=_DEED.finish,
    check=_DEED.check,
    applies={EmergencyAsked: _no_owner, PoliceWitness: _nobody},
)
