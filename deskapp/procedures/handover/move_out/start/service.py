"""Enters the notice of somebody who moves out; a tenant's waits until the owner knows of it."""

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy.orm import Session

from deskapp.deed import Deed
from deskapp.desk import Desk
from deskapp.estate.known import Told
from deskapp.estate.units import unit_by_number
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.handover.move_out import leaving, matters, rules
from deskapp.handover.move_out.kinds import MoveOutDeed
from deskapp.handover.move_out.records import MoveOut, MoveOutEvent
from deskapp.kernel.problems import Refusal
from deskapp.kernel.second_look import second_look
from deskapp.procedures.handover.move_out import acting, asking
from deskapp.procedures.handover.move_out.start.steps import STEPS, MovingOut
from deskapp.release import known
from deskapp.release import rules as word
from deskapp.release.known import Contact
from deskapp.release.steps import EmergencyAsked, OwnerAsked, PoliceWitness
from deskapp.store.numbering import within_year

ACT = "start_move_out"


def asking_one(desk: Desk, said: Mapping[str, Any]) -> Told | None:
    """Whoever asks, as the file has him, for the page."""
    with desk.reading() as session:
        return known.asking(session, said, desk.today)


def contacts(desk: Desk, answers: Answers) -> tuple[Contact, Contact]:
    """The owner of the unit, and whom he has named for when he cannot be reached."""
    with desk.reading() as session:
        unit = unit_by_number(session, answers[MovingOut].room)
        if unit is None:
            return Contact(), Contact()
        return known.owner(session, unit.id, desk.today), known.emergency(session, unit.id, desk.today)


def _refusals(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
    if MovingOut not in answers:
        return
    said = answers[MovingOut]
    unit = unit_by_number(session, said.room)
    if unit is None:
        yield Refusal(f"没有房号 {said.room}，请核对", "GEN-01")
        return
    stops = list(rules.applies(said.relation))
    stops += word.who(said.relation, said.name, on_file=_on_file(session, desk, unit.id, said))
    yield from stops
    yield from second_look(said.name.strip(), said.id_no, desk.today, "MOVEOUT-02")
    customer = known.applicant_id(session, unit.id, said.name, desk.today)
    if not stops and customer is not None:
        theirs = (one for one in leaving.present(session, unit.id, desk.today) if one.customer_id == customer)
        came = next((one.move_in_date for one in theirs if one.move_in_date), None)
        yield from rules.leaves_on(said.leaving_on, came)
        if before := matters.open_of(session, unit.id, customer):
            yield Refusal(f"{said.name} 已登记迁出 {before.number}，请接着办", "MOVEOUT-01")
        yield from asking.urgent_only(desk, answers)


def _on_file(session: Session, desk: Desk, unit_id: int, said: MovingOut) -> bool:
    return known.on_file(session, unit_id, said.relation, said.name, desk.today)


def _start(session: Session, desk: Desk, answers: Answers) -> MoveOutEvent:
    said = answers[MovingOut]
    unit = unit_by_number(session, said.room)
    assert unit is not None, "asked before"
    customer = known.applicant_id(session, unit.id, said.name, desk.today)
    assert customer is not None, "asked before"
    row = MoveOut(
        number=within_year(session, MoveOut.number, "QC", desk.today),
        started_on=desk.today,
        unit=unit,
        customer_id=customer,
        person=said.name.strip(),
        relation=said.relation,
        id_no=(said.id_no or "").strip().upper(),
        phone=said.phone.strip(),
        leaving=said.leaving,
        leaving_on=said.leaving_on,
    )
    session.add(row)
    session.flush()
    return asking.decide(session, desk, row, answers, MoveOutDeed.STARTED)


def _told(session: Session, desk: Desk, _answers: Answers, event: MoveOutEvent) -> Done:
    return acting.tell(session, desk, event, asking.words(session, desk, event.of))


def _needs_owner(answers: Answers) -> bool:
    return MovingOut in answers and rules.needs_owner(answers[MovingOut].relation)


def _no_owner(answers: Answers) -> bool:
    return _needs_owner(answers) and asking.no_owner(answers[MovingOut].relation, answers)


def _nobody(answers: Answers) -> bool:
    return _needs_owner(answers) and asking.nobody(answers[MovingOut].relation, answers)


_DEED = Deed(ACT, matters.done_before, _refusals, _start, _told, "没有登记迁出", acting.CODE)
START_MOVE_OUT = Procedure(
    name="start_move_out",
    title="迁出登记",
    act=ACT,
    steps=STEPS,
    finish=_DEED.finish,
    check=_DEED.check,
    applies={OwnerAsked: _needs_owner, EmergencyAsked: _no_owner, PoliceWitness: _nobody},
)
