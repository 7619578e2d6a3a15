"""The card issue and exception register as people read it: one line an event (REG-19)."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.access.card_records import CardEvent
from deskapp.access.kinds import EventKind
from deskapp.kernel.days import CHINA
from deskapp.kernel.money import Money
from deskapp.staff.team import staff_names

K = EventKind
EXCEPTIONS = frozenset({K.TORN, K.WRITE_FAILED, K.ABANDONED, K.LOST, K.DAMAGED, K.NOT_WRITTEN})


@dataclass(frozen=True)
class BookLine:
    """What the register says of one event; `signed` is whether its holder signed for it."""

    at: datetime
    card_id: int
    card_no: str
    uid: str
    held_as: str
    holder: str
    room_no: str
    valid: str
    kind: EventKind
    reason: str
    fee: Money
    ticket_no: str
    signed: bool
    clerk: str

    @property
    def exception(self) -> bool:
        """Whether it is an abnormal one (异常情况)."""
        return self.kind in EXCEPTIONS


def book(session: Session, first: date, last: date) -> list[BookLine]:
    """The lines of some days, the newest first; a signature stands on the line it is for."""
    asked = select(CardEvent).where(CardEvent.day >= first, CardEvent.day <= last).order_by(CardEvent.id.desc())
    return _lines(session, list(session.scalars(asked)))


def of_card(session: Session, card_id: int) -> list[BookLine]:
    """All that ever happened to a card, the newest first."""
    asked = select(CardEvent).where(CardEvent.card_id == card_id).order_by(CardEvent.id.desc())
    return _lines(session, list(session.scalars(asked)))


def _lines(session: Session, events: list[CardEvent]) -> list[BookLine]:
    clerks = staff_names(session)
    signed = {(one.card_id, one.request_id) for one in events if one.kind is EventKind.SIGNED}
    return [
        _line(one, clerks.get(one.by_id or 0, ""), (one.card_id, one.request_id) in signed)
        for one in events
        if one.kind is not EventKind.SIGNED
    ]


def _line(one: CardEvent, clerk: str, signed: bool) -> BookLine:
    days = f"{one.valid_from:%Y.%m.%d}–{one.valid_to:%Y.%m.%d}" if one.valid_from and one.valid_to else ""
    return BookLine(
        at=one.at.astimezone(CHINA),
        card_id=one.card_id,
        card_no=one.card_no,
        uid=one.uid,
        held_as=one.holder_class.value if one.holder_class else "",
        holder=one.holder_name,
        room_no=one.room_no,
        valid=days,
        kind=one.kind,
        reason=one.reason,
        fee=one.fee,
        ticket_no=one.ticket_no,
        signed=signed,
        clerk=clerk,
    )
