"""Commands about the keys of what is selected on a DESFire card: settings, versions, changing one."""

from deskapp.cards.emulator.application_commands import FREE_LISTING, need_master_unless
from deskapp.cards.emulator.card_keys import CardKey, KeyKind
from deskapp.cards.emulator.chip import PICC
from deskapp.cards.emulator.ciphers import crc32, xor
from deskapp.cards.emulator.messaging import Comm
from deskapp.cards.emulator.processor import Processor
from deskapp.cards.emulator.refusal import Status, need

MASTER_CHANGEABLE, SETTINGS_CHANGEABLE = 0x01, 0x08
SAME_KEY, NO_KEY = 0xE, 0xF
"""In the upper digit of the key settings: each key changes itself; none but the master changes."""


def get_key_settings(card: Processor, data: bytes) -> bytes:
    """The settings, and how many keys of which kind."""
    need_master_unless(card, FREE_LISTING)
    card.opened(Comm.ORDINARY, 0x45, data, 0)
    keys = card.application.keys
    return card.sealed(content=bytes([card.application.settings, keys[0].kind | len(keys)]))


def change_key_settings(card: Processor, data: bytes) -> bytes:
    """New settings, with the master key, unless they were frozen."""
    card.need_key(0)
    need(bool(card.application.settings & SETTINGS_CHANGEABLE), Status.PERMISSION_DENIED)
    [settings] = card.opened(Comm.FULL, 0x54, data, 1)
    card.application.settings = settings
    return card.sealed()


def get_key_version(card: Processor, data: bytes) -> bytes:
    """The version of one key; asks for no key."""
    [number] = card.opened(Comm.ORDINARY, 0x64, data, 1)
    need(number < len(card.application.keys), Status.NO_SUCH_KEY)
    return card.sealed(content=bytes([card.application.keys[number].version]))


def change_key(card: Processor, data: bytes) -> bytes:
    """A new key under a number. The key that was proven ends its session with itself, and without a MAC."""
    need(len(data) > 1, Status.LENGTH)
    session, told = card.proven(), data[0]
    number, kind = (told & 0x0F, _kind_of(card, told))
    need(number < len(card.application.keys), Status.NO_SUCH_KEY)
    _need_right_to_change(card, number)
    own, length = number == session.key_no, kind.length + kind.is_versioned
    content, crc = session.opened_key(told, data[1:], length, not own)
    old, value = card.application.keys[number], content[: kind.length]
    if not own:
        value = xor(value, old.value)
        need(crc == crc32(value), Status.INTEGRITY)
    card.application.keys[number] = CardKey(kind, value, content[-1] if kind.is_versioned else 0)
    if not own:
        return card.sealed()
    card.session = None
    return b""


def _kind_of(card: Processor, told: int) -> KeyKind:
    """The cipher of the new key: only the card's own key may change it, by the upper bits of the number."""
    if card.selected != PICC:
        need(told < 0x10, Status.PARAMETER)
        return card.application.keys[0].kind
    need(told & 0xF0 in set(KeyKind), Status.PARAMETER)
    return KeyKind(told & 0xF0)


def _need_right_to_change(card: Processor, number: int) -> None:
    settings = card.application.settings
    changer = settings >> 4 if card.selected != PICC else 0
    if number == 0:
        need(bool(settings & MASTER_CHANGEABLE), Status.PERMISSION_DENIED)
        card.need_key(0)
    elif changer == SAME_KEY:
        card.need_key(number)
    else:
        need(changer != NO_KEY, Status.PERMISSION_DENIED)
        # The key that changes the others is itself changed by the master alone.
        card.need_key(0 if number == changer else changer)
