"""What happened at a unit when it was handed over, and when tenants came (MOVEIN)."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.handover.move_in.kinds import MoveInDeed
from deskapp.handover.move_in.records import MoveIn, MoveInEvent, TenantMoveIn
from deskapp.overview.event import MOST, Event, Theme
from deskapp.staff.records import StaffMember


def move_ins(session: Session, unit_id: int) -> Iterator[Event]:
    """Every act of a handover, with its number and whoever did it."""
    prepared = select(MoveIn).where(MoveIn.unit_id == unit_id).order_by(MoveIn.id.desc())
    for row in session.scalars(prepared.limit(MOST)):
        yield Event(row.created_at, "入住备袋", row.number, Theme.HANDOVER)
    done = (
        select(MoveInEvent, MoveIn.number, StaffMember.name)
        .join(MoveIn, MoveInEvent.move_in_id == MoveIn.id)
        .outerjoin(StaffMember, MoveInEvent.created_by_id == StaffMember.id)
        .where(MoveIn.unit_id == unit_id)
        .order_by(MoveInEvent.id.desc())
        .limit(MOST)
    )
    for event, number, clerk in session.execute(done):
        more = f"：{event.remark}" if event.deed in (MoveInDeed.DEFECTS_NOTED, MoveInDeed.CANCELLED) else ""
        about = "，".join(part for part in (number, clerk or "") if part)
        yield Event(event.created_at, f"入住{event.deed.value}{more}", about, Theme.HANDOVER)
    tenants = select(TenantMoveIn).where(TenantMoveIn.unit_id == unit_id).order_by(TenantMoveIn.id.desc())
    for one in session.scalars(tenants.limit(MOST)):
        yield Event(one.created_at, f"租户入住 {one.tenant}，租期到 {one.lease_to}", one.number, Theme.HANDOVER)
