"""What today's list says of those who move out: each matter with the act it waits for."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.handover.move_out import matters
from deskapp.overview.home_view import Matter, Urgency
from deskapp.overview.shown import Leads, Link, short_day

SETTLE = "settle_move_out"


def of_move_outs(session: Session, desk: Desk) -> Iterator[Matter]:
    """A line a matter, due on the day they leave (MOVEOUT-02 to MOVEOUT-08)."""
    if not desk.may(SETTLE):
        return
    for row in matters.open_ones(session):
        act, day = matters.next_act(row), row.leaving_on
        urgency = Urgency.LATE if day < desk.today else Urgency.TODAY if day == desk.today else Urgency.LATER
        link = Link(Leads.PROCEDURE, act, more=(("move_out", row.number),))
        due = short_day(day, desk.today)
        yield Matter(urgency, due, f"迁出：{matters.WORDS[act]}", row.number, link, row.unit.room_no, row.person)
