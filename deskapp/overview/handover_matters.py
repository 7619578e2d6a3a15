"""What today's list says of units that get another owner, and of those who move out: each with its next act."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.handover.move_out import matters
from deskapp.handover.resale import sales
from deskapp.handover.resale.kinds import ResaleState
from deskapp.overview.home_view import Matter, Urgency
from deskapp.overview.shown import Leads, Link, short_day

SETTLE, RECEIVE, ACKNOWLEDGE = "settle_move_out", "receive_resale", "acknowledge_resale"


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


def of_resales(session: Session, desk: Desk) -> Iterator[Matter]:
    """A line a resale; one whose notices are out says who has not acknowledged (RESALE-01 to RESALE-05)."""
    if not desk.may(RECEIVE) and not desk.may(ACKNOWLEDGE):
        return
    for row in sales.open_ones(session):
        now = sales.state(session, row, desk.today)
        act = sales.next_act(now)
        waits = [one for one in row.notices if one.acknowledged_at is None]
        more = (("resale", row.number),)
        if waits:
            more = (("notice", f"{row.number} {waits[0].recipient.value}"),)
        told = "、".join(one.recipient.value for one in waits)
        late = any(sales.local(one.sent_at).date() < desk.today for one in waits)
        urgency = Urgency.LATE if late else Urgency.LATER if now is ResaleState.ARREARS_BLOCKED else Urgency.TODAY
        link = Link(Leads.PROCEDURE, act, more=more)
        words = f"{row.number} {told or now.value}"
        due = short_day(row.received_on, desk.today)
        yield Matter(urgency, due, f"转让：{sales.WORDS[act]}", words, link, row.unit.room_no, row.new_owner)
