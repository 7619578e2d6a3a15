"""Every act that ends with a card being written, each from the state it begins in to the plan of its writing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count

from deskapp.access.card_records import CardPlan
from deskapp.access.keys.paper import KeyName
from deskapp.access.keys.ring import KeyRing
from deskapp.access.kinds import CardFamily, HolderClass, KeyTechnology, PlanAct, Purpose, ReplaceReason
from deskapp.access.register import changes, content, planning
from deskapp.access.register.values import CardOnRecord, Grant, Holder, OnReader
from deskapp.access.rules.replacing import replacement
from deskapp.access.rules.terms import Term
from deskapp.at_reader.card import Ending, Result, look, write
from deskapp.at_reader.plan import KEYS
from deskapp.cards.emulator.mischief import Mischief
from deskapp.cards.emulator.reader import Card, Reader
from deskapp.cards.emulator.saving import to_plain
from deskapp.cards.issuing.plan import ClassicMedium, DesfireMedium, Plan
from deskapp.cards.issuing.session import read
from deskapp.cards.keys import Secret
from deskapp.cards.link import Link
from deskapp.cards.presented import read_presented
from deskapp.cards.record import CardRecord, Written
from deskapp.desk import Desk
from tests.access.conftest import Home
from tests.access.hands import PAID, START, access, card_of, plan_issue
from tests.card_station import classic_card, desfire

MAKE: dict[CardFamily, tuple[Callable[[str], Card], str]] = {
    CardFamily.DESFIRE: (desfire, "04{:012X}"),
    CardFamily.CLASSIC: (classic_card, "56{:06X}"),
}


@dataclass
class Hands:
    """A desk and its reader, the lead who authorises cards of the staff, a home, and one card after the other."""

    desk: Desk
    lead: Desk
    reader: Reader
    home: Home
    family: CardFamily
    card: Card = field(init=False)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    @property
    def request(self) -> str:
        """One that was never used."""
        return f"request {next(self.numbers)}"

    @property
    def here(self) -> OnReader:
        """The card on the reader, as plans are told of it."""
        return look(self.desk, self.reader.model.name).on_reader

    def new_card(self) -> None:
        """A card from the factory lies on the reader."""
        make, uid = MAKE[self.family]
        self.card = make(uid.format(next(self.numbers)))
        self.reader.put(self.card)

    def write(self, plan_id: int) -> Result:
        """One attempt at the reader."""
        return write(self.desk, self.reader.model.name, plan_id, lambda _act: None)

    def put_back(self) -> None:
        """The same card, and nobody pulls at it."""
        self.reader.mischief = Mischief()
        self.reader.put(self.card)

    def issued(self) -> CardOnRecord:
        """A new card in the owner's hands, written with the first key there was."""
        self.new_card()
        uid, family = self.card.uid.hex().upper(), self.family
        plan = plan_issue(self.desk, self.home.owner, self.request, uid, family=family)
        assert self.write(plan.id).ending is Ending.DONE
        return card_of(self.desk, plan.card_id)

    def taken_back(self) -> CardOnRecord:
        """One that was handed in and still says what it said."""
        card = self.issued()
        with self.desk.work("take_back_card") as session:
            return changes.take_back(session, card.id, self.request)

    def rolled_over(self) -> KeyRing:
        """The keys of a centre that has a newer one of either kind; the old ones still read."""
        assert self.desk.station
        ring = self.desk.station.ring
        known = [(each, 1, ring.version(each, 1).master) for each in KeyTechnology]
        fresh = [(each, 2, Secret(bytes([place] * 16))) for place, each in enumerate(KeyTechnology)]
        return KeyRing({KeyName(each, no, practice=True): key for each, no, key in (*known, *fresh)}, practice=True)

    def snapshot(self) -> object:
        """All that lasts of the card."""
        return to_plain(self.card)

    def on_card(self, on_record: CardOnRecord) -> Written:
        """What a door reads."""
        assert self.desk.station
        assert on_record.medium
        sites = self.desk.station.ring.every(KEYS[self.family])
        sector = on_record.medium.layout.get("sector", 1)
        classic = self.family is CardFamily.CLASSIC
        medium = ClassicMedium(self.desk.today, sector=sector) if classic else DesfireMedium()
        with self.desk.station.readers.connect(self.reader.model.name) as connection:
            link = Link(connection)
            return read(link, read_presented(link), Plan(self.card.uid, sites[0], medium, sites[1:]))

    def as_on_record(self, card: CardOnRecord) -> CardRecord:
        """What the record says of it, as it stands on a card."""
        return content.on_record(card, self.family, self.desk.today, self.desk.settings())


def issue(at: Hands) -> CardPlan:
    """CARD-10: a new card for the owner."""
    at.new_card()
    with at.desk.work("issue_card") as session:
        return planning.issue(session, at.request, at.home.owner, (access(),), at.here, paid=PAID)


def renew(at: Hands) -> CardPlan:
    """CARD-20: one touch, two years more."""
    card = at.issued()
    with at.desk.work("renew_card") as session:
        return planning.renew(session, at.request, card, at.here, 24)


def top_up(at: Hands) -> CardPlan:
    """PARK-05: months of parking on the card the owner has already (CARD-25)."""
    card = at.issued()
    grant = Grant(Purpose.PARKING, Term.first(START, 3), (9,))
    with at.desk.work("top_up_parking") as session:
        return planning.change(session, at.request, card, PlanAct.TOP_UP, grant, at.here, paid=PAID)


def re_encode(at: Hands) -> CardPlan:
    """A card of an older key is written with the newer one."""
    assert at.desk.station
    card = at.issued()
    assert card.medium
    assert card.medium.key_version == 1
    at.desk.station.ring = at.rolled_over()
    with at.desk.work("write_card") as session:
        return planning.rewrite(session, at.request, card, at.here)


def replace_card(at: Hands) -> CardPlan:
    """CARD-22: a new card in place of one that was lost."""
    old = at.issued()
    at.new_card()
    with at.desk.work("replace_card") as session:
        term, settings = old.grants[0].term, at.desk.settings()
        made = replacement(HolderClass.OWNER, START, term, ReplaceReason.LOSS, START, settings)
        return planning.replace(session, at.request, old, made, at.here, paid=PAID)


def staff(at: Hands) -> CardPlan:
    """CARD-18: a card of the staff that carried an authorisation is formatted, then written."""
    at.taken_back()
    with at.lead.work("authorise_staff_card") as session:
        return planning.issue(session, at.request, Holder(HolderClass.STAFF, "陈佳"), (access(12),), at.here)


def wipe(at: Hands) -> CardPlan:
    """A card that came back becomes a blank again."""
    card = at.taken_back()
    with at.desk.work("take_back_card") as session:
        return planning.wipe(session, at.request, card, at.here)


ACTS = (issue, renew, top_up, re_encode, replace_card, staff, wipe)
