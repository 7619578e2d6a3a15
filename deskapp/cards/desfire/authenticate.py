"""How card and desk prove a key to each other: ISO with DES, AES of EV1, and the first and later handshakes of EV2."""

import hmac
from collections.abc import Callable

from deskapp.cards.crypto.ciphers import BlockCipher, aes, des
from deskapp.cards.desfire.ev1 import Ev1Messaging
from deskapp.cards.desfire.ev2 import Ev2Messaging, session_keys
from deskapp.cards.desfire.native import Native, frame
from deskapp.cards.errors import GarbledError
from deskapp.cards.keys import Secret
from deskapp.cards.link import Link
from deskapp.cards.status import DISTURBED, Status, refusal

Random = Callable[[int], bytes]
"""Where random numbers come from: `secrets.token_bytes`, unless a recording is replayed."""
_TRANSACTION = 4
_BLOCK = 16
_NO_CAPABILITIES = b"\0"

# Which bytes of both random numbers make the session key: single DES, two-key, three-key (recordings of real cards).
_DES_PARTS = {8: [(0, 4)], 16: [(0, 4), (4, 8)], 24: [(0, 4), (6, 10), (12, 16)]}
_AES_PARTS = [(0, 4), (12, 16)]


def with_des(link: Link, number: int, key: Secret, random: Random) -> Ev1Messaging:
    """AuthenticateISO. Raises StatusError 91AE with the wrong key."""
    value = key.reveal()
    if value == value[:8] * 2:
        value = value[:8]
    ours, theirs = _handshake(link, Native.AUTHENTICATE_ISO, number, des(value), random)
    return Ev1Messaging(des(_joined(ours, theirs, _DES_PARTS[len(value)])))


def with_aes(link: Link, number: int, key: Secret, random: Random) -> Ev1Messaging:
    """AuthenticateAES, for EV1. Raises StatusError 91AE with the wrong key."""
    ours, theirs = _handshake(link, Native.AUTHENTICATE_AES, number, aes(key.reveal()), random)
    return Ev1Messaging(aes(_joined(ours, theirs, _AES_PARTS)))


def with_ev2(link: Link, number: int, key: Secret, random: Random, before: Ev2Messaging | None = None) -> Ev2Messaging:
    """AuthenticateEV2First, or NonFirst where a session runs `before`: its transaction and counter go on."""
    first = before is None
    command = Native.AUTHENTICATE_EV2_FIRST if first else Native.AUTHENTICATE_EV2_NON_FIRST
    cipher = aes(key.reveal())
    theirs = cipher.decrypt(_challenge(link, command, bytes([number]) + (_NO_CAPABILITIES if first else b"")))
    ours = random(_BLOCK)
    proof = cipher.decrypt(_answered(link, cipher.encrypt(ours + _rotated(theirs))))
    transaction, proof = (proof[:_TRANSACTION], proof[_TRANSACTION:]) if first else (b"", proof)
    _check(proof[:_BLOCK], ours)
    keys = session_keys(key.reveal(), ours, theirs)
    return Ev2Messaging(keys, transaction) if before is None else Ev2Messaging(keys, before.transaction, before.counter)


def _handshake(link: Link, command: Native, number: int, cipher: BlockCipher, random: Random) -> tuple[bytes, bytes]:
    """Both random numbers; the blocks are chained through all three messages."""
    challenge = _challenge(link, command, bytes([number]))
    theirs = cipher.decrypt(challenge)
    ours = random(len(theirs))
    response = cipher.encrypt(ours + _rotated(theirs), challenge[-cipher.block :])
    _check(cipher.decrypt(_answered(link, response), response[-cipher.block :]), ours)
    return ours, theirs


def _challenge(link: Link, command: Native, data: bytes) -> bytes:
    answer = frame(link, command, data)
    if answer.status != Status.MORE:
        raise refusal(answer.status)
    return _whole(answer.data)


def _answered(link: Link, response: bytes) -> bytes:
    answer = frame(link, Native.MORE, response)
    if answer.status != Status.DONE:
        raise refusal(answer.status)
    return _whole(answer.data)


def _whole(data: bytes) -> bytes:
    if len(data) not in (8, 16, 32):
        raise GarbledError(DISTURBED)
    return data


def _check(proof: bytes, ours: bytes) -> None:
    if not hmac.compare_digest(proof, _rotated(ours)):
        raise GarbledError(DISTURBED)


def _joined(ours: bytes, theirs: bytes, parts: list[tuple[int, int]]) -> bytes:
    return b"".join(ours[start:end] + theirs[start:end] for start, end in parts)


def _rotated(number: bytes) -> bytes:
    return number[1:] + number[:1]
