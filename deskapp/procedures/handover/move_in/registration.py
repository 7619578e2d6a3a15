"""The registration of everybody who lives in a unit, told from the file, to be signed (FORM-26, MOVEIN-22)."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.estate.kinds import CustomerKind, OccupancyRole
from deskapp.estate.records import Occupancy, ParkingSpace, Unit, Vehicle
from deskapp.estate.units import in_force
from deskapp.handover.move_in.cases import Case
from deskapp.kernel.people import id_number
from deskapp.procedures.handover.move_in import slips
from forms import resident_registration as form


def slip(session: Session, desk: Desk, case: Case) -> form.ResidentRegistration:
    """Owner and household with their vehicles and whom to call."""
    unit = session.get_one(Unit, case.row.unit_id)
    now = [one for one in unit.occupancies if in_force(one, desk.today)]
    owner = next((one for one in now if case.customer and one.customer_id == case.customer.id), None)
    company = owner is not None and owner.customer.kind is CustomerKind.CORPORATE
    return form.ResidentRegistration(
        slips.heading(session, desk, case.row),
        room=case.room,
        owner=case.owner,
        owner_phone=owner.customer.phone if owner else "",
        occupied_by="公司使用" if company else "业主自住",
        people=tuple(_resident(one, desk) for one in now if not (company and one.role is OccupancyRole.OWNER)),
        vehicles=tuple(_vehicles(session, unit.id)),
        emergency=owner.emergency_contact_name if owner else "",
        emergency_phone=owner.emergency_contact_phone if owner else "",
    )


def _resident(one: Occupancy, desk: Desk) -> form.Resident:
    who = one.customer
    relation = "本人" if one.role is OccupancyRole.OWNER else one.relation or one.role.value
    since = one.move_in_date or one.from_date
    return form.Resident(
        who.name, relation, id_number(who.id_no, desk.today).sex, who.id_no, who.phone, str(since or "")
    )


def _vehicles(session: Session, unit_id: int) -> list[form.Vehicle]:
    asked = select(Vehicle).where(Vehicle.unit_id == unit_id, Vehicle.gone_on.is_(None)).order_by(Vehicle.id)
    space = session.scalar(select(ParkingSpace.space_no).where(ParkingSpace.unit_id == unit_id).limit(1)) or ""
    return [
        form.Vehicle(one.plate, one.description, space, one.customer.phone if one.customer else "")
        for one in session.scalars(asked)
    ]
