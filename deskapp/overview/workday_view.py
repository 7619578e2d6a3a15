"""What the list of the calendar of working days shows."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class WorkdayLine:
    """A holiday or a make-up day; `kind` in words."""

    day: date
    kind: str
    name: str
