"""Reads the register of those who move out (REG-17), and what of it the unit's line of time tells."""

from collections.abc import Iterator

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from deskapp.desk import Desk
from deskapp.handover.move_out import matters
from deskapp.handover.move_out.kinds import CARDS, MoveOutDeed, MoveOutState
from deskapp.handover.move_out.records import MoveOut, MoveOutEvent
from deskapp.handover.move_out.rules import Back
from deskapp.overview.event import MOST, Event, Theme
from deskapp.overview.handover_view import MoveOutLine
from deskapp.overview.lists import Span
from deskapp.overview.shown import Mark, State
from deskapp.release.kinds import Answer
from deskapp.staff.records import StaffMember

MARKS = {
    MoveOutState.DRAFT: Mark.WARN,
    MoveOutState.SETTLING: Mark.INFO,
    MoveOutState.CLEARED: Mark.INFO,
    MoveOutState.MOVED_OUT: Mark.OK,
}
ENDED = (MoveOutDeed.FINISHED, MoveOutDeed.CANCELLED)


def move_outs(desk: Desk, span: Span) -> list[MoveOutLine]:
    """Those who gave notice on some days and, whenever they did, all who have not left yet; the latest first."""
    with desk.reading() as session:
        ended = select(MoveOutEvent.move_out_id).where(MoveOutEvent.deed.in_(ENDED))
        within = MoveOut.started_on.between(span.first, span.last)
        asked = select(MoveOut).where(or_(within, MoveOut.id.not_in(ended))).order_by(MoveOut.id.desc())
        parts = (MoveOut.events, MoveOut.calls, MoveOut.readings, MoveOut.returns)
        loaded = asked.options(joinedload(MoveOut.unit), *(selectinload(part) for part in parts))
        return [_move_out(one) for one in session.scalars(loaded)]


def happened(session: Session, unit_id: int) -> Iterator[Event]:
    """What was done on those who moved out of a unit."""
    asked = (
        select(MoveOutEvent, MoveOut, StaffMember.name)
        .join(MoveOut, MoveOutEvent.move_out_id == MoveOut.id)
        .outerjoin(StaffMember, MoveOutEvent.created_by_id == StaffMember.id)
        .where(MoveOut.unit_id == unit_id)
        .order_by(MoveOutEvent.id.desc())
        .limit(MOST)
    )
    for event, row, clerk in session.execute(asked):
        by = "，".join(part for part in (row.number, clerk) if part)
        yield Event(event.at, f"{event.deed.value} {row.person}", by, Theme.PEOPLE)


def _move_out(row: MoveOut) -> MoveOutLine:
    now, settled = matters.state(row), matters.event(row, MoveOutDeed.SETTLED)
    cancelled = matters.event(row, MoveOutDeed.CANCELLED)
    returns = matters.returns(row)
    return MoveOutLine(
        number=row.number,
        unit_id=row.unit_id,
        started_on=row.started_on,
        room=row.unit.room_no,
        person=row.person,
        relation=row.relation.value,
        leaving=row.leaving.value,
        leaving_on=row.leaving_on,
        confirmed="；".join(f"{one.asked.value} {one.person}" for one in row.calls if one.answer is Answer.AGREED),
        readings="，".join(f"{one.meter.value} {one.now}" for one in matters.readings(row)),
        open=matters.left_open(row),
        release_no=settled.release_no if settled else "",
        cards=_told([one for one in returns if one.thing in CARDS]),
        keys=_told([one for one in returns if one.thing not in CARDS]),
        state=State(now.value, MARKS.get(now, Mark.PLAIN)),
        then=matters.WORDS.get(matters.next_act(row), ""),
        remark=cancelled.remark if cancelled else "",
    )


def _told(lines: list[Back]) -> str:
    back = ("已交" if one.back == one.due else f"应交 {one.due} 实交 {one.back}" for one in lines)
    return "、".join(f"{one.numbers or one.name} {words}" for one, words in zip(lines, back, strict=True))
