"""How a DESFire card and a client prove a key to each other: ISO with DES, AES, and the two handshakes of EV2."""

from deskapp.cards.emulator.card_keys import CardKey, KeyKind
from deskapp.cards.emulator.ciphers import rotated
from deskapp.cards.emulator.messaging import Ev1Session, Ev2Session, ev2_ciphers
from deskapp.cards.emulator.processor import Conversation, Processor
from deskapp.cards.emulator.refusal import CardRefusesError, Status, need

CAPABILITIES = bytes(6)
"""What either side tells of itself in the first handshake of EV2: nothing."""


def authenticate_iso(card: Processor, data: bytes) -> Conversation:
    """Handshake with a DES key of any kind."""
    card.session = None
    key = _key(card, data)
    need(key.kind is not KeyKind.AES, Status.AUTHENTICATION)
    return _ev1(card, data[0], key)


def authenticate_aes(card: Processor, data: bytes) -> Conversation:
    """Handshake with an AES key."""
    card.session = None
    return _ev1(card, data[0], _aes_key(card, data))


def _ev1(card: Processor, key_no: int, key: CardKey) -> Conversation:
    cipher, rnd_b = key.cipher, card.random(key.kind.challenge)
    challenge = cipher.encipher(rnd_b, cipher.zeros)
    token = yield challenge
    need(len(token) == 2 * len(rnd_b), Status.LENGTH)
    # The vector runs on through all three messages of this handshake.
    plain = cipher.decipher(token, challenge[-cipher.block :])
    rnd_a = _proven(plain, rnd_b)
    card.session = Ev1Session(key_no, key.session(rnd_a, rnd_b))
    return cipher.encipher(rotated(rnd_a), token[-cipher.block :])


def authenticate_ev2_first(card: Processor, data: bytes) -> Conversation:
    """The first handshake of EV2: number of the transaction from the card, counter at zero."""
    card.session = None
    need(card.chip.model.knows_ev2, Status.UNKNOWN_COMMAND)
    need(len(data) >= 2 and len(data) == 2 + data[1] <= 8, Status.LENGTH)
    key = _aes_key(card, data[:1])
    cipher, rnd_b = key.cipher, card.random(16)
    token = yield cipher.encipher(rnd_b, cipher.zeros)
    need(len(token) == 32, Status.LENGTH)
    rnd_a = _proven(cipher.decipher(token, cipher.zeros), rnd_b)
    number = card.random(4)
    card.session = Ev2Session(data[0], ev2_ciphers(cipher, rnd_a, rnd_b), number, 0)
    told = data[2:].ljust(6, b"\0")
    return cipher.encipher(number + rotated(rnd_a) + CAPABILITIES + told, cipher.zeros)


def authenticate_ev2_next(card: Processor, data: bytes) -> Conversation:
    """A further handshake within a transaction of EV2: new keys, the number and the counter go on."""
    before, card.session = card.session, None
    if not isinstance(before, Ev2Session):
        raise CardRefusesError(Status.AUTHENTICATION)
    return _ev2_next(card, data[0], _aes_key(card, data), before)


def _ev2_next(card: Processor, key_no: int, key: CardKey, before: Ev2Session) -> Conversation:
    cipher, rnd_b = key.cipher, card.random(16)
    token = yield cipher.encipher(rnd_b, cipher.zeros)
    need(len(token) == 32, Status.LENGTH)
    rnd_a = _proven(cipher.decipher(token, cipher.zeros), rnd_b)
    card.session = Ev2Session(key_no, ev2_ciphers(cipher, rnd_a, rnd_b), before.transaction, before.commands)
    return cipher.encipher(rotated(rnd_a), cipher.zeros)


def _proven(plain: bytes, rnd_b: bytes) -> bytes:
    """The client's random number, once it has shown that it could read the card's."""
    need(plain[len(rnd_b) :] == rotated(rnd_b), Status.AUTHENTICATION)
    return plain[: len(rnd_b)]


def _aes_key(card: Processor, data: bytes) -> CardKey:
    key = _key(card, data)
    need(key.kind is KeyKind.AES, Status.AUTHENTICATION)
    return key


def _key(card: Processor, data: bytes) -> CardKey:
    need(len(data) == 1, Status.LENGTH)
    need(data[0] < len(card.application.keys), Status.NO_SUCH_KEY)
    return card.application.keys[data[0]]
