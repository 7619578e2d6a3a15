"""Whose unit a collection is about, and whose name the receipt carries."""

from datetime import date

from sqlalchemy.orm import Session

from deskapp.estate.records import Unit
from deskapp.estate.units import payer, ties, unit_by_number
from deskapp.kernel.problems import Refusal
from deskapp.procedures.collect_fees.steps import Payer


def find_unit(session: Session, asked: Payer) -> tuple[Unit | None, list[Refusal]]:
    """The unit of the room that was typed; none without a room, a refusal for a room that does not exist."""
    if asked.room is None:
        return None, []
    unit = unit_by_number(session, asked.room)
    return unit, [] if unit else [Refusal(f"没有房号 {asked.room}，请核对", "GEN-01")]


def payer_name(session: Session, unit: Unit | None, asked: Payer, today: date) -> str:
    """The name on the receipt: the one written, else the owner now or whoever lives there (TICKET-03)."""
    if asked.payer or unit is None:
        return asked.payer or ""
    tie = payer(ties(session, unit.id), today)
    return tie.name if tie else ""
