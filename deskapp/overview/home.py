"""Reads the home page: today's list, what lies half-done, the takings of the shift."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.kernel.days import CHINA
from deskapp.ledger.books import next_number, open_book
from deskapp.ledger.drawer.standing import cash_in, cash_of
from deskapp.ledger.kinds import TicketType
from deskapp.ledger.takings import Takings, scope_of, takings_of
from deskapp.overview import doubts
from deskapp.overview.home_view import HalfDone, HomeView, Shift
from deskapp.overview.matters import Look, matters
from deskapp.overview.shown import short_time
from deskapp.staff.drafts import open_drafts
from deskapp.staff.settings import read_settings


def home_view(desk: Desk, titles: Mapping[str, str], backup_at: datetime | None) -> HomeView:
    """The home page for whoever is on duty. `titles` names the procedures on offer, `backup_at` the last copy."""
    with desk.reading() as session:
        look = Look(session, desk, dict(titles))
        found = tuple(matters(look, backup_at))
        mine = shift(session, desk) if desk.may("collect_fees") else None
        return HomeView(found, half_done(look), mine, read_settings(session).queue_alert_threshold)


def half_done(look: Look) -> tuple[HalfDone, ...]:
    """The clerk's drafts, the latest first."""
    found = []
    for draft in open_drafts(look.session, look.desk.clerk.id):
        if draft.procedure in look.titles:
            at = short_time(draft.updated_at.astimezone(CHINA), look.today)
            words = f"{look.titles[draft.procedure]} {draft.subject}".strip()
            stopped = doubts.in_short(look.session, draft.request_id) or f"{at} 停在“{draft.stopped_at}”"
            found.append(HalfDone(words, stopped, draft.request_id))
    return tuple(found)


def shift(session: Session, desk: Desk) -> Shift:
    """What the clerk took today since the last closing, by way of payment."""
    takings = today_s_takings(session, desk)
    book = open_book(session, desk.clerk.id, TicketType.OFFICIAL_RECEIPT)
    taken, due = cash_of(session, takings.scope), cash_in(session, desk.clerk.id, desk.today)
    return Shift(
        methods=tuple((one.name, one.net) for one in takings.methods if one.payments or one.reversals),
        total=takings.total,
        payments=takings.whole.payments,
        next_receipt=str(next_number(book)) if book else "",
        left_in_book=book.to_no - book.next_no + 1 if book else None,
        in_drawer=due if due != taken else None,
    )


def today_s_takings(session: Session, desk: Desk) -> Takings:
    """The takings of the clerk on duty that are not closed yet."""
    return takings_of(session, scope_of(session, desk.clerk.id, desk.today))
