"""Doubts about fees: asked of the cashier about a parked walk, answered, and told to whoever asked (FEE-34)."""

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from deskapp.kernel.errors import DeskError
from deskapp.ledger.question_records import FeeQuestion
from deskapp.staff import tasks
from deskapp.staff.records import Draft
from deskapp.staff.roles import Role

KIND = "ask_cashier"


class QuestionError(DeskError):
    """A question that cannot be asked or answered; nothing was changed."""

    code = "E-FEE-34"


def ask(session: Session, question: FeeQuestion) -> None:
    """Keep the question, and make it the cashier's matter until the end of the day (GEN-13).

    Raises QuestionError while an earlier one about the same walk waits.
    """
    draft = session.get_one(Draft, question.draft_id)
    if is_waiting(session, draft.request_id):
        raise QuestionError("这笔收费已经咨询过，出纳还没有答复。没有重复提问")
    session.add(question)
    session.flush()
    tasks.add(
        session,
        kind=KIND,
        title=f"答复咨询：{question.question}",
        role=Role.CASHIER,
        due_at=session.info["at"].replace(hour=23, minute=59),
        about=(Draft.__tablename__, draft.id),
        room_no=question.room_no,
        customer_name=question.customer_name,
    )


def answer(session: Session, question_id: int, words: str, by_id: int) -> FeeQuestion:
    """Keep the cashier's answer, once. Raises QuestionError for a question that waits no longer."""
    question = session.get_one(FeeQuestion, question_id)
    if question.answered_at is not None or session.get_one(Draft, question.draft_id).ended:
        raise QuestionError("这项咨询已经答复，或提问的人已撤销。没有任何改动")
    question.answer, question.answered_at, question.answered_by_id = words.strip(), session.info["at"], by_id
    tasks.finish_about(session, (Draft.__tablename__, question.draft_id))
    return question


def waiting(session: Session) -> list[FeeQuestion]:
    """The questions nobody has answered yet, the oldest first; a walk that was given up wants no answer."""
    asked = select(FeeQuestion).join(Draft, FeeQuestion.draft_id == Draft.id)
    still = asked.where(FeeQuestion.answered_at.is_(None), Draft.ended.is_(False))
    return list(session.scalars(still.order_by(FeeQuestion.id)))


def of_walk(session: Session, request_id: str) -> list[FeeQuestion]:
    """Everything that was asked about a walk, the first one first."""
    return list(session.scalars(_OF_WALK, {"request_id": request_id}))


_OF_WALK = (
    select(FeeQuestion)
    .join(Draft, FeeQuestion.draft_id == Draft.id)
    .where(Draft.request_id == bindparam("request_id"))
    .order_by(FeeQuestion.id)
)


def is_waiting(session: Session, request_id: str) -> bool:
    """Whether a question about this walk has no answer yet."""
    return any(one.answered_at is None for one in of_walk(session, request_id))
