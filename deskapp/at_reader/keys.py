"""The site keys at this desk: how they stand, who opens them for the shift, what anybody may know of them."""

from dataclasses import dataclass
from enum import Enum

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from deskapp.access import acts
from deskapp.access.card_records import CardMedium
from deskapp.access.key_records import SealedSiteKey
from deskapp.access.keys.errors import CardKeyError, WrongPassphraseError
from deskapp.access.keys.kept import KeyLine, lines, rows
from deskapp.access.keys.opening import open_ring
from deskapp.access.kinds import CardFamily, KeyTechnology, Writing
from deskapp.access.station import Station
from deskapp.audit import journal
from deskapp.desk import Desk
from deskapp.estate.kinds import CardState
from deskapp.estate.records import IcCard
from deskapp.kernel.hidden import Passphrase
from deskapp.staff.choices import DoorReading

FAMILY = {KeyTechnology.DESFIRE: CardFamily.DESFIRE, KeyTechnology.CLASSIC: CardFamily.CLASSIC}
ON_CARD = (Writing.WRITTEN, Writing.OUTDATED)
IN_HAND = (CardState.ACTIVE, CardState.EXPIRED)


class Standing(Enum):
    """How the keys stand at this desk; the value is what people read."""

    OPEN = "已打开"
    SHUT = "未打开"
    NONE = "还没有建立"
    PRACTICE = "练习用"
    NO_STATION = "这台电脑不写卡"


@dataclass(frozen=True)
class KeyFact:
    """A key as the settings show it: its line, the cards in use that carry it, whether it is open here."""

    line: KeyLine
    cards: int
    is_open: bool


def standing(desk: Desk) -> Standing:
    """How the keys stand; cheap enough to be asked whenever a page comes into sight."""
    station = desk.station
    if station is None:
        return Standing.NO_STATION
    if station.practice:
        return Standing.PRACTICE
    if station.ring.is_open:
        return Standing.OPEN
    with desk.reading() as session:
        return Standing.SHUT if rows(session, practice=False) else Standing.NONE


def missing(desk: Desk) -> Standing | None:
    """SHUT or NONE where that keeps cards from being written here; None while nothing is missing.

    Where the doors read the number alone, no key is ever needed (cards.md 3.6).
    """
    now = standing(desk)
    if now not in (Standing.SHUT, Standing.NONE):
        return None
    return None if desk.settings().door_reading is DoorReading.LIST else now


def key_station(desk: Desk) -> Station:
    """The station whose keys are the real ones. Raises CardKeyError at a desk that practises, or has no station."""
    if desk.station is None:
        raise CardKeyError("这台电脑没有写卡功能，卡密钥没有改动。请到接读卡器的电脑上办理")
    if desk.station.practice:
        raise CardKeyError("练习模式用自己的密钥，正式的卡密钥没有改动。请关掉练习模式再办")
    return desk.station


def open_keys(desk: Desk, passphrase: Passphrase) -> int:
    """Open the keys for the shift; how many stay shut because they were sealed under another passphrase.

    Takes some tenths of a second; a wrong try goes on record. Raises CardKeyError, WrongPassphraseError, NoKeyError
    and NotAllowedError.
    """
    try:
        return _open(desk, passphrase)
    except WrongPassphraseError:
        with desk.work(acts.OPEN_KEYS) as session:
            journal.note(session, SealedSiteKey.__tablename__, None, wrong_passphrase=True)
        raise


def key_facts(desk: Desk) -> list[KeyFact]:
    """Every key of the centre by its check value, and how many cards in use still carry it (rollover)."""
    with desk.reading() as session:
        count = _cards(session)
        return [
            KeyFact(line, count.get((FAMILY[line.name.technology], line.name.version), 0), _is_open(desk, line))
            for line in lines(session)
        ]


def _open(desk: Desk, passphrase: Passphrase) -> int:
    with desk.work(acts.OPEN_KEYS) as session:
        station = key_station(desk)
        ring = open_ring(session, desk.store.place, passphrase.reveal())
        kept = len(rows(session, practice=False))
        journal.note(session, SealedSiteKey.__tablename__, None, opened=len(ring), kept=kept)
    station.ring = ring
    return kept - len(ring)


def _is_open(desk: Desk, line: KeyLine) -> bool:
    return desk.station is not None and line.name in desk.station.ring


def _cards(session: Session) -> dict[tuple[CardFamily, int], int]:
    """Cards in people's hands, by the key that was last written on them."""
    asked = select(CardMedium.family, CardMedium.key_version, func.count(CardMedium.id)).join(IcCard)
    asked = asked.where(CardMedium.writing.in_(ON_CARD), IcCard.state.in_(IN_HAND))
    grouped = asked.group_by(CardMedium.family, CardMedium.key_version)
    return {(family, version): cards for family, version, cards in session.execute(grouped) if version}
