"""What of a procedure lies ahead, as far as the answers given and those on the page tell."""

from collections.abc import Mapping
from typing import Any

from deskapp.flow.procedure import Answers
from deskapp.flow.session import Session
from deskapp.flow.step import Step


def asked(session: Session, kind: type[Step], answers: Answers) -> bool:
    """Whether a step is asked; one whose condition looks at an answer not yet given counts as asked."""
    condition = session.procedure.applies.get(kind)
    try:
        return condition is None or condition(answers)
    except KeyError:
        return True


def is_last(session: Session, kind: type[Step], said: Mapping[str, Any]) -> bool:
    """Whether nothing is asked after this step, supposing that what stands on its page is the answer."""
    guess = Answers(desk=session.desk)
    for filled in session.answers:
        guess.put(filled)
    here = kind.read(said)
    if not isinstance(here, tuple):
        guess.put(here)
    others = (other for other in session.procedure.steps if other is not kind and other not in guess)
    return not any(asked(session, other, guess) for other in others)


def steps_in_sight(session: Session) -> list[type[Step]]:
    """The steps of this walk in their order, those still ahead included if they may be asked."""
    return [
        kind for kind in session.procedure.steps if kind in session.answers or asked(session, kind, session.answers)
    ]
