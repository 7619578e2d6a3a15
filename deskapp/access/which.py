"""Which card of the register is meant: the one on the reader, or the one told by a number, a room or a name."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from deskapp.access import search
from deskapp.access.card_records import CardIssue
from deskapp.access.register import reading
from deskapp.access.register.values import CardOnRecord
from deskapp.access.rules.standing import Standing
from deskapp.estate.records import IcCard
from deskapp.estate.search import Find, find
from deskapp.kernel.problems import Refusal
from deskapp.kernel.shown_card import ShownCard
from deskapp.kernel.typed import plain

NUMBER, HOMES = "卡号", ("房号", "车牌")
IN_HAND = (Standing.ACTIVE, Standing.UNWRITTEN, Standing.OUTDATED, Standing.EXPIRED)


def which(session: Session, card: ShownCard, today: date) -> CardOnRecord | Refusal:
    """The one card of the register that was laid down or named; else why it is not plain which (CARD-23)."""
    known = reading.by_uid(session, card.uid) if card.uid else reading.by_number(session, card.card_no)
    if known:
        return known
    if card.uid:
        return Refusal("登记册里没有读卡器上的这张卡，请核对", "CARD-23")
    found = meant(session, card.card_no, today)
    if len(found) == 1:
        return found[0]
    if found:
        return Refusal(f"有 {len(found)} 张卡符合“{card.card_no}”，请选择其中一张", "CARD-23")
    return Refusal(f"没有找到卡 {card.card_no}，请核对卡号", "CARD-23")


def meant(session: Session, typed: str, today: date) -> list[CardOnRecord]:
    """Cards by any form of their number, by room, plate, telephone or holder: the nearest first, those in use first.

    A whole number means no other card than its own.
    """
    finds = find(session, plain(typed), today, (search.cards,))
    numbers = [one for one in finds if one.kind == NUMBER]
    if whole := [one for one in numbers if one.rank == 0]:
        return _ordered(reading.found(session, IcCard.id.in_(_ids(whole))), whole, today)
    homes = {one.unit_id for one in finds if one.kind in HOMES}
    people = {one.customer_id for one in finds if one.kind not in HOMES}
    here = or_(
        IcCard.id.in_(_ids(numbers)),
        IcCard.unit_id.in_(homes - {None}),
        IcCard.customer_id.in_(people - {None}),
        IcCard.id.in_(_held_by(session, typed)),
    )
    return _ordered(reading.found(session, here), numbers, today)


def _held_by(session: Session, typed: str) -> Sequence[int]:
    """Cards in the hands of somebody of this name, who need not be a customer: family, and colleagues."""
    name = typed.strip()
    if not name or name.isascii():
        return ()
    asked = select(CardIssue.card_id).where(CardIssue.ended_on.is_(None))
    return session.scalars(asked.where(CardIssue.holder_name.contains(name, autoescape=True))).all()


def _ids(finds: Sequence[Find]) -> list[int]:
    return [one.record_id for one in finds if one.record_id is not None]


def _ordered(cards: Sequence[CardOnRecord], finds: Sequence[Find], today: date) -> list[CardOnRecord]:
    places = {card_id: place for place, card_id in enumerate(_ids(finds))}
    return sorted(
        cards,
        key=lambda card: (
            places.get(card.id, len(places)),
            search.stands(card, today) not in IN_HAND,
            card.room_no,
            card.card_no,
        ),
    )
