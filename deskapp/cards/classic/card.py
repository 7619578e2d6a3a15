"""A Classic card one can talk to: open a sector, read and write blocks of 16 bytes, seal it with a checked trailer."""

from enum import IntEnum

from deskapp.cards.classic.sectors import BLOCK, SECTORS, Trailer, checked, first_block, is_data_block, trailer_block
from deskapp.cards.classic.slots import SLOT, KeySlot
from deskapp.cards.keys import Secret
from deskapp.cards.link import Command, Link
from deskapp.cards.status import NOT_OURS, NOT_WRITTEN, Status

_CLASS, _OPEN, _READ, _WRITE = 0xFF, 0x86, 0xB0, 0xD6
_VERSION = 1


class KeyLetter(IntEnum):
    """Which of the two keys of a sector, as the command that shows it names them."""

    A = 0x60
    B = 0x61


class ClassicCard:
    """One card on one link, with the slot of the reader that holds its key.

    Every method raises StatusError where card or reader refuse. After a refusal the card has closed its sector, and
    many readers want it powered anew.
    """

    def __init__(self, link: Link, slot: KeySlot) -> None:
        self._link, self._slot = link, slot

    def load(self, key: Secret) -> None:
        """Hand the reader the key that the next `open` shows."""
        self._slot.load(key)

    def open(self, sector: int, letter: KeyLetter) -> None:
        """Show the loaded key as key A or B of a sector. Refused: a wrong key, a foreign card, or a dead sector."""
        shown = bytes([_VERSION, 0, first_block(sector), letter, SLOT])
        self._link.ask(Command(_CLASS, _OPEN, data=shown), Status.OK, NOT_OURS)

    def read(self, block: int) -> bytes:
        """The 16 bytes of a block; of a trailer the access bits, its keys as zeros."""
        return self._link.ask(Command(_CLASS, _READ, p2=block, expected=BLOCK), Status.OK, NOT_WRITTEN)

    def write(self, block: int, data: bytes) -> None:
        """16 bytes into a data block of a sector that is open. ValueError where no data belong."""
        if len(data) != BLOCK or not is_data_block(block):
            raise ValueError("only whole data blocks of sectors 1 to 15 are written")
        self._write(block, data)

    def seal(self, sector: int, trailer: Trailer) -> None:
        """Write the trailer of a sector that is open; from then on only its keys open it. Last of all, and checked."""
        if sector not in SECTORS:
            raise ValueError("the trailer of sector 0 stays as it is")
        self._write(trailer_block(sector), checked(trailer))

    def takes_its_first_block_back(self) -> bool:
        """Whether block 0 can be written, with what stands in it: then the card can be given any number (cards.md 3.1).

        Sector 0 must be open. A genuine card refuses, and closes.
        """
        made = self.read(0)
        return self._link.send(Command(_CLASS, _WRITE, data=made)).status == Status.OK

    def _write(self, block: int, data: bytes) -> None:
        self._link.ask(Command(_CLASS, _WRITE, p2=block, data=data), Status.OK, NOT_WRITTEN)
