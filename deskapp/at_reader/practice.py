"""The cards of software that practice has used, told apart by what the register knows of each."""

from collections.abc import Sequence

from deskapp.access.register import reading
from deskapp.cards.emulator.classic import Classic
from deskapp.cards.emulator.reader import Card
from deskapp.desk import Desk


def names_of(desk: Desk, cards: Sequence[Card]) -> list[str]:
    """Number and holder of each card; family and the end of its UID for one that nobody has."""
    with desk.reading() as session:
        known = [reading.by_uid(session, card.uid.hex()) for card in cards]
    return [
        f"{row.card_no} {row.holder_name}".strip() if row else _plain_name(card)
        for card, row in zip(cards, known, strict=True)
    ]


def _plain_name(card: Card) -> str:
    family = "Classic" if isinstance(card, Classic) else "DESFire"
    return f"{family} …{card.uid.hex()[-4:].upper()}"
