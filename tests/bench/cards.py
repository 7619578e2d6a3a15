"""What our way to a card costs: the commands it takes, and its time over a bare pyscard script on pcscd and vpcd."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from smartcard import scard

from deskapp.cards.desfire.version import Family
from deskapp.cards.emulator.chip import Chip
from deskapp.cards.emulator.classic import Classic, blank
from deskapp.cards.emulator.desfire import Desfire
from deskapp.cards.emulator.reader import Card
from deskapp.cards.issuing import session
from deskapp.cards.issuing.plan import Outcome, Plan, run
from deskapp.cards.link import Link
from deskapp.cards.pcsc import connected
from deskapp.cards.presented import read_presented
from deskapp.cards.record import CardRecord
from tests.bench.figure import Figure
from tests.bench.ratio import Race
from tests.cards.issuing.counter import CLASSIC_UID, RECORD, RENEWED, UID, ours, plan_of
from tests.cards.stack.daemon import the_daemon
from tests.cards.stack.slot import Slot, the_slot

LIMIT, ROUNDS = 1.3, 61


@dataclass(frozen=True)
class Sessions:
    """A kind of card, how it is treated, and the fewest commands of its issue and renewal with proof (cards.md 4.4)."""

    name: str
    make: Callable[[], Card]
    medium: dict[str, Any]
    issue: int
    renewal: int


def desfire() -> Desfire:
    """A new card whose random numbers are all zero: the same bytes get the same answers again."""
    return Desfire(Chip("EV3", UID), bytes)


def classic() -> Classic:
    """A new Classic card; it draws no random numbers a script would have to know."""
    return Classic(blank(CLASSIC_UID, False))


KNOWN = {"family": Family.EV2}
REGULAR = (
    Sessions("DESFire", desfire, {}, issue=22, renewal=11),
    Sessions("DESFire of known family", desfire, KNOWN, issue=19, renewal=8),
    Sessions("DESFire, its master key left", desfire, KNOWN | {"take_over": False}, issue=13, renewal=8),
    Sessions("Classic", classic, {"refuse_changeable": False}, issue=11, renewal=9),
    Sessions("Classic, looked at for a changeable number", classic, {}, issue=18, renewal=9),
)
"""31 bytes need neither continuation of the 24 for a new DESFire card; asking its family takes 3, and 7 the look."""


@contextmanager
def at_slot() -> Iterator[Slot]:
    """The reader of the private service, which is started where it does not run."""
    daemon = the_daemon()
    if not daemon.is_running:
        daemon.start()
    slot = the_slot()
    try:
        yield slot
    finally:
        slot.take()


@contextmanager
def issue_and_verify(kind: Sessions) -> Iterator[Race]:
    """A new card written and read back, against a script that sends the very same bytes."""
    with at_slot() as slot:
        slot.put(kind.make())
        plan = plan_of(kind.make(), **kind.medium)
        sent: list[bytes] = []
        slot.reader.heard = lambda command, answer: sent.append(command)
        _issue(slot, kind.make(), plan)
        slot.reader.heard = None
        name = f"pyscard, the same {len(sent)} commands"
        issue, bare = (lambda: _issue(slot, kind.make(), plan)), (lambda: _bare(slot, kind.make(), sent))
        yield Race(f"{kind.name}: issue and verify", name, LIMIT, issue, bare, ROUNDS, limit=LIMIT * 2)


def commands() -> Iterator[Figure]:
    """How many commands the sessions take through the service, beside the fewest there are."""
    with at_slot() as slot:
        for kind in REGULAR:
            card = kind.make()
            slot.put(card)
            plan = plan_of(card, **kind.medium)
            issued = _issue(slot, card, plan).commands
            renewed = _issue(slot, card, ours(plan), RENEWED).commands
            yield Figure(f"{kind.name}: commands to issue and verify", issued, kind.issue, counted=True)
            yield Figure(f"{kind.name}: commands to renew and verify", renewed, kind.renewal, counted=True)


def _issue(slot: Slot, card: Card, plan: Plan, record: CardRecord = RECORD) -> Outcome:
    slot.reader.card = card
    with connected(slot.name) as connection:
        link = Link(connection)
        return run(session.issue(link, read_presented(link), plan, record), lambda _step: None)


def _bare(slot: Slot, card: Card, sent: list[bytes]) -> None:
    slot.reader.card = card
    _, context = scard.SCardEstablishContext(scard.SCARD_SCOPE_USER)
    _, handle, protocol = scard.SCardConnect(
        context, slot.name, scard.SCARD_SHARE_EXCLUSIVE, scard.SCARD_PROTOCOL_T0 | scard.SCARD_PROTOCOL_T1
    )
    header = scard.SCARD_PCI_T0 if protocol == scard.SCARD_PROTOCOL_T0 else scard.SCARD_PCI_T1
    for command in sent:
        _, answer = scard.SCardTransmit(handle, header, list(command))
        assert answer[-2] in (0x90, 0x91), "the card takes what it took before"
    scard.SCardDisconnect(handle, scard.SCARD_RESET_CARD)
    scard.SCardReleaseContext(context)
