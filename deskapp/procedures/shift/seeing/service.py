"""Keeps that the manager has seen a major problem, and what he says to it (SHIFT-04)."""

from collections.abc import Iterator

from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.ledger.books import TicketError
from deskapp.procedures.shift.seeing.steps import SeenProblem
from deskapp.staff import duty

ACT = "see_problem"


def waiting(desk: Desk) -> list[tuple[str, str]]:
    """The major problems that wait, with their words, the oldest first."""
    with desk.reading() as session:
        return [(one.number, f"{one.source}：{one.said}") for one in duty.unseen(session)]


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """Only what is major and waits."""
    if SeenProblem not in answers:
        return
    with desk.reading() as session:
        found = duty.unseen_one(session, answers[SeenProblem].number)
    if isinstance(found, Refusal):
        yield found


def finish(desk: Desk, answers: Answers) -> Done:
    """Raises TicketError for what does not wait, NotAllowedError for anybody but the manager."""
    asked = answers[SeenProblem]
    with desk.work(ACT) as session:
        found = duty.unseen_one(session, asked.number)
        if isinstance(found, Refusal):
            raise TicketError(found.text)
        duty.see(session, found, asked.answer.strip())
        number = found.number
    return Done(number, f"{number} 已阅，处理意见已记下")


SEE_PROBLEM = Procedure("see_problem", "重大问题已阅", ACT, (SeenProblem,), finish, check)
