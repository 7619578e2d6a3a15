"""A first handover at the till: the months and the prepayment of whoever moves in, on one receipt."""

from sqlalchemy import select

from deskapp.estate.records import Unit
from deskapp.procedures.handover.move_in.pay.service import PAY_MOVE_IN
from tests.faults.acts.act import ONE, Act, Team
from tests.handover import walks


def agreed(team: Team) -> None:
    """The agreements are signed; the meters are the centre's, and this month was billed already."""
    with team.clerk.work("edit_estate") as session:
        session.scalars(select(Unit)).one().metered_to_household = False
    for step in (walks.prepared, walks.received, walks.inspected, walks.agreed):
        step(team.clerk)


ROWS = {
    "payment_line": 4,
    "charge": 2,
    "account_entry": 1,
    "move_in_event": 1,
    "move_in_payment": 1,
}
MOVE_INS = {"pay_move_in": Act(PAY_MOVE_IN, lambda _: walks.PAID, ONE | ROWS, agreed)}
