"""Answers what clerks are in doubt about; the parked collection can then go on (FEE-34)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.days import CHINA
from deskapp.kernel.problems import Refusal
from deskapp.ledger import questions
from deskapp.procedures.answer_question.steps import Reply
from deskapp.staff.records import StaffMember

ACT = "answer_question"


@dataclass(frozen=True)
class Asked:
    """A question as the cashier reads it: by whom and when, about whom, what was chosen, in their own words."""

    id: int
    at: datetime
    by_id: int | None
    by: str
    room: str
    customer: str
    about: str
    words: str


def waiting(desk: Desk) -> list[Asked]:
    """Everything that waits for an answer, the oldest first."""
    with desk.reading() as session:
        return [
            Asked(
                one.id,
                one.created_at.astimezone(CHINA),
                one.created_by_id,
                session.get_one(StaffMember, one.created_by_id).name,
                one.room_no,
                one.customer_name,
                one.about,
                one.question,
            )
            for one in questions.waiting(session)
        ]


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """It still waits, and somebody else answers it than who asked."""
    if Reply not in answers:
        return
    one = next((one for one in waiting(desk) if one.id == answers[Reply].question), None)
    if one is None:
        yield Refusal("这项咨询已经答复，或提问的人已撤销", "FEE-34")
    elif one.by_id == desk.clerk.id:
        yield Refusal("自己提的问题，请由另一位出纳答复", "FEE-34")


def finish(desk: Desk, answers: Answers) -> Done:
    """Keep the answer, once. Raises NotAllowedError, QuestionError where it waits no longer."""
    said = answers[Reply]
    with desk.work(ACT) as session:
        question = questions.answer(session, said.question, said.answer, desk.clerk.id)
        who = session.get_one(StaffMember, question.created_by_id).name
    return Done(question.room_no, f"已答复{question.room_no and f' {question.room_no} '}的咨询，{who}接着办时会看到")


ANSWER_QUESTION = Procedure("answer_question", "答复咨询", ACT, (Reply,), finish, check)
