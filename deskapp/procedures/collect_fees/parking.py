"""Months of a space are paid where its card is written: which lines those are, and the agreement they are for."""

from deskapp.access.kinds import AgreementState
from deskapp.access.parking import agreements
from deskapp.desk import Desk
from deskapp.ledger.fee_items import PARKING_RENT, counter_items, find_items
from deskapp.procedures.collect_fees.payer import find_unit
from deskapp.procedures.collect_fees.plan import Plan
from deskapp.procedures.collect_fees.rules import PAID_BY_TOP_UP, listed
from deskapp.procedures.collect_fees.steps import Payer


def asks_months(plan: Plan) -> bool:
    """Whether months of a space are what stands against this collection."""
    return any(stop.rule == PAID_BY_TOP_UP for stop in plan.stops)


def is_rent(desk: Desk, typed: str) -> bool:
    """Whether the typed words mean months of a space."""
    with desk.reading() as session:
        return [item.code for item in find_items(counter_items(session, desk.today), typed)] == [PARKING_RENT]


def agreement_of(desk: Desk, payer: Payer, numbers: str) -> str:
    """The agreement that a typed card, space or plate means, else the one that the unit has; empty where none is."""
    with desk.reading() as session:
        for number in listed(numbers):
            if len(found := agreements.found(session, number)) == 1:
                return found[0].number
        unit, _ = find_unit(session, payer)
        of_unit = agreements.of_unit(session, unit.id) if unit else []
        standing = [row.number for row in of_unit if row.state is not AgreementState.TERMINATED]
        return standing[0] if len(standing) == 1 else ""
