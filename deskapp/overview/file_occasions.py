"""What happened at the units, as far as it decides which papers their files must hold (ARCHIVE-01).

A family adds its own by one line in SOURCES: whatever yields the id of a unit with an occasion, of one unit or of all.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.access.kinds import AgreementState
from deskapp.access.parking_records import ParkingAgreement
from deskapp.customer_file.kinds import Occasion
from deskapp.estate.kinds import OccupancyRole, OccupancyState, UnitUse
from deskapp.estate.records import Occupancy, Unit
from deskapp.renovation.records import RenovationFiling

Found = Iterator[tuple[int, Occasion]]
Source = Callable[[Session, date, int | None], Found]


def occasions(session: Session, today: date, unit_id: int | None = None) -> dict[int, frozenset[Occasion]]:
    """The occasions of every unit that has any, or of one unit."""
    found: dict[int, set[Occasion]] = defaultdict(set)
    for source in SOURCES:
        for unit, occasion in source(session, today, unit_id):
            found[unit].add(occasion)
    return {unit: frozenset(met) for unit, met in found.items()}


def _tied(
    roles: frozenset[OccupancyRole], occasion: Occasion, session: Session, today: date, unit: int | None
) -> Found:
    """Units where somebody of these roles is today."""
    asked = select(Occupancy.unit_id).where(
        Occupancy.role.in_(roles),
        (Occupancy.from_date.is_(None)) | (Occupancy.from_date <= today),
        (Occupancy.to_date.is_(None)) | (Occupancy.to_date >= today),
    )
    for found in session.scalars(asked.where(Occupancy.unit_id == unit) if unit else asked):
        yield found, occasion


def _units(session: Session, today: date, unit: int | None) -> Found:
    """Units that were moved into, and shops."""
    asked = select(Unit.id, Unit.occupancy_state, Unit.use)
    for found, state, use in session.execute(asked.where(Unit.id == unit) if unit else asked):
        if state in (OccupancyState.OCCUPIED, OccupancyState.LET):
            yield found, Occasion.MOVED_IN
            if use is UnitUse.SHOP:
                yield found, Occasion.SHOP


def _parked(session: Session, today: date, unit: int | None) -> Found:
    """Units with an agreement on a space that holds."""
    asked = select(ParkingAgreement.unit_id).where(
        ParkingAgreement.unit_id.is_not(None),
        ParkingAgreement.state.in_((AgreementState.SIGNED, AgreementState.ACTIVE)),
    )
    for found in session.scalars(asked.where(ParkingAgreement.unit_id == unit) if unit else asked):
        if found is not None:
            yield found, Occasion.PARKED


def _renovated(session: Session, today: date, unit: int | None) -> Found:
    """Units with a renovation on file (RENO-40)."""
    asked = select(RenovationFiling.unit_id)
    for found in session.scalars(asked.where(RenovationFiling.unit_id == unit) if unit else asked):
        yield found, Occasion.RENOVATED


SOURCES: tuple[Source, ...] = (
    partial(_tied, frozenset({OccupancyRole.OWNER}), Occasion.OWNED),
    partial(_tied, frozenset({OccupancyRole.TENANT}), Occasion.LET),
    _units,
    _parked,
    _renovated,
)
