"""The application of a reduction on paper, told from its record."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.flow.procedure import PaperDue
from deskapp.ledger.adjusting.documents import meant_words, takes_off
from deskapp.ledger.adjusting.keeping import is_write_off
from deskapp.ledger.adjusting.records import FeeReduction, ReductionUndo
from deskapp.printing.heading import Imprint
from deskapp.printing.slips import to_json
from deskapp.staff.records import StaffMember
from deskapp.staff.settings import read_settings
from forms import fee_reduction as form


def numbered(session: Session, desk: Desk, number: str) -> PaperDue | None:
    """The paper of the reduction with this number (JM)."""
    made = session.scalars(select(FeeReduction).where(FeeReduction.number == number)).one_or_none()
    return approved_due(session, desk, made) if made else None


def approved_due(session: Session, desk: Desk, made: FeeReduction) -> PaperDue:
    """The paper that applicant, clerk and manager sign."""
    settings, off = read_settings(session), takes_off(made.percent, made.amount)
    issuer = settings.centre_name or settings.company_name
    clerk = session.get_one(StaffMember, made.clerk_id).name
    undone = session.scalars(select(ReductionUndo).where(ReductionUndo.reduction_id == made.id)).one_or_none()
    slip = form.FeeReduction(
        Imprint(issuer, made.number, clerk, desk.now(), f"{made.number}/{off}"),
        approved_on=made.approved_on,
        room=made.room_no,
        applicant=made.applicant,
        kind=made.kind.value,
        of=meant_words(session, made),
        takes_off=off,
        reason=made.reason,
        proof=made.proof,
        valid_until=made.valid_until,
        approved_by=session.get_one(StaffMember, made.approved_by_id).name,
        written_off=is_write_off(made),
        undone_on=undone.undone_on if undone else None,
        undone_by=session.get_one(StaffMember, undone.approved_by_id).name if undone else "",
        undone_for=undone.reason if undone else "",
    )
    return PaperDue("fee_reduction", to_json(slip), (FeeReduction.__tablename__, made.id))
