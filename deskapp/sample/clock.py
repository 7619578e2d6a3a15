"""The clock of the past: it stands where it is set, so that a year of days can be lived in half a minute."""

from dataclasses import dataclass
from datetime import date, datetime, time

from deskapp.kernel.days import CHINA


@dataclass
class Clock:
    """A clock to hand to a desk."""

    at: datetime

    def __call__(self) -> datetime:
        return self.at

    def turn(self, day: date, hour: time) -> None:
        """Set it to an hour of a day in Chinese time."""
        self.at = datetime.combine(day, hour, CHINA)
