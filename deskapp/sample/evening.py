"""Closes a day of the sample: the drawer is counted, the sheet is sealed and printed; no copies are made."""

from dataclasses import replace

from sqlalchemy.orm import Session

from deskapp.desk import Desk, keep_overrides
from deskapp.flow.procedure import Allowance, Answers
from deskapp.kernel.money import Money
from deskapp.kernel.notes import fewest
from deskapp.ledger import closing, prints
from deskapp.ledger.closing import Count, Explained, ToClose
from deskapp.ledger.closing_records import Closing
from deskapp.ledger.takings import takings_of
from deskapp.procedures.close_day.remarks import remarks
from deskapp.procedures.close_day.sheet import sheet
from deskapp.procedures.close_day.steps import LockedAway
from deskapp.sample.filled import fill
from deskapp.sample.ticket_books import PRINTER
from deskapp.staff.settings import read_settings

ACT = "close_day"
SHORT = Money(10_00)


def close(desk: Desk, short_by: Allowance | None = None) -> None:
    """Close today for the clerk on duty; with an allowance ten yuan are missing, and its giver has confirmed it."""
    answers = Answers(f"sample-close-{desk.today}-{desk.clerk.id}")
    with desk.work(ACT) as session:
        made = _close(desk, session, answers, short_by)
    with desk.work("log_print") as session:
        prints.log(session, "daily_closing", (Closing.__tablename__, made.id), PRINTER)


def _close(desk: Desk, session: Session, answers: Answers, short_by: Allowance | None) -> Closing:
    settings = read_settings(session)
    takings = takings_of(session, closing.to_close(session, desk.clerk.id, desk.today))
    drawer = settings.till_float + takings.cash - (SHORT if short_by else Money())
    written = Money.total(row.amount for row in takings.rows)
    day = ToClose(takings, settings.till_float, Count(dict(fewest(drawer)[0])), written)
    if short_by:
        answers.allowed[closing.difference_refusal(day.sums.difference)] = short_by
        day = replace(day, explained=Explained(short_by.reason, short_by.staff_id, short_by.name))
    day = replace(day, remarks=remarks(session, day, answers.request_id))
    keep_overrides(session, answers, ACT)
    banked = day.count.total - settings.till_float
    locked = fill(LockedAway, banked=banked if banked > Money() else None, locked=True, inventory=True)
    return closing.close(
        session,
        day,
        request_id=answers.request_id,
        slip=lambda numbered: sheet(desk, settings, day, locked, numbered),
    )
