"""Secure messaging of DESFire EV1: one chain of blocks runs through everything that is said in a session."""

import hmac

from deskapp.cards.crypto.checksum import crc32
from deskapp.cards.crypto.ciphers import BlockCipher
from deskapp.cards.crypto.cmac import cmac
from deskapp.cards.desfire.messaging import OK, Mode
from deskapp.cards.errors import GarbledError
from deskapp.cards.status import DISTURBED

MAC = 8
_CHECK_SUM = 4


class Ev1Messaging:
    """The chain of one session. Every command moves it on, also plain ones; every answer is MACed or enciphered."""

    ordinary = Mode.PLAIN

    def __init__(self, session: BlockCipher) -> None:
        self._session = session
        self._chain = bytes(session.block)

    def wrap(self, command: int, header: bytes, data: bytes, mode: Mode, appended: bytes = b"") -> bytes:
        """FULL: data, check sum over the whole command, then `appended`, zeros, enciphered. MAC: eight bytes behind."""
        spoken = bytes([command]) + header + data
        if mode is Mode.FULL:
            plain = self._session.padded(data + crc32(spoken) + appended)
            secret = self._session.encrypt(plain, self._chain)
            self._chain = secret[-self._session.block :]
            return header + secret
        self._chain = cmac(self._session, spoken, self._chain)
        return header + data + (self._chain[:MAC] if mode is Mode.MAC else b"")

    def unwrap(self, answer: bytes, mode: Mode, length: int) -> bytes:
        """Check the MAC, or decipher and check the check sum and the zeros behind it. Raises GarbledError."""
        return self._deciphered(answer, length) if mode is Mode.FULL else self._checked(answer)

    def _checked(self, answer: bytes) -> bytes:
        data, mac = answer[:-MAC], answer[-MAC:]
        self._chain = cmac(self._session, data + OK, self._chain)
        if not hmac.compare_digest(mac, self._chain[:MAC]):
            raise GarbledError(DISTURBED)
        return data

    def _deciphered(self, answer: bytes, length: int) -> bytes:
        block = self._session.block
        if len(answer) != length + _CHECK_SUM + -(length + _CHECK_SUM) % block:
            raise GarbledError(DISTURBED)
        plain = self._session.decrypt(answer, self._chain)
        self._chain = answer[-block:]
        data = plain[:length]
        if not hmac.compare_digest(plain, self._session.padded(data + crc32(data + OK))):
            raise GarbledError(DISTURBED)
        return data
