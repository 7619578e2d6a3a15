"""What is kept of tickets: books with their next number, numbers used, voids, and prints."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from deskapp.kernel.money import Money
from deskapp.ledger.kinds import BookState, Handover, Series, TicketType, TicketUse
from deskapp.ledger.payment_records import Payment
from deskapp.store.base import Dated, Record, one_of


class TicketBook(Dated, Record):
    """A book of numbered tickets. `next_no` is the number that will be used next (TICKET-22).

    `face` is what each is worth, in a book of fixed-amount invoices (TICKET-19).
    """

    __tablename__ = "ticket_book"
    __table_args__ = (
        UniqueConstraint("type", "series", "prefix", "from_no"),
        Index(None, "drawn_by_id", "state"),
        CheckConstraint("from_no <= to_no AND next_no BETWEEN from_no AND to_no + 1", name="numbers_in_book"),
    )

    type: Mapped[TicketType] = one_of(TicketType)
    series: Mapped[Series] = one_of(Series, default=Series.NONE)
    book_no: Mapped[str]
    prefix: Mapped[str] = mapped_column(default="")
    digits: Mapped[int] = mapped_column(default=7)
    from_no: Mapped[int]
    to_no: Mapped[int]
    next_no: Mapped[int]
    face: Mapped[Money | None]
    state: Mapped[BookState] = one_of(BookState)
    drawn_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_member.id"))
    drawn_at: Mapped[datetime | None]
    issued_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_member.id"))
    written_off_at: Mapped[datetime | None]
    written_off_by_id: Mapped[int | None] = mapped_column(ForeignKey("staff_member.id"))


def kind_words(book: TicketBook) -> str:
    """What a book's tickets are called, with its series or face: 其他服务业发票（百位）, 服务业定额发票（50 元）."""
    told = face_words(book.face) if book.face else book.series.value
    return book.type.value + (f"（{told}）" if told else "")


def face_words(face: Money) -> str:
    """50 元: the face of a fixed-amount invoice, with jiao only where there are any."""
    return f"{face.figures.removesuffix('.00')} 元"


class Ticket(Dated, Record):
    """A number that was used, its slip frozen as printed (design law 3). Never edited (TICKET-04, TICKET-14)."""

    __tablename__ = "ticket"
    __table_args__ = (
        UniqueConstraint("book_id", "number"),
        CheckConstraint("(use = 'issued') = (payment_id IS NOT NULL)", name="issued_for_a_payment"),
        Index(None, "business_day", "clerk_id"),
    )
    append_only = True

    book_id: Mapped[int] = mapped_column(ForeignKey("ticket_book.id"))
    number: Mapped[int]
    printed_no: Mapped[str] = mapped_column(index=True)
    type: Mapped[TicketType] = one_of(TicketType)
    use: Mapped[TicketUse] = one_of(TicketUse)
    payment_id: Mapped[int | None] = mapped_column(ForeignKey("payment.id"), index=True)
    issued_at: Mapped[datetime]
    business_day: Mapped[date]
    clerk_id: Mapped[int] = mapped_column(ForeignKey("staff_member.id"))
    customer_name: Mapped[str] = mapped_column(default="")
    room_no: Mapped[str] = mapped_column(default="")
    amount: Mapped[Money]
    amount_cn: Mapped[str] = mapped_column(default="")
    methods: Mapped[str] = mapped_column(default="")
    remark: Mapped[str] = mapped_column(default="")
    reason: Mapped[str] = mapped_column(default="")
    """Why a number was spoiled."""
    handover: Mapped[Handover | None] = one_of(Handover)
    slip: Mapped[dict[str, Any] | None]
    book: Mapped[TicketBook] = relationship()
    payment: Mapped[Payment | None] = relationship()


class TicketVoid(Dated, Record):
    """An issued ticket was voided: its number stays, its payment is reversed (TICKET-21)."""

    __tablename__ = "ticket_void"
    append_only = True

    ticket_id: Mapped[int] = mapped_column(ForeignKey("ticket.id"), unique=True)
    request_id: Mapped[str] = mapped_column(unique=True)
    at: Mapped[datetime]
    business_day: Mapped[date] = mapped_column(index=True)
    clerk_id: Mapped[int] = mapped_column(ForeignKey("staff_member.id"))
    approved_by_id: Mapped[int] = mapped_column(ForeignKey("staff_member.id"))
    reason: Mapped[str]
    copies_kept: Mapped[bool]
    reversal_id: Mapped[int] = mapped_column(ForeignKey("payment.id"))
    ticket: Mapped[Ticket] = relationship()


class PrintLog(Record):
    """A paper that was sent to a printer, or failed to be. `nth` 0 is the first print; later ones are reprints."""

    __tablename__ = "print_log"
    __table_args__ = (Index(None, "record_table", "record_id"), Index(None, "code"))
    append_only = True

    at: Mapped[datetime]
    by_id: Mapped[int] = mapped_column(ForeignKey("staff_member.id"))
    form: Mapped[str]
    record_table: Mapped[str]
    record_id: Mapped[int]
    nth: Mapped[int]
    printer: Mapped[str]
    good: Mapped[bool]
    trouble: Mapped[str] = mapped_column(default="")
    code: Mapped[str] = mapped_column(default="", server_default="")
    """What its square code says; empty for papers without one."""
