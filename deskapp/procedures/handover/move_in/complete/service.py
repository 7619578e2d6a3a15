"""Closes a move-in: papers filed, occupancy begun, visits and notices asked for, in one transaction."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.customer_file.keeping import file_papers
from deskapp.customer_file.papers import Needed, missing
from deskapp.customer_file.required import staying
from deskapp.desk import Desk
from deskapp.estate.kinds import CustomerKind, OccupancyRole
from deskapp.estate.records import Unit
from deskapp.estate.units import in_force
from deskapp.flow.procedure import Answers, Procedure
from deskapp.handover import dues
from deskapp.handover.move_in import keeping, rules
from deskapp.handover.move_in.cases import Case
from deskapp.handover.move_in.kinds import MoveInDeed
from deskapp.handover.move_in.records import MoveInEvent
from deskapp.kernel.days import CHINA
from deskapp.kernel.problems import Refusal
from deskapp.procedures.handover.move_in import acting
from deskapp.procedures.handover.move_in.acting import shown_case
from deskapp.procedures.handover.move_in.complete.steps import SIGNED, STAFF_FORM, STEPS, LivesThere, SignedPapers
from deskapp.staff import tasks
from deskapp.staff.records import Task
from deskapp.staff.roles import Role

ACT = "complete_move_in"
VISIT, LAST_VISIT, NOTICE = "first_visit", "last_visit", "move_in_notice"
FIRST_MONTHS, LAST_MONTHS = 1, 3
"""A new occupier is visited within a month, at the latest within three (VISIT-22)."""


def needed(desk: Desk, answers: Answers) -> tuple[Needed, ...]:
    """What the file is opened with; of a company its people too."""
    case = shown_case(desk, answers)
    return _needed(case) if case else SIGNED


def _needed(case: Case) -> tuple[Needed, ...]:
    """The acceptance sheet comes once everything is mended, where keys may go out before (MOVEIN-28, MOVEIN-33)."""
    came = case.reception
    company = came is not None and came.customer_kind is CustomerKind.CORPORATE
    asked = (*SIGNED, STAFF_FORM) if company else SIGNED
    mending = {"acceptance_sheet"} if case.open_defects else set()
    return tuple(replace(one, required=one.required and one.code not in mending) for one in asked)


def _refusals(session: Session, _desk: Desk, case: Case, answers: Answers) -> Iterator[Refusal]:
    if SignedPapers in answers:
        yield from missing(_needed(case), answers[SignedPapers].lines)
        yield from rules.promised(_promised(session, case))
    if LivesThere in answers:
        since = case.reception.created_at.astimezone(CHINA).date() if case.reception else case.row.prepared_on
        yield from rules.lives_there(answers[LivesThere].moved_in_on, since)


def _promised(session: Session, case: Case) -> str:
    """What was to be brought later and is still asked for."""
    asked = select(Task.title).where(
        Task.record_table == case.about[0], Task.record_id == case.about[1], Task.done_at.is_(None)
    )
    return session.scalar(asked.limit(1)) or ""


def _complete(session: Session, desk: Desk, case: Case, answers: Answers) -> MoveInEvent:
    since, unit = answers[LivesThere].moved_in_on, session.get_one(Unit, case.row.unit_id)
    event = keeping.do(
        session, case.row, answers.request_id, MoveInDeed.COMPLETED, person=case.owner, remark=str(since)
    )
    lines = answers[SignedPapers].lines
    customer_id = case.customer.id if case.customer else None
    file_papers(session, case.row.unit_id, case.about, lines, customer_id=customer_id, originals=staying(_needed(case)))
    dues.moved_in(unit)
    for tie in unit.occupancies:
        lives = tie.role in (OccupancyRole.OWNER, OccupancyRole.FAMILY_MEMBER, OccupancyRole.NON_OWNER_USER)
        if lives and in_force(tie, desk.today) and tie.move_in_date is None:
            tie.move_in_date = since
    _ask_for(session, case, since, desk.today)
    return event


def _ask_for(session: Session, case: Case, since: date, today: date) -> None:
    """Visits by the manager, and who else has to know (VISIT-28, GEN-13)."""
    first, last = rules.visit_due(since, FIRST_MONTHS), rules.visit_due(since, LAST_MONTHS)
    wanted = (
        (VISIT, "新入住走访（一个月内）", Role.CENTRE_MANAGER, first),
        (LAST_VISIT, "新入住走访最后期限", Role.CENTRE_MANAGER, last),
        (NOTICE, "业主入住：更新业户信息", Role.INFORMATION_CLERK, today),
        (NOTICE, "业主入住：更新业主电话簿", Role.CONTROL_CENTRE, today),
    )
    for kind, title, role, day in wanted:
        tasks.add(
            session,
            kind=kind,
            title=title,
            role=role,
            due_at=datetime.combine(day, time(18), CHINA),
            about=case.about,
            room_no=case.room,
            customer_name=case.owner,
        )


_DEED = acting.act(
    ACT,
    acting.comes_now(MoveInDeed.COMPLETED),
    _complete,
    acting.telling("已办结，档案已建，已通知信息员和控制中心"),
    _refusals,
)
COMPLETE_MOVE_IN = Procedure("complete_move_in", "入住办结", ACT, STEPS, _DEED.finish, _DEED.check)
