"""The quarterly card table: a quarter by class, and every card as it stood at its end (CARD-19, REG-20)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.access.card_records import CardEvent
from deskapp.access.kinds import CardFamily, EventKind, Purpose
from deskapp.access.register.stock import stock
from deskapp.access.rules.quarter import CardLife, Happened, Quarter, Row, table
from deskapp.estate.records import IcCard
from deskapp.kernel.days import CHINA, ONE_DAY

NO_BLANKS = "没有登记"
COUNTED = frozenset(EventKind) - {EventKind.SIGNED, EventKind.RESUMED, EventKind.TORN, EventKind.WRITTEN}


@dataclass(frozen=True)
class QuarterTable:
    """The table of a quarter: a row for every class, one for every card, and the blanks at start and end."""

    quarter: Quarter
    rows: tuple[Row, ...]
    cards: tuple[CardLife, ...]
    blanks: tuple[tuple[CardFamily, int, int], ...]

    @property
    def blanks_in_words(self) -> tuple[str, str]:
        """The blanks at start and end: DESFire 214 张，MIFARE Classic 12 张."""
        before = "，".join(f"{family.value} {start} 张" for family, start, _ in self.blanks)
        after = "，".join(f"{family.value} {end} 张" for family, _, end in self.blanks)
        return before or NO_BLANKS, after or NO_BLANKS


def quarter_table(session: Session, quarter: Quarter, today: date = date.max) -> QuarterTable:
    """What the register says of a quarter, also of one long past: told from the events, not from today's states.

    One that still runs is told as it stands `today`.
    """
    lives = lives_until(session, quarter.last)
    before, after = stock(session, quarter.first - ONE_DAY), stock(session, quarter.last)
    blanks = tuple((family, before.get(family, 0), after.get(family, 0)) for family in CardFamily if family in after)
    return QuarterTable(quarter, table(lives, quarter, today), tuple(lives), blanks)


def lives_until(session: Session, last: date) -> list[CardLife]:
    """Every card that was on record by a day, with what had happened to it until then."""
    asked = select(CardEvent).where(CardEvent.day <= last).order_by(CardEvent.id)
    told: dict[int, list[CardEvent]] = {}
    for event in session.scalars(asked):
        if event.kind in COUNTED:
            told.setdefault(event.card_id, []).append(event)
    cards = session.scalars(select(IcCard).order_by(IcCard.card_no))
    return [_life(card, told.get(card.id, [])) for card in cards if told.get(card.id) or _known(card, last)]


def _known(card: IcCard, last: date) -> bool:
    return card.created_at.astimezone(CHINA).date() <= last


def _life(card: IcCard, events: Sequence[CardEvent]) -> CardLife:
    """Of a card that serves as both, the access authorisation says whether it has expired."""
    purposes = {one.purpose for one in events}
    main = Purpose.ACCESS if Purpose.ACCESS in purposes else Purpose.PARKING
    happened = tuple(
        Happened(one.day, one.kind, one.holder_class, one.valid_to if one.purpose is main else None) for one in events
    )
    latest = next((one for one in reversed(events) if one.holder_name), None)
    return CardLife(
        card.card_no,
        latest.holder_name if latest else card.customer.name if card.customer else "",
        latest.room_no if latest else card.unit.room_no if card.unit else "",
        happened,
        card.state if not happened else None,
        card.valid_to,
    )
