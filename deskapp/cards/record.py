"""What every card of ours carries: 31 bytes that say whose rights it has and until when, bound to this one card.

Twenty-three bytes of content and eight of a MAC over UID and content. One layout for DESFire and Classic: it fits one
frame of the one and two blocks of the other (cards.md 4.4). All numbers are big endian.

     0      upper half: version of the layout, 1; then practice mark (08) and holder class (07)
     1      version of the key it was written with
     2..5   serial, the desk's running number for the card
     6..7   issue number: counts how often this holder's card was made anew; a door retires all lower ones
     8..10  number of the unit in the desk's books, 0 for none; the room itself never stands on a card
    11..14  zones: door groups and gates 1 to 32, the first in the lowest bit
    15..18  access authorisation, first and last day
    19..22  parking authorisation, first and last day
    23..30  the first eight bytes of CMAC(record key, UID || bytes 0..22)

Days are counted from 1 January 2000; 0 and 0 stand for an authorisation the card does not have.
"""

import hmac
import struct
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from deskapp.cards.crypto.ciphers import aes
from deskapp.cards.crypto.cmac import cmac
from deskapp.cards.errors import RecordError
from deskapp.cards.keys import Purpose, SiteKey
from deskapp.kernel.days import Period

LENGTH = 31
_CONTENT = struct.Struct(">BBIH3sIHHHH")
_MAC = 8
_VERSION = 1
_PRACTICE = 0x08
_EPOCH = date(2000, 1, 1)

NOT_A_RECORD = "卡上的内容不是本系统写的，或已损坏、被改动。请不要发放，按异常卡处理。"
NEWER = "这张卡是用更新的程序写的。请先升级本程序，再读这张卡。"
FOR_PRACTICE = "这是演练卡，开不了门，也不能当正式卡用。请换正式卡。"
NOT_FOR_PRACTICE = "这是正式卡，演练中不能使用。请换演练卡。"


class Holder(IntEnum):
    """Holder classes of the specification (5.7), as they are numbered on the card."""

    OWNER = 1
    FAMILY = 2
    TENANT = 3
    MERCHANT = 4
    STAFF = 5
    BUSINESS_LINE = 6
    CONTRACTOR = 7


@dataclass(frozen=True)
class CardRecord:
    """What a card says of its holder's rights. CARD-25: both authorisations may stand on one card, each with its days.

    ValueError where it could not be written: a number out of its range, a day before 2000 or after 2179, no
    authorisation at all.
    """

    holder: Holder
    serial: int
    issue: int
    unit: int = 0
    zones: frozenset[int] = frozenset()
    access: Period | None = None
    parking: Period | None = None

    def __post_init__(self) -> None:
        _in_range("serial", self.serial, 1, 0xFFFFFFFF)
        _in_range("issue", self.issue, 1, 0xFFFF)
        _in_range("unit", self.unit, 0, 0xFFFFFF)
        for zone in self.zones:
            _in_range("zone", zone, 1, 32)
        for period in self.periods:
            _in_range("day", _day(period.start), 1, 0xFFFF)
            _in_range("day", _day(period.end), 1, 0xFFFF)
        if not self.periods:
            raise ValueError("a card without any authorisation is not written")

    @property
    def periods(self) -> tuple[Period, ...]:
        """The authorisations it has."""
        return tuple(period for period in (self.access, self.parking) if period)


@dataclass(frozen=True)
class Written:
    """A record as it was found on a card, with the version of the key and the mark it was written with."""

    record: CardRecord
    key_version: int
    practice: bool


def encode(record: CardRecord, uid: bytes, site: SiteKey) -> bytes:
    """The 31 bytes for this card and no other, with the version of the site's key and, in practice mode, the mark."""
    content = _CONTENT.pack(
        _VERSION << 4 | (_PRACTICE if site.practice else 0) | record.holder,
        site.version,
        record.serial,
        record.issue,
        record.unit.to_bytes(3),
        sum(1 << zone - 1 for zone in record.zones),
        *_days(record.access),
        *_days(record.parking),
    )
    return content + _mac(uid, content, site)


def decode(told: bytes, uid: bytes, site: SiteKey) -> Written:
    """What stands on the card, once its MAC is right for this UID and its mark for this mode. Raises RecordError."""
    content, mac = told[:-_MAC], told[-_MAC:]
    if len(told) != LENGTH or not hmac.compare_digest(mac, _mac(uid, content, site)):
        raise RecordError(NOT_A_RECORD)
    first, key_version, serial, issue, unit, zones, *days = _CONTENT.unpack(content)
    if first >> 4 != _VERSION:
        raise RecordError(NEWER)
    if bool(first & _PRACTICE) is not site.practice:
        raise RecordError(NOT_FOR_PRACTICE if site.practice else FOR_PRACTICE)
    try:
        record = CardRecord(
            holder=Holder(first & 0x07),
            serial=serial,
            issue=issue,
            unit=int.from_bytes(unit),
            zones=frozenset(zone for zone in range(1, 33) if zones >> zone - 1 & 1),
            access=_period(days[0], days[1]),
            parking=_period(days[2], days[3]),
        )
    except ValueError as error:
        raise RecordError(NOT_A_RECORD) from error
    return Written(record, key_version, site.practice)


def _mac(uid: bytes, content: bytes, site: SiteKey) -> bytes:
    return cmac(aes(site.for_purpose(Purpose.RECORD).reveal()), uid + content)[:_MAC]


def _day(day: date) -> int:
    return (day - _EPOCH).days


def _days(period: Period | None) -> tuple[int, int]:
    return (_day(period.start), _day(period.end)) if period else (0, 0)


def _period(first: int, last: int) -> Period | None:
    if first == last == 0:
        return None
    return Period(_EPOCH + timedelta(days=first), _EPOCH + timedelta(days=last))


def _in_range(what: str, number: int, least: int, most: int) -> None:
    if not least <= number <= most:
        raise ValueError(f"{what} {number} does not fit on a card")
