"""Commands about the applications of a DESFire card: list, select, create, delete."""

from deskapp.cards.emulator.card_keys import KeyKind, factory_key
from deskapp.cards.emulator.chip import BLOCK, PICC, Application
from deskapp.cards.emulator.frames import in_frames
from deskapp.cards.emulator.messaging import Comm
from deskapp.cards.emulator.processor import Conversation, Processor
from deskapp.cards.emulator.refusal import Status, need

MOST_KEYS = 14
FREE_LISTING, FREE_CREATING = 0x02, 0x04
"""Bits of the key settings: what needs no proof of the master key."""


def get_application_ids(card: Processor, data: bytes) -> Conversation:
    """Three bytes for each application."""
    need(card.selected == PICC, Status.PERMISSION_DENIED)
    need_master_unless(card, FREE_LISTING)
    card.opened(Comm.ORDINARY, 0x6A, data, 0)
    return in_frames(card, card.sealed(content=b"".join(card.chip.applications)))


def select_application(card: Processor, data: bytes) -> bytes:
    """Choose an application; whatever was proven before is forgotten."""
    need(len(data) == 3, Status.LENGTH)
    need(data == PICC or data in card.chip.applications, Status.NO_SUCH_APPLICATION)
    card.session, card.selected = None, data
    return b""


def create_application(card: Processor, data: bytes) -> bytes:
    """A new application whose keys are all zeros. Data: identifier (3), key settings, kind and number of keys."""
    need(card.selected == PICC, Status.PERMISSION_DENIED)
    need_master_unless(card, FREE_CREATING)
    told = card.opened(Comm.ORDINARY, 0xCA, data, 5)
    aid, settings, kind, number = told[:3], told[3], told[4] & 0xF0, told[4] & 0x0F
    need(kind in set(KeyKind) and 0 < number <= MOST_KEYS, Status.PARAMETER)
    need(aid != PICC and aid not in card.chip.applications, Status.DUPLICATE)
    made = Application(settings, [factory_key(KeyKind(kind))] * number)
    need(made.memory <= card.chip.free, Status.OUT_OF_MEMORY)
    card.chip.applications[aid] = made
    return card.sealed()


def delete_application(card: Processor, data: bytes) -> bytes:
    """Remove an application and its files: with the card's master key, or, where the card asks for none, its own."""
    aid = data[:3]
    inside = card.selected != PICC
    need(not inside or bool(card.chip.master.settings & FREE_CREATING), Status.PERMISSION_DENIED)
    card.need_key(0)
    card.opened(Comm.ORDINARY, 0xDA, data, 3)
    need(aid in card.chip.applications, Status.NO_SUCH_APPLICATION)
    need(not inside or aid == card.selected, Status.PERMISSION_DENIED)
    answer = card.sealed()
    del card.chip.applications[aid]
    if inside:
        card.session, card.selected = None, PICC
    return answer


def need_master_unless(card: Processor, free: int) -> None:
    """Refuse unless the settings of what is selected leave this free, or its master key was proven."""
    if not card.application.settings & free:
        card.need_key(0)


def takes(content: int) -> int:
    """Bytes of memory that a content of so many takes."""
    return -(-content // BLOCK) * BLOCK
