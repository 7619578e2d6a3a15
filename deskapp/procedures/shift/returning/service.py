"""Keeps that somebody is back at the desk (SHIFT-03)."""

from collections.abc import Iterator

from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.days import CHINA
from deskapp.kernel.problems import Refusal
from deskapp.ledger.drawer import absences
from deskapp.procedures.shift.returning.steps import Back
from deskapp.staff.records import StaffMember

ACT = "leave_desk"


def left(desk: Desk) -> list[tuple[str, str]]:
    """Names and words of the absence that is to end: who left when and why, and who stood in; none where there is none.

    Nobody confirms what is not in sight (SHIFT-03).
    """
    with desk.reading() as session:
        out = absences.away(session, desk.clerk.id)
        if out is None:
            return []
        at, by = out.left_at.astimezone(CHINA), session.get_one(StaffMember, out.approved_by_id)
        return [
            ("离岗人", desk.clerk.name),
            ("离岗时间", f"{at:%Y-%m-%d %H:%M}"),
            ("原因", out.reason),
            ("预计返岗", out.due_back),
            ("代班人", out.stands_in),
            ("同意人", by.name),
        ]


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """Only who was away comes back."""
    with desk.reading() as session:
        if Back in answers and absences.away(session, desk.clerk.id) is None:
            yield Refusal("没有未返岗的离岗登记", "SHIFT-03")


def finish(desk: Desk, answers: Answers) -> Done:
    """Raises TicketError for one who was not away."""
    with desk.work(ACT) as session:
        made = absences.come_back(session, desk.clerk.id)
        number, left = made.number, f"{made.left_at.astimezone(CHINA):%H:%M}"
    return Done(number, f"已返岗，{left} 离岗，{desk.now():%H:%M} 返岗")


COME_BACK = Procedure("come_back", "返岗登记", ACT, (Back,), finish, check)
