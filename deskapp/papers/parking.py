"""What an agreement about a parking space prints, told from what is kept (FORM-27, FORM-28)."""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.access.kinds import AgreementForm
from deskapp.access.parking import agreements
from deskapp.access.parking_records import ParkingAgreement
from deskapp.access.rules.parking import fee_item_of
from deskapp.agreements import AgreementKind, fill, text_of
from deskapp.desk import Desk
from deskapp.flow.procedure import PaperDue
from deskapp.kernel.days import CHINA
from deskapp.ledger.fee_records import FeeItem
from deskapp.printing.heading import Imprint
from deskapp.staff.records import StaffMember
from deskapp.staff.settings import read_settings
from forms import parking_agreement as form

WORDED = {AgreementForm.LEASE: AgreementKind.PARKING_LEASE, AgreementForm.SERVICE: AgreementKind.PARKING_SERVICE}


def agreement_due(session: Session, desk: Desk, row: ParkingAgreement) -> PaperDue:
    """FORM-27 or FORM-28, to be printed."""
    return PaperDue("parking_agreement", _agreement(session, desk, row), (ParkingAgreement.__tablename__, row.id))


def agreement_numbered(session: Session, number: str) -> ParkingAgreement | None:
    """The agreement with this number: CW2026-0001."""
    return session.scalars(select(ParkingAgreement).where(ParkingAgreement.number == number)).one_or_none()


def _agreement(session: Session, desk: Desk, row: ParkingAgreement) -> form.ParkingAgreement:
    """As it stands now, by whoever drafted it, in the words of the day it was drafted (GEN-15)."""
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
    return replace(slip, clauses=fill(text_of(session, WORDED[row.form], row.created_at), slip.blanks))
