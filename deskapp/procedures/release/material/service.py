"""Enters what a guard saw at the gate, and tells those who watch over illegal structures."""

from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.deed import Deed
from deskapp.desk import Desk
from deskapp.estate.units import unit_by_number
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.days import CHINA
from deskapp.kernel.moments import moment
from deskapp.kernel.problems import Refusal
from deskapp.procedures.release.material.steps import Seen
from deskapp.release.records import GateReport
from deskapp.staff import tasks
from deskapp.staff.roles import Role
from deskapp.store.numbering import within_day

ACT = "report_material"
TOLD = (Role.RENOVATION_MANAGER, Role.ENGINEER, Role.SECURITY_LEAD)
"""The renovation manager, the patrol technician and the guards (specification 4.4)."""
SOON = timedelta(days=1)


def _refusals(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
    if Seen not in answers:
        return
    said = answers[Seen]
    if unit_by_number(session, said.room) is None:
        yield Refusal(f"没有房号 {said.room}，请核对", "GEN-01")
    at = moment(said.seen_at, desk.now())
    if at is None or at > desk.now():
        yield Refusal("发现时间写法不对或还没有到，例如 15:20，或 11-21 15:20", "RELEASE-15")


def _report(session: Session, desk: Desk, answers: Answers) -> GateReport:
    said = answers[Seen]
    unit, at = unit_by_number(session, said.room), moment(said.seen_at, desk.now())
    assert unit is not None, "asked before"
    assert at is not None, "asked before"
    made = GateReport(
        number=within_day(session, GateReport.number, "JC", desk.today),
        request_id=answers.request_id,
        unit=unit,
        seen_at=at,
        seen_on=at.astimezone(CHINA).date(),
        guard=said.guard.strip(),
        gate=said.gate.strip(),
        material=said.material.strip(),
        stopped=said.stopped,
    )
    session.add(made)
    session.flush()
    about = (GateReport.__tablename__, made.id)
    for role in TOLD:
        title = f"可疑建材 {made.number}：{made.material}，请查看"
        due = desk.now() + SOON
        tasks.add(session, kind=ACT, title=title, role=role, due_at=due, about=about, room_no=unit.room_no)
    return made


def _before(session: Session, request_id: str) -> GateReport | None:
    return session.scalars(select(GateReport).where(GateReport.request_id == request_id)).one_or_none()


def _told(_session: Session, _desk: Desk, _answers: Answers, made: GateReport) -> Done:
    return Done(made.number, f"{made.number} 已登记，已列入{'、'.join(role.value for role in TOLD)}的待办")


_DEED = Deed(ACT, _before, _refusals, _report, _told, "没有登记", "E-REL-01")
REPORT_MATERIAL = Procedure("report_material", "可疑建材报告", ACT, (Seen,), _DEED.finish, _DEED.check)
