"""Reads the status bar."""

from datetime import datetime, timedelta

from deskapp.desk import Desk
from deskapp.kernel.days import CHINA
from deskapp.overview.home import today_s_takings
from deskapp.overview.shown import Mark, State, short_time
from deskapp.overview.status_view import StatusView

OLD, VERY_OLD = timedelta(days=1), timedelta(days=3)


def status_view(desk: Desk, backup_at: datetime | None, printer: State) -> StatusView:
    """What the status bar says now."""
    settings = desk.settings()
    return StatusView(
        centre=settings.centre_name,
        clerk=f"{desk.clerk.name} 练习模式" if settings.practice else desk.clerk.name,
        practice=settings.practice,
        takings=_takings(desk) if desk.may("collect_fees") else "",
        backup=backup_state(backup_at, desk.now()),
        printer=printer,
    )


def backup_state(made_at: datetime | None, now: datetime) -> State:
    """How old the last copy is: a warning after one day, danger after three."""
    if made_at is None:
        return State("还没有备份", Mark.WARN)
    age = now - made_at
    if age <= OLD:
        return State(f"备份 {short_time(made_at.astimezone(CHINA), now.date())}")
    return State(f"备份 {age.days} 天前，请备份", Mark.DANGER if age > VERY_OLD else Mark.WARN)


def _takings(desk: Desk) -> str:
    with desk.reading() as session:
        takings = today_s_takings(session, desk)
    return f"未日结收款 {takings.whole.words}  {takings.total}"
