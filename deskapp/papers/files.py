"""The contents list of a customer file, told from what lies in it now (FORM-66)."""

from sqlalchemy.orm import Session

from deskapp.customer_file.loans import file_at
from deskapp.customer_file.records import CustomerFile
from deskapp.desk import Desk
from deskapp.estate.units import payer, ties
from deskapp.flow.procedure import PaperDue
from deskapp.overview.file_lists import file_of, filed
from deskapp.printing.heading import Imprint
from deskapp.printing.slips import to_json
from deskapp.staff.settings import read_settings
from forms import file_contents as form


def number_of(file: CustomerFile) -> str:
    """What a file is called: DA0042."""
    return f"DA{file.id:04d}"


def contents_due(session: Session, desk: Desk, unit_id: int) -> PaperDue | None:
    """FORM-66 of a unit; None while no file was opened for it."""
    file = file_at(session, unit_id)
    if file is None:
        return None
    return PaperDue("file_contents", to_json(contents(session, desk, file)), (CustomerFile.__tablename__, file.id))


def contents(session: Session, desk: Desk, file: CustomerFile) -> form.FileContents:
    """What the list prints today."""
    settings, line, number = read_settings(session), file_of(session, file.unit_id, desk.today), number_of(file)
    owner = payer(ties(session, file.unit_id), desk.today)
    papers = filed(session, file.unit_id)
    return form.FileContents(
        Imprint(
            settings.centre_name or settings.company_name,
            number,
            desk.clerk.name,
            desk.now(),
            f"{number}/{len(papers)}",
        ),
        room=line.room,
        owner=owner.name if owner else "",
        shelf=line.shelf,
        state=line.state.words,
        missing=line.missing,
        lines=tuple(
            form.Line(one.words, one.kind, one.copies, one.sealed, one.received_on, one.whose) for one in papers
        ),
    )
