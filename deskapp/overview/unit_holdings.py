"""What a unit holds: receipts, access cards, vehicles and parking spaces."""

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from deskapp.estate.kinds import CardState
from deskapp.estate.records import IcCard, ParkingSpace, Vehicle
from deskapp.ledger.kinds import TicketUse
from deskapp.ledger.ticket_records import Ticket
from deskapp.ledger.tickets import state_of
from deskapp.overview.shown import Mark, State
from deskapp.overview.tickets import STATES
from deskapp.overview.unit_view import Holding, Receipt

LATEST = 6
SOON = timedelta(days=30)


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
    asked = (
        select(IcCard).where(IcCard.unit_id == unit_id).options(joinedload(IcCard.customer)).order_by(IcCard.card_no)
    )
    found = sorted(session.scalars(asked), key=lambda card: card.state is not CardState.ACTIVE)
    return tuple(
        Holding(
            card.card_no,
            card.customer.name if card.customer else "",
            str(card.valid_to or "长期"),
            _card_state(card, today),
        )
        for card in found
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


def _card_state(card: IcCard, today: date) -> State:
    if card.state is not CardState.ACTIVE:
        return State(card.state.value)
    if card.valid_to and card.valid_to < today:
        return State("已过有效期", Mark.WARN)
    if card.valid_to and card.valid_to - today <= SOON:
        return State(f"{(card.valid_to - today).days} 天后到期", Mark.WARN)
    return State(card.state.value, Mark.OK)
