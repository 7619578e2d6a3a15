"""Asks the cashier about a collection that is parked, and keeps what a cashier decided at the desk (FEE-34)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.flow.procedure import Answers
from deskapp.kernel.problems import Refusal
from deskapp.ledger import questions
from deskapp.ledger.question_records import FeeQuestion
from deskapp.procedures.collect_fees import rules
from deskapp.procedures.collect_fees.payer import find_unit, payer_name
from deskapp.procedures.collect_fees.steps import Payer
from deskapp.staff import drafts

ACT = "ask_cashier"
COLLECTION = "collect_fees"


@dataclass(frozen=True)
class Doubt:
    """What the clerk is in doubt about: the walk as it stands and is to be taken up again, and the question.

    `about` says what was chosen and what it comes to, as far as that is known.
    """

    draft: Mapping[str, Any]
    subject: str
    stopped_at: str
    about: str
    question: str


def ask_cashier(desk: Desk, answers: Answers, doubt: Doubt) -> None:
    """Park the walk and ask; nothing is decided here (FEE-34).

    Raises NotAllowedError, QuestionError while an earlier question about this walk waits.
    """
    with desk.work(ACT) as session:
        draft = drafts.keep(session, COLLECTION, doubt.draft, doubt.subject, doubt.stopped_at)
        question = FeeQuestion(draft_id=draft.id, room_no="", customer_name="", about=doubt.about)
        question.question = doubt.question
        if Payer in answers:
            unit, _ = find_unit(session, answers[Payer])
            question.unit_id, question.room_no = (unit.id, unit.room_no) if unit else (None, "")
            question.customer_name = payer_name(session, unit, answers[Payer], desk.today)
        questions.ask(session, question)


def asked_before(desk: Desk, request_id: str) -> bool:
    """Whether a question about this walk waits for its answer."""
    with desk.reading() as session:
        return questions.is_waiting(session, request_id)


def refusals(session: Session, request_id: str) -> Iterator[Refusal]:
    """Nobody decides what the cashier was asked (FEE-34)."""
    yield from rules.in_doubt(waiting=questions.is_waiting(session, request_id))


def keep_decision(session: Session, answers: Answers) -> None:
    """The cashier came to the desk and let it pass: the reason they gave is their answer."""
    for refusal, allowance in answers.allowed.items():
        if refusal.override == rules.ANSWER:
            for one in questions.of_walk(session, answers.request_id):
                if one.answered_at is None:
                    questions.answer(session, one.id, allowance.reason, allowance.staff_id)
