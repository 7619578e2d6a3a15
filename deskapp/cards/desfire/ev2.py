"""Secure messaging of DESFire EV2 and EV3: counter and transaction id in every MAC, keys for MAC and cipher apart."""

import hmac

from deskapp.cards.crypto.ciphers import aes, mixed
from deskapp.cards.crypto.cmac import cmac
from deskapp.cards.desfire.messaging import OK, Mode
from deskapp.cards.errors import GarbledError
from deskapp.cards.status import DISTURBED

MAC = 8
_BLOCK = 16
_TO_CARD = b"\xa5\x5a"
_FROM_CARD = b"\x5a\xa5"
_ONE_KEY_OF_128_BITS = b"\0\x01\0\x80"


def session_keys(key: bytes, ours: bytes, theirs: bytes) -> tuple[bytes, bytes]:
    """The keys for cipher and MAC of a session, of the two random numbers (AN12343, section on session keys)."""
    context = ours[:2] + mixed(ours[2:8], theirs[:6]) + theirs[6:] + ours[8:]
    cipher = aes(key)
    enciphering = cmac(cipher, _TO_CARD + _ONE_KEY_OF_128_BITS + context)
    return enciphering, cmac(cipher, _FROM_CARD + _ONE_KEY_OF_128_BITS + context)


class Ev2Messaging:
    """One session: `transaction` is the card's id for it, `counter` the commands since the first authentication."""

    ordinary = Mode.MAC

    def __init__(self, keys: tuple[bytes, bytes], transaction: bytes, counter: int = 0) -> None:
        self._enciphering, self._signing = aes(keys[0]), aes(keys[1])
        self.transaction = transaction
        self.counter = counter

    def wrap(self, command: int, header: bytes, data: bytes, mode: Mode, appended: bytes = b"") -> bytes:
        """FULL: data and `appended`, padded and enciphered, then the MAC. MAC: the MAC behind. PLAIN: as it is."""
        plain = data + appended
        if mode is Mode.FULL and plain:
            plain = self._enciphering.encrypt(_padded(plain), self._vector(_TO_CARD))
        body = header + plain
        return body if mode is Mode.PLAIN else body + self._mac(bytes([command]), body)

    def unwrap(self, answer: bytes, mode: Mode, length: int) -> bytes:
        """Count the command, check the MAC, decipher. Raises GarbledError."""
        self.counter += 1
        if mode is Mode.PLAIN:
            return answer
        body, mac = answer[:-MAC], answer[-MAC:]
        if not hmac.compare_digest(mac, self._mac(OK, body)):
            raise GarbledError(DISTURBED)
        return self._deciphered(body, length) if mode is Mode.FULL and body else body

    def _deciphered(self, secret: bytes, length: int) -> bytes:
        if len(secret) % _BLOCK:
            raise GarbledError(DISTURBED)
        plain = self._enciphering.decrypt(secret, self._vector(_FROM_CARD))
        if plain != _padded(plain[:length]):
            raise GarbledError(DISTURBED)
        return plain[:length]

    def _mac(self, spoken: bytes, body: bytes) -> bytes:
        whole = cmac(self._signing, spoken + self._count() + self.transaction + body)
        return whole[1::2]

    def _vector(self, direction: bytes) -> bytes:
        return self._enciphering.encrypt((direction + self.transaction + self._count()).ljust(_BLOCK, b"\0"))

    def _count(self) -> bytes:
        return self.counter.to_bytes(2, "little")


def _padded(data: bytes) -> bytes:
    return data + b"\x80" + bytes(-(len(data) + 1) % _BLOCK)
