"""The people of a unit, masked; and one of them in full, which needs the right and is journaled (PRIVACY-03)."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from deskapp.desk import Desk
from deskapp.estate.kinds import OccupancyRole
from deskapp.estate.records import Customer, Occupancy
from deskapp.estate.units import Tie, in_force
from deskapp.kernel.masks import masked_id, masked_phone
from deskapp.kernel.money import Money
from deskapp.ledger.allocation import Owed
from deskapp.overview.unit_view import PastPerson, Person, Revealed


def people(session: Session, unit_id: int, today: date) -> tuple[Person, ...]:
    """Everybody whose tie holds today, owners first."""
    asked = select(Occupancy).where(Occupancy.unit_id == unit_id).options(selectinload(Occupancy.customer))
    now = [tie for tie in session.scalars(asked.order_by(Occupancy.id)) if in_force(tie, today)]
    order = list(OccupancyRole)
    return tuple(_person(tie) for tie in sorted(now, key=lambda tie: order.index(tie.role)))


def past_people(gone: Sequence[Tie], owed: Sequence[Owed]) -> tuple[PastPerson, ...]:
    """Everybody who was tied to the unit before, with what is still open of theirs."""
    return tuple(
        PastPerson(
            tie.name,
            f"原{tie.role.value}",
            f"{_month(tie.from_date)} 至 {_month(tie.to_date)}",
            Money.total(one.open for one in owed if one.customer_id == tie.customer_id and one.past_owner),
        )
        for tie in gone
    )


def reveal(desk: Desk, customer_id: int) -> Revealed:
    """Phones and paper of a person in full. Raises NotAllowedError; looking is a line in the journal."""
    desk.note("unmask", Customer.__tablename__, customer_id, seen="phone, id_no")
    with desk.reading() as session:
        customer = session.get_one(Customer, customer_id)
        asked = select(Occupancy).where(Occupancy.customer_id == customer_id).order_by(Occupancy.id.desc())
        contacts = [
            f"{tie.emergency_contact_name} {tie.emergency_contact_phone}".strip() for tie in session.scalars(asked)
        ]
        phones = "、".join(number for number in (customer.phone, customer.other_phones) if number)
        return Revealed(customer.name, phones, customer.id_no, next((one for one in contacts if one), ""))


def _person(tie: Occupancy) -> Person:
    customer = tie.customer
    lease = f"租期至 {tie.lease_to}" if tie.lease_to else ""
    quiet = "不接受回访" if customer.no_follow_up else ""
    return Person(
        customer_id=customer.id,
        name=customer.name,
        role=tie.role.value,
        phone=masked_phone(customer.phone),
        id_no=masked_id(customer.id_no),
        note="，".join(words for words in (lease, quiet, customer.note) if words),
    )


def _month(day: date | None) -> str:
    return f"{day:%Y-%m}" if day else "不详"
