"""Parking at the counter of the sample: agreements, months paid on fixed-amount invoices, some that nobody renews."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from deskapp.access.kinds import Collection
from deskapp.access.parking import top_ups
from deskapp.desk import Desk
from deskapp.estate.kinds import OccupancyRole
from deskapp.flow.procedure import Answers
from deskapp.kernel.money import Money
from deskapp.kernel.numbers import TicketNo
from deskapp.kernel.shown_card import ShownCard
from deskapp.ledger import books
from deskapp.ledger.kinds import BookState
from deskapp.procedures.draw_invoices import service as draw_invoices
from deskapp.procedures.draw_invoices.steps import FaceBook, FaceBooks, HandedOver, Receiver
from deskapp.procedures.parking.agree import service as agree
from deskapp.procedures.parking.agree import steps as agreeing
from deskapp.procedures.parking.top_up import service as top_up
from deskapp.procedures.parking.top_up.steps import HowLong, WhichAgreement, WhichCard
from deskapp.sample.card_counter import Pile, print_all, write
from deskapp.sample.filled import fill
from deskapp.sample.habits import open_day
from deskapp.sample.households import Lot
from deskapp.till.steps import Pay

FACES = {"H": Money(100_00), "W": Money(50_00), "S": Money(10_00)}
"""The letter before the numbers of each face."""
PIECES, ENOUGH = 100, 30
LETS = 16
"""Spaces that are let in the whole community; in a smaller one a sixth of those there are."""
MOST_A_DAY = 3
STOPS_PERCENT = 15


@dataclass
class Letting:
    """A space that was let: its agreement, and the card that opens the gate."""

    lot: Lot
    number: str
    agreement_id: int
    card: ShownCard
    paid: bool = False


@dataclass
class ParkingCounter:
    """Who comes on which day, to agree or to pay again."""

    dice: Random
    cashier: Desk
    pile: Pile
    newcomers: dict[date, list[Lot]] = field(default_factory=lambda: defaultdict(list))
    due: dict[date, list[Letting]] = field(default_factory=lambda: defaultdict(list))
    next_no: dict[str, int] = field(default_factory=lambda: dict.fromkeys(FACES, 1))

    @classmethod
    def begin(
        cls, dice: Random, cashier: Desk, pile: Pile, lots: Sequence[Lot], first: date, last: date
    ) -> "ParkingCounter":
        """Some of the spaces are let, each from a day of its own."""
        made = cls(dice, cashier, pile)
        for lot in dice.sample(list(lots), min(LETS, len(lots) // 6)):
            made.newcomers[open_day(first + timedelta(days=dice.randrange((last - first).days)))].append(lot)
        return made

    def live(self, desk: Desk, clerk: str) -> bool:
        """What happens today; whether months were paid."""
        agreed = [self._agree(desk, lot) for lot in self.newcomers.pop(desk.today, [])[:MOST_A_DAY]]
        coming = [*agreed, *self.due.pop(desk.today, [])]
        for letting in coming:
            self._provide(desk, clerk)
            self._pay(desk, letting)
        return bool(coming)

    def _agree(self, desk: Desk, lot: Lot) -> Letting:
        answers = Answers(f"sample-agree-{lot.space_no}")
        answers.put(fill(agreeing.Applicant, room=lot.room, name=lot.name, relation=OccupancyRole.OWNER))
        papers = {"id_card": True, "driving_licence": True, "vehicle_licence": True, "copies_kept": True}
        answers.put(fill(agreeing.Papers, **papers))
        answers.put(fill(agreeing.SpaceAndCars, space=lot.space_no, plates=lot.plate))
        answers.put(fill(agreeing.Agreed, from_date=desk.today, collection=Collection.COUNTER))
        done = agree.AGREE_PARKING.finish(desk, answers)
        print_all(desk, done)
        return Letting(lot, done.number, done.result, self.pile.take())

    def _pay(self, desk: Desk, letting: Letting) -> None:
        """A few months, by telephone; some never come again, and stand on the list for the gate (PARK-14)."""
        months = self.dice.choice((1, 2, 3, 6))
        answers = Answers(f"sample-months-{letting.number}-{desk.today}")
        answers.put(fill(WhichAgreement, agreement=letting.number, signed=True))
        answers.put(fill(WhichCard, card=str(letting.card), buy=not letting.paid))
        answers.put(fill(HowLong, months=months))
        total = top_up.bill_of(desk, answers).total.figures
        answers.put(fill(Pay, total=total, ways=[{"method": "支付宝", "amount": total}], confirmed=True))
        done = top_up.TOP_UP_PARKING.finish(desk, answers)
        print_all(desk, done)
        card = write(desk, done.result.plan_ids[0], letting.card.uid)
        top_up.file_away(desk, answers.request_id, () if letting.paid else (card.id,))
        letting.paid = True
        if self.dice.randrange(100) >= STOPS_PERCENT:
            with desk.reading() as session:
                term = top_ups.paid_term(session, letting.agreement_id)
            assert term is not None, "months were paid just now"
            back = open_day(term.valid_to - timedelta(days=self.dice.randrange(5)))
            self.due[back].append(letting)

    def _provide(self, desk: Desk, clerk: str) -> None:
        """See to it that the collector has invoices of every face."""
        with desk.reading() as session:
            held = [one for one in books.drawn_books(session, desk.clerk.id) if one.state is BookState.DRAWN]
        left = {face: sum(one.to_no + 1 - one.next_no for one in held if one.face == face) for face in FACES.values()}
        short = [letter for letter, face in FACES.items() if left[face] < ENOUGH]
        if not short:
            return
        answers = Answers(f"sample-invoices-{sum(self.next_no.values())}")
        answers.put(fill(Receiver, clerk=clerk))
        answers.put(fill(FaceBooks, books=tuple(self._book(letter) for letter in short)))
        answers.put(fill(HandedOver, counted=True, present=True))
        print_all(self.cashier, draw_invoices.finish(self.cashier, answers))

    def _book(self, letter: str) -> FaceBook:
        first, self.next_no[letter] = self.next_no[letter], self.next_no[letter] + PIECES
        numbers = {"first": TicketNo(letter, first), "last": TicketNo(letter, first + PIECES - 1)}
        return fill(FaceBook, face=FACES[letter], **numbers)
