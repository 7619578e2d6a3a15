"""Opens and closes a day of the sample: the float, the count, the slip of the bank, the sheet; no copies are made."""

from dataclasses import replace

from sqlalchemy.orm import Session

from deskapp.deed import keep_overrides
from deskapp.desk import Desk
from deskapp.flow.procedure import Allowance, Answers
from deskapp.kernel.money import Money
from deskapp.kernel.notes import FACES, fewest
from deskapp.ledger import closing, prints
from deskapp.ledger.closing import Count, Explained, ToClose
from deskapp.ledger.closing_records import Closing
from deskapp.ledger.drawer import banking
from deskapp.ledger.drawer.banking import Banking
from deskapp.ledger.takings import takings_of
from deskapp.procedures.close_day.remarks import remarks
from deskapp.procedures.close_day.sheet import sheet
from deskapp.procedures.close_day.steps import LockedAway
from deskapp.procedures.till.opening import service as opening
from deskapp.procedures.till.opening.steps import FloatCount
from deskapp.sample.card_counter import print_all
from deskapp.sample.filled import fill
from deskapp.sample.ticket_books import PRINTER
from deskapp.staff.settings import read_settings

ACT = "close_day"
SHORT = Money(10_00)


def open_drawer(desk: Desk) -> None:
    """The float, counted before the first customer."""
    answers = Answers(f"sample-open-{desk.today}-{desk.clerk.id}")
    pieces = dict(fewest(desk.settings().till_float)[0])
    names = (question.name for question in FloatCount.questions())
    answers.put(fill(FloatCount, **{name: pieces.get(face) for name, face in zip(names, FACES, strict=True)}))
    print_all(desk, opening.finish(desk, answers))


def close(desk: Desk, short_by: Allowance | None = None, *, banked: bool = True) -> None:
    """Close today for the clerk on duty, and bank its cash unless tomorrow will do.

    With an allowance ten yuan are missing, and its giver has confirmed it.
    """
    answers = Answers(f"sample-close-{desk.today}-{desk.clerk.id}")
    with desk.work(ACT) as session:
        made = _close(desk, session, answers, short_by, banked=banked)
    with desk.work("log_print") as session:
        prints.log(session, "daily_closing", (Closing.__tablename__, made.id), PRINTER)


def _close(desk: Desk, session: Session, answers: Answers, short_by: Allowance | None, *, banked: bool) -> Closing:
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
    left = day.count.total - settings.till_float if banked else Money()
    slip_no = f"{desk.today:%y%m%d}{desk.clerk.id:03d}"
    said = {"banked": left, "bank_slip": slip_no} if left > Money() else {}
    made = closing.close(
        session,
        day,
        request_id=answers.request_id,
        slip=lambda numbered: sheet(
            desk, settings, day, fill(LockedAway, **said, locked=True, inventory=True), numbered
        ),
    )
    if said:
        asked = Banking(desk.today, left, slip_no, desk.clerk.id)
        banking.bank_at_closing(session, asked, made.business_day, answers.request_id, lambda _number, _code: {})
    return made
