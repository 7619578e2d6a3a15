"""Deposits of the tests: money left at the counter for a renovation, as a collection of its own."""

from itertools import count

from deskapp.desk import Desk
from deskapp.kernel.money import Money
from deskapp.ledger.collecting import collect
from deskapp.ledger.deposits import held
from deskapp.ledger.deposits.held import Deposit
from deskapp.ledger.deposits.rules import RENOVATION
from deskapp.ledger.fee_items import counter_items
from deskapp.ledger.kinds import Handover
from deskapp.ledger.paying import Collection, Line, Paid, ways
from deskapp.ledger.ticket_records import Ticket
from deskapp.till.papers import papers

_requests = count(1)


def leave(
    desk: Desk, yuan: str = "1000", *, payer: str = "张素芬", shown: str = "ZX2026-0007", code: str = RENOVATION
) -> Ticket:
    """A deposit in cash, on a receipt of its own (RENO-29)."""
    amount = Money.parse(yuan)
    with desk.work("collect_fees") as session:
        item = next(one for one in counter_items(session, desk.today) if one.code == code)
        cash = next(one for one in ways(session) if one.cash)
        asked = Collection(
            f"deposit-{next(_requests)}",
            payer,
            (Line(item.id, item.name, amount, shown=shown),),
            (Paid(cash, amount, tendered=amount),),
            Handover.CUSTOMER,
            None,
            "3-2-501",
        )
        return collect(session, asked, papers(session, asked, "和风里物业服务有限公司", desk.clerk.name)).tickets[0]


def the_deposit(desk: Desk, words: str) -> Deposit:
    """The one that these words mean."""
    with desk.reading() as session:
        (one,) = held.found(session, words)
        return one
