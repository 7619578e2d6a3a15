"""The clock of the tour: a working day that begins at twenty to nine, goes on by itself, and can be moved forward."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from time import monotonic

from deskapp.kernel.days import CHINA

BEGINS = time(8, 40)


@dataclass
class TourClock:
    """To be handed to the program as its clock."""

    day: date
    _set_to: datetime = field(init=False)
    _set_at: float = field(init=False)

    def __post_init__(self) -> None:
        self._set(BEGINS)

    def __call__(self) -> datetime:
        return self._set_to + timedelta(seconds=int(monotonic() - self._set_at))

    def later(self, hour: int, minute: int) -> None:
        """Move it to a time of the day that has not come yet; a time that has passed leaves it alone."""
        at = time(hour, minute)
        if at > self().time():
            self._set(at)

    def sleep_until(self, day: date) -> None:
        """Go on in the morning of a later day; a day that has passed leaves it alone."""
        if day > self.day:
            self.day = day
            self._set(BEGINS)

    def _set(self, at: time) -> None:
        self._set_to, self._set_at = datetime.combine(self.day, at, CHINA), monotonic()
