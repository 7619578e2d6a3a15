"""Tells a Classic card whose number anybody can change from a genuine one, before it is paid for or written."""

from deskapp.cards.classic.card import ClassicCard, KeyLetter
from deskapp.cards.classic.sectors import TRANSPORT_KEY
from deskapp.cards.classic.slots import KeySlot, SlotKind
from deskapp.cards.errors import StatusError, UnsuitableCardError
from deskapp.cards.issuing.words import CHANGEABLE
from deskapp.cards.link import Link
from deskapp.cards.presented import need_same_card
from deskapp.cards.status import Status


def need_genuine(link: Link, uid: bytes, kind: SlotKind | None = None) -> SlotKind | None:
    """Where the reader took the key; nothing on the card is another afterwards (cards.md 3.1, 4).

    Raises UnsuitableCardError for a blank whose number can be changed, StatusError where the reader takes no keys.
    """
    slot = KeySlot(link, kind)
    try:
        changeable = number_can_be_changed(link, slot, uid)
    finally:
        slot.wipe()
    if changeable:
        raise UnsuitableCardError(CHANGEABLE)
    return slot.kind


def number_can_be_changed(link: Link, slot: KeySlot, uid: bytes) -> bool:
    """Whether the card takes its first block back. Afterwards no sector is open and the card is still the same."""
    card = ClassicCard(link, slot)
    card.load(TRANSPORT_KEY)
    try:
        card.open(0, KeyLetter.A)
    except StatusError as error:
        if error.status != Status.REFUSED:
            raise
        changeable = False
    else:
        changeable = card.takes_its_first_block_back()
    link.restart()
    need_same_card(link, uid)
    return changeable
