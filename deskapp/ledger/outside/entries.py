"""Outside tickets: the number of each is entered with the money, once, and nothing of ours is printed (FEE-24).

An outside ticket is a book of one number that the clerk holds for the length of one payment. So it is numbered,
chained, closed and voided like every other ticket, and no payment is without one (FEE-28).
"""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from deskapp.kernel.problems import Refusal
from deskapp.ledger.fee_records import FeeItem
from deskapp.ledger.kinds import BookState, TicketType
from deskapp.ledger.outside.records import OutsideTicket
from deskapp.ledger.outside.values import Entry
from deskapp.ledger.paying import Line
from deskapp.ledger.ticket_records import Ticket, TicketBook

TAX = "renovation_tax"
OUTSIDE = TicketType.OUTSIDE_TICKET


def items(session: Session) -> list[FeeItem]:
    """What may be collected for others, in the order of table FEE-T1."""
    asked = select(FeeItem).where(FeeItem.active, FeeItem.ticket_type == OUTSIDE)
    return list(session.scalars(asked.order_by(FeeItem.position)))


def line_of(session: Session, entry: Entry) -> Line | Refusal:
    """The line of the payment, with the number that must appear (FEE-T1)."""
    found = [item for item in items(session) if entry.item.strip() in (item.name, item.code)]
    if not found:
        names = "、".join(item.name for item in items(session))
        return Refusal(f"“{entry.item}”不是代收项目，代收项目有：{names}", "FEE-24")
    return Line(found[0].id, found[0].name, entry.amount, basis=entry.standard, shown=entry.number.code)


def refusals(session: Session, entry: Entry) -> Iterator[Refusal]:
    """An outside number is entered once (FEE-24, TICKET-22)."""
    held = select(TicketBook.id).where(
        TicketBook.type == OUTSIDE,
        TicketBook.prefix == entry.number.prefix,
        TicketBook.from_no == entry.number.number,
    )
    if session.scalar(held) is not None:
        yield Refusal(f"外部票据 {entry.number.code} 已经登记过，请核对号码", "FEE-24")


def take_in(session: Session, entry: Entry) -> TicketBook:
    """The outside party's ticket comes into the clerk's hands, in the unit of work of its payment."""
    number = entry.number
    book = TicketBook(
        type=OUTSIDE,
        book_no=f"{entry.issuer} {number.code}",
        prefix=number.prefix,
        digits=number.digits,
        from_no=number.number,
        to_no=number.number,
        next_no=number.number,
        state=BookState.DRAWN,
        drawn_by_id=session.info["by"],
        drawn_at=session.info["at"],
    )
    session.add(book)
    session.flush()
    return book


def keep(session: Session, book: TicketBook, ticket: Ticket, entry: Entry, fee_item_id: int) -> OutsideTicket:
    """Enter what the ticket was; it was the last of its book, which nobody has to write off."""
    book.state, book.written_off_at, book.written_off_by_id = (
        BookState.WRITTEN_OFF,
        session.info["at"],
        session.info["by"],
    )
    made = OutsideTicket(
        ticket=ticket, fee_item_id=fee_item_id, issuer=entry.issuer, standard=entry.standard, amount=entry.amount
    )
    session.add(made)
    session.flush()
    return made


def register(session: Session, first: date, last: date) -> list[OutsideTicket]:
    """The outside tickets of some days, in the order they were entered (FORM-14)."""
    asked = select(OutsideTicket).join(OutsideTicket.ticket)
    loaded = asked.options(joinedload(OutsideTicket.ticket), joinedload(OutsideTicket.fee_item))
    within = loaded.where(Ticket.business_day >= first, Ticket.business_day <= last)
    return list(session.scalars(within.order_by(OutsideTicket.id)))
