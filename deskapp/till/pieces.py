"""The record of fixed-amount invoices torn off for a payment, told from what is kept of them (FORM-13)."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from deskapp.flow.procedure import PaperDue
from deskapp.kernel.days import CHINA, Period
from deskapp.kernel.money import Money
from deskapp.ledger import fixed_invoices, tickets
from deskapp.ledger.ticket_records import Ticket
from deskapp.printing.heading import Imprint
from deskapp.staff.records import StaffMember
from deskapp.staff.settings import read_settings
from forms.fixed_invoices import FixedInvoices, Run


def record_due(session: Session, torn: Sequence[Ticket]) -> PaperDue:
    """The record of these pieces of one payment, to be printed."""
    return PaperDue("fixed_invoices", _sheet(session, torn), (Ticket.__tablename__, torn[0].id))


def torn_with(session: Session, ticket: Ticket) -> tuple[Ticket, ...]:
    """All pieces of the payment that this fixed-amount invoice was torn off for; none for another ticket."""
    if ticket.type is not fixed_invoices.FIXED or ticket.payment_id is None:
        return ()
    return tuple(one for one in tickets.of_payment(session, ticket.payment_id) if one.type is ticket.type)


def _sheet(session: Session, torn: Sequence[Ticket]) -> FixedInvoices:
    first = torn[0]
    assert first.payment is not None, "pieces are torn off for a payment"
    lines = [line for line in first.payment.lines if line.fee_item.ticket_type is first.type]
    periods = {str(Period(line.period_from, line.period_to)) for line in lines if line.period_from and line.period_to}
    settings = read_settings(session)
    total = Money.total(one.amount for one in torn)
    code = f"{first.printed_no}/{total.fen}/{first.business_day:%Y%m%d}"
    issuer, clerk = settings.centre_name or settings.company_name, session.get_one(StaffMember, first.clerk_id).name
    return FixedInvoices(
        Imprint(issuer, first.printed_no, clerk, first.issued_at.astimezone(CHINA), code),
        on=first.business_day,
        customer=first.customer_name,
        room=first.room_no,
        card="、".join(dict.fromkeys(line.shown for line in lines if line.shown)),
        item="、".join(dict.fromkeys(line.item_name for line in lines)),
        period="、".join(sorted(periods)),
        methods=first.methods,
        runs=tuple(Run(run.face, run.pieces, run.first.code, run.last.code) for run in fixed_invoices.runs_of(torn)),
        collector=clerk,
    )
