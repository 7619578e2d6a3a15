"""One day at the counter of the sample: the month is billed, books are drawn, people pay, the day is closed."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.access.kinds import ListKind
from deskapp.desk import Desk
from deskapp.estate.records import Unit
from deskapp.kernel.days import CHINA, Month
from deskapp.ledger import prints
from deskapp.ledger.billing import charge_month
from deskapp.ledger.paying import ways
from deskapp.ledger.ticket_records import Ticket
from deskapp.procedures.collect_fees.steps import Extra
from deskapp.sample import card_beginning, doors, evening, mishaps
from deskapp.sample.card_counter import CardCounter, Pile
from deskapp.sample.centre import CASHIER, COLLECTORS, FINANCE, LEAD
from deskapp.sample.clock import Clock
from deskapp.sample.counter_sales import DEPOSIT, CounterSales
from deskapp.sample.habits import SUNDAY, Calendar, Visit, open_day
from deskapp.sample.households import lots, people
from deskapp.sample.parking_counter import MOST_A_DAY, ParkingCounter
from deskapp.sample.side_money import SideMoney
from deskapp.sample.ticket_books import PRINTER, Cupboard
from deskapp.sample.till import Till
from deskapp.staff.sign_in import Duty

BILLED_AT, OPENS, PEOPLE_COME, PEOPLE_GO, CLOSES = time(7), time(8, 30), time(8, 40), time(17, 10), time(17, 30)
LISTS = timedelta(days=9)
"""So long before the last day the doors were told what changed."""
EARLY = 5 + MOST_A_DAY
"""Receipts for cards, spaces and what stands in registers in a day, at most."""
VOID, REPRINT, SPOIL, SHORT = (9, 20), (4, 15), (31, 60), (47, 80)
Business = Visit | tuple[int, Extra]
Served = tuple[Business, Ticket]


@dataclass
class Workdays:
    """The counter from day to day."""

    desk: Desk
    clock: Clock
    team: Mapping[str, Duty]
    calendar: Calendar
    dice: Random
    cupboard: Cupboard
    sales: CounterSales
    cards: CardCounter
    parking: ParkingCounter
    side: SideMoney
    out_of_paper: Sequence[date]
    rooms: Mapping[int, str]
    door_lists_on: date | None = None
    """When the doors are last told what changed; some of them wait for it still."""
    worked: int = 0
    """Days on which somebody came."""

    @classmethod
    def begin(
        cls, desk: Desk, clock: Clock, team: Mapping[str, Duty], calendar: Calendar, dice: Random, first: date
    ) -> "Workdays":
        """Before the first day. On the last two the printer runs out of paper: something is left to be done."""
        last, pile = calendar.days()[-1], Pile()
        card_beginning.begin(desk, team, pile)
        customers = sorted({visit.unit_id for visits in calendar.visits.values() for visit in visits})
        cashier = desk.manned_by(team[CASHIER])
        with desk.reading() as session:
            rooms = dict(session.execute(select(Unit.id, Unit.room_no)).all())
            cards = CardCounter(dice, desk.manned_by(team[LEAD]), people(session), pile)
            parking = ParkingCounter.begin(dice, cashier, pile, lots(session, first), first, last)
            side = SideMoney(dice, cashier, people(session))
        cupboard, sales = Cupboard(cashier), CounterSales(dice, customers)
        counters, lists_on = (cupboard, sales, cards, parking, side), open_day(last - LISTS)
        return cls(desk, clock, team, calendar, dice, *counters, calendar.days()[-2:], rooms, lists_on)

    def live(self, day: date) -> None:
        """Let a day go by; on Sundays the counter is closed."""
        if day.day == 1:
            self._bill(Month.of(day))
        if day.weekday() == SUNDAY:
            return
        self.clock.turn(day, OPENS)
        if day == self.door_lists_on:
            doors.hand_out(self.desk.manned_by(self.team[LEAD]), ListKind.DIFFERENCE, loaded=False)
        clerk = self.team[COLLECTORS[day.toordinal() % len(COLLECTORS)]]
        queue = [*self.calendar.visits.get(day, ()), *self.sales.of(day)]
        self.cupboard.provide(clerk.name, clerk.id, len(queue) + EARLY)
        desk = self.desk.manned_by(clerk)
        evening.open_drawer(desk)
        early = self._early(desk, clerk.name)
        served = self._serve(desk, queue)
        if served:
            self.worked += 1
            if day not in self.out_of_paper:
                self._mishap(desk, served)
        if served or early:
            self.clock.turn(day, CLOSES)
            short_by = mishaps.confirmation(self.team[LEAD]) if self._turn(SHORT) else None
            evening.close(desk, short_by, banked=day not in self.out_of_paper)

    def _early(self, desk: Desk, clerk: str) -> bool:
        """Cards, spaces and the small registers are seen to before the others come; whether money was taken."""
        return any([self.cards.live(desk), self.parking.live(desk, clerk), self.side.live(desk)])

    def _bill(self, month: Month) -> None:
        self.clock.turn(month.first, BILLED_AT)
        with self.desk.manned_by(self.team[FINANCE]).work("run_billing") as session:
            charge_month(session, month, f"sample-bill-{month}")

    def _serve(self, desk: Desk, queue: Sequence[Business]) -> list[Served]:
        """One after the other in one unit of work, each at a time of its own; then the log of what was printed."""
        served = []
        with desk.work("collect_fees") as session:
            till = self._till(desk, session)
            for at, business in zip(self._times(len(queue)), queue, strict=True):
                self._go_on(session, at)
                if ticket := self._take(till, business):
                    served.append((business, ticket))
        self._print(desk, [ticket for _, ticket in served])
        for business, ticket in served:
            if _is_deposit(business):
                self.side.deposit_taken(ticket.printed_no, desk.today)
        return served

    def _print(self, desk: Desk, tickets: Sequence[Ticket]) -> None:
        out_of_paper = desk.today in self.out_of_paper
        with desk.work("log_print") as session, session.no_autoflush:  # no receipt is among them twice
            for ticket in tickets:
                session.info["at"] = ticket.issued_at
                trouble = "打印机缺纸" if out_of_paper and ticket is tickets[-1] else ""
                prints.log(session, "receipt", (Ticket.__tablename__, ticket.id), PRINTER, trouble)

    def _till(self, desk: Desk, session: Session) -> Till:
        return Till(desk, session, {way.code: way for way in ways(session)}, self.dice, self.rooms)

    def _take(self, till: Till, business: Business) -> Ticket | None:
        request_id = f"sample-{self.clock.at:%Y%m%d-%H%M%S}"
        if isinstance(business, Visit):
            return till.take_fees(business, request_id)
        return till.sell(*business, request_id)

    def _go_on(self, session: Session, at: datetime) -> None:
        session.flush()
        self.clock.at = session.info["at"] = at

    def _times(self, people: int) -> Iterator[datetime]:
        """When they come: over the whole day, in turn, no two in one second."""
        opens, closes = (datetime.combine(self.clock.at.date(), hour, CHINA) for hour in (PEOPLE_COME, PEOPLE_GO))
        seconds = sorted(self.dice.sample(range(int((closes - opens).total_seconds())), people))
        return (opens + timedelta(seconds=second) for second in seconds)

    def _mishap(self, desk: Desk, served: Sequence[Served]) -> None:
        """What goes wrong before the day is closed; a receipt voided is written anew at once."""
        business, ticket = served[-1]
        self.clock.turn(self.clock.at.date(), PEOPLE_GO)
        if self._turn(VOID) and not _is_deposit(business):
            mishaps.void(desk, ticket, self.dice.randrange(100), self.team[LEAD])
            self.clock.at += timedelta(minutes=2)
            self._write_anew(desk, business)
        elif self._turn(SPOIL):
            mishaps.spoil(desk, self.dice.randrange(100))
        elif self._turn(REPRINT):
            mishaps.print_again(desk, ticket)

    def _write_anew(self, desk: Desk, business: Business) -> None:
        with desk.work("collect_fees") as session:
            ticket = self._take(self._till(desk, session), business)
        if ticket:
            mishaps.print_again(desk, ticket)

    def _turn(self, mishap: tuple[int, int]) -> bool:
        """Whether a mishap's day has come: the nth day, and every so many days after it."""
        first, every = mishap
        return self.worked % every == first


def _is_deposit(business: Business) -> bool:
    return not isinstance(business, Visit) and business[1].item == DEPOSIT
