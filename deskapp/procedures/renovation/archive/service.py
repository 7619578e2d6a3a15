"""Closes a filing whose deposits are paid back: bound, on its shelf."""

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Procedure
from deskapp.procedures.renovation import acting
from deskapp.procedures.renovation.acting import Place
from deskapp.procedures.renovation.archive.steps import STEPS, Archived
from deskapp.renovation import keeping
from deskapp.renovation.cases import Case
from deskapp.renovation.kinds import FilingDeed, FilingState
from deskapp.renovation.records import RenovationEvent
from deskapp.staff.tasks import finish_about

ACT = "archive_renovation"
STATES = (FilingState.REFUNDED,)


def _archive(session: Session, _desk: Desk, case: Case, answers: Answers) -> RenovationEvent:
    """RENO-35, RENO-36, RENO-62: both sides have their money; whatever was still asked of others is over."""
    finish_about(session, (case.filing.__tablename__, case.filing.id))
    return keeping.do(
        session, case.filing.id, answers.request_id, FilingDeed.ARCHIVED, remark=answers[Archived].shelf.strip()
    )


def _words(_case: Case, event: RenovationEvent) -> str:
    return f"已归档，存放在 {event.remark}"


_DEED = acting.deed(ACT, Place(STATES, "归档", "RENO-62"), _archive, _words)
ARCHIVE_RENOVATION = Procedure("archive_renovation", "装修归档", ACT, STEPS, _DEED.finish, _DEED.check)
