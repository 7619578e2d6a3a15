"""Access cards at the counter of the sample: sold and written, lost and found, replaced, brought back, cancelled."""

from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from typing import Any

from deskapp.access import acts, blanks, signing
from deskapp.access.blanks import Entry
from deskapp.access.kinds import BlankAct, CardFamily, PlanAct, ReplaceReason
from deskapp.access.register import changes, outcomes, planning, reading
from deskapp.access.register.plans import Paid
from deskapp.access.register.stock import stock
from deskapp.access.register.values import CardOnRecord, OnReader
from deskapp.access.rules.replacing import replacement
from deskapp.desk import Desk
from deskapp.estate.kinds import OccupancyRole
from deskapp.flow.procedure import Answers, Done
from deskapp.flow.step import Step
from deskapp.kernel.shown_card import ShownCard
from deskapp.ledger import prints
from deskapp.procedures.access_card import service as access_card
from deskapp.procedures.access_card import steps
from deskapp.sample.doors import opened
from deskapp.sample.filled import fill
from deskapp.sample.households import Person
from deskapp.sample.ticket_books import PRINTER
from deskapp.staff.settings import read_settings
from deskapp.till.steps import Pay

FIRST = 430_001
"""The number stamped on the first card that the counter of the sample sold."""
KEY_VERSION = 1
COUNTED_ON = 25
"""The day of the month on which the blanks are counted."""
PERCENT = 15
"""So many in a hundred days somebody comes for a card."""
TURN = 8
"""After so many cards all has happened that happens to cards, and one of them waits to be written."""
HELD_AS = {
    OccupancyRole.OWNER: steps.HeldAs.OWNER,
    OccupancyRole.FAMILY_MEMBER: steps.HeldAs.FAMILY,
    OccupancyRole.TENANT: steps.HeldAs.TENANT,
    OccupancyRole.MERCHANT: steps.HeldAs.MERCHANT,
}
SHOWN: dict[steps.HeldAs, dict[str, Any]] = {
    steps.HeldAs.OWNER: {"in_owner_file": True},
    steps.HeldAs.FAMILY: {"in_owner_file": True},
    steps.HeldAs.TENANT: {"contract_shown": True, "id_copy_kept": True},
    steps.HeldAs.MERCHANT: {"sealed_application": True, "shop_manager": "周店", "manager_signed": True},
}


@dataclass
class Pile:
    """The pile of blank cards; every one has its running number stamped on it and told by its UID."""

    taken: int = 0

    def take(self) -> ShownCard:
        """The next one, laid on the reader."""
        serial = FIRST + self.taken
        self.taken += 1
        return ShownCard(f"{serial:08d}", f"04{serial:06X}A16B80", CardFamily.DESFIRE.name, KEY_VERSION)


@dataclass
class CardCounter:
    """Sells a card now and then; what becomes of cards later goes by how many were sold."""

    dice: Random
    lead: Desk
    people: list[Person]
    pile: Pile
    out: list[int] = field(default_factory=list)
    """Cards in the hands of those who bought them, by their ids."""
    sold: int = 0

    def live(self, desk: Desk) -> bool:
        """What happens today; whether a card was sold."""
        if desk.today.day == COUNTED_ON:
            self._count(desk)
        if self.dice.randrange(100) >= PERCENT:
            return False
        self.sold += 1
        self._sell(desk, self.dice.choice([one for one in self.people if one.here(desk.today)]))
        match self.sold % TURN:
            case 2 | 6 if self.out:
                self._lose(desk, self._card(desk), found=self.sold % TURN == 6)
            case 3 if self.out:
                self._replace(desk, self._card(desk))
            case 5 if self.out:
                self._bring_back(desk, self._card(desk))
            case 7 if self.out:
                with desk.work(acts.CANCEL) as session:
                    changes.cancel(session, self._card(desk).id, f"sample-gone-{self.sold}", "搬出，卡未交回")
        return True

    def _count(self, desk: Desk) -> None:
        """As many blanks as there should be (CARD-17)."""
        with desk.work(acts.STOCK) as session:
            for family, left in stock(session).items():
                blanks.enter(session, f"sample-count-{family.name}-{desk.today}", Entry(BlankAct.COUNTED, family, left))

    def _sell(self, desk: Desk, who: Person) -> None:
        card = self.pile.take()
        if self.sold % TURN == 0:
            card = ShownCard(card.card_no)
        answers = Answers(f"sample-card-{card.card_no}")
        for step in _asked(desk, who, card):
            answers.put(step)
        done = access_card.ACCESS_CARD.finish(desk, answers)
        print_all(desk, done)
        if card.uid:
            self.out.append(write(desk, done.result.plan_ids[0], card.uid).id)

    def _card(self, desk: Desk) -> CardOnRecord:
        """One of those that are out, never to be met again."""
        card_id = self.out.pop(self.dice.randrange(len(self.out)))
        with desk.reading() as session:
            return reading.by_id(session, card_id)

    def _lose(self, desk: Desk, card: CardOnRecord, *, found: bool) -> None:
        with desk.work(acts.REPORT_LOST) as session:
            changes.report_lost(session, card.id, f"sample-lost-{card.card_no}", "持卡人来电挂失")
        if found:
            with self.lead.work(acts.RESTORE) as session:
                changes.found_again(session, card.id, f"sample-found-{card.card_no}", "本人在家中找到")

    def _replace(self, desk: Desk, old: CardOnRecord) -> None:
        """It failed by itself within the month, so the new one is free (CARD-11)."""
        assert old.holder is not None, "it was sold here"
        assert old.issued_on is not None, "it was sold here"
        new, today = self.pile.take(), desk.today
        with desk.work(acts.REPLACE) as session:
            settings = read_settings(session)
            issued = max(old.issued_on, today - timedelta(days=20))
            term = old.grants[0].term
            made = replacement(old.holder.held_as, issued, term, ReplaceReason.DEFECT, today, settings)
            on_reader = OnReader(new.uid, CardFamily.DESFIRE, KEY_VERSION)
            asked = f"sample-replace-{old.card_no}"
            plan_id = planning.replace(session, asked, old, made, on_reader, card_no=new.card_no, paid=Paid()).id
        self.out.append(write(desk, plan_id, new.uid).id)

    def _bring_back(self, desk: Desk, card: CardOnRecord) -> None:
        """Handed in, and wiped for the stock."""
        request = f"sample-back-{card.card_no}"
        with desk.work(acts.TAKE_BACK) as session:
            changes.take_back(session, card.id, request, "租期结束")
            back, on_reader = reading.by_id(session, card.id), OnReader(card.uid, CardFamily.DESFIRE, KEY_VERSION)
            plan_id = planning.wipe(session, f"{request}-{PlanAct.WIPE.name}", back, on_reader).id
        write(desk, plan_id, card.uid)


def write(desk: Desk, plan_id: int, uid: str) -> CardOnRecord:
    """Nobody has the card: what would be read back is what was planned. Whoever gets a new one signs for it."""
    with desk.work(acts.WRITE) as session:
        card = outcomes.done(session, plan_id, uid)
        signing.sign(session, [card.id])
        return card


def print_all(desk: Desk, done: Done) -> None:
    """Every paper came out of the printer."""
    with desk.work("log_print") as session:
        for paper in done.papers:
            prints.log(session, paper.form, paper.record, PRINTER)


def _asked(desk: Desk, who: Person, card: ShownCard) -> list[Step]:
    held_as, price = HELD_AS[who.role], desk.settings().card_cost.figures
    shown = SHOWN[held_as]
    if held_as is steps.HeldAs.TENANT:
        shown = {**shown, "lease_to": desk.today + timedelta(days=300)}
    return [
        fill(steps.Applicant, room=who.room, held_as=held_as, name=who.name),
        fill(steps.PROOFS[held_as], **shown),
        fill(steps.Rights, doors=opened(who.room), checked=True),
        fill(steps.Cards, cards=[str(card)]),
        fill(Pay, total=price, ways=[{"method": "微信", "amount": price}], confirmed=True),
    ]
