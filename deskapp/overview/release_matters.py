"""What today's list says of goods that leave: slips that wait for the owner, and those that did not come back."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.overview.home_view import Matter, Urgency
from deskapp.overview.shown import Leads, Link, short_day
from deskapp.release import slips
from deskapp.release.kinds import SlipState

CONFIRM, BACK = "confirm_release", "take_back_release"


def of_release(session: Session, desk: Desk) -> Iterator[Matter]:
    """A line a slip: to ask the owner, to look for what did not come back by the next day (RELEASE-08, RELEASE-14)."""
    for slip in slips.still_open(session, desk.today):
        now = slips.state(slip, desk.today)
        whom = (slip.unit.room_no, slip.applicant)
        if now is SlipState.AWAITING and desk.may("release_goods"):
            late = slip.valid_from < desk.today
            urgency = Urgency.LATE if late else Urgency.TODAY
            link = Link(Leads.PROCEDURE, CONFIRM, more=(("slip", slip.number),))
            due = short_day(slip.valid_from, desk.today)
            yield Matter(urgency, due, "放行条等业主确认", slip.number, link, *whom)
        elif now is SlipState.EXPIRED and desk.may(BACK):
            link = Link(Leads.PROCEDURE, BACK, more=(("slip", slip.number),))
            due = f"逾期 {(desk.today - slip.valid_to).days} 天"
            yield Matter(Urgency.LATE, due, "放行条没有收回", f"{slip.number}，向出口岗查问", link, *whom)
