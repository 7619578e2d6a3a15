"""Keeps that the owner has applied for the completion inspection."""

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Procedure
from deskapp.kernel import contacts
from deskapp.procedures.renovation import acting
from deskapp.procedures.renovation.acting import Place
from deskapp.procedures.renovation.request.steps import STEPS, Asked
from deskapp.renovation import keeping, reminding
from deskapp.renovation.cases import Case
from deskapp.renovation.kinds import FilingDeed, FilingState
from deskapp.renovation.records import RenovationEvent
from deskapp.renovation.states import WORKING

ACT = "request_inspection"
STATES = (*WORKING, FilingState.INSPECTION_FAILED)


def _request(session: Session, _desk: Desk, case: Case, answers: Answers) -> RenovationEvent:
    """From now on the period runs out without anybody being called (RENO-48, RENO-49)."""
    said = answers[Asked]
    reminding.forget(session, case.filing.id, reminding.ENDING)
    phone = contacts.phone(said.phone).text
    return keeping.do(
        session,
        case.filing.id,
        answers.request_id,
        FilingDeed.REQUESTED,
        person=said.person,
        phone=phone,
        remark=said.when or "",
    )


_DEED = acting.deed(ACT, Place(STATES, "申请核查", "RENO-49"), _request, acting.plain("已申请核查，请装修负责人上门"))
REQUEST_INSPECTION = Procedure("request_inspection", "申请装修核查", ACT, STEPS, _DEED.finish, _DEED.check)
