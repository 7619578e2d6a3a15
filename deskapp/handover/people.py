"""Writes what the information card of an owner says into the file: people, account, vehicles (FORM-17, MOVEIN-31)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.estate.kinds import CustomerKind, OccupancyRole
from deskapp.estate.pinyin import initials
from deskapp.estate.records import BankAccount, Customer, Occupancy, Unit, Vehicle
from deskapp.estate.units import in_force, owner_since
from deskapp.kernel.contacts import phone, plate
from deskapp.kernel.people import id_number
from deskapp.kernel.problems import Refusal


@dataclass(frozen=True)
class Card:
    """Somebody as the information card tells; what it leaves empty changes nothing that is known."""

    name: str
    kind: CustomerKind = CustomerKind.HOUSEHOLD
    id_no: str = ""
    phone: str = ""
    native_place: str = ""
    trade: str = ""
    position: str = ""
    employer: str = ""
    hobbies: str = ""
    pets: str = ""
    legal_representative: str = ""
    emergency_contact_name: str = ""
    emergency_contact_phone: str = ""


@dataclass(frozen=True)
class Relative:
    """One of the household, or somebody who uses a company's unit."""

    card: Card
    relation: str = ""


OF_TIE = ("emergency_contact_name", "emergency_contact_phone")
PLAIN = ("native_place", "trade", "position", "employer", "hobbies", "pets", "legal_representative")


def owners(unit: Unit, today: date) -> list[Occupancy]:
    """Who owns the unit now."""
    return [one for one in unit.occupancies if one.role is OccupancyRole.OWNER and in_force(one, today)]


def is_the_owner(name: str, registered: Iterable[str]) -> Iterator[Refusal]:
    """Whoever comes to a first handover is the owner on record, or there is none yet (MOVEIN-08)."""
    known = [one for one in registered if one]
    if known and name.strip() not in known:
        words = "、".join(known)
        yield Refusal(
            f"该房登记的业主是 {words}，不是 {name.strip()}：请核对姓名；房屋已转让的，请办转让入住", "MOVEIN-08"
        )


def own(session: Session, unit: Unit, card: Card, today: date) -> Occupancy:
    """Enter the owner, or complete what is known of him; raises ValueError for another owner than that on record."""
    tie = next((one for one in owners(unit, today) if one.customer.name == card.name.strip()), None)
    if tie is None:
        tie = owner_since(session, unit, Customer(name=card.name.strip()), today)
    _write(tie, card, today)
    session.flush()
    return tie


def live_with(session: Session, unit: Unit, who: Relative, role: OccupancyRole, today: date) -> Occupancy:
    """Enter one of the household from today on, or complete what is known."""
    found = (one for one in unit.occupancies if one.role is role and in_force(one, today))
    tie = next((one for one in found if one.customer.name == who.card.name.strip()), None)
    if tie is None:
        tie = Occupancy(unit=unit, customer=Customer(name=who.card.name.strip()), role=role, from_date=today)
        session.add(tie)
    tie.relation = who.relation.strip() or tie.relation or ""
    _write(tie, who.card, today)
    session.flush()
    return tie


def debit_account(session: Session, customer: Customer, bank: str, name: str, number: str, today: date) -> BankAccount:
    """The account that fees are collected from; one that is known already stays as it is (MOVEIN-11)."""
    asked = select(BankAccount).where(BankAccount.customer_id == customer.id, BankAccount.account_no == number)
    found = session.scalars(asked.where(BankAccount.valid_to.is_(None))).first()
    if found is None:
        found = BankAccount(
            customer_id=customer.id, bank=bank, account_name=name or customer.name, account_no=number, valid_from=today
        )
        session.add(found)
        session.flush()
    return found


def vehicle(session: Session, unit: Unit, customer: Customer, typed: str, description: str) -> Vehicle:
    """A vehicle of the household, by its plate."""
    number = plate(typed).text
    asked = select(Vehicle).where(Vehicle.plate == number, Vehicle.unit_id == unit.id, Vehicle.gone_on.is_(None))
    found = session.scalars(asked).first()
    if found is None:
        found = Vehicle(plate=number, unit=unit, customer=customer)
        session.add(found)
    found.description = description.strip() or found.description or ""
    session.flush()
    return found


def _write(tie: Occupancy, card: Card, today: date) -> None:
    customer, paper = tie.customer, id_number(card.id_no, today)
    customer.kind, customer.pinyin = card.kind, initials(customer.name)
    if paper.text:
        customer.id_no, customer.id_kind = paper.text, paper.kind.value
    if card.phone.strip():
        customer.phone = phone(card.phone).text
    for name in PLAIN:
        if told := getattr(card, name).strip():
            setattr(customer, name, told)
    if card.emergency_contact_name.strip():
        tie.emergency_contact_name = card.emergency_contact_name.strip()
        tie.emergency_contact_phone = phone(card.emergency_contact_phone).text
