"""Voids blank numbers of the clerk's own book, each sealed in the chain with the reason."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.audit import chain
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.numbers import TicketNo
from deskapp.kernel.problems import Refusal
from deskapp.ledger import books, tickets
from deskapp.ledger.kinds import BookState
from deskapp.ledger.ticket_records import TicketBook
from deskapp.procedures.skip_number.rules import skippable
from deskapp.procedures.skip_number.steps import Spoiled


def next_numbers(desk: Desk) -> list[tuple[str, TicketNo]]:
    """Kind and next number of every book the clerk has open, the one in use first."""
    with desk.reading() as session:
        drawn = books.drawn_books(session, desk.clerk.id)
        return [(book.type.value, books.next_number(book)) for book in drawn if book.state is BookState.DRAWN]


def book_of(session: Session, clerk_id: int, number: TicketNo) -> TicketBook | None:
    """The clerk's open book that holds this number: a type's oldest, for the others have not been begun."""
    for book in books.drawn_books(session, clerk_id):
        its = books.numbers(book)
        same = (its.first.prefix, its.first.digits) == (number.prefix, number.digits)
        if same and book.state is BookState.DRAWN and its.first.number <= number.number <= its.last.number:
            return book
    return None


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """Only the clerk's own next numbers, and only as many as can be meant (TICKET-22)."""
    if Spoiled not in answers:
        return
    with desk.reading() as session:
        if not chain.sealed_for(session, tickets.SPOILED, answers.request_id):
            yield from _refusals(desk, session, answers[Spoiled].up_to)


def finish(desk: Desk, answers: Answers) -> Done:
    """Void the numbers, once. Raises TicketError when a rule refuses."""
    asked = answers[Spoiled]
    with desk.work("skip_number") as session:
        links = chain.sealed_for(session, tickets.SPOILED, answers.request_id)
        if not links:
            books.insist(_refusals(desk, session, asked.up_to))
            _spoil(session, desk.clerk.id, asked, answers.request_id)
            links = chain.sealed_for(session, tickets.SPOILED, answers.request_id)
    first, last = links[0].facts["no"], links[-1].facts["no"]
    words = f"{first} 已作废" if first == last else f"{first} 至 {last} 已作废，共 {len(links)} 张"
    return Done(last, words)


def _refusals(desk: Desk, session: Session, up_to: TicketNo) -> Iterator[Refusal]:
    book = book_of(session, desk.clerk.id, up_to)
    if book is None:
        yield Refusal(f"{up_to.code} 不在您手上的票据本里，请核对号码", "TICKET-22")
        return
    yield from tickets.refusals(session, book, desk.clerk.id, desk.today)
    yield from skippable(up_to, books.next_number(book))


def _spoil(session: Session, clerk_id: int, asked: Spoiled, request_id: str) -> None:
    book = book_of(session, clerk_id, asked.up_to)
    while book and book.next_no <= asked.up_to.number:
        tickets.spoil(session, book, asked.reason, request_id)


SKIP_NUMBER = Procedure(
    name="skip_number",
    title="作废空白号",
    act="skip_number",
    steps=(Spoiled,),
    check=check,
    finish=finish,
)
