"""The day: its parts in their order. A new procedure adds a step to one of them, or a part of its own."""

from deskapp.tour import (
    asking,
    beginning,
    books,
    card_books,
    card_life,
    card_parking,
    card_team,
    cards,
    collecting,
    correcting,
    evening,
    handing_in,
    importing,
    looks,
    notices,
)
from deskapp.tour.record import Step

AT_READER = (cards, card_parking, card_life, card_team, card_books)
PARTS = (beginning, importing, books, collecting, asking, correcting, *AT_READER, notices, looks, evening, handing_in)
DAY: tuple[Step, ...] = tuple(step for part in PARTS for step in part.STEPS)
