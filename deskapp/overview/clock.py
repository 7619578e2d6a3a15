"""Says that the clock of the PC stands behind what the program last knew, by how much, and what to do."""

from datetime import datetime, timedelta

from deskapp.audit.events import SLACK
from deskapp.kernel.days import CHINA

ADVICE = "请先核对电脑的日期和时间，调准后再收费开票；现在的时间没有错的，照常办理即可"


def clock_words(known: datetime, now: datetime) -> str:
    """What is wrong, a full stop, what to do; empty where the clock is behind by 5 minutes at most."""
    behind = known - now
    if behind <= SLACK:
        return ""
    at, was = (f"{one.astimezone(CHINA):%Y-%m-%d %H:%M}" for one in (now, known))
    return f"电脑时间是 {at}，比前台上次记录的 {was} 慢 {_long(behind)}。{ADVICE}"


def _long(behind: timedelta) -> str:
    """2 天 3 小时, 3 小时 5 分钟, 6 分钟: the two largest parts."""
    minutes = int(behind.total_seconds() // 60)
    days, hours, rest = minutes // 1440, minutes // 60 % 24, minutes % 60
    parts = [f"{count} {name}" for count, name in ((days, "天"), (hours, "小时"), (rest, "分钟")) if count]
    return " ".join(parts[:2])
