"""Extends a filing: the new end on record, the call at its end moved on, note and stickers printed."""

from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.procedures.renovation import acting, slips
from deskapp.procedures.renovation.acting import Place
from deskapp.procedures.renovation.extend.steps import STEPS, CheckedIn, NewEnd
from deskapp.renovation import keeping, reminding, rules
from deskapp.renovation.cases import Case
from deskapp.renovation.kinds import FilingDeed
from deskapp.renovation.records import RenovationEvent, RenovationExtension
from deskapp.renovation.states import WORKING
from deskapp.staff.settings import read_settings

ACT = "extend_renovation"


def _refusals(session: Session, desk: Desk, case: Case, answers: Answers) -> Iterator[Refusal]:
    """Copies and passes by count, then the day (RENO-42, RENO-43, RENO-47)."""
    if CheckedIn in answers:
        yield from rules.checked_in(answers[CheckedIn].copies, answers[CheckedIn].passes, len(case.out))
    if NewEnd in answers:
        settings = read_settings(session)
        yield from rules.extension(
            case.ends_on,
            answers[NewEnd].new_end_date,
            desk.today,
            lead_days=settings.reno_extension_lead_days,
            most_months=settings.reno_max_months,
            done=len(case.filing.extensions),
            most=settings.reno_max_extensions,
        )


def _extend(session: Session, desk: Desk, case: Case, answers: Answers) -> RenovationEvent:
    """The new period begins the day after the old end (RENO-47); the file notes it too (RENO-45)."""
    came, asked = answers[CheckedIn], answers[NewEnd]
    event = keeping.do(session, case.filing.id, answers.request_id, FilingDeed.EXTENDED, person=asked.asked_by)
    row = RenovationExtension(
        filing_id=case.filing.id,
        event_id=event.id,
        starts_on=case.ends_on + timedelta(days=1),
        new_end_date=asked.new_end_date,
        copies=came.copies,
        passes=came.passes,
    )
    session.add(row)
    session.flush()
    now = slips.afresh(session, desk, event)
    reminding.call_at_the_end(session, now, now.ends_on)
    slips.keep(session, event, "renovation_extension", slips.extension(session, desk, now, row, asked.asked_by))
    return event


def _words(case: Case, _event: RenovationEvent) -> str:
    return f"同意延期至 {case.ends_on}，延期单和贴条已打印，请盖部门公章后发还"


_DEED = acting.deed(ACT, Place(WORKING, "延期", "RENO-47"), _extend, _words, _refusals)
EXTEND_RENOVATION = Procedure("extend_renovation", "装修延期", ACT, STEPS, _DEED.finish, _DEED.check)
