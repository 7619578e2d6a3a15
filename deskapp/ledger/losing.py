"""Losses of tickets, books and seals: put on record, never to be used any more, borne by the collector (TICKET-20)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.audit import chain
from deskapp.kernel.numbers import TicketNo, range_text
from deskapp.kernel.problems import Refusal
from deskapp.ledger import books, tickets
from deskapp.ledger.books import TicketError
from deskapp.ledger.kinds import BookState, LossKind
from deskapp.ledger.loss_records import TicketLoss
from deskapp.ledger.ticket_records import Ticket, TicketBook, kind_words
from deskapp.ledger.writing_off import HELD
from deskapp.store.numbering import within_day

LOST = "lost"
REASON = "遗失"


@dataclass(frozen=True)
class Loss:
    """What was lost, as it is put on record: a book, blank numbers of it up to one, an issued ticket, or a seal."""

    kind: LossKind
    borne_by_id: int
    book: TicketBook | None = None
    up_to: TicketNo | None = None
    ticket: Ticket | None = None
    seal: str = ""

    @property
    def what(self) -> str:
        """What is lost, in words that stay true."""
        if self.book and self.kind is LossKind.BOOK:
            rest = range_text(books.next_number(self.book), books.numbers(self.book).last) if _left(self.book) else "无"
            return f"{kind_words(self.book)} {self.book.book_no}，未使用 {rest}"
        if self.book and self.up_to:
            return f"{kind_words(self.book)} {range_text(books.next_number(self.book), self.up_to)}"
        if self.ticket:
            return f"{kind_words(self.ticket.book)} {self.ticket.printed_no}"
        return self.seal


def refusals(loss: Loss) -> Iterator[Refusal]:
    """What stands against putting this loss on record."""
    if loss.kind in (LossKind.BOOK, LossKind.BLANK):
        yield from _book_refusals(loss)
    if loss.kind is LossKind.COPY and loss.ticket is None:
        yield Refusal("没有找到这个号码的票据，请核对号码", "TICKET-20")
    if loss.kind is LossKind.SEAL and not loss.seal.strip():
        yield Refusal("请写明是哪一枚印章", "TICKET-20")


def _book_refusals(loss: Loss) -> Iterator[Refusal]:
    if loss.book is None or loss.book.state not in (*HELD, BookState.IN_STOCK):
        yield Refusal("没有找到这本票据；已核销的不在收费人手上，请核对号码", "TICKET-20")
    elif loss.kind is LossKind.BLANK and (loss.up_to is None or not _left(loss.book)):
        yield Refusal("请填写遗失的最后一个空白号", "TICKET-20")
    elif loss.up_to and not loss.book.next_no <= loss.up_to.number <= loss.book.to_no:
        following = books.next_number(loss.book).code
        yield Refusal(f"{loss.up_to.code} 不是空白号：账上的下一号是 {following}", "TICKET-22")


def day_refusals(noticed_on: date, today: date) -> Iterator[Refusal]:
    """What was noticed was noticed today at the latest."""
    if noticed_on > today:
        yield Refusal(f"发现日期 {noticed_on} 晚于今天，请核对", "TICKET-20")


def record(session: Session, loss: Loss, *, noticed_on: date, account: str, request_id: str) -> TicketLoss:
    """Put a loss on record, once. A book is lost with all that is left in it; blank numbers are voided one by one.

    Nothing of either can be issued any more. Raises TicketError when a rule refuses.
    """
    if known := done_before(session, request_id):
        return known
    at: datetime = session.info["at"]
    books.insist(refusals(loss))
    books.insist(day_refusals(noticed_on, at.date()))
    made = TicketLoss(
        request_id=request_id,
        number=within_day(session, TicketLoss.number, "YS", at.date()),
        at=at,
        business_day=at.date(),
        kind=loss.kind,
        what=loss.what,
        book_id=loss.book.id if loss.book else None,
        ticket_id=loss.ticket.id if loss.ticket else None,
        borne_by_id=loss.borne_by_id,
        recorded_by_id=session.info["by"],
        noticed_on=noticed_on,
        account=account.strip(),
    )
    session.add(made)
    session.flush()
    chain.seal(session, chain.forge(session, LOST, facts(made)), made)
    if loss.book and loss.kind is LossKind.BOOK:
        loss.book.state = BookState.LOST
    elif loss.book and loss.up_to:
        _void(session, loss.book, loss.up_to, f"{REASON}，{made.number}")
    session.flush()
    return made


def facts(made: TicketLoss) -> dict[str, str]:
    """What the chain keeps of a loss."""
    told = {"no": made.number, "kind": made.kind.value, "what": made.what, "noticed_on": made.noticed_on.isoformat()}
    return told | {"account": made.account, "request": made.request_id}


def done_before(session: Session, request_id: str) -> TicketLoss | None:
    """The loss that this very request has put on record already (design law 1)."""
    return session.scalars(select(TicketLoss).where(TicketLoss.request_id == request_id)).one_or_none()


def losses(session: Session) -> Sequence[TicketLoss]:
    """Every loss, the latest first."""
    return session.scalars(select(TicketLoss).order_by(TicketLoss.id.desc())).all()


def of_ticket(session: Session, ticket_id: int) -> Sequence[TicketLoss]:
    """The losses of copies of one ticket."""
    return session.scalars(select(TicketLoss).where(TicketLoss.ticket_id == ticket_id).order_by(TicketLoss.id)).all()


def _void(session: Session, book: TicketBook, up_to: TicketNo, reason: str) -> None:
    """The numbers count in the closing of whoever holds the book."""
    if book.drawn_by_id is None:
        raise TicketError("在库的票据本请整本登记遗失。没有任何改动")
    while book.next_no <= up_to.number:
        tickets.spoil(session, book, reason, clerk_id=book.drawn_by_id)


def _left(book: TicketBook) -> int:
    return book.to_no - book.next_no + 1
