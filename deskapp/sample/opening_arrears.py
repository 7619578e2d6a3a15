"""期初欠费: what the units that never pay owed already when the centre of the sample began with this program."""

from collections.abc import Collection
from random import Random

from deskapp.audit.journal import keep_many
from deskapp.desk import Desk
from deskapp.kernel.days import Month
from deskapp.ledger.billing import Bill, bill_of, books, charge_of, rates
from deskapp.ledger.fee_records import Charge
from deskapp.ledger.kinds import ChargeSource
from deskapp.ledger.monthly import load_units

REACH = 14
"""So many months before the first one billed, so that there are arrears of more than a year."""


def bring_along(desk: Desk, dice: Random, unit_ids: Collection[int], start: Month) -> None:
    """Charge these units some of the months before `start`, each up to the one before it."""
    months = [start + -back for back in range(REACH, 0, -1)]
    charges = []
    with desk.work("run_billing") as session:
        made, standing = rates(session), books(session, months[0], months[-1])
        for unit in load_units(session):
            if unit.id not in unit_ids:
                continue
            for month in months[dice.randrange(REACH) :]:
                bills = (bill_of(unit, item, month, made, standing) for item in made.items)
                found = [bill for bill in bills if isinstance(bill, Bill)]
                charges += [charge_of(bill, month, ChargeSource.OPENING) for bill in found]
        keep_many(session, Charge, charges)
