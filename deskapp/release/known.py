"""What the owner's file and the ledger say of an application: who is on file, whom to ask, what is owed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.estate.kinds import OccupancyRole
from deskapp.estate.known import Told, at_room
from deskapp.estate.records import Customer, Occupancy
from deskapp.estate.units import Tie, present, ties
from deskapp.kernel.money import Money
from deskapp.ledger.arrears import open_charges
from deskapp.release.kinds import Relation

ROLES = {
    Relation.OWNER: (OccupancyRole.OWNER,),
    Relation.FAMILY: (OccupancyRole.FAMILY_MEMBER,),
    Relation.TENANT: (OccupancyRole.TENANT, OccupancyRole.NON_OWNER_USER),
    Relation.MERCHANT: (OccupancyRole.MERCHANT,),
}
"""As what the owner's file knows them; an agent stands in no file."""


@dataclass(frozen=True)
class Contact:
    """Whom to ring up, and under which number; empty where the file does not say."""

    name: str = ""
    phone: str = ""


def asking(session: Session, said: Mapping[str, Any], today: date) -> Told | None:
    """Whoever asks, by room and relation, as the file has him: for pages that ask as `Applicant` does (RELEASE-02)."""
    one = at_room(session, said["room"], ROLES.get(said["relation"], ()), today, said.get("name"))
    return one.told("name") if one else None


def on_file(session: Session, unit_id: int, relation: Relation, name: str, today: date) -> bool:
    """Whether somebody of this name is tied to the unit today as what he says he is (RELEASE-05)."""
    roles = ROLES.get(relation, ())
    return any(tie.name == name.strip() and tie.role in roles for tie in _now(session, unit_id, today))


def owner(session: Session, unit_id: int, today: date) -> Contact:
    """The owner, to be asked by telephone."""
    tie = _owner(session, unit_id, today)
    return Contact(tie.name, session.get_one(Customer, tie.customer_id).phone) if tie else Contact()


def emergency(session: Session, unit_id: int, today: date) -> Contact:
    """Whom the owner has named for when he cannot be reached (RELEASE-09)."""
    tie = _owner(session, unit_id, today)
    if tie is None:
        return Contact()
    asked = select(Occupancy).where(
        Occupancy.unit_id == unit_id, Occupancy.customer_id == tie.customer_id, Occupancy.role == OccupancyRole.OWNER
    )
    kept = session.scalars(asked.order_by(Occupancy.id.desc())).first()
    return Contact(kept.emergency_contact_name, kept.emergency_contact_phone) if kept else Contact()


def applicant_id(session: Session, unit_id: int, name: str, today: date) -> int | None:
    """The customer of this name at the unit."""
    return next((tie.customer_id for tie in _now(session, unit_id, today) if tie.name == name.strip()), None)


def owed(session: Session, unit_id: int, today: date) -> Money:
    """What is past due at the unit; what is not due yet is no arrears (RELEASE-07)."""
    return Money.total(one.open for one in open_charges(session, unit_id, today) if one.due_on < today)


def _owner(session: Session, unit_id: int, today: date) -> Tie | None:
    return next((tie for tie in _now(session, unit_id, today) if tie.role is OccupancyRole.OWNER), None)


def _now(session: Session, unit_id: int, today: date) -> Sequence[Tie]:
    return present(ties(session, unit_id), today)
