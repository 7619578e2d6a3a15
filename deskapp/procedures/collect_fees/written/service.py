"""Takes money on papers that were filled in by hand: the same payment, the numbers held against the paper."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.audit import journal
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.ledger import books, collecting, prints, tickets
from deskapp.ledger.collecting import Taken
from deskapp.ledger.ticket_records import Ticket
from deskapp.ledger.ticketing import parts_of
from deskapp.procedures.collect_fees import service
from deskapp.procedures.collect_fees.reckoning import reckon
from deskapp.procedures.collect_fees.steps import Collect, Confirm, Items, Payer
from deskapp.procedures.collect_fees.written import rules
from deskapp.procedures.collect_fees.written.steps import Written
from deskapp.till.bill import parts_due
from deskapp.till.due import FORMS

PEN = "手写"
"""What the log of prints names in the place of a printer."""


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """What stands against the payment, and numbers and date that are not those the books expect."""
    yield from service.against(desk, answers)
    if Written in answers:
        with desk.reading() as session:
            if not collecting.done_before(session, answers.request_id):
                yield from _refusals(session, desk, answers)


def finish(desk: Desk, answers: Answers) -> Done:
    """Take the money, once. Nothing is printed: the papers are in the customer's hands already.

    Raises DeskError where a rule refuses, NotAllowedError without the right.
    """

    def before(session: Session) -> Iterator[Refusal]:
        yield from _refusals(session, desk, answers)

    def after(session: Session, taken: Taken) -> None:
        for ticket in taken.tickets:
            if ticket.type in FORMS:
                prints.log(session, FORMS[ticket.type], (Ticket.__tablename__, ticket.id), PEN)
                journal.note(session, Ticket.__tablename__, ticket.id, written_on=str(answers[Written].written_on))

    return service.take(desk, answers, before=before, after=after, printed=False)


def _refusals(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
    asked, now = answers[Written], reckon(session, answers, desk.today)
    if now.stops:
        return
    parts = parts_of(session, desk.clerk.id, now.plan.lines)
    due = parts_due(session, desk.clerk.id, parts)
    by_pen = [(part, one) for part, one in zip(parts, due, strict=True) if part.type in FORMS]
    yield from rules.in_order(asked.as_numbers(), [one.number for _, one in by_pen])
    used = [books.open_book(session, desk.clerk.id, part.type, part.series) for part, _ in by_pen]
    later = [tickets.later_day(session, book, asked.written_on) for book in used if book]
    yield from rules.dated(asked.written_on, desk.today, max((day for day in later if day), default=None))


WRITTEN_FEES = Procedure(
    name="written_fees",
    title="登记手写票据",
    act=service.ACT,
    steps=(Payer, Items, Confirm, Written, Collect),
    check=check,
    finish=finish,
)
