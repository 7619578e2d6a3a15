"""Reads the register of units that get another owner (REG-16), and what of it the unit's line of time tells."""

from collections.abc import Iterator

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from deskapp.desk import Desk
from deskapp.handover.resale import former, rules, sales
from deskapp.handover.resale.kinds import ResaleDeed, ResaleState
from deskapp.handover.resale.records import ResaleEvent, UnitResale
from deskapp.kernel.money import Money
from deskapp.overview.event import MOST, Event, Theme
from deskapp.overview.handover_view import ResaleLine
from deskapp.overview.lists import Span
from deskapp.overview.shown import Mark, State
from deskapp.staff.records import StaffMember

MARKS = {
    ResaleState.DRAFT: Mark.INFO,
    ResaleState.ARREARS_BLOCKED: Mark.DANGER,
    ResaleState.DOCUMENTS_OK: Mark.INFO,
    ResaleState.COMPLETED: Mark.WARN,
    ResaleState.NOTIFIED: Mark.OK,
    ResaleState.ARCHIVED: Mark.OK,
}
ENDED = (ResaleDeed.ARCHIVED, ResaleDeed.CANCELLED)


def resales(desk: Desk, span: Span) -> list[ResaleLine]:
    """Those that were received on some days and, whenever they were, all that are not archived; the latest first."""
    with desk.reading() as session:
        ended = select(ResaleEvent.resale_id).where(ResaleEvent.deed.in_(ENDED))
        within = UnitResale.received_on.between(span.first, span.last)
        asked = select(UnitResale).where(or_(within, UnitResale.id.not_in(ended))).order_by(UnitResale.id.desc())
        parts = (UnitResale.events, UnitResale.things, UnitResale.notices)
        loaded = asked.options(joinedload(UnitResale.unit), *(selectinload(part) for part in parts))
        return [_resale(session, desk, one) for one in session.scalars(loaded)]


def happened(session: Session, unit_id: int) -> Iterator[Event]:
    """What was done on the resales of a unit."""
    asked = (
        select(ResaleEvent, UnitResale, StaffMember.name)
        .join(UnitResale, ResaleEvent.resale_id == UnitResale.id)
        .outerjoin(StaffMember, ResaleEvent.created_by_id == StaffMember.id)
        .where(UnitResale.unit_id == unit_id)
        .order_by(ResaleEvent.id.desc())
        .limit(MOST)
    )
    for event, row, clerk in session.execute(asked):
        by = "，".join(part for part in (row.number, event.remark, clerk) if part)
        yield Event(event.at, f"{event.deed.value} {row.old_owner} 转 {row.new_owner}", by, Theme.PEOPLE)


def _resale(session: Session, desk: Desk, row: UnitResale) -> ResaleLine:
    now, cancelled = sales.state(session, row, desk.today), sales.event(row, ResaleDeed.CANCELLED)
    before = now in rules.BEFORE
    told = (
        f"{one.recipient.value} {one.acknowledged_by} {sales.local(one.acknowledged_at):%m-%d %H:%M}"
        if one.acknowledged_at
        else f"{one.recipient.value} 待确认"
        for one in row.notices
    )
    return ResaleLine(
        number=row.number,
        unit_id=row.unit_id,
        received_on=row.received_on,
        room=row.unit.room_no,
        old_owner=row.old_owner,
        new_owner=row.new_owner,
        change_on=row.change_on,
        owed=former.owed(session, row.unit_id, desk.today) if before else Money(),
        proof=row.proof.value,
        papers="、".join(one.words for one in sales.lacking(session, row)) if before else "",
        former="、".join(f"{one.kind.value} {one.number} {one.fate.value}" for one in row.things),
        acknowledged="；".join(told),
        waiting=tuple(one.recipient.value for one in row.notices if not one.acknowledged_at),
        state=State(now.value, MARKS.get(now, Mark.PLAIN)),
        then=sales.WORDS.get(sales.next_act(now), ""),
        remark=cancelled.remark if cancelled else "",
    )
