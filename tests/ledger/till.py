"""The till of the tests: books drawn, money taken and receipts issued as the counter does it, without its pages."""

from itertools import count
from typing import Any

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.flow.procedure import Allowance, PaperDue
from deskapp.kernel.money import Money
from deskapp.kernel.numbers import TicketNo
from deskapp.ledger import books, tickets, voiding
from deskapp.ledger.collecting import collect
from deskapp.ledger.fee_items import counter_items
from deskapp.ledger.kinds import Handover, TicketType
from deskapp.ledger.paying import Collection, Line, Paid, ways
from deskapp.ledger.ranges import BookRange
from deskapp.ledger.ticket_records import Ticket, TicketBook, TicketVoid
from deskapp.till.papers import papers

RECEIPT = TicketType.OFFICIAL_RECEIPT
_requests = count(1)


def a_range(first: str = "0001203", pieces: int = 50, type: TicketType = RECEIPT) -> BookRange:
    """The numbers of a book, from its first."""
    number = TicketNo.parse(first)
    return BookRange(type, number, TicketNo(number.prefix, number.number + pieces - 1, number.digits))


def draw(cashier: Desk, clerk: Desk, *asked: BookRange) -> list[TicketBook]:
    """Books handed to a clerk by the cashier."""
    with cashier.work("draw_book") as session:
        return books.draw(session, clerk.clerk.id, asked or (a_range(),))


def take(
    desk: Desk,
    yuan: str = "20.00",
    *,
    way: str = "cash",
    split: str = "",
    payer: str = "刘一",
    handover: Handover = Handover.CUSTOMER,
    request_id: str = "",
    pieces: int = 1,
) -> Ticket:
    """Money for access cards, one fen for each but the first, with its receipt. `split` is what comes by transfer."""
    total, by_transfer = Money.parse(yuan), Money.parse(split) if split else Money()
    with desk.work("collect_fees") as session:
        known = {one.code: one for one in ways(session)}
        paid = [_paid(known[way], total - by_transfer)] + ([_paid(known["transfer"], by_transfer)] if split else [])
        card = next(one for one in counter_items(session, desk.today) if one.code == "access_card_cost")
        amounts = [Money(total.fen - pieces + 1), *[Money(1)] * (pieces - 1)]
        lines = tuple(Line(card.id, card.name, one, basis="20.00×1张", shown="卡号 00718") for one in amounts)
        asked = Collection(
            request_id or f"take-{next(_requests)}", payer, lines, tuple(paid), handover, None, "3-2-501"
        )
        return collect(session, asked, papers(session, asked, "和风里物业服务有限公司", desk.clerk.name)).tickets[0]


def spoil(desk: Desk, reason: str = "卡纸") -> Ticket:
    """The next number of the clerk's book, voided while blank."""
    with desk.work("skip_number") as session:
        return tickets.spoil(session, the_book(session, desk), reason)


def void(desk: Desk, ticket: Ticket, approver: Desk, reason: str = "金额开错", request_id: str = "") -> TicketVoid:
    """A receipt voided with somebody's approval."""
    allowance = Allowance(approver.clerk.id, approver.clerk.name, reason)
    with desk.work("void_receipt", allowance) as session:
        return voiding.void(
            session,
            session.get_one(Ticket, ticket.id),
            request_id=request_id or f"void-{ticket.id}",
            reason=reason,
            approved_by_id=approver.clerk.id,
        )


def the_book(session: Session, desk: Desk) -> TicketBook:
    """The clerk's book that the next receipt comes from."""
    book = books.open_book(session, desk.clerk.id, RECEIPT)
    assert book is not None, "no book is drawn"
    return book


def paper(ticket: Ticket) -> PaperDue:
    """The receipt as it is due to be printed."""
    return PaperDue("receipt", ticket.slip, ("ticket", ticket.id))


def _paid(way: Any, amount: Money) -> Paid:
    return Paid(way, amount, tendered=amount if way.cash else None, reference="" if way.cash else "T1")
