"""The paper of an application, as it is printed when it is filed and whenever it is printed again (FORM-32)."""

from sqlalchemy.orm import Session

from deskapp.access import applications
from deskapp.access.application_records import CardApplication
from deskapp.access.doors.groups import groups
from deskapp.access.kinds import HolderClass
from deskapp.access.rules.validity import standard_months
from deskapp.desk import Desk
from deskapp.flow.procedure import PaperDue
from deskapp.kernel.days import CHINA
from deskapp.printing.blocks import day
from deskapp.printing.heading import Imprint
from deskapp.staff.records import StaffMember
from deskapp.staff.settings import read_settings
from forms import card_application as form

KINDS = {
    HolderClass.MERCHANT: form.MERCHANT,
    HolderClass.STAFF: form.STAFF,
    HolderClass.BUSINESS_LINE: form.LINE,
}


def application_due(session: Session, desk: Desk, row: CardApplication) -> PaperDue:
    """The paper of this application, to be printed."""
    return PaperDue("card_application", _slip(session, desk, row), (CardApplication.__tablename__, row.id))


def application_numbered(session: Session, desk: Desk, number: str) -> PaperDue | None:
    """The paper with this number, SQ2026-0001; None where there is none."""
    row = applications.by_number(session, number)
    return application_due(session, desk, row) if row else None


def _slip(session: Session, desk: Desk, row: CardApplication) -> form.CardApplication:
    """As it was filed, by whoever filed it."""
    settings, filed = read_settings(session), row.created_at.astimezone(CHINA)
    clerk = session.get_one(StaffMember, row.created_by_id).name if row.created_by_id else desk.clerk.name
    names = {one.number: one.name for one in groups(session, active=False)}
    months = standard_months(row.held_as, settings)
    return form.CardApplication(
        Imprint(settings.centre_name or settings.company_name, row.number, clerk, filed, row.number),
        kind=KINDS[row.held_as],
        applied_on=row.day,
        applicant=row.applicant,
        department=row.department,
        room=row.unit.room_no if row.unit else "",
        reason=row.reason,
        doors="、".join(names.get(number, str(number)) for number in row.doors) or "按门禁设置",
        valid=f"至{day(row.valid_to)}止" if row.valid_to else f"自发卡之日起 {months} 个月",
        people=tuple(form.Person(one.name, one.post) for one in row.people),
    )
