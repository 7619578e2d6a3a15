"""A counter with a reader: cards are put on it, sessions are held, and somebody pulls the card away."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from deskapp.cards.emulator.chip import Chip
from deskapp.cards.emulator.classic import Classic, blank
from deskapp.cards.emulator.desfire import Desfire
from deskapp.cards.emulator.in_process import EmulatedConnection
from deskapp.cards.emulator.mischief import Mischief, Moment
from deskapp.cards.emulator.reader import ACR122U, Card, Model, Reader
from deskapp.cards.emulator.saving import to_plain
from deskapp.cards.errors import CardGoneError
from deskapp.cards.issuing import session
from deskapp.cards.issuing.plan import ClassicMedium, DesfireMedium, Outcome, Plan, Standing, Step, run
from deskapp.cards.keys import PlainSiteKey, Secret
from deskapp.cards.link import Link
from deskapp.cards.presented import Presented, read_presented
from deskapp.cards.record import CardRecord, Holder, Written
from deskapp.kernel.days import Period

TODAY = date(2026, 11, 21)
UID, CLASSIC_UID = bytes.fromhex("0464d59add1e90"), bytes.fromhex("5630f009")
SITE = PlainSiteKey(2, Secret(bytes.fromhex("c0ffee02" * 4)))
OLDER = PlainSiteKey(1, Secret(bytes.fromhex("c0ffee01" * 4)))
RECORD = CardRecord(
    holder=Holder.OWNER,
    serial=123,
    issue=1,
    unit=501,
    zones=frozenset({1, 5}),
    access=Period(TODAY, date(2027, 5, 20)),
    parking=Period(TODAY, date(2026, 12, 20)),
)
RENEWED = replace(RECORD, access=Period(TODAY, date(2027, 5, 22)))


def desfire(generation: str = "EV3") -> Desfire:
    """A DESFire card from the factory."""
    return Desfire(Chip(generation, UID))


def classic(magic: bool = False) -> Classic:
    """A Classic card from the factory."""
    return Classic(blank(CLASSIC_UID, magic))


def plan_of(card: Card, standing: Standing = Standing.NEW, **medium: Any) -> Plan:
    """What is to become of the card: the site's key of version 2, version 1 still known."""
    made = ClassicMedium(TODAY) if isinstance(card, Classic) else DesfireMedium()
    return Plan(card.uid, SITE, replace(made, **medium), (OLDER,), standing)


class Counter:
    """One card and one reader. `heard` are the commands since it was last cleared."""

    def __init__(self, card: Card, model: Model = ACR122U) -> None:
        self.card: Any = card
        self.heard: list[str] = []
        self.steps: list[Step] = []
        self.reader = Reader(model, card, heard=lambda sent, answer: self.heard.append(sent.hex()))

    def connect(self) -> tuple[Link, Presented]:
        """A new connection, and what the desk sees of the card."""
        link = Link(EmulatedConnection(self.reader))
        return link, read_presented(link)

    def issue(self, plan: Plan, record: CardRecord = RECORD) -> Outcome:
        """A whole session; its steps are kept."""
        self.steps = []
        return run(session.issue(*self.connect(), plan, record), self.steps.append)

    def wipe(self, plan: Plan) -> Outcome:
        """A whole session that empties the card."""
        self.steps = []
        return run(session.wipe(*self.connect(), plan), self.steps.append)

    def read(self, plan: Plan) -> Written:
        """What a door would see."""
        return session.read(*self.connect(), plan)

    def tear(self, at: int, moment: Moment) -> None:
        """From now on the card leaves at that command."""
        self.reader.mischief = Mischief(tear_at=at, moment=moment)

    def put_back(self) -> None:
        """Lay the card on the reader again; nobody pulls at it any more."""
        self.reader.mischief = Mischief()
        if self.reader.card is None:
            self.reader.put(self.card)

    def snapshot(self) -> object:
        """All that lasts of the card."""
        return to_plain(self.card)


def begun(plan: Plan) -> Plan:
    """The same plan, once a session did not come to its end."""
    return replace(plan, standing=Standing.BEGUN)


def ours(plan: Plan) -> Plan:
    """The same plan, once the card is written and proven."""
    return replace(plan, standing=Standing.OURS)


def is_torn(hold: Callable[[], object]) -> bool:
    """Whether holding a session ended with the card gone."""
    try:
        hold()
    except CardGoneError:
        return True
    return False
