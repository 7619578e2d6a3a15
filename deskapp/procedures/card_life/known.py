"""The card an act on cards is about, what stands against the act, and whether this very request has done it."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.access.card_records import CardEvent
from deskapp.access.errors import AccessError
from deskapp.access.kinds import Purpose
from deskapp.access.register.values import CardOnRecord
from deskapp.access.rules import states
from deskapp.access.rules.states import CardAct
from deskapp.access.which import which
from deskapp.kernel.problems import Refusal
from deskapp.kernel.shown_card import OurCard


def done_before(session: Session, request_id: str) -> bool:
    """Whether this request stands in the register of cards already (design law 1)."""
    return session.scalar(select(CardEvent.id).where(CardEvent.request_id == request_id).limit(1)) is not None


def stops(session: Session, card: OurCard, act: CardAct, today: date) -> Iterator[Refusal]:
    """Whether it is plain which card is meant, and whether this may be done to it (table of CARD states)."""
    found = which(session, card, today)
    if isinstance(found, Refusal):
        yield found
        return
    yield from states.allowed(found.state, act, found.card_no)
    if found.plan:
        yield Refusal(f"卡 {found.card_no} 上次写到一半，请先写完或放弃", "CARD-26")


def meant(session: Session, card: OurCard, today: date) -> CardOnRecord:
    """The card, inside the unit of work. Raises AccessError where it is not plain which."""
    found = which(session, card, today)
    if isinstance(found, Refusal):
        raise AccessError(f"{found.text}。没有任何改动")
    return found


def parking_told(card: CardOnRecord, today: date, *, told: bool) -> Iterator[Refusal]:
    """One card may serve gate and door (CARD-25): whoever gives it up hears that it opens neither any more."""
    months = card.grant(Purpose.PARKING)
    if months and months.term.valid_to >= today and not told:
        words = f"卡 {card.card_no} 也是车卡，车场有效期到 {months.term.valid_to}；请与客户说明一并停用，再勾选"
        yield Refusal(words, "CARD-25")
