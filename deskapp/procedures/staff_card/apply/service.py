"""Files an application for cards and hands out its paper to be signed."""

from collections.abc import Iterator

from sqlalchemy.orm import Session

from deskapp.access import acts, applications
from deskapp.access.applications import Named, Wanted
from deskapp.access.doors.groups import groups
from deskapp.access.errors import insist
from deskapp.access.kinds import HolderClass
from deskapp.access.rules.doors import doors_named
from deskapp.desk import Desk
from deskapp.estate.units import unit_by_number
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.problems import Refusal
from deskapp.papers.applications import application_due
from deskapp.procedures.staff_card.apply.steps import STEPS, People, Request, Rights, Shop, of_a_shop


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """The shop is there, the doors are, and the cards do not end before they begin."""
    with desk.reading() as session:
        yield from refusals(session, desk, answers)


def refusals(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """The rules, asked on every page and once more in the unit of work."""
    if Shop in answers and unit_by_number(session, answers[Shop].room) is None:
        yield Refusal(f"没有房号 {answers[Shop].room}，请核对", "GEN-01")
    if Rights in answers:
        rights = answers[Rights]
        doors = doors_named(rights.doors or "", _names(session))
        if isinstance(doors, Refusal):
            yield doors
        if rights.valid_to and rights.valid_to < desk.today:
            yield Refusal(f"有效期止 {rights.valid_to} 已经过了", "CARD-20")


def finish(desk: Desk, answers: Answers) -> Done:
    """File it, once, and print it. Raises AccessError where a rule refuses meanwhile."""
    with desk.work(acts.APPLY) as session:
        insist(refusals(session, desk, answers))
        row = applications.file(session, answers.request_id, _wanted(session, answers))
        words = f"办卡申请 {row.number} 已登记，{len(row.people)} 人；请打印申请表签字"
        return Done(row.number, words, (application_due(session, desk, row),), row.held_as)


def door_names(desk: Desk) -> str:
    """The door groups a card opens unless the clerk says otherwise: all but gates of parking."""
    with desk.reading() as session:
        return "、".join(one.name for one in groups(session, gate=False))


def _wanted(session: Session, answers: Answers) -> Wanted:
    asked, rights = answers[Request], answers[Rights]
    unit = unit_by_number(session, answers[Shop].room) if Shop in answers else None
    doors = doors_named(rights.doors or "", _names(session))
    assert not isinstance(doors, Refusal), "asked before"
    return Wanted(
        HolderClass[asked.kind.name],
        asked.applicant,
        asked.department,
        asked.reason,
        doors,
        tuple(Named(one.name, one.post or "") for one in answers[People].people),
        rights.valid_to,
        unit.id if unit else None,
    )


def _names(session: Session) -> dict[int, str]:
    return {one.number: one.name for one in groups(session)}


APPLY_FOR_CARDS = Procedure(
    name="apply_for_cards",
    title="办卡申请",
    act=acts.APPLY,
    steps=STEPS,
    check=check,
    finish=finish,
    applies={Shop: of_a_shop},
)
