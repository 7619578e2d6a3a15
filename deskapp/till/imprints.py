"""Who issues a paper of the till, under which number and code."""

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.printing.heading import Imprint
from deskapp.staff.settings import read_settings


def imprint(session: Session, desk: Desk, number: str, code: str) -> Imprint:
    """In the name of the centre, or of the company where the centre has none."""
    centre = read_settings(session)
    return Imprint(centre.centre_name or centre.company_name, number, desk.clerk.name, desk.now(), code)
