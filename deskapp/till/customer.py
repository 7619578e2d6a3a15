"""Whose unit a payment is about, and whose name its tickets bear, as `Whom` asks for it."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from deskapp.estate.units import payer, ties, unit_by_number
from deskapp.kernel.problems import Refusal
from deskapp.ledger.paying import Line
from deskapp.till.bill import Bill
from deskapp.till.steps import Whom


@dataclass(frozen=True)
class Customer:
    """Who pays: for which unit, if any."""

    name: str
    unit_id: int | None = None
    room_no: str = ""

    def bill(self, *lines: Line) -> Bill:
        """What this customer pays."""
        return Bill(lines, self.name, self.unit_id, self.room_no)


def find(session: Session, asked: Whom, today: date) -> Customer | Refusal:
    """The unit of the typed room, and the name written, else its owner now or whoever lives there (TICKET-03)."""
    if asked.room is None:
        return Customer(asked.payer or "")
    unit = unit_by_number(session, asked.room)
    if unit is None:
        return Refusal(f"没有房号 {asked.room}，请核对", "GEN-01")
    tie = payer(ties(session, unit.id), today)
    if not (asked.payer or tie):
        return Refusal("该房没有登记业主或住户，请填写付款人", "TICKET-03")
    return Customer(asked.payer or (tie.name if tie else ""), unit.id, unit.room_no)
