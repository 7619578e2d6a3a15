"""What today's list says of renovations: what each filing waits for, and those whose period ends (RENO-48, GEN-13)."""

from collections.abc import Iterator
from datetime import timedelta

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.overview.home_view import Matter, Urgency
from deskapp.overview.shown import Leads, Link, short_day
from deskapp.renovation import cases, reminding
from deskapp.renovation.cases import Case
from deskapp.renovation.kinds import FilingState
from deskapp.renovation.leading import Todo, next_act
from deskapp.staff.settings import read_settings

S = FilingState
EXTEND = "extend_renovation"


def of_renovations(session: Session, desk: Desk) -> Iterator[Matter]:
    """Each open filing once, for whoever may do what it waits for."""
    calls = reminding.calls(session)
    lead = timedelta(days=read_settings(session).reno_extension_lead_days)
    for case in cases.open_ones(session, desk.today):
        if case.state in (S.IN_PROGRESS, S.EXTENDED, S.EXPIRED) and desk.may(EXTEND):
            yield from _ending(case, lead, calls.get(case.filing.id))
        todo = next_act(case)
        if todo and case.state is not S.EXPIRED and desk.may(todo.act):
            yield _waiting(case, todo)


def _waiting(case: Case, todo: Todo) -> Matter:
    told = "　".join(one for one in (case.number, _about(case)) if one)
    return Matter(Urgency.TODAY, "今天", todo.words, told, _link(case, todo.act), case.room, case.filing.owner_name)


def _ending(case: Case, lead: timedelta, task_id: int | None) -> Iterator[Matter]:
    """Owner and principal are called: an extension, or the inspection (RENO-47, RENO-48)."""
    days = (case.today - case.ends_on).days
    if days < -lead.days:
        return
    urgency = Urgency.LATE if days > 0 else Urgency.TODAY if not days else Urgency.LATER
    due = f"逾期 {days} 天" if days > 0 else short_day(case.ends_on, case.today)
    what = "装修已到期" if days > 0 else "装修快到期"
    more = f"{case.number}，请致电业主和装修负责人{case.filing.contractor_principal}，办延期或申请核查"
    whom = (case.room, case.filing.owner_name)
    yield Matter(urgency, due, what, more, _link(case, EXTEND), *whom, task_id=task_id)


def _about(case: Case) -> str:
    """What is still missing where that is what the filing waits for."""
    if case.state in (S.DRAFT, S.RETURNED):
        lacking = len(list(case.lacking()))
        return f"还缺资料 {lacking} 项" if lacking else "资料齐全"
    if case.state is S.AGREEMENT_SIGNED and not case.money.received:
        return "、".join(side.value for side in case.sides if side not in case.deposits)
    if case.state is S.REFUND_READY:
        return f"{case.money.earliest_on} 起可退，请带收据和登记证来办"
    return ""


def _link(case: Case, act: str) -> Link:
    return Link(Leads.PROCEDURE, act, more=(("filing", case.number),))
