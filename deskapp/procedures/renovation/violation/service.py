"""Keeps a violation on the filing, and has the unit watched where an illegal structure is to be feared."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.procedures.renovation import acting
from deskapp.procedures.renovation.acting import Place
from deskapp.procedures.renovation.violation.steps import STEPS, Violation
from deskapp.renovation import keeping, reminding
from deskapp.renovation.cases import Case
from deskapp.renovation.kinds import FilingDeed, FilingState
from deskapp.renovation.records import RenovationEvent, RenovationViolation
from deskapp.renovation.states import OVER

ACT = "note_violation"
STATES = tuple(one for one in FilingState if one not in OVER)


def _refusals(_session: Session, desk: Desk, case: Case, answers: Answers) -> Iterator[Refusal]:
    if Violation in answers and not case.filing.filled_on <= answers[Violation].found_on <= desk.today:
        yield Refusal(f"发现日期应在备案之日 {case.filing.filled_on} 至今天之间", "RENO-41")


def _note(session: Session, _desk: Desk, case: Case, answers: Answers) -> RenovationEvent:
    said = answers[Violation]
    event = keeping.do(
        session,
        case.filing.id,
        answers.request_id,
        FilingDeed.NOTED,
        person=said.finder,
        remark=said.content,
        illegal_structure_risk=said.illegal_structure_risk,
    )
    session.add(
        RenovationViolation(
            filing_id=case.filing.id,
            event_id=event.id,
            found_on=said.found_on,
            finder=said.finder.strip(),
            content=said.content,
            correction=said.correction,
            result=said.result or "",
        )
    )
    if said.illegal_structure_risk:
        reminding.warn(session, case, said.content)
    session.flush()
    return event


_DEED = acting.deed(ACT, Place(STATES, "记录违规", "RENO-41"), _note, acting.plain("违规已记录"), _refusals)
NOTE_VIOLATION = Procedure("note_violation", "装修违规记录", ACT, STEPS, _DEED.finish, _DEED.check)
