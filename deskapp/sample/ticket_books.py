"""Keeps a fee collector of the sample in ticket books: used up ones are written off, the next one drawn in time."""

from dataclasses import dataclass

from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done
from deskapp.kernel.numbers import TicketNo
from deskapp.ledger import books, prints
from deskapp.ledger.kinds import BookState, TicketType
from deskapp.ledger.ticket_records import TicketBook
from deskapp.procedures.draw_book import service as draw_book
from deskapp.procedures.draw_book.steps import Books, Cover, HandedOver, Receiver
from deskapp.procedures.write_off_book import service as write_off_book
from deskapp.procedures.write_off_book.steps import Checked, Returned
from deskapp.sample.filled import fill

PIECES = 100
PREFIX = "A"
PRINTER = "前台针式"
SPARE = 5
"""Numbers beyond the customers of a day, for those that are voided."""


@dataclass
class Cupboard:
    """The cashier's cupboard: books are taken out in the order of their numbers."""

    cashier: Desk
    next_no: int = 1

    def provide(self, clerk: str, clerk_id: int, customers: int) -> None:
        """See to it that a clerk has numbers for the customers of a day; every slip of it is printed."""
        with self.cashier.reading() as session:
            held = books.drawn_books(session, clerk_id)
        for book in held:
            if book.state is BookState.USED_UP:
                self._write_off(book)
        receipts = [book for book in held if book.type is TicketType.OFFICIAL_RECEIPT]
        left = sum(book.to_no + 1 - book.next_no for book in receipts if book.state is BookState.DRAWN)
        if left < customers + SPARE:
            self._draw(clerk)

    def _draw(self, clerk: str) -> None:
        first, last = TicketNo(PREFIX, self.next_no), TicketNo(PREFIX, self.next_no + PIECES - 1)
        self.next_no += PIECES
        answers = Answers(f"sample-draw-{first.code}")
        answers.put(fill(Receiver, clerk=clerk))
        cover = fill(Cover, first=first, last=last)
        answers.put(fill(Books, type=TicketType.OFFICIAL_RECEIPT, covers=(cover,)))
        answers.put(fill(HandedOver, counted=True, present=True))
        self._print(draw_book.finish(self.cashier, answers))

    def _write_off(self, book: TicketBook) -> None:
        answers = Answers(f"sample-write-off-{book.book_no}")
        answers.put(fill(Returned, book_no=book.book_no))
        answers.put(fill(Checked, leafed=True, present=True))
        self._print(write_off_book.finish(self.cashier, answers))

    def _print(self, done: Done) -> None:
        with self.cashier.work("log_print") as session:
            for paper in done.papers:
                prints.log(session, paper.form, paper.record, PRINTER)
