"""C1 and C8: invoices come to what the receipt came to that they stand for, and the chain names that receipt."""

from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, aliased

from deskapp.audit.records import ChainLink
from deskapp.kernel.money import Money
from deskapp.ledger.checks.finding import Finding
from deskapp.ledger.exchange_records import TicketExchange
from deskapp.ledger.ticket_records import Ticket
from deskapp.ledger.tickets import EXCHANGE


def check_exchanges(session: Session) -> Iterator[Finding]:
    """Every exchange against its tickets and its links; every link of an exchange against its row (TICKET-15, 16)."""
    receipt, invoice = aliased(Ticket), aliased(Ticket)
    paired = (
        select(receipt, invoice, ChainLink)
        .select_from(TicketExchange)
        .join(receipt, TicketExchange.receipt_id == receipt.id)
        .join(invoice, TicketExchange.invoice_id == invoice.id)
        .outerjoin(ChainLink, _link_of(invoice))
        .order_by(TicketExchange.id)
    )
    issued: dict[Ticket, list[Ticket]] = defaultdict(list)
    for old, new, link in session.execute(paired):
        issued[old].append(new)
        if link is None or link.facts.get("receipt") != old.printed_no or new.payment_id != old.payment_id:
            yield Finding("C8", f"{new.printed_no} 换开自 {old.printed_no}，与校验链里的不符")
    for old, some in issued.items():
        together = Money.total(one.amount for one in some)
        if together != old.amount:
            yield Finding("C1", f"收据 {old.printed_no} 是 {old.amount}，换开的发票合计 {together}，两者不符")
    yield from _unregistered(session)


def _unregistered(session: Session) -> Iterator[Finding]:
    known = select(TicketExchange.invoice_id)
    alone = select(Ticket.printed_no).join(ChainLink, _link_of(Ticket)).where(Ticket.id.not_in(known))
    for number in session.scalars(alone):
        yield Finding("C8", f"{number} 是换开的发票，换开登记却不在了")


def _link_of(invoice: type[Ticket]) -> ColumnElement[bool]:
    here = (ChainLink.subject_table == Ticket.__tablename__) & (ChainLink.subject_id == invoice.id)
    return here & (ChainLink.kind == EXCHANGE)
