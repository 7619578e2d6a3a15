"""Something that happened at a unit, before it is told: when, what, by whom, and of which kind."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum

from deskapp.kernel.days import CHINA

MOST = 60
"""So many events of each source are read at most, the latest."""


class Theme(Enum):
    """What the past of a unit is sifted by."""

    PEOPLE = "人员"
    MONEY = "收费"
    CARDS = "门禁卡"
    PARKING = "车位"
    FILES = "档案"
    RENOVATION = "装修"
    HANDOVER = "入住迁出"
    RELEASE = "放行"
    OTHER = "其他"


@dataclass(frozen=True)
class Event:
    """One event; `who` says by whom and under which number."""

    at: datetime
    what: str
    who: str
    theme: Theme = Theme.OTHER


def on(day: date) -> datetime:
    """The moment of something of which only the day is known."""
    return datetime.combine(day, time(), CHINA)
