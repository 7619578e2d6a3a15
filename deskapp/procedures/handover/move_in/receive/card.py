"""The information card of an owner: entered into the file, printed as it was told (FORM-17, MOVEIN-17, MOVEIN-31)."""

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.estate.kinds import CustomerKind, OccupancyRole
from deskapp.estate.records import Customer, Unit
from deskapp.flow.procedure import Answers
from deskapp.handover import people
from deskapp.handover.move_in.cases import Case
from deskapp.handover.move_in.records import MoveIn
from deskapp.handover.people import Card, Relative
from deskapp.kernel.people import id_number
from deskapp.ledger.bank.account import account_number
from deskapp.procedures.handover.move_in import slips
from deskapp.procedures.handover.move_in.receive.steps import Arriving, Household, MoveInPapers, OwnerFacts, Person
from forms import employee_register, owner_card

ROLES = {
    CustomerKind.HOUSEHOLD: OccupancyRole.FAMILY_MEMBER,
    CustomerKind.CORPORATE: OccupancyRole.NON_OWNER_USER,
}
"""As what those are entered who live or work there."""
PRINTED = ("native_place", "trade", "position", "employer", "hobbies", "pets", "legal_representative")
TOLD = (*PRINTED, "emergency_contact_name", "emergency_contact_phone")
PHOTOS = "photos"


def enter(session: Session, desk: Desk, row: MoveIn, answers: Answers) -> Customer:
    """Owner, household, account and vehicles as the card tells; what it leaves open stays as it was known."""
    came, facts, home = answers[Arriving], answers[OwnerFacts], answers[Household]
    unit = session.get_one(Unit, row.unit_id)
    told = {name: getattr(facts, name) or "" for name in TOLD}
    owner = people.own(session, unit, Card(came.name, came.customer_kind, came.id_no, came.phone, **told), desk.today)
    for one in home.people or ():
        people.live_with(session, unit, _relative(one), ROLES[came.customer_kind], desk.today)
    if facts.bank and facts.account_no:
        number = account_number(facts.account_no)
        people.debit_account(session, owner.customer, facts.bank, facts.account_name or "", number, desk.today)
    for car in home.cars or ():
        people.vehicle(session, unit, owner.customer, car.plate, car.description or "")
    return owner.customer


def slip(session: Session, desk: Desk, case: Case, answers: Answers) -> owner_card.OwnerCard:
    """FORM-17, to be signed by the owner."""
    came, facts, home = answers[Arriving], answers[OwnerFacts], answers[Household]
    company = came.customer_kind is CustomerKind.CORPORATE
    told = {name: getattr(facts, name) or "" for name in PRINTED}
    photos = answers[MoveInPapers].line(PHOTOS)
    return owner_card.OwnerCard(
        slips.heading(session, desk, case.row),
        room=case.room,
        kind=came.customer_kind.value,
        name=came.name.strip(),
        id_no="" if company else came.id_no.strip().upper(),
        phone=came.phone.strip(),
        family=tuple(_member(one, photo=photos is not None and photos.supplied) for one in home.people or ()),
        company=came.name.strip() if company else "",
        licence_no=came.id_no.strip().upper() if company else "",
        bank=facts.bank or "",
        account=facts.account_no or "",
        emergency=facts.emergency_contact_name or "",
        emergency_phone=facts.emergency_contact_phone or "",
        vehicles="、".join(
            f"{one.plate}（{one.description}）" if one.description else one.plate for one in home.cars or ()
        ),
        **told,
    )


def staff(session: Session, desk: Desk, case: Case, answers: Answers) -> employee_register.EmployeeRegister:
    """FORM-71, for a company: its people as far as they are known, and lines for the others (MOVEIN-33)."""
    came = answers[Arriving]
    people_there = [
        employee_register.Employee(
            one.name, id_number(one.id_no or "", desk.today).sex, one.id_no or "", one.phone or "", one.position or ""
        )
        for one in answers[Household].people or ()
    ]
    at = slips.heading(session, desk, case.row)
    contact, phone = came.agent or "", came.phone.strip()
    return employee_register.EmployeeRegister(at, came.name.strip(), case.room, contact, phone, tuple(people_there))


def _relative(one: Person) -> Relative:
    card = Card(
        one.name,
        id_no=one.id_no or "",
        phone=one.phone or "",
        trade=one.trade or "",
        position=one.position or "",
    )
    return Relative(card, one.relation)


def _member(one: Person, *, photo: bool) -> owner_card.Member:
    told = (one.id_no or "", one.phone or "", one.trade or "", one.position or "")
    return owner_card.Member(one.name, one.relation, *told, photo=photo)
