"""Exchanging a receipt for invoices of the same amount (换开发票): no money moves, the receipt is done with."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger import books, tickets
from deskapp.ledger.collecting import Paper, ticket_refusals
from deskapp.ledger.exchange_records import TicketExchange
from deskapp.ledger.fee_items import UTILITIES, is_deposit, is_prepaid
from deskapp.ledger.fee_records import FeeItem
from deskapp.ledger.kinds import Handover, TicketState, TicketType
from deskapp.ledger.paying import Line
from deskapp.ledger.ticket_records import Ticket
from deskapp.ledger.ticketing import Part, limits, spread

EXCHANGED = "换开发票"
"""The remark of an invoice that was issued for a receipt (TICKET-15)."""


def refusals(session: Session, receipt: Ticket | None) -> Iterator[Refusal]:
    """What stands against exchanging a receipt: only a standing receipt, once, and no deposit (TICKET-16)."""
    if receipt is None:
        yield Refusal("没有找到这个号码的正式收据，请核对号码", "TICKET-16")
        return
    now = tickets.state_of(session, receipt)
    if receipt.type is not TicketType.OFFICIAL_RECEIPT:
        yield Refusal(f"{receipt.printed_no} 是{receipt.type.value}，只有正式收据能换开发票", "TICKET-16")
    elif now is TicketState.EXCHANGED:
        numbers = tickets.numbers_of(exchanged_into(session, receipt))
        yield Refusal(f"{receipt.printed_no} 已换开发票 {numbers}，一张收据只换一次", "TICKET-16")
    elif now is not TicketState.ISSUED:
        yield Refusal(f"{receipt.printed_no} {now.value}，不能换开发票", "TICKET-16")
    elif deposits := _named(receipt, is_deposit):
        words = f"{'、'.join(deposits)}不是收入，收据凭以退款，不能换开发票"
        yield Refusal(words, "TICKET-16")
    elif prepaid := _named(receipt, is_prepaid):
        words = f"{'、'.join(prepaid)}还没有抵付费用，不是收入，抵付时再开发票"
        yield Refusal(words, "TICKET-16")


def number_refusals(session: Session, clerk_id: int, receipt: Ticket, today: date) -> Iterator[Refusal]:
    """What stands against this clerk's issuing the invoices: books of the right series, dates that ascend.

    TICKET-10, 12, 13, 22.
    """
    yield from ticket_refusals(session, clerk_id, parts(session, receipt), today)


def parts(session: Session, receipt: Ticket) -> tuple[Part, ...]:
    """The invoices that a receipt is exchanged for: water and electricity apart from the rest, cut to the series.

    FEE-11, TICKET-10, 11.
    """
    lines = tuple(_lines(receipt))
    kinds = {line.fee_item.id: line.fee_item.code == UTILITIES for line in _payment_lines(receipt)}
    utility, other = TicketType.UTILITY_INVOICE, TicketType.OTHER_SERVICE_INVOICE
    papers = {line.fee_item_id: utility if kinds[line.fee_item_id] else other for line in lines}
    return tuple(spread(lines, papers, limits(session)))


def exchange(
    session: Session, receipt: Ticket, *, request_id: str, paper: Callable[[Part], Paper]
) -> tuple[Ticket, ...]:
    """Issue the invoices of a receipt from the clerk's own books, and link both ways (TICKET-15).

    A request that was answered before gets the invoices it got then. Raises TicketError where a rule refuses.
    """
    if known := done_before(session, request_id):
        return known
    clerk_id: int = session.info["by"]
    books.insist(refusals(session, receipt))
    books.insist(number_refusals(session, clerk_id, receipt, session.info["at"].date()))
    made = tuple(_issue(session, clerk_id, receipt, part, paper(part)) for part in parts(session, receipt))
    for nth, invoice in enumerate(made, 1):
        session.add(TicketExchange(request_id=request_id, receipt_id=receipt.id, nth=nth, invoice_id=invoice.id))
    session.flush()
    return made


def done_before(session: Session, request_id: str) -> tuple[Ticket, ...]:
    """The invoices that this very request has issued already (design law 1)."""
    ids = select(TicketExchange.invoice_id).where(TicketExchange.request_id == request_id)
    return tuple(session.scalars(select(Ticket).where(Ticket.id.in_(ids)).order_by(Ticket.id)))


def exchanged_into(session: Session, receipt: Ticket) -> Sequence[Ticket]:
    """The invoices that stand in the place of a receipt, in their order; none where it was not exchanged."""
    ids = select(TicketExchange.invoice_id).where(TicketExchange.receipt_id == receipt.id)
    return session.scalars(select(Ticket).where(Ticket.id.in_(ids)).order_by(Ticket.id)).all()


def receipt_of(session: Session, invoice: Ticket) -> Ticket | None:
    """The receipt that an invoice was issued for; None for an invoice issued at the counter."""
    ids = select(TicketExchange.receipt_id).where(TicketExchange.invoice_id == invoice.id)
    return session.scalars(select(Ticket).where(Ticket.id.in_(ids))).one_or_none()


def _issue(session: Session, clerk_id: int, receipt: Ticket, part: Part, paper: Paper) -> Ticket:
    book = books.open_book(session, clerk_id, part.type, part.series)
    assert receipt.payment is not None, "a receipt is issued for a payment"
    assert book is not None, "the books were asked for before"
    return tickets.issue(
        session,
        book=book,
        payment=receipt.payment,
        customer_name=receipt.customer_name,
        room_no=receipt.room_no,
        amount=part.amount,
        methods=receipt.methods,
        remark=paper.remark,
        handover=Handover.CUSTOMER,
        facts=paper.facts,
        slip=paper.slip,
        instead_of=receipt,
    )


def _payment_lines(receipt: Ticket) -> Sequence[Any]:
    return receipt.payment.lines if receipt.payment else ()


def _named(receipt: Ticket, kind: Callable[[FeeItem], bool]) -> list[str]:
    """The items of a kind that stand on the receipt."""
    on_it = {line["item"] for line in (receipt.slip or {}).get("lines", ())}
    found = [line for line in _payment_lines(receipt) if kind(line.fee_item)]
    return list(dict.fromkeys(line.item_name for line in found if line.item_name in on_it))


def _lines(receipt: Ticket) -> Iterator[Line]:
    """The lines as the receipt printed them; its slip is frozen, so they are what the customer holds."""
    items = {line.item_name: line.fee_item_id for line in _payment_lines(receipt)}
    item_id = 0
    for line in (receipt.slip or {}).get("lines", ()):
        item_id = items.get(line["item"], item_id)  # what was taken off stands below the item that it was taken off
        yield Line(item_id, line["item"], Money(line["amount"]), basis=line["basis"], shown=line["period"])
