"""A DESFire card one can talk to: each command once, protected as the session asks for."""

import secrets

from deskapp.cards.crypto.checksum import crc32
from deskapp.cards.crypto.ciphers import mixed
from deskapp.cards.desfire import authenticate
from deskapp.cards.desfire.ev2 import Ev2Messaging
from deskapp.cards.desfire.messaging import Messaging, Mode, Unprotected
from deskapp.cards.desfire.native import Native, exchange
from deskapp.cards.desfire.settings import FileSettings, KeySettings, read_file_settings
from deskapp.cards.desfire.version import CardVersion, Family, read_version
from deskapp.cards.errors import CardError
from deskapp.cards.keys import Secret
from deskapp.cards.link import Link

CARD_LEVEL = bytes(3)
"""The application id that stands for the card itself; application ids are written as they go over the wire."""
_UID = 7
_KEY_NUMBER = 0x0F


class DesfireCard:
    """One card on one link. Selecting and every failure end the session; what is said then is unprotected.

    Every method raises StatusError where the card refuses, GarbledError where its answer is not genuine.
    """

    def __init__(self, link: Link, random: authenticate.Random = secrets.token_bytes) -> None:
        self._link, self._random = link, random
        self._messaging: Messaging = Unprotected()
        self._shown: int | None = None
        self._selected = CARD_LEVEL

    # The card

    def version(self) -> CardVersion:
        """GetVersion: three frames."""
        return read_version(self._say(Native.GET_VERSION))

    def uid(self) -> bytes:
        """GetCardUID: seven bytes, enciphered; also of a card that shows a random number at first."""
        return self._say(Native.GET_CARD_UID, answered=Mode.FULL, length=_UID)

    def free_memory(self) -> int:
        """FreeMemory, in bytes."""
        return int.from_bytes(self._say(Native.FREE_MEMORY), "little")

    def format(self) -> None:
        """FormatPICC: every application is gone and its memory free again; master key and settings stay."""
        self._say(Native.FORMAT_PICC)

    # Sessions and keys

    def select(self, application: bytes) -> None:
        """SelectApplication; the session is over and begins anew, unprotected."""
        self._end()
        self._say(Native.SELECT_APPLICATION, application)
        self._selected = application

    def authenticate_des(self, number: int, key: Secret) -> None:
        """Show a DES key, the factory's."""
        self._end()
        self._begin(number, authenticate.with_des(self._link, number, key, self._random))

    def authenticate(self, number: int, key: Secret, family: Family) -> None:
        """Show an AES key: with EV2, a running session goes on under another key; EV1 begins a new one."""
        before = self._messaging if isinstance(self._messaging, Ev2Messaging) else None
        self._end()
        if family is Family.EV2:
            self._begin(number, authenticate.with_ev2(self._link, number, key, self._random, before))
        else:
            self._begin(number, authenticate.with_aes(self._link, number, key, self._random))

    def key_settings(self) -> tuple[KeySettings, int]:
        """GetKeySettings of what is selected: the settings, and how many keys of which kind."""
        settings, keys = self._say(Native.GET_KEY_SETTINGS)
        return KeySettings(settings), keys

    def change_key_settings(self, settings: KeySettings) -> None:
        """ChangeKeySettings of what is selected."""
        self._say(Native.CHANGE_KEY_SETTINGS, data=bytes([settings]), asked=Mode.FULL)

    def key_version(self, number: int) -> int:
        """GetKeyVersion; asks for no key."""
        return self._say(Native.GET_KEY_VERSION, bytes([number]))[0]

    def change_own_key(self, number: int, new: Secret, version: int | None) -> None:
        """ChangeKey of the key that was shown; the session is over. `version` is None for DES, which has none.

        At card level `number` is 80 hex for an AES key and 00 for DES, whatever kind was there before.
        """
        if self._shown is None or self._shown != number & _KEY_NUMBER:
            raise ValueError("only the key that was shown is changed without naming the old one")
        change = new.reveal() + (b"" if version is None else bytes([version]))
        payload = self._messaging.wrap(Native.CHANGE_KEY, bytes([number]), change, Mode.FULL)
        self._end()
        exchange(self._link, Native.CHANGE_KEY, payload)

    def change_other_key(self, number: int, new: Secret, old: Secret, version: int | None) -> None:
        """ChangeKey of another key than the one shown; the card proves with both that nothing was garbled."""
        change = mixed(new.reveal(), old.reveal()) + (b"" if version is None else bytes([version]))
        check = crc32(new.reveal())
        self._say(Native.CHANGE_KEY, bytes([number]), change, asked=Mode.FULL, appended=check)

    # Applications

    def application_ids(self) -> list[bytes]:
        """GetApplicationIDs of the card."""
        answer = self._say(Native.GET_APPLICATION_IDS)
        return [answer[start : start + 3] for start in range(0, len(answer), 3)]

    def create_application(self, application: bytes, settings: KeySettings, keys: int) -> None:
        """CreateApplication; `keys` from `settings.aes_keys`. All its keys are zeros at first."""
        self._say(Native.CREATE_APPLICATION, application + bytes([settings, keys]))

    def delete_application(self, application: bytes) -> None:
        """DeleteApplication, which ends the session in it; on EV1 its memory comes back only with `format`."""
        self._say(Native.DELETE_APPLICATION, application)
        if application == self._selected:
            self._selected = CARD_LEVEL
            self._end()

    # Files

    def file_ids(self) -> list[int]:
        """GetFileIDs of the selected application."""
        return list(self._say(Native.GET_FILE_IDS))

    def file_settings(self, file: int) -> FileSettings:
        """GetFileSettings of a standard data file."""
        return read_file_settings(self._say(Native.GET_FILE_SETTINGS, bytes([file])))

    def create_file(self, file: int, settings: FileSettings) -> None:
        """CreateStdDataFile of `settings.size` bytes."""
        header = bytes([file, settings.mode.value]) + bytes(settings.access) + settings.size.to_bytes(3, "little")
        self._say(Native.CREATE_STD_DATA_FILE, header)

    def delete_file(self, file: int) -> None:
        """DeleteFile."""
        self._say(Native.DELETE_FILE, bytes([file]))

    def read(self, file: int, mode: Mode, length: int, offset: int = 0) -> bytes:
        """ReadData: exactly `length` bytes."""
        asked = Mode.PLAIN if mode is Mode.PLAIN else self._messaging.ordinary
        return self._say(Native.READ_DATA, _place(file, offset, length), asked=asked, answered=mode, length=length)

    def write(self, file: int, mode: Mode, data: bytes, offset: int = 0) -> None:
        """WriteData."""
        answered = Mode.PLAIN if mode is Mode.PLAIN else Mode.MAC
        self._say(Native.WRITE_DATA, _place(file, offset, len(data)), data, asked=mode, answered=answered)

    # Behind all of them

    def _say(
        self,
        command: Native,
        header: bytes = b"",
        data: bytes = b"",
        *,
        asked: Mode | None = None,
        answered: Mode = Mode.MAC,
        appended: bytes = b"",
        length: int = 0,
    ) -> bytes:
        messaging = self._messaging
        payload = messaging.wrap(command, header, data, asked or messaging.ordinary, appended)
        try:
            return messaging.unwrap(exchange(self._link, command, payload), answered, length)
        except CardError:
            self._end()
            raise

    def _begin(self, number: int, messaging: Messaging) -> None:
        self._messaging, self._shown = messaging, number

    def _end(self) -> None:
        self._messaging, self._shown = Unprotected(), None


def _place(file: int, offset: int, length: int) -> bytes:
    return bytes([file]) + offset.to_bytes(3, "little") + length.to_bytes(3, "little")
