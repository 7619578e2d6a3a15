"""Takes the money of one visit through the ledger: what is owed or sold, a way to pay, the clerk's next receipt."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from sqlalchemy.orm import Session

from deskapp.desk import Desk
from deskapp.estate.records import Unit
from deskapp.estate.units import payer, ties
from deskapp.kernel.money import Money
from deskapp.ledger.ahead import months_ahead, next_months
from deskapp.ledger.allocation import Owed, in_full
from deskapp.ledger.arrears import open_charges
from deskapp.ledger.collecting import collect
from deskapp.ledger.kinds import Handover
from deskapp.ledger.paying import Collection, Line, Paid, Way
from deskapp.ledger.ticket_records import Ticket
from deskapp.procedures.collect_fees.plan import make_plan
from deskapp.procedures.collect_fees.steps import Extra, Items
from deskapp.sample.centre import COMPANY
from deskapp.sample.filled import fill
from deskapp.sample.habits import Visit
from deskapp.till.papers import papers

HUNDRED = Money(100_00)
JIAO = 10
BOX_PERCENT = 4
"""So many in a hundred do not want their receipt."""


@dataclass(frozen=True)
class Till:
    """The counter during one unit of work: who is at it, the ways to pay by their codes, the dice."""

    desk: Desk
    session: Session
    ways: Mapping[str, Way]
    dice: Random
    rooms: Mapping[int, str]
    """The numbers of the units, by their ids."""

    def take_fees(self, visit: Visit, request_id: str) -> Ticket | None:
        """Take what a visit pays of its unit's charges, past owners' left aside; None where nothing is open."""
        chosen = self._chosen(visit)
        if not chosen:
            return None
        lines = tuple(Line.of_share(share) for share in in_full(chosen).shares)
        return self._take(request_id, visit.unit_id, chosen[-1].debtor, chosen[-1].customer_id, lines)

    def sell(self, unit_id: int, extra: Extra, request_id: str) -> Ticket:
        """Take money for an item that was not billed. ValueError where a rule stands against it."""
        unit = self.session.get_one(Unit, unit_id)
        plan = make_plan(self.session, unit, fill(Items, extras=(extra,)), self.desk.today)
        if plan.stops:
            raise ValueError(f"{extra.item}: {plan.stops[0].text}")
        who = payer(ties(self.session, unit_id), self.desk.today)
        name, customer_id = (who.name, who.customer_id) if who else ("访客", None)
        return self._take(request_id, unit_id, name, customer_id, plan.lines)

    def _chosen(self, visit: Visit) -> list[Owed]:
        opened = [one for one in open_charges(self.session, visit.unit_id, self.desk.today) if not one.past_owner]
        if visit.oldest:
            return opened[: visit.oldest]
        if not visit.ahead:
            return opened
        return [*opened, *next_months(months_ahead(self.session, visit.unit_id, self.desk.today), visit.ahead)]

    def _take(
        self, request_id: str, unit_id: int, payer_name: str, customer_id: int | None, lines: tuple[Line, ...]
    ) -> Ticket:
        paid = self._paid(Money.total(line.amount for line in lines))
        asked = Collection(
            request_id=request_id,
            payer=payer_name,
            lines=lines,
            paid=paid,
            handover=Handover.BOX if self.dice.randrange(100) < BOX_PERCENT else Handover.CUSTOMER,
            unit_id=unit_id,
            room_no=self.rooms[unit_id],
            customer_id=customer_id,
        )
        return collect(self.session, asked, papers(self.session, asked, COMPANY, self.desk.clerk.name)).tickets[0]

    def _paid(self, total: Money) -> tuple[Paid, ...]:
        """One way, now and then cash and the rest by telephone."""
        lot = self.dice.randrange(100)
        whole_jiao = total.fen % JIAO == 0
        if lot < 5 and total > HUNDRED:
            cash = HUNDRED * self.dice.randrange(1, -(-total.fen // HUNDRED.fen))
            return self._cash(cash), Paid(self.ways["wechat"], total - cash)
        if lot < 28 and whole_jiao:
            return (self._cash(total),)
        if lot < 72:
            return (Paid(self.ways["wechat"], total),)
        if lot < 84:
            return (Paid(self.ways["alipay"], total),)
        if lot < 92:
            return (Paid(self.ways["card"], total),)
        reference = f"{self.desk.today:%y%m%d}{self.dice.randrange(10_000):04d}"
        return (Paid(self.ways["transfer"], total, reference=reference),)

    def _cash(self, amount: Money) -> Paid:
        """Handed over in whole notes."""
        note = HUNDRED if amount > HUNDRED else Money(10_00)
        return Paid(self.ways["cash"], amount, tendered=note * -(-amount.fen // note.fen))
