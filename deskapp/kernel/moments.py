"""Times of day as a clerk types them: 15:20, 1520, 昨天 15:20, 11-21 15:20."""

import re
from datetime import datetime, time

from deskapp.kernel.days import read_date
from deskapp.kernel.typed import plain

_CLOCK = re.compile(r"(?:(?P<day>\S+)\s+)?(?P<hour>[01]?\d|2[0-3])(?::|点|时)?(?P<minute>[0-5]\d)分?")


def moment(text: str, now: datetime) -> datetime | None:
    """The time that was meant, in the time zone of `now` and on its day unless a day stands before it; else None."""
    found = _CLOCK.fullmatch(plain(text))
    if found is None:
        return None
    try:
        day = read_date(found["day"], now.date()) if found["day"] else now.date()
    except ValueError:
        return None
    return datetime.combine(day, time(int(found["hour"]), int(found["minute"])), now.tzinfo)
