"""Keys as the card room knows them: objects that work and never print; a check value is all anyone sees of them."""

import hmac
from dataclasses import dataclass
from enum import Enum
from typing import NoReturn, Protocol

from deskapp.cards.crypto.ciphers import aes
from deskapp.cards.crypto.cmac import cmac
from deskapp.cards.diversify import diversified, of_card, unmistakable

_AES = 16


class Secret:
    """Key bytes that no repr, format, log line or pickle shows. Whoever needs them says `reveal()`, easily found."""

    __slots__ = ("_value",)

    def __init__(self, value: bytes) -> None:
        self._value = bytes(value)

    def reveal(self) -> bytes:
        """The bytes, for a cipher or a command; they are kept nowhere else."""
        return self._value

    @property
    def check_value(self) -> str:
        """Three bytes in hex of CMAC(key, 16 zeros), by which people compare an AES key; empty for shorter keys.

        Of the six bytes of a Classic key, three would give away half.
        """
        return cmac(aes(self._value), bytes(_AES))[:3].hex().upper() if len(self._value) == _AES else ""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and hmac.compare_digest(self._value, other._value)

    def __repr__(self) -> str:
        return f"<key {self.check_value}>" if self.check_value else "<key>"

    def __reduce__(self) -> NoReturn:
        raise TypeError("a key is not written out")


class Purpose(Enum):
    """What a key is for. A door is handed the one purpose it needs, and can derive no other from it."""

    DESFIRE_MASTER = b"deskapp desfire master"
    DESFIRE_CHANGE = b"deskapp desfire change"
    DESFIRE_READ = b"deskapp desfire read"
    DESFIRE_WRITE = b"deskapp desfire write"
    CLASSIC_READ = b"deskapp classic read"
    CLASSIC_WRITE = b"deskapp classic write"
    RECORD = b"deskapp card record"


class SiteKey(Protocol):
    """The random master key of a site for one technology and one version; a key store or a chip may hold it."""

    @property
    def version(self) -> int:
        """1 to 255; stands on every card that was written with it."""

    @property
    def practice(self) -> bool:
        """Whether it belongs to practice mode: what it writes carries the mark and opens no door."""

    def for_purpose(self, purpose: Purpose) -> Secret:
        """The key of that purpose for all cards of the site."""


@dataclass(frozen=True)
class PlainSiteKey:
    """A site's master key that is held in memory, as it comes from the key store."""

    version: int
    master: Secret
    practice: bool = False

    def for_purpose(self, purpose: Purpose) -> Secret:
        """The key of that purpose: AN10922 over the name of the purpose."""
        return Secret(diversified(self.master.reveal(), unmistakable(purpose.value)))


def card_key(site: SiteKey, purpose: Purpose, uid: bytes, application: bytes = bytes(3)) -> Secret:
    """The key of that purpose for one card: AN10922 over `of_card`. Never stored: it is derived whenever it is used."""
    return Secret(diversified(site.for_purpose(purpose).reveal(), of_card(uid, application)))
