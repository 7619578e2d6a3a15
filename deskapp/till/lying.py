"""What lies on the accounts of whoever pays, where it may pay these lines: offered beside the ways of the counter."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.kernel.money import Money
from deskapp.ledger.accounts.payments import may_pay
from deskapp.ledger.accounts.standing import account_ways, holder, of_customer
from deskapp.ledger.paying import Line, Way
from deskapp.till.bill import Bill


@dataclass(frozen=True)
class Lying:
    """The way of paying that takes from an account, whose it is, and how much lies there."""

    way: Way
    whose: str
    amount: Money


def lying(session: Session, unit_id: int | None, payer: str, lines: Sequence[Line], today: date) -> tuple[Lying, ...]:
    """The payer's own accounts of the unit; none without a room, or for somebody who does not belong there.

    What may pay only this comes first: the general balance can pay anything later.
    """
    tie = holder(session, unit_id, payer, today) if unit_id else None
    if unit_id is None or tie is None:
        return ()
    ways = account_ways(session)
    return tuple(
        Lying(ways[one.account.purpose], one.customer, one.amount)
        for one in reversed(of_customer(session, unit_id, tie.customer_id))
        if may_pay(session, one.account.purpose, lines)
    )


def usable(desk: Desk, bill: Bill) -> tuple[Lying, ...]:
    """The same of a bill, for its payment page."""
    with desk.reading() as session:
        return lying(session, bill.unit_id, bill.payer, bill.lines, desk.today)


def customer_of(session: Session, bill: Bill, today: date) -> int | None:
    """Whose accounts the payer's name means; nobody's without a room."""
    tie = holder(session, bill.unit_id, bill.payer, today) if bill.unit_id else None
    return tie.customer_id if tie else None
