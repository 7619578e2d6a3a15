"""One Classic card in the hands of one session: which sector opens to which key tells how far it came."""

from dataclasses import dataclass

from deskapp.cards.classic.access_bits import AccessBits
from deskapp.cards.classic.card import ClassicCard, KeyLetter
from deskapp.cards.classic.sectors import BLOCK, TRANSPORT_KEY, access_of, first_block, trailer_block
from deskapp.cards.classic.slots import KeySlot
from deskapp.cards.errors import NotStoredError, StatusError
from deskapp.cards.issuing.plan import Act, ClassicMedium, Plan, Step
from deskapp.cards.issuing.words import READS_BACK_WRONG
from deskapp.cards.keys import Purpose, Secret, SiteKey, card_key
from deskapp.cards.link import Link
from deskapp.cards.presented import need_same_card
from deskapp.cards.record import LENGTH
from deskapp.cards.status import Status

_KEY = 6
BLOCKS = -(-LENGTH // BLOCK)
"""Data blocks that a record takes."""


@dataclass(frozen=True)
class ClassicKeys:
    """The two keys of one card of one version: A reads and goes to the doors, B writes and stays at the desk."""

    read: Secret
    write: Secret


def classic_keys(site: SiteKey, uid: bytes) -> ClassicKeys:
    """Cut from keys that serve for nothing else (cards.md 6)."""
    purposes = (Purpose.CLASSIC_READ, Purpose.CLASSIC_WRITE)
    read, write = (Secret(card_key(site, purpose, uid).reveal()[:_KEY]) for purpose in purposes)
    return ClassicKeys(read, write)


class ClassicWork:
    """The card, the slot its keys go through, and the keys it is to have. The card is as it was when it was powered."""

    def __init__(self, link: Link, plan: Plan, medium: ClassicMedium) -> None:
        self.link, self.plan, self.medium = link, plan, medium
        self.slot = KeySlot(link, medium.slot)
        self.card = ClassicCard(link, self.slot)
        self.keys = classic_keys(plan.site, plan.uid)

    def step(self, act: Act, sector: int) -> Step:
        """What is about to be done, for the journal."""
        return Step(act, self.plan.site.version, sector)

    def opens(self, sector: int, letter: KeyLetter, key: Secret) -> bool:
        """Whether the sector opens to this key. Where it does not, the card is powered anew and is still the same."""
        self.card.load(key)
        try:
            self.card.open(sector, letter)
        except StatusError as error:
            if error.status != Status.REFUSED:
                raise
            # Many readers answer nothing more after a failed authentication until they are powered anew.
            self.link.restart()
            need_same_card(self.link, self.plan.uid)
            return False
        return True

    def opens_to(self, site: SiteKey | None, sector: int) -> bool:
        """Whether the sector opens for writing: to this version of ours, or, with None, as it was delivered."""
        if site is None:
            return self.opens(sector, KeyLetter.A, TRANSPORT_KEY)
        return self.opens(sector, KeyLetter.B, classic_keys(site, self.plan.uid).write)

    def write(self, sector: int, content: bytes) -> None:
        """Fill the data blocks of the record."""
        for number in range(BLOCKS):
            block = content[number * BLOCK : (number + 1) * BLOCK].ljust(BLOCK, b"\0")
            self.card.write(first_block(sector) + number, block)

    def content(self, sector: int) -> bytes:
        """The data blocks of the record, of a sector that is open."""
        return b"".join(self.card.read(first_block(sector) + number) for number in range(BLOCKS))[:LENGTH]

    def verify(self, sector: int, key: Secret, content: bytes, access: AccessBits | None) -> None:
        """Read it back with key A, and the access bits if they are given. Raises NotStoredError."""
        if not self.opens(sector, KeyLetter.A, key) or self.content(sector) != content:
            raise NotStoredError(READS_BACK_WRONG)
        if access and not _has(self.card.read(trailer_block(sector)), access):
            raise NotStoredError(READS_BACK_WRONG)


def _has(trailer: bytes, access: AccessBits) -> bool:
    try:
        return access_of(trailer) == access
    except ValueError:
        return False
