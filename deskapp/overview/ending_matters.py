"""What today's list says of cards that end: one line for access cards, one for monthly cards (CARD-21, PARK-14)."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from sqlalchemy.orm import Session

from deskapp.access import acts, expiry
from deskapp.access.expiry import Ending
from deskapp.access.kinds import Purpose
from deskapp.desk import Desk
from deskapp.overview.home_view import Matter, Urgency
from deskapp.overview.shown import Leads, Link
from deskapp.staff.settings import read_settings

ACCESS_LIST, MONTHLY_LIST = "卡到期", "月卡到期"
"""The registers in which single ones are settled."""


def endings(session: Session, desk: Desk) -> Iterator[Matter]:
    """How many end within the days of notice or have ended, and whose holders nobody has called yet."""
    settings = read_settings(session)
    kinds = (
        (Purpose.ACCESS, acts.RENEW, settings.card_expiry_notice_days, "门禁卡", "延期", ACCESS_LIST),
        (Purpose.PARKING, acts.TOP_UP, settings.park_notice_days, "月卡", "续费", MONTHLY_LIST),
    )
    for purpose, act, notice, what, wanted, register in kinds:
        if desk.may(act):
            waiting = [one for one in near(session, desk, purpose, notice) if one.waits]
            if waiting:
                link = Link(Leads.PLACE, "registers", more=(("register", register),))
                yield _matter(waiting, what, notice, wanted, link)


def near(session: Session, desk: Desk, purpose: Purpose, notice: int) -> list[Ending]:
    """What ends within so many days, the soonest first, then what has ended and is still out, the latest first."""
    today = desk.today
    found = expiry.ending(session, date.min, today + timedelta(days=notice), today, purpose)
    soon = [one for one in found if one.days_left >= 0]
    return [*soon, *expiry.latest_first([one for one in found if one.days_left < 0])]


def _matter(waiting: Sequence[Ending], what: str, notice: int, wanted: str, link: Link) -> Matter:
    over = sum(one.days_left < 0 for one in waiting)
    counts = [f"{over} 张{what}已到期"] if over else []
    if soon := len(waiting) - over:
        counts.append(f"{soon} 张 {notice} 天内到期" if over else f"{soon} 张{what} {notice} 天内到期")
    first = min(one.valid_to for one in waiting)
    urgency, due = (Urgency.LATE, "已到期") if over else (Urgency.TODAY, "今天")
    more = f"最早的已于 {first} 到期" if over else f"最早的将于 {first} 到期"
    return Matter(urgency, due, f"{'，'.join(counts)}，请通知{wanted}", more, link)
