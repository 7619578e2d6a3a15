"""Whom of a unit the books know, with paper and telephone, so that nobody has to type what is known."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from deskapp.estate.kinds import CustomerKind, OccupancyRole
from deskapp.estate.records import Customer
from deskapp.estate.units import present, ties, unit_by_number
from deskapp.kernel.rooms import RoomNo
from deskapp.kernel.typed import plain


@dataclass(frozen=True)
class Told:
    """What the books tell for the questions of a page, by their names, and of which customer that was read."""

    said: Mapping[str, str]
    customer_id: int


@dataclass(frozen=True)
class Known:
    """Somebody as the books have them, numbers in full: who shows them journals that (PRIVACY-03)."""

    customer_id: int
    name: str
    kind: CustomerKind
    id_no: str
    phone: str

    def told(self, name: str) -> Told:
        """For a page that asks for paper and telephone by their names, and for the name as `name`."""
        return Told({name: self.name, "id_no": self.id_no, "phone": self.phone}, self.customer_id)


def at_room(
    session: Session, room: object, roles: Collection[OccupancyRole], today: date, name: object = ""
) -> Known | None:
    """The same by what was typed as a room, which may be no number yet."""
    try:
        unit = unit_by_number(session, RoomNo.parse(plain(str(room or ""))))
    except ValueError:
        return None
    return known(session, unit.id, roles, today, str(name or "")) if unit else None


def known(
    session: Session, unit_id: int, roles: Collection[OccupancyRole], today: date, name: str = ""
) -> Known | None:
    """Who is tied to the unit today as one of these: by name, or, where none was said, whoever is the only one."""
    there = [tie for tie in present(ties(session, unit_id), today) if tie.role in roles]
    meant = {tie.customer_id for tie in there if name.strip() in ("", tie.name)}
    return of_customer(session, meant.pop()) if len(meant) == 1 else None


def of_customer(session: Session, customer_id: int) -> Known:
    """A customer by id."""
    one = session.get_one(Customer, customer_id)
    return Known(one.id, one.name, one.kind, one.id_no, one.phone)
