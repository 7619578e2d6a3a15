"""A card of the register as pages show it: how it stands today, until when it is valid and what it opens."""

from dataclasses import dataclass

from deskapp.access.doors.groups import names
from deskapp.access.register import reading
from deskapp.access.register.values import CardOnRecord
from deskapp.access.rules.standing import Standing
from deskapp.access.search import stands
from deskapp.access.which import meant, which
from deskapp.desk import Desk
from deskapp.kernel.problems import Refusal
from deskapp.kernel.shown_card import OurCard


@dataclass(frozen=True)
class KnownCard:
    """A card and the words of its facts; empty where there is nothing to say."""

    card: CardOnRecord
    standing: Standing
    valid: str
    doors: str

    @property
    def card_no(self) -> str:
        return self.card.card_no


def known(desk: Desk, cards: list[CardOnRecord]) -> list[KnownCard]:
    """These cards, each with the names of its doors."""
    with desk.reading() as session:
        return [
            KnownCard(
                card,
                stands(card, desk.today),
                str(card.valid_to or ""),
                names(session, tuple(sorted({door for grant in card.grants for door in grant.doors}))),
            )
            for card in cards
        ]


def known_by_id(desk: Desk, card_id: int) -> KnownCard:
    """A card that is known to be there. NoResultFound otherwise."""
    with desk.reading() as session:
        card = reading.by_id(session, card_id)
    return known(desk, [card])[0]


def named(desk: Desk, card: OurCard) -> KnownCard | Refusal:
    """The card of the register that an answer means; else why it is not plain which."""
    with desk.reading() as session:
        found = which(session, card, desk.today)
    return found if isinstance(found, Refusal) else known(desk, [found])[0]


def matching(desk: Desk, typed: str) -> list[KnownCard]:
    """Whatever the typed words may mean, the nearest first."""
    with desk.reading() as session:
        found = meant(session, typed, desk.today)
    return known(desk, found)
