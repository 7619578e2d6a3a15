"""Tickets that are filled in by hand: whether they are, the numbers held against the books, and what is kept of it."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from deskapp.audit import journal
from deskapp.flow.procedure import Answers
from deskapp.kernel.problems import Refusal
from deskapp.ledger import books, prints, tickets
from deskapp.ledger.paying import Line
from deskapp.ledger.ticket_records import Ticket
from deskapp.ledger.ticketing import Part, parts_of
from deskapp.staff.choices import PrintMode
from deskapp.staff.settings import read_settings
from deskapp.till.bill import Bill, parts_due
from deskapp.till.due import FORMS
from deskapp.till.written import Written

PEN = "手写"
"""What the log of prints names in the place of a printer."""


def handwritten(session: Session) -> bool:
    """Whether papers are filled in by hand at this counter (TICKET-09)."""
    return read_settings(session).print_mode is PrintMode.HANDWRITTEN


def where_billed(bill: Callable[[Any, Answers], Bill]) -> Callable[[Answers], bool]:
    """When a procedure asks for the numbers of the papers that its bill takes. KeyError until the bill is known."""
    return where_issued(lambda session, desk, answers: parts_of(session, desk.clerk.id, bill(desk, answers).lines))


def where_issued(parts: Callable[[Session, Any, Answers], Sequence[Part]]) -> Callable[[Answers], bool]:
    """The same of the tickets themselves; those of fixed amounts are torn off, there is nothing to write on them."""

    def asked(answers: Answers) -> bool:
        desk = answers.desk
        if desk is None:
            return False
        with desk.reading() as session:
            return handwritten(session) and any(one.type in FORMS for one in parts(session, desk, answers))

    return asked


def refusals(
    session: Session, clerk_id: int, today: date, answers: Answers, parts: Sequence[Part]
) -> Iterator[Refusal]:
    """Numbers and date on the papers are those that the books expect; nothing where none were written."""
    if Written not in answers:
        return
    asked = answers[Written]
    by_pen = [one for one in zip(parts, parts_due(session, clerk_id, parts), strict=True) if one[0].type in FORMS]
    yield from in_order(asked.as_numbers(), [due.number for _, due in by_pen])
    used = [books.open_book(session, clerk_id, part.type, part.series) for part, _ in by_pen]
    later = [tickets.later_day(session, book, asked.written_on) for book in used if book]
    yield from dated(asked.written_on, today, max((day for day in later if day), default=None))


def line_refusals(
    session: Session, clerk_id: int, today: date, answers: Answers, lines: Sequence[Line]
) -> Iterator[Refusal]:
    """The same for the tickets of a payment."""
    if lines and Written in answers:
        yield from refusals(session, clerk_id, today, answers, parts_of(session, clerk_id, lines))


def in_order(typed: Sequence[str], due: Sequence[str]) -> Iterator[Refusal]:
    """The numbers are the next ones of the clerk's own books, one for each ticket: none is guessed (TICKET-22)."""
    if tuple(typed) != tuple(due):
        expected = "、".join(due) or "没有可用的号码"
        words = f"账上应是 {expected}，票面是 {'、'.join(typed)}。前面有手写的先登记，写坏的先办“作废空白号”"
        yield Refusal(words, "TICKET-22")


def dated(written_on: date, today: date, later: date | None) -> Iterator[Refusal]:
    """A date that has been, and not before that of the ticket that was issued last (TICKET-12, 13)."""
    if written_on > today:
        yield Refusal(f"票面日期 {written_on} 晚于今天，请照票面核对", "TICKET-13")
    elif later:
        yield Refusal(f"票面日期 {written_on} 早于上一张票据的日期 {later}，请照票面核对", "TICKET-12")


def unasked(session: Session, answers: Answers | None, issued: Sequence[Ticket]) -> str:
    """Why tickets cannot be issued here while papers are filled in by hand; empty where they can (TICKET-09)."""
    if not any(one.type in FORMS for one in issued) or (answers and Written in answers) or not handwritten(session):
        return ""
    kinds = "、".join(Counter(one.type.value for one in issued if one.type in FORMS))
    return f"现在是手写方式，这里还没有照票面填写{kinds}的号码，没有收款。打印机好了请在设置里改回"


def note(session: Session, answers: Answers | None, issued: Sequence[Ticket]) -> None:
    """Keep that these papers were filled in by hand, and the date on them; nothing waits to be printed."""
    if answers is None or Written not in answers:
        return
    for ticket in issued:
        if ticket.type in FORMS:
            prints.log(session, FORMS[ticket.type], (Ticket.__tablename__, ticket.id), PEN)
            journal.note(session, Ticket.__tablename__, ticket.id, written_on=str(answers[Written].written_on))
