"""C3: the numbers of every book are used one after the other, and the next one is the one the book says."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.kernel.numbers import TicketNo, range_text
from deskapp.ledger.checks.finding import Finding
from deskapp.ledger.kinds import BookState
from deskapp.ledger.ticket_records import Ticket, TicketBook


def check_numbers(session: Session) -> Iterator[Finding]:
    """Numbers missing, beyond the next one, or printed otherwise than counted (TICKET-22); books in a wrong state."""
    used: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for book_id, number, printed in session.execute(select(Ticket.book_id, Ticket.number, Ticket.printed_no)):
        used[book_id].append((number, printed))
    for book in session.scalars(select(TicketBook).order_by(TicketBook.id)):
        yield from _check_book(book, used[book.id])


def _check_book(book: TicketBook, used: list[tuple[int, str]]) -> Iterator[Finding]:
    numbers = {number for number, _ in used}
    for gap in _runs(number for number in range(book.from_no, book.next_no) if number not in numbers):
        yield Finding("C3", f"票据本 {book.book_no} 缺号：{_text(book, gap)}")
    for run in _runs(number for number in sorted(numbers) if not book.from_no <= number < book.next_no):
        next_one = TicketNo(book.prefix, book.next_no, book.digits).code
        yield Finding("C3", f"票据本 {book.book_no} 的下一号是 {next_one}，却已用了 {_text(book, run)}")
    for number, printed in used:
        if printed != TicketNo(book.prefix, number, book.digits).code:
            yield Finding("C3", f"票据本 {book.book_no} 第 {number} 号印成了 {printed}")
    if book.state in (BookState.IN_STOCK, BookState.DRAWN) and book.next_no > book.to_no:
        yield Finding("C3", f"票据本 {book.book_no} 号码已用完，状态却是{book.state.value}")


def _runs(numbers: Iterable[int]) -> Iterator[range]:
    """Numbers that follow one another, put together."""
    run = range(0)
    for number in numbers:
        if run and number == run.stop:
            run = range(run.start, number + 1)
        else:
            if run:
                yield run
            run = range(number, number + 1)
    if run:
        yield run


def _text(book: TicketBook, run: range) -> str:
    return range_text(TicketNo(book.prefix, run[0], book.digits), TicketNo(book.prefix, run[-1], book.digits))
