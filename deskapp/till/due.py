"""How an issued ticket goes to the printer: its form, and the slip that was frozen with it."""

from deskapp.flow.procedure import PaperDue
from deskapp.ledger.kinds import TicketType
from deskapp.ledger.ticket_records import Ticket

FORMS = {
    TicketType.OFFICIAL_RECEIPT: "receipt",
    TicketType.OTHER_SERVICE_INVOICE: "service_invoice",
    TicketType.UTILITY_INVOICE: "utility_invoice",
}
"""The paper of each kind of ticket. Fixed-amount invoices were printed before they were drawn."""


def due(ticket: Ticket, record: tuple[str, int] | None = None) -> PaperDue:
    """An issued ticket, to be printed once all is committed; `record` is what the print is logged under, if not it."""
    return PaperDue(FORMS[ticket.type], ticket.slip, record or (Ticket.__tablename__, ticket.id))
