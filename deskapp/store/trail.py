"""The last things done at the counter, by their code names alone: what the report of a crash tells of before it."""

from collections import deque
from datetime import datetime

from deskapp.kernel.days import CHINA

KEPT = 40
_trail: deque[str] = deque(maxlen=KEPT)


def leave(what: str, name: str) -> None:
    """Remember one thing: `what` is a word such as page, step or act, `name` its name in the program."""
    _trail.append(f"{datetime.now(CHINA):%H:%M:%S} {what} {name}")


def steps() -> tuple[str, ...]:
    """What was done, the latest last."""
    return tuple(_trail)
