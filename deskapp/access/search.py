"""Finds cards for the one search box by any form of their number, whoever holds them (GEN-16)."""

from collections.abc import Iterable, Iterator
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, joinedload

from deskapp.access.doors.lists import number_format
from deskapp.access.numbers.format import NumberFormat, read_uid
from deskapp.access.numbers.patterns import uid_patterns
from deskapp.access.register.reading import read
from deskapp.access.register.values import CardOnRecord
from deskapp.access.rules.standing import Standing, standing
from deskapp.estate.held import Part, nearest
from deskapp.estate.records import IcCard
from deskapp.estate.search import MOST, Find
from deskapp.staff.settings import read_settings

LEAST = 4


def cards(session: Session, typed: str, today: date) -> Iterator[Find]:
    """Cards whose UID gives this number in some form, and those the register knows by it, the site's own form first."""
    patterns = uid_patterns(typed)
    if len(typed) < LEAST or not (patterns or any(letter.isdigit() for letter in typed)):
        return
    asked = (
        select(IcCard)
        .options(joinedload(IcCard.unit), joinedload(IcCard.customer))
        .where(
            or_(IcCard.card_no.endswith(typed.upper(), autoescape=True), *(IcCard.uid.like(one) for one in patterns))
        )
    )
    parts = [Part("card_no", typed, at_end=True), *(Part("uid", one) for one in _known(patterns))]
    found = [card for (card,) in nearest(session, asked, parts, IcCard, MOST)]
    if not found:
        return
    form = number_format(read_settings(session))
    for card in read(session, found):
        shown = number(card, form)
        near = 0 if typed in (card.card_no, card.uid, shown) else 1 if card.card_no.endswith(typed) else 2
        detail = about(card, shown, today)
        yield Find("卡号", card.card_no, detail, card.unit_id, card.customer_id, card.room_no, near, card.id)


def _known(patterns: Iterable[str]) -> list[str]:
    """The digits of patterns without the bytes that are not known, each once: these always stand side by side."""
    return list(dict.fromkeys(one.strip("_") for one in patterns))


def number(card: CardOnRecord, form: NumberFormat | None) -> str:
    """How the door program shows the card; empty without a UID or a format."""
    return form.show(read_uid(card.uid)) if card.uid and form else ""


def about(card: CardOnRecord, shown: str, today: date) -> str:
    """Whose it is, how it stands, and its number at the doors."""
    parts = (card.holder_name, stands(card, today).value, shown)
    return "，".join(part for part in parts if part)


def stands(card: CardOnRecord, today: date) -> Standing:
    """How a card stands today."""
    writing = card.medium.writing if card.medium else None
    return standing(card.state, card.valid_to, writing, half_written=card.plan is not None, day=today)
