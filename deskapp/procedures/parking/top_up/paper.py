"""What the record of fixed-amount invoices prints of the pieces torn off for one payment (FORM-13)."""

from collections.abc import Sequence

from sqlalchemy.orm import Session

from deskapp.kernel.days import CHINA, Period
from deskapp.kernel.money import Money
from deskapp.ledger import fixed_invoices
from deskapp.ledger.ticket_records import Ticket
from deskapp.printing.heading import Imprint
from deskapp.staff.records import StaffMember
from deskapp.staff.settings import read_settings
from forms.fixed_invoices import FixedInvoices, Run


def sheet_of(session: Session, torn: Sequence[Ticket]) -> FixedInvoices:
    """The record of these pieces, told from what is kept of them."""
    first = torn[0]
    assert first.payment is not None, "pieces are torn off for a payment"
    line = first.payment.lines[0]
    period = Period(line.period_from, line.period_to) if line.period_from and line.period_to else ""
    settings = read_settings(session)
    total = Money.total(one.amount for one in torn)
    code = f"{first.printed_no}/{total.fen}/{first.business_day:%Y%m%d}"
    issuer, clerk = settings.centre_name or settings.company_name, session.get_one(StaffMember, first.clerk_id).name
    return FixedInvoices(
        Imprint(issuer, first.printed_no, clerk, first.issued_at.astimezone(CHINA), code),
        on=first.business_day,
        customer=first.customer_name,
        room=first.room_no,
        card=line.shown,
        item=line.item_name,
        period=str(period),
        methods=first.methods,
        runs=tuple(Run(run.face, run.pieces, run.first.code, run.last.code) for run in fixed_invoices.runs_of(torn)),
        collector=clerk,
    )
