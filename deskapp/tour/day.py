"""The day: its parts in their order. A new procedure adds a step to one of them, or a part of its own."""

from deskapp.tour import (
    asking,
    beginning,
    books,
    collecting,
    correcting,
    evening,
    handing_in,
    importing,
    looks,
    notices,
)
from deskapp.tour.record import Step

PARTS = (beginning, importing, books, collecting, asking, correcting, notices, looks, evening, handing_in)
DAY: tuple[Step, ...] = tuple(step for part in PARTS for step in part.STEPS)
