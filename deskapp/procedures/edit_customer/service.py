"""Corrects what is known of somebody, or registers them; numbers are kept in their one spelling."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.deed import keep_overrides
from deskapp.desk import Desk
from deskapp.estate.pinyin import initials
from deskapp.estate.records import Customer, Occupancy, Unit
from deskapp.estate.units import in_force, unit_by_number
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.contacts import phone, phones
from deskapp.kernel.errors import DeskError
from deskapp.kernel.people import id_number
from deskapp.kernel.problems import Refusal
from deskapp.kernel.rooms import RoomNo
from deskapp.procedures.edit_customer.rules import doubts
from deskapp.procedures.edit_customer.steps import NEW, PersonFacts, WhichPerson
from deskapp.staff.records import Override

ACT = "edit_estate"
OF_TIE = ("role", "emergency_contact_name", "emergency_contact_phone", "from_date", "lease_to", "to_date")
DATES = ("from_date", "lease_to", "to_date")


def people_of(desk: Desk, room: RoomNo) -> list[tuple[int, str, str]]:
    """Id, name and role of everybody tied to a unit now."""
    with desk.reading() as session:
        unit = unit_by_number(session, room)
        now = [tie for tie in unit.occupancies if in_force(tie, desk.today)] if unit else []
        return [(tie.customer_id, tie.customer.name, tie.role.value) for tie in now]


def facts_of(desk: Desk, asked: WhichPerson) -> dict[str, Any]:
    """What is known of somebody in full, which is journaled as looking at it (PRIVACY-03)."""
    if asked.customer == NEW:
        return {"from_date": desk.today}
    note_look(desk, asked)
    with desk.reading() as session:
        tie = _tie(session, asked)
        sources = {
            question.name: tie if question.name in OF_TIE else tie.customer for question in PersonFacts.questions()
        }
        return {name: getattr(source, name) for name, source in sources.items()}


def note_look(desk: Desk, asked: WhichPerson) -> None:
    """Journal that somebody's numbers come into sight in full (PRIVACY-03). Raises NotAllowedError."""
    if asked.customer != NEW:
        desk.note(ACT, Customer.__tablename__, asked.customer, seen="phone, id_no")


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """The unit exists, the person is tied to it, and unusual numbers were looked at once more."""
    if WhichPerson not in answers:
        return
    asked = answers[WhichPerson]
    with desk.reading() as session:
        if unit_by_number(session, asked.room) is None:
            yield Refusal(f"没有房号 {asked.room}，请核对", "GEN-01")
            return
    if asked.customer != NEW and asked.customer not in [one for one, _name, _role in people_of(desk, asked.room)]:
        yield Refusal(f"{asked.room} 现在没有这位住户，请重新选择")
    if PersonFacts in answers:
        yield from doubts(answers[PersonFacts], desk.today)


def finish(desk: Desk, answers: Answers) -> Done:
    """Keep what was said. Raises NotAllowedError."""
    asked, said = answers[WhichPerson], answers[PersonFacts]
    with desk.work(ACT) as session:
        unit = unit_by_number(session, asked.room)
        if unit is None:
            raise DeskError(f"没有房号 {asked.room}。没有任何改动", "E-EST-01")
        _keep_looks(session, answers)
        tie = _newcomer(session, unit, answers.request_id) if asked.customer == NEW else _tie(session, asked)
        _write(tie, said, desk)
    return Done(said.name, f"{asked.room} {said.name} 的资料已保存")


def _keep_looks(session: Session, answers: Answers) -> None:
    """That unusual numbers were looked at once more, once a request (GEN-11, design law 1)."""
    if session.scalars(select(Override.id).where(Override.request_id == answers.request_id)).first() is None:
        keep_overrides(session, answers, ACT)


def _tie(session: Session, asked: WhichPerson) -> Occupancy:
    """The latest tie of somebody to the unit."""
    found = select(Occupancy).join(Unit).where(Unit.room_no == str(asked.room), Occupancy.customer_id == asked.customer)
    return session.scalars(found.order_by(Occupancy.id.desc()).limit(1)).one()


def _newcomer(session: Session, unit: Unit, request_id: str) -> Occupancy:
    """Whoever this very request has registered, else somebody new (design law 1)."""
    tie = session.scalars(select(Occupancy).where(Occupancy.request_id == request_id)).one_or_none()
    if tie is None:
        tie = Occupancy(unit=unit, customer=Customer(name=""), request_id=request_id)
        session.add(tie)
    return tie


def _write(tie: Occupancy, said: PersonFacts, desk: Desk) -> None:
    """Every number in its one spelling; who somebody is follows from the number of their paper."""
    customer, paper = tie.customer, id_number(said.id_no or "", desk.today)
    tidy = {
        "phone": phone(said.phone or "").text,
        "other_phones": "、".join(one.text for one in phones(said.other_phones or "")),
        "emergency_contact_phone": phone(said.emergency_contact_phone or "").text,
        "id_no": paper.text,
    }
    for question in PersonFacts.questions():
        name = question.name
        value = tidy.get(name, getattr(said, name))
        setattr(tie if name in OF_TIE else customer, name, "" if value is None and name not in DATES else value)
    customer.pinyin = initials(said.name)
    customer.id_kind = paper.kind.value if paper.text else ""


EDIT_CUSTOMER = Procedure("edit_customer", "客户资料", ACT, (WhichPerson, PersonFacts), finish, check)
