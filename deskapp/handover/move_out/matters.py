"""Reads and moves what is kept of moving out: numbers, states, the next act of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from deskapp.handover.move_out import rules
from deskapp.handover.move_out.kinds import MoveOutDeed, MoveOutState
from deskapp.handover.move_out.records import MoveOut, MoveOutCall, MoveOutEvent, MoveOutReading, MoveOutReturn
from deskapp.handover.move_out.rules import Back, Read
from deskapp.kernel.days import CHINA
from deskapp.kernel.money import Money
from deskapp.release.rules import Call

CONFIRM, READ, HAND_BACK = "confirm_move_out", "read_move_out", "hand_back_move_out"
SETTLE, FINISH = "settle_move_out", "finish_move_out"
WORDS = {
    CONFIRM: "等业主确认",
    READ: "抄表",
    HAND_BACK: "交还钥匙和卡",
    SETTLE: "打印结算单",
    FINISH: "办结迁出",
}
"""What is said of the act that a matter waits for, by the code name of its procedure."""


@dataclass(frozen=True)
class Moved:
    """What an act leaves behind for whoever asks what comes next: the matter, and its next act, empty for none."""

    number: str
    state: MoveOutState
    then: str


def numbered(session: Session, number: str) -> MoveOut | None:
    """The matter with this number, as it is typed or scanned."""
    return session.scalars(select(MoveOut).where(MoveOut.number == number.strip().upper())).one_or_none()


def done_before(session: Session, request_id: str) -> MoveOutEvent | None:
    """What this very request has done already (design law 1)."""
    asked = select(MoveOutEvent).where(MoveOutEvent.request_id == request_id).order_by(MoveOutEvent.id).limit(1)
    return session.scalars(asked).one_or_none()


def deeds(row: MoveOut) -> list[MoveOutDeed]:
    """What was done, in order."""
    return [one.deed for one in row.events]


def state(row: MoveOut) -> MoveOutState:
    """How it stands."""
    return rules.state(deeds(row))


def next_act(row: MoveOut) -> str:
    """The act it waits for, by the code name of its procedure; empty once it is over."""
    done = deeds(row)
    match state(row):
        case MoveOutState.DRAFT:
            return CONFIRM
        case MoveOutState.SETTLING if MoveOutDeed.READ not in done:
            return READ
        case MoveOutState.SETTLING:
            return SETTLE if MoveOutDeed.HANDED_BACK in done else HAND_BACK
        case MoveOutState.CLEARED:
            return FINISH
    return ""


def open_ones(session: Session, *states: MoveOutState) -> list[MoveOut]:
    """Those on which something is still to be done, the oldest first; of all such states, or of those named."""
    over = (MoveOutDeed.FINISHED, MoveOutDeed.CANCELLED)
    ended = select(MoveOutEvent.move_out_id).where(MoveOutEvent.deed.in_(over))
    asked = select(MoveOut).where(MoveOut.id.not_in(ended)).order_by(MoveOut.id)
    loaded = asked.options(joinedload(MoveOut.unit), selectinload(MoveOut.events))
    return [one for one in session.scalars(loaded) if state(one) in (states or rules.OPEN)]


def open_of(session: Session, unit_id: int, customer_id: int) -> MoveOut | None:
    """The open matter of somebody at a unit."""
    found = (one for one in open_ones(session) if one.unit_id == unit_id and one.customer_id == customer_id)
    return next(found, None)


def note(session: Session, row: MoveOut, deed: MoveOutDeed, request_id: str, **more: Any) -> MoveOutEvent:
    """Keep that something was done."""
    made = MoveOutEvent(request_id=request_id, deed=deed, at=session.info["at"], **{"slip": None, **more})
    row.events.append(made)
    session.flush()
    return made


def ask(session: Session, row: MoveOut, calls: Sequence[Call], *, urgent: bool) -> None:
    """Keep attempts to have somebody's word, whatever came of them (MOVEOUT-02)."""
    for one in calls:
        said = {"asked": one.asked, "person": one.person, "phone": one.phone, "answer": one.answer, "at": one.at}
        row.calls.append(MoveOutCall(**said, urgent=urgent))
    session.flush()


def calls_of(row: MoveOut) -> list[Call]:
    """Every attempt, the first at the head; of one person the last counts."""
    return [Call(one.asked, one.person, one.phone, one.answer, one.at) for one in row.calls]


def read(session: Session, row: MoveOut, lines: Sequence[Read]) -> None:
    """Keep what the meters showed (MOVEOUT-05)."""
    for one in lines:
        row.readings.append(MoveOutReading(**vars(one)))
    session.flush()


def readings(row: MoveOut) -> list[Read]:
    """The last reading of every meter."""
    last = {one.meter: one for one in row.readings}
    return [Read(one.meter, one.before, one.now, one.remark) for one in last.values()]


def take_back(session: Session, row: MoveOut, line: Back, card_id: int | None) -> None:
    """Keep what was handed back of one thing (MOVEOUT-04)."""
    row.returns.append(MoveOutReturn(**vars(line), card_id=card_id))
    session.flush()


def returns(row: MoveOut) -> list[Back]:
    """What was handed back in the end."""
    last = {(one.name, one.numbers): one for one in row.returns}
    return [Back(one.thing, one.name, one.numbers, one.due, one.back, one.remark) for one in last.values()]


def event(row: MoveOut, deed: MoveOutDeed) -> MoveOutEvent | None:
    """The last time that something was done."""
    return next((one for one in reversed(row.events) if one.deed is deed), None)


def left_open(row: MoveOut) -> Money:
    """What was not paid when the sheet was printed."""
    settled = event(row, MoveOutDeed.SETTLED)
    return settled.open if settled else Money()


def local(at: datetime) -> datetime:
    """The hour at the desk."""
    return at.astimezone(CHINA)
