"""Keeps that somebody leaves the desk, by the supervisor's leave, while another stands in (SHIFT-03)."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.ledger.drawer import absences
from deskapp.ledger.drawer.absences import Leaving
from deskapp.ledger.drawer.keeping import made_by
from deskapp.ledger.drawer.records import DeskAbsence
from deskapp.procedures.shift.leaving.steps import Leave
from deskapp.staff.policy import may
from deskapp.staff.records import StaffMember
from deskapp.staff.team import members
from deskapp.till.both_sides import asked_of, other_side

ACT, OTHER = "leave_desk", "let_leave_desk"


def colleagues(desk: Desk) -> list[str]:
    """Who may stand in at the desk."""
    with desk.reading() as session:
        return _colleagues(session, desk)


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """The desk is never left empty, and nobody leaves without having asked (SHIFT-03)."""
    with desk.reading() as session:
        if Leave not in answers or made_by(session, DeskAbsence, answers.request_id):
            return
        against = list(absences.refusals(session, desk.clerk.id))
        if answers[Leave].stands_in not in _colleagues(session, desk):
            against.append(Refusal("前台不能空岗，请选择一位代班的同事", "SHIFT-03"))
    yield from against
    if not against:
        asked = answers[Leave]
        words = f"请主管同意 {desk.clerk.name} 离岗，{asked.due_back} 返岗，{asked.stands_in} 代班"
        yield from asked_of(answers, OTHER, "SHIFT-03", words)


def finish(desk: Desk, answers: Answers) -> Done:
    """Once; done before, nobody is asked to agree anew. Raises TicketError, NotAllowedError where nobody has agreed."""
    with desk.work(ACT) as session:
        made = made_by(session, DeskAbsence, answers.request_id) or _leave(session, desk, answers)
        agreed = session.get_one(StaffMember, made.approved_by_id).name
        words = f"离岗已登记，{agreed} 同意，{made.stands_in} 代班，请 {made.due_back} 前返岗"
        return Done(made.number, words)


def _leave(session: Session, desk: Desk, answers: Answers) -> DeskAbsence:
    asked, other = answers[Leave], other_side(desk, answers, OTHER)
    leaving = Leaving(desk.clerk.id, asked.reason, asked.due_back.strip(), asked.stands_in, other.staff_id)
    return absences.leave(session, leaving, answers.request_id)


def _colleagues(session: Session, desk: Desk) -> list[str]:
    return [one.name for one in members(session) if may(one.roles, ACT) and one.id != desk.clerk.id]


LEAVE_DESK = Procedure("leave_desk", "离岗登记", ACT, (Leave,), finish, check)
