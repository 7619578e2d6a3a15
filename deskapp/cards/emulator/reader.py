"""A contactless reader: answers the pseudo-commands of PC/SC part 3 itself and passes the rest to the card on it."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from threading import RLock
from time import sleep

from deskapp.cards.emulator.access_bits import A, B
from deskapp.cards.emulator.classic import BLOCKS, SIZE, Classic
from deskapp.cards.emulator.desfire import Desfire
from deskapp.cards.emulator.mischief import Mischief, Moment

Card = Desfire | Classic
OK, FAILED = b"\x90\x00", b"\x63\x00"
UNKNOWN, UNKNOWN_CLASS, NO_SUCH_FUNCTION = b"\x6d\x00", b"\x6e\x00", b"\x6a\x81"
VOLATILE, LASTING = 0x00, 0x20
"""Where a reader keeps a key, as FF 82 names it."""
KEYS = {0x60: A, 0x61: B}


@dataclass(frozen=True)
class Model:
    """What one model of reader can do: how many key slots of either kind, and how it refuses the other."""

    name: str
    volatile: int
    lasting: int
    refusal: bytes
    beeps: bool = False


ACR122U = Model("ACS ACR122U PICC Interface", volatile=2, lasting=0, refusal=FAILED, beeps=True)
OMNIKEY_5321 = Model("OMNIKEY CardMan 5x21-CL", volatile=0, lasting=32, refusal=b"\x69\x86")


@dataclass
class Reader:
    """A reader with at most one card on it. May be used by one thread that talks and others that move cards."""

    model: Model = ACR122U
    card: Card | None = None
    mischief: Mischief = field(default_factory=Mischief)
    heard: Callable[[bytes, bytes], None] | None = None
    """Told every command and its answer; for tests that count or record."""
    moved: Callable[[Card | None], None] | None = None
    """Told the card that was laid down, or None when one has left, in the thread that did it."""
    visits: int = 0
    """How many cards were put here, one put here again among them."""
    _keys: dict[int, bytes] = field(default_factory=dict)
    _lock: RLock = field(default_factory=RLock, repr=False)

    def put(self, card: Card) -> None:
        """Lay a card on the reader, in place of what lies there."""
        self.take()
        with self._lock:
            card.power()
            self.card = card
            self.visits += 1
        self._tell(card)

    def take(self) -> None:
        """Take the card away, if one lies there."""
        with self._lock:
            was, self.card = self.card, None
        if was:
            self._tell(None)

    def power(self) -> None:
        """Switch the field off and on: the card forgets, the reader's keys stay."""
        with self._lock:
            if self.card:
                self.card.power()

    def transmit(self, command: bytes) -> bytes:
        """The answer to one command with its status; empty where the card is gone."""
        with self._lock:
            there = self.card
            answer = self._exchange(there, command) if there else b""
        if self.heard:
            self.heard(command, answer)
        if there and not answer:
            self.take()
        return answer

    def _exchange(self, card: Card, command: bytes) -> bytes:
        mischief = self.mischief
        mischief.commands += 1
        sleep(mischief.slow)
        if mischief.tears_now(Moment.BEFORE):
            return b""
        answer = self._answer(card, command)
        return b"" if mischief.tears_now(Moment.DURING) or mischief.tears_now(Moment.AFTER) else answer

    def _tell(self, card: Card | None) -> None:
        if self.moved:
            self.moved(card)

    def _answer(self, card: Card, command: bytes) -> bytes:
        spoilt = self.mischief.statuses.get(self.mischief.commands)
        if spoilt:
            return spoilt
        undo = _undo(card) if self.mischief.forgets_now else None
        answer = self._pseudo(card, command) if command[:1] == b"\xff" else _to_card(card, command)
        if undo:
            undo()
        return answer

    def _pseudo(self, card: Card, command: bytes) -> bytes:
        match tuple(command[1:4]):
            case (0xCA, 0x00, 0x00):
                return (self.mischief.told_uid or card.uid) + OK
            case (0xCA, 0x01, 0x00):
                return NO_SUCH_FUNCTION if isinstance(card, Classic) else bytes.fromhex("067577810280") + OK
            case (0x82, kind, slot) if len(command) == 11 and command[4] == 6:
                return self._load(kind, slot, command[5:])
            case (0x86, 0x00, 0x00) if len(command) == 10 and command[4:7] == b"\x05\x01\x00":
                return self._authenticate(card, command[7], command[8], command[9])
            case (0x88, 0x00, block) if len(command) == 6:
                return self._authenticate(card, block, command[4], command[5])
            case (0xB0, 0x00, block) if len(command) == 5 and isinstance(card, Classic):
                return _read(card, block, command[4])
            case (0xD6, 0x00, block) if isinstance(card, Classic):
                return _write(card, block, command[4:], self.mischief.tears_now(Moment.DURING))
            case (0x00, 0x52 | 0x40, _) if self.model.beeps:
                return OK
        return NO_SUCH_FUNCTION

    def _load(self, kind: int, slot: int, key: bytes) -> bytes:
        slots = {VOLATILE: self.model.volatile, LASTING: self.model.lasting}.get(kind, 0)
        if slot >= slots:
            return self.model.refusal
        self._keys[slot] = key
        return OK

    def _authenticate(self, card: Card, block: int, letter: int, slot: int) -> bytes:
        key = self._keys.get(slot)
        if not isinstance(card, Classic) or letter not in KEYS or key is None or block >= BLOCKS:
            return FAILED
        return OK if card.authenticate(block, KEYS[letter], key) else FAILED


def _undo(card: Card) -> Callable[[], None]:
    """What brings a card's lasting memory back to where it is now."""
    if isinstance(card, Classic):
        memory = deepcopy(card.memory)
        return lambda: setattr(card, "memory", memory)
    chip = deepcopy(card.chip)
    return lambda: setattr(card, "chip", chip)


def _to_card(card: Card, command: bytes) -> bytes:
    if isinstance(card, Classic):
        return UNKNOWN_CLASS
    return card.apdu(command) if command[:1] != b"\x00" or len(command) == 1 else UNKNOWN


def _read(card: Classic, block: int, length: int) -> bytes:
    content = card.read(block) if block < BLOCKS and length == SIZE else None
    return FAILED if content is None else content + OK


def _write(card: Classic, block: int, told: bytes, torn: bool) -> bytes:
    fits = block < BLOCKS and told[:1] == bytes([SIZE]) and len(told) == SIZE + 1
    return OK if fits and card.write(block, told[1:], torn) else FAILED
