"""Cards that should come to the reader again: not written yet, behind the record, about to run out, an older key."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.access.card_records import CardMedium
from deskapp.access.kinds import CardFamily, Writing
from deskapp.access.register.reading import found
from deskapp.access.register.values import CardOnRecord
from deskapp.access.rules.standing import why_rewrite
from deskapp.access.rules.states import on_day
from deskapp.estate.kinds import CardState
from deskapp.estate.records import IcCard

AHEAD = 30
"""Days before the end of what the card itself says."""


def to_rewrite(
    session: Session, today: date, newest_keys: Mapping[CardFamily, int] | None = None, ahead: int = AHEAD
) -> list[tuple[CardOnRecord, str]]:
    """Valid cards with the reason, in a sentence; `newest_keys` are the key versions cards are written with now."""
    written = select(CardMedium.card_id).where(CardMedium.writing != Writing.UID_ONLY)
    in_use = IcCard.state.in_((CardState.ACTIVE, CardState.EXPIRED))
    cards = found(session, in_use, IcCard.id.in_(written))
    told = [(card, why(card, today, newest_keys or {}, ahead)) for card in cards]
    return [(card, words) for card, words in told if words]


def why(card: CardOnRecord, today: date, newest_keys: Mapping[CardFamily, int], ahead: int = AHEAD) -> str:
    """Why this card should come to the reader; empty for one that need not, and for one that is not valid."""
    medium = card.medium
    if medium is None or on_day(card.state, card.valid_to, today) is not CardState.ACTIVE:
        return ""
    newest = newest_keys.get(medium.family)
    return why_rewrite(medium.writing, medium.content_to, medium.key_version, newest, today, ahead)
