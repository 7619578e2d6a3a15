"""Commands about the whole DESFire card: its version, its number, its free memory, and wiping it."""

from deskapp.cards.emulator.chip import PICC
from deskapp.cards.emulator.messaging import Comm
from deskapp.cards.emulator.processor import Conversation, Processor
from deskapp.cards.emulator.refusal import Status, need


def get_version(card: Processor, data: bytes) -> Conversation:
    """Hardware, software and making, in three frames; the MAC covers all of them."""
    card.opened(Comm.ORDINARY, 0x60, data, 0)
    chip = card.chip
    told = chip.model.hardware + chip.model.software + chip.uid + chip.batch + chip.made
    sealed = card.sealed(Comm.ORDINARY, told)
    for part in (sealed[:7], sealed[7:14]):
        more = yield part
        need(not more, Status.LENGTH)
    return sealed[14:]


def get_card_uid(card: Processor, data: bytes) -> bytes:
    """The real number of the card, enciphered; needs any key."""
    card.proven()
    card.opened(Comm.ORDINARY, 0x51, data, 0)
    return card.sealed(Comm.FULL, card.chip.uid)


def free_memory(card: Processor, data: bytes) -> bytes:
    """Bytes still to be had, in three bytes, lowest first."""
    card.opened(Comm.ORDINARY, 0x6E, data, 0)
    return card.sealed(content=card.chip.free.to_bytes(3, "little"))


def format_picc(card: Processor, data: bytes) -> bytes:
    """Every application and its files are gone; the card's own key and settings stay."""
    need(card.selected == PICC, Status.PERMISSION_DENIED)
    card.need_key(0)
    card.opened(Comm.ORDINARY, 0xFC, data, 0)
    card.chip.applications.clear()
    return card.sealed()
