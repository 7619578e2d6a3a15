"""Writing a book off: every number is accounted for, the money agrees, and the cashier takes the book back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from deskapp.kernel.money import Money
from deskapp.kernel.numbers import TicketNo, range_text
from deskapp.kernel.problems import Refusal
from deskapp.ledger.books import insist, numbers
from deskapp.ledger.exchange_records import TicketExchange
from deskapp.ledger.kinds import BookState, TicketUse
from deskapp.ledger.payment_records import Payment
from deskapp.ledger.ticket_records import Ticket, TicketBook, TicketVoid
from deskapp.ledger.tickets import exchanges

HELD = (BookState.DRAWN, BookState.USED_UP)


@dataclass(frozen=True)
class Tally:
    """The check list of a book (TICKET-23). `total` is of the tickets that stand, `collected` of their payments."""

    pieces: int
    issued: int
    voided: tuple[str, ...]
    unused: int
    unused_numbers: str
    missing: tuple[str, ...]
    total: Money
    collected: Money

    @property
    def complete(self) -> bool:
        """Numbers in the book = issued + voided + unused."""
        return self.pieces == self.issued + len(self.voided) + self.unused

    @property
    def agrees(self) -> bool:
        """Total of issued = payments in the journal."""
        return self.total == self.collected


def held_books(session: Session) -> Sequence[TicketBook]:
    """Every book some clerk holds, the used up ones first: they are due for writing off (TICKET-06)."""
    asked = select(TicketBook).where(TicketBook.state.in_(HELD))
    return session.scalars(asked.order_by(TicketBook.state.desc(), TicketBook.drawn_at, TicketBook.from_no)).all()


def missing_numbers(session: Session, book: TicketBook) -> tuple[str, ...]:
    """The numbers before the next one that no ticket carries: there must be none (TICKET-22)."""
    used = set(session.scalars(select(Ticket.number).where(Ticket.book_id == book.id)))
    before = range(book.from_no, book.next_no)
    return tuple(TicketNo(book.prefix, number, book.digits).code for number in before if number not in used)


def tally(session: Session, book: TicketBook) -> Tally:
    """Count a book through, and compare its tickets with the payments they were issued for."""
    used = session.scalars(select(Ticket).where(Ticket.book_id == book.id).order_by(Ticket.number)).all()
    gone = set(session.scalars(select(TicketVoid.ticket_id).join(Ticket).where(Ticket.book_id == book.id)))
    voided = [one for one in used if one.id in gone or one.use is TicketUse.SPOILED]
    standing = [one for one in used if one not in voided]
    return Tally(
        pieces=numbers(book).pieces,
        issued=len(standing),
        voided=tuple(one.printed_no for one in voided),
        unused=book.to_no - book.next_no + 1,
        unused_numbers=_unused(book),
        missing=missing_numbers(session, book),
        total=Money.total(one.amount for one in standing),
        collected=_collected(session, book),
    )


def refusals(session: Session, book: TicketBook | None) -> Iterator[Refusal]:
    """What stands against writing a book off."""
    if book is None or book.state not in HELD:
        yield Refusal("没有找到这本已领用、未核销的票据，请核对票据本号", "TICKET-23")
        return
    found = tally(session, book)
    if not found.complete or found.missing:
        names = "、".join(found.missing) or "请逐张核对"
        yield Refusal(f"号码对不上：已开具、作废、未使用合计与本内份数不符（{names}）", "TICKET-23")
    if not found.agrees:
        words = f"金额对不上：票据合计 {found.total.figures}，收款流水 {found.collected.figures}，请先查明"
        yield Refusal(words, "TICKET-23")


def write_off(session: Session, book: TicketBook) -> Tally:
    """Take a book back in the name of the cashier on duty (ROLE-02); what is unused can never be issued again.

    Raises TicketError when the numbers or the money do not agree.
    """
    insist(refusals(session, book))
    found = tally(session, book)
    at: datetime = session.info["at"]
    book.state, book.written_off_at, book.written_off_by_id = BookState.WRITTEN_OFF, at, session.info["by"]
    session.flush()
    return found


def _unused(book: TicketBook) -> str:
    if book.next_no > book.to_no:
        return ""
    first = TicketNo(book.prefix, book.next_no, book.digits)
    return range_text(first, TicketNo(book.prefix, book.to_no, book.digits))


def _collected(session: Session, book: TicketBook) -> Money:
    """What the journal of payments says was taken on tickets of this book, less what was reversed.

    Where one payment is on pieces of several books, what stands on the others is theirs. For invoices that receipts
    were exchanged for, it is what those receipts came to (TICKET-16).
    """
    own = (Ticket.book_id == book.id, Ticket.payment_id.is_not(None), Ticket.id.not_in(exchanges()))
    paid_on = select(Ticket.payment_id).where(*own)
    either = Payment.id.in_(paid_on) | Payment.reverses_id.in_(paid_on)
    whole = session.scalar(select(func.sum(Payment.total)).where(either)) or Money()
    elsewhere = select(func.sum(Ticket.amount)).where(
        Ticket.payment_id.in_(paid_on),
        Ticket.book_id != book.id,
        Ticket.id.not_in(exchanges()),
        Ticket.id.not_in(select(TicketVoid.ticket_id)),
    )
    return whole - (session.scalar(elsewhere) or Money()) + _exchanged(session, book)


def _exchanged(session: Session, book: TicketBook) -> Money:
    """What the receipts came to whose invoices stand in this book, less what of them stands in others."""
    standing = Ticket.id.not_in(select(TicketVoid.ticket_id))
    here = select(Ticket.id).where(Ticket.book_id == book.id, standing)
    receipts = select(TicketExchange.receipt_id).where(TicketExchange.invoice_id.in_(here))
    invoices = select(TicketExchange.invoice_id).where(TicketExchange.receipt_id.in_(receipts))
    came_to = select(func.sum(Ticket.amount)).where(Ticket.id.in_(receipts))
    elsewhere = select(func.sum(Ticket.amount)).where(Ticket.id.in_(invoices), Ticket.book_id != book.id, standing)
    return (session.scalar(came_to) or Money()) - (session.scalar(elsewhere) or Money())
