"""Archives a resale that all three have acknowledged (RESALE-04, RESALE-05)."""

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Procedure
from deskapp.handover.resale import sales
from deskapp.handover.resale.kinds import ResaleDeed, ResaleState
from deskapp.handover.resale.records import ResaleEvent, UnitResale
from deskapp.procedures.handover.resale import acting
from deskapp.procedures.handover.resale.archive.steps import Archived
from deskapp.procedures.handover.resale.which import WhichResale

ACT = "acknowledge_resale"


def _archive(session: Session, _desk: Desk, row: UnitResale, answers: Answers) -> ResaleEvent:
    return sales.note(session, row, ResaleDeed.ARCHIVED, answers.request_id)


def _words(_row: UnitResale) -> str:
    return "已归档"


_DEED = acting.deed(ACT, (ResaleState.NOTIFIED,), "归档", acting.nothing_more, _archive, _words)
ARCHIVE_RESALE = Procedure(sales.ARCHIVE, "转让归档", ACT, (WhichResale, Archived), _DEED.finish, _DEED.check)
