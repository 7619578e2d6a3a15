"""Technical events in the journal: start, stop, backup, restore, and a clock that was set back."""

from datetime import datetime, timedelta

from sqlalchemy import func, select

from deskapp.audit import journal
from deskapp.audit.records import JournalLine
from deskapp.store.work import Store

START = "start"
STOP = "stop"
BACK_UP = "back_up"
RESTORE = "restore"
CLOCK_BACK = "clock_back"
PROGRAM = "program"
"""What an event is about in the journal: no table, but the program itself."""
LINES, EVENTS = 200, 50
"""So many of the last lines, and of the last events, those of some ten days, are looked through for later times."""
SLACK = timedelta(minutes=5)
"""Clocks are put right by the network now and then; more than this is worth a line."""


def note_event(
    store: Store, act: str, at: datetime, by: int | None = None, *, about: str = PROGRAM, **seen: object
) -> None:
    """A journal line for something that happened to the program."""
    with store.work(act=act, by=by, at=at) as session:
        journal.note(session, about, None, **seen)


def clock_back(store: Store, at: datetime) -> timedelta:
    """How far the clock stands behind the journal's last line; nothing if by 5 minutes at most."""
    with store.reading() as session:
        last = session.scalar(
            select(JournalLine.at).where(JournalLine.id == select(func.max(JournalLine.id)).scalar_subquery())
        )
    behind = last - at if last else timedelta()
    return behind if behind > SLACK else timedelta()


def last_known(store: Store) -> datetime | None:
    """The latest moment that the program knows of: of the last lines, or from before the clock was set back."""
    lines = select(JournalLine.at).order_by(JournalLine.id.desc()).limit(LINES)
    program = select(JournalLine).where(JournalLine.table_name == PROGRAM, JournalLine.row_id.is_(None))
    with store.reading() as session:
        events = session.scalars(program.order_by(JournalLine.id.desc()).limit(EVENTS))
        back = [(one.at, one.after["minutes"]) for one in events if one.act == CLOCK_BACK and one.after]
        known = [*session.scalars(lines), *(at + timedelta(minutes=minutes) for at, minutes in back)]
    return max(known, default=None)


def note_start(store: Store, at: datetime, how: str, version: str) -> timedelta:
    """Journal the start, and how far the clock was set back since the last line, which is returned."""
    behind = clock_back(store, at)
    if behind:
        note_event(store, CLOCK_BACK, at, minutes=int(behind.total_seconds() // 60))
    note_event(store, START, at, how=how, version=version)
    return behind
