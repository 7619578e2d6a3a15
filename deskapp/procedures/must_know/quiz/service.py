"""Tests a clerk on the centre's own facts; nothing is kept of how that went (KNOW-03)."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.procedures.must_know.facts import Fact, facts
from deskapp.procedures.must_know.quiz import rules
from deskapp.procedures.must_know.quiz.steps import STEPS, AnswerSheet, Scope

ACT = "look_up_facts"


def test_for(desk: Desk, answers: Answers) -> tuple[rules.Puzzle, ...]:
    """The questions of this walk: the same however often they are asked for."""
    with desk.reading() as session:
        return _test(session, desk, answers)


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """There is enough to ask, and everything is answered."""
    if Scope not in answers:
        return
    test = test_for(desk, answers)
    yield from rules.enough(test)
    if AnswerSheet in answers:
        yield from rules.answered(test, [one.question for one in answers[AnswerSheet].chosen])


def finish(desk: Desk, answers: Answers) -> Done:
    """The marks, for the page only. Raises NotAllowedError without the right."""
    desk.require(ACT)
    chosen = [one.answer or "" for one in answers[AnswerSheet].chosen]
    marks = rules.marks(test_for(desk, answers), chosen)
    words = f"{len(marks)} 题答对 {sum(mark.right for mark in marks)} 题"
    return Done("", words, result=marks)


def _test(session: Session, desk: Desk, answers: Answers) -> tuple[rules.Puzzle, ...]:
    scope = answers[Scope]
    asked = [one for one in facts(session, desk.today) if one.fixed and not one.given]
    known = [rules.Known(*_words(one)) for one in asked if scope.group in (None, one.group)]
    return rules.make_test(known, scope.pieces or rules.USUAL, answers.request_id)


def _words(one: Fact) -> tuple[str, str, str]:
    return one.group.value, one.question, one.answer


MUST_KNOW_QUIZ = Procedure(
    name="must_know_quiz", title="应知应会自测", act=ACT, steps=STEPS, check=check, finish=finish
)
