"""How a shown thing stands, and where it leads when it is opened: values shared by all pages."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from deskapp.kernel.days import ONE_DAY

WEEKDAYS = "一二三四五六日"


class Mark(Enum):
    """How much a state matters; the window gives each its icon and colour."""

    PLAIN = "plain"
    INFO = "info"
    OK = "ok"
    WARN = "warn"
    DANGER = "danger"


@dataclass(frozen=True)
class State:
    """A state in words, and how much it matters."""

    words: str
    mark: Mark = Mark.PLAIN


class Leads(Enum):
    """What opening a line brings up."""

    UNIT = "unit"
    TICKET = "ticket"
    CARD = "card"
    DRAFT = "draft"
    PROCEDURE = "procedure"
    ACTION = "action"
    PLACE = "place"


@dataclass(frozen=True)
class Link:
    """Where a line leads: to a unit or card by its id, a draft by its request id, a procedure or action by its name.

    `room` is the room number a procedure is started with, `more` further answers by the names of their questions.
    """

    leads: Leads
    key: str | int
    room: str = ""
    more: tuple[tuple[str, str], ...] = ()


NOWHERE = Link(Leads.ACTION, "")


def short_day(day: date, today: date) -> str:
    """今天, 昨天, 周一 11-23 for this year, 2025-11-23 for another."""
    if day == today:
        return "今天"
    if day == today - ONE_DAY:
        return "昨天"
    if day.year != today.year:
        return f"{day:%Y-%m-%d}"
    return f"周{WEEKDAYS[day.weekday()]} {day:%m-%d}"


def short_time(at: datetime, today: date) -> str:
    """14:02 for today, 昨天 14:02, 11-18 09:12."""
    if at.date() == today:
        return f"{at:%H:%M}"
    if at.date() == today - ONE_DAY:
        return f"昨天 {at:%H:%M}"
    return f"{at:%m-%d %H:%M}" if at.year == today.year else f"{at:%Y-%m-%d}"
