"""Which formats are left after the cards that were tried, decided from plain values (cards.md 3.5)."""

from collections.abc import Sequence

from deskapp.access.numbers.discovery import Discovery, another_card, first_card
from deskapp.access.numbers.format import read_uid
from deskapp.kernel.problems import Refusal
from deskapp.procedures.doors.number_format.steps import Tried


def discovery(tried: Sequence[Tried]) -> Discovery | Refusal:
    """The formats that every card agrees with; a refusal for a card shown twice, or one that no format fits."""
    found, seen = Discovery((), 0), set[bytes]()
    for one in tried:
        try:
            uid = read_uid(one.card.uid)
            more = another_card(found, uid, one.as_shown, frozenset(seen)) if seen else first_card(uid, one.as_shown)
        except ValueError as error:
            return Refusal(str(error))
        if not more.candidates:
            return Refusal(more.words)
        found = more
        seen.add(uid)
    return found


def undecided(tried: Sequence[Tried], most: int) -> bool:
    """Whether as many cards as are asked for still leave several formats."""
    found = discovery(tried)
    return len(tried) >= most and isinstance(found, Discovery) and found.settled is None
