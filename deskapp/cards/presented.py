"""Which card lies on the reader: told from its answer to reset and its number, before anything is written."""

from dataclasses import dataclass
from enum import Enum

from deskapp.cards.errors import UnsuitableCardError, WrongCardError
from deskapp.cards.link import Command, Link
from deskapp.cards.status import Status


class Technology(Enum):
    """The kinds of card we issue; the value is what people read."""

    DESFIRE = "DESFire"
    CLASSIC = "Classic"


@dataclass(frozen=True)
class Presented:
    """The card on the reader. `uid` is as FF CA reads it: 7 bytes, or 4 on many Classic cards."""

    uid: bytes
    technology: Technology


FOREIGN_KIND = "这不是本系统能用的卡（手机、银行卡或其他卡），没有改动。请换一张 DESFire 或 Classic 卡，只放一张。"
CHANGING_NUMBER = "这张卡或手机每次报出的卡号都不同，不能发卡，没有改动。请换一张卡。"
ANOTHER_CARD = "这不是刚才那张卡，没有改动。请放回同一张卡。"

PRESENTING = 1
"""Commands that it takes to know which card it is."""
_GET_UID = Command(0xFF, 0xCA, expected=0)
# PC/SC part 3: the registered id of the makers' group, and behind it the name of the card.
_STORAGE_CARD = bytes.fromhex("3b8f8001804f0ca000000306")
_CLASSIC = {b"\x00\x01", b"\x00\x02"}
# PC/SC part 4: a chip card whose only historical byte is 80, as all DESFire cards have it.
_DESFIRE = bytes.fromhex("3b8180018080")
_RANDOM_NUMBER = 0x08


def read_presented(link: Link) -> Presented:
    """One command. Raises UnsuitableCardError for a phone, a bank card and anything else that is not ours to write."""
    technology = technology_of(link.atr)
    if technology is None:
        raise UnsuitableCardError(FOREIGN_KIND)
    uid = link.ask(_GET_UID, Status.OK)
    if len(uid) == 4 and (uid[0] == _RANDOM_NUMBER or technology is Technology.DESFIRE):
        raise UnsuitableCardError(CHANGING_NUMBER)
    if len(uid) not in (4, 7):
        raise UnsuitableCardError(FOREIGN_KIND)
    return Presented(uid, technology)


def technology_of(atr: bytes) -> Technology | None:
    """What an answer to reset stands for; None for everything we do not write."""
    if atr == _DESFIRE:
        return Technology.DESFIRE
    if atr[: len(_STORAGE_CARD)] == _STORAGE_CARD and atr[13:15] in _CLASSIC:
        return Technology.CLASSIC
    return None


def need_same_card(link: Link, uid: bytes) -> None:
    """Ask for the number again, as after every restart. Raises WrongCardError if it is another."""
    if link.ask(_GET_UID, Status.OK) != uid:
        raise WrongCardError(ANOTHER_CARD)
