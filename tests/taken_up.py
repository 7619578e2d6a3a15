"""A walk that was put away at some page and is taken up again: from plain JSON, at that page, with its answers."""

import json

from deskapp.flow.session import Session


def taken_up(walk: Session) -> Session:
    """Another walk in the place of this one, as after a power cut (GEN-12). AssertionError where it is not the same.

    No draft says what somebody let pass (GEN-11): whoever did so is here taken to do it once more.
    """
    draft = json.loads(json.dumps(walk.draft()))
    again = Session(walk.procedure, walk.desk, request_id=draft["request_id"])
    again.answers.allowed |= walk.answers.allowed
    again.resume(draft)
    assert again.step is walk.step, f"put away at {walk.step}, taken up at {again.step}"
    assert _filled(again) == _filled(walk)
    assert again.draft() == draft, "what was kept of it stays"
    return again


def _filled(walk: Session) -> dict[str, object]:
    """Every answer in words; a file is the same if it is read from the same place."""
    return {type(step).__name__: list(step.shown()) for step in walk.answers}
