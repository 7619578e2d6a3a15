"""A time of day as it is typed: 9:30, 0930, 9点30."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Self

from deskapp.kernel.days import CHINA
from deskapp.kernel.typed import plain

_TIME = re.compile(r"([0-9]{1,2})[:点]([0-9]{2})分?|([0-9]{2})([0-9]{2})")


@dataclass(frozen=True)
class TimeOfDay:
    """When something was said today, to the minute."""

    hour: int
    minute: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """ValueError with a sentence for the clerk."""
        found = _TIME.fullmatch(plain(text))
        hour, minute = (int(found[1] or found[3]), int(found[2] or found[4])) if found else (24, 0)
        if hour > 23 or minute > 59:
            raise ValueError("时间写法不对，例如 9:30")
        return cls(hour, minute)

    def on(self, day: date) -> datetime:
        """That moment of a day, in Chinese time."""
        return datetime.combine(day, time(self.hour, self.minute), CHINA)

    def __str__(self) -> str:
        return f"{self.hour:02d}:{self.minute:02d}"
