"""What the papers of parking print, told from what is kept: an agreement, and the pieces torn off for a payment."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.access.kinds import AgreementForm
from deskapp.access.parking import agreements
from deskapp.access.parking_records import ParkingAgreement
from deskapp.access.rules.parking import fee_item_of
from deskapp.desk import Desk
from deskapp.flow.procedure import PaperDue
from deskapp.kernel.days import CHINA, Period
from deskapp.kernel.money import Money
from deskapp.ledger import fixed_invoices
from deskapp.ledger.fee_records import FeeItem
from deskapp.ledger.ticket_records import Ticket
from deskapp.printing.heading import Imprint
from deskapp.staff.records import StaffMember
from deskapp.staff.settings import read_settings
from forms import parking_agreement as form
from forms.fixed_invoices import FixedInvoices, Run

TEXTS = {AgreementForm.LEASE: "parking_lease.txt", AgreementForm.SERVICE: "parking_service.txt"}


def agreement_due(session: Session, desk: Desk, row: ParkingAgreement) -> PaperDue:
    """FORM-27 or FORM-28, to be printed."""
    return PaperDue("parking_agreement", _agreement(session, desk, row), (ParkingAgreement.__tablename__, row.id))


def invoices_due(session: Session, torn: Sequence[Ticket]) -> PaperDue:
    """The record of these pieces of one payment (FORM-13), to be printed."""
    return PaperDue("fixed_invoices", _sheet(session, torn), (Ticket.__tablename__, torn[0].id))


def agreement_numbered(session: Session, number: str) -> ParkingAgreement | None:
    """The agreement with this number: CW2026-0001."""
    return session.scalars(select(ParkingAgreement).where(ParkingAgreement.number == number)).one_or_none()


def torn_with(session: Session, ticket: Ticket) -> tuple[Ticket, ...]:
    """All pieces of the payment that this fixed-amount invoice was torn off for; none for another ticket."""
    if ticket.type is not fixed_invoices.FIXED or ticket.payment is None:
        return ()
    return fixed_invoices.of_request(session, ticket.payment.request_id)


def _agreement(session: Session, desk: Desk, row: ParkingAgreement) -> form.ParkingAgreement:
    """As it stands now, by whoever drafted it; the clauses are the centre's own file, else those the program brings."""
    settings = read_settings(session)
    item = session.scalars(select(FeeItem).where(FeeItem.code == fee_item_of(row.space.kind))).one()
    issuer, drafted = settings.centre_name or settings.company_name, row.created_at.astimezone(CHINA)
    clerk = session.get_one(StaffMember, row.created_by_id).name if row.created_by_id else desk.clerk.name
    slip = form.ParkingAgreement(
        Imprint(issuer, row.number, clerk, drafted, row.number),
        title=row.form.value,
        space=row.space.space_no,
        kind=row.space.kind.value,
        room=row.unit.room_no if row.unit else "",
        holder=row.holder_name,
        payer=row.holder_name,
        phone=row.customer.phone if row.customer else "",
        plates="、".join(agreements.plates(row)),
        from_date=row.from_date,
        to_date=row.to_date,
        monthly_fee=row.monthly_fee,
        fee_name=item.name,
        collection=row.collection.value,
        card=row.card.card_no if row.card else "",
    )
    return form.with_clauses(slip, _clauses(desk, row.form))


def _clauses(desk: Desk, kind: AgreementForm) -> str:
    """The centre pastes its own text into the folder `clauses` of the data (GEN-15)."""
    own = desk.store.place.folder / "clauses" / TEXTS[kind]
    return (own if own.exists() else form.CLAUSES / TEXTS[kind]).read_text("utf-8")


def _sheet(session: Session, torn: Sequence[Ticket]) -> FixedInvoices:
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
