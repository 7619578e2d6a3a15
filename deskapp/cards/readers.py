"""Where cards are laid: the readers of this machine, whether real or emulated, and what happens at them."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Protocol

from deskapp.cards.connection import Connection


@dataclass(frozen=True)
class ServiceGone:
    """The PC/SC service does not answer. It is asked again and again; every reader went before this was told."""


@dataclass(frozen=True)
class ServiceBack:
    """The PC/SC service answers; told once at the beginning too, when it does."""


@dataclass(frozen=True)
class ReaderCame:
    """A reader is there, with or without a card."""

    reader: str


@dataclass(frozen=True)
class ReaderWent:
    """A reader was unplugged; a card on it went before this was told."""

    reader: str


@dataclass(frozen=True)
class CardCame:
    """A card lies on the reader. The same card lifted and laid down again comes again."""

    reader: str
    atr: bytes


@dataclass(frozen=True)
class CardMute:
    """Something lies on the reader that does not answer: badly placed, or two cards at once."""

    reader: str


@dataclass(frozen=True)
class CardWent:
    """The reader is empty again."""

    reader: str


Happening = ServiceGone | ServiceBack | ReaderCame | ReaderWent | CardCame | CardMute | CardWent
Told = Callable[[Happening], None]
"""Is called in whatever thread saw it, one happening after the other; a window queues them to its own thread."""


class Watch(Protocol):
    """Somebody who watches the readers."""

    def stop(self) -> None:
        """Tell nothing any more; returns within a few seconds."""


class Readers(Protocol):
    """All readers of this machine."""

    def watch(self, told: Told) -> Watch:
        """Tell what is there, and from then on what happens, until the watch is stopped."""

    def connect(self, reader: str) -> AbstractContextManager[Connection]:
        """The card on this reader, held alone for as long as the `with` lasts; afterwards it has forgotten every key.

        A card that is lost inside is told to the watches: it went, and came when it, or another, lies there again.
        Nobody may be asked anything inside: Windows resets a card that lies idle for five seconds.
        Raises CardGoneError where no card lies there, ReaderError where the reader cannot be had.
        """
