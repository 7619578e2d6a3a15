"""What a unit holds: receipts, access cards, vehicles and parking spaces."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from deskapp.access.register import reading
from deskapp.access.register.values import CardOnRecord
from deskapp.access.rules.standing import Standing
from deskapp.access.search import stands
from deskapp.estate.kinds import CardState
from deskapp.estate.records import ParkingSpace, Vehicle
from deskapp.ledger.kinds import TicketUse
from deskapp.ledger.ticket_records import Ticket
from deskapp.ledger.tickets import state_of
from deskapp.overview.card import ends, standing_state
from deskapp.overview.shown import State
from deskapp.overview.tickets import STATES
from deskapp.overview.unit_view import Holding, Receipt

LATEST = 6
IN_USE = (CardState.ACTIVE, CardState.EXPIRED)


def receipts(session: Session, room: str, most: int = LATEST) -> tuple[Receipt, ...]:
    """The latest tickets issued for a room."""
    asked = select(Ticket).where(Ticket.room_no == room, Ticket.use == TicketUse.ISSUED)
    return tuple(
        Receipt(
            one.id,
            one.printed_no,
            one.business_day,
            one.customer_name,
            one.amount,
            one.methods,
            STATES[state_of(session, one)],
        )
        for one in session.scalars(asked.order_by(Ticket.id.desc()).limit(most))
    )


def cards(session: Session, unit_id: int, today: date) -> tuple[Holding, ...]:
    """The access cards of a unit, those in use first."""
    known = [(one, stands(one, today)) for one in reading.of_unit(session, unit_id)]
    found = sorted(known, key=lambda one: (one[0].state not in IN_USE, one[0].card_no))
    return tuple(
        Holding(one.card_no, one.holder_name, str(one.valid_to or "长期"), _card_state(one, stand, today), one.id)
        for one, stand in found
    )


def vehicles(session: Session, unit_id: int) -> tuple[Holding, ...]:
    """Vehicles that are still there, then the parking spaces."""
    cars = select(Vehicle).where(Vehicle.unit_id == unit_id, Vehicle.gone_on.is_(None)).order_by(Vehicle.id)
    spaces = select(ParkingSpace).where(ParkingSpace.unit_id == unit_id).order_by(ParkingSpace.space_no)
    held = [
        Holding(car.plate, car.customer.name if car.customer else "", car.description, State("车辆"))
        for car in session.scalars(cars.options(joinedload(Vehicle.customer)))
    ]
    held += [
        Holding(space.space_no, space.customer.name if space.customer else "", space.note, State(space.kind.value))
        for space in session.scalars(spaces.options(joinedload(ParkingSpace.customer)))
    ]
    return tuple(held)


def _card_state(card: CardOnRecord, stand: Standing, today: date) -> State:
    return ends(card.valid_to, today) if stand is Standing.ACTIVE else standing_state(stand)
