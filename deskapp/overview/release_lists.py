"""Reads the registers of goods that leave (REG-18) and of material that was seen at the gate (RELEASE-15)."""

from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import selectinload

from deskapp.desk import Desk
from deskapp.kernel.days import CHINA
from deskapp.overview.lists import Span
from deskapp.overview.release_view import MaterialLine, ReleaseLine
from deskapp.overview.shown import Mark, State
from deskapp.release import slips
from deskapp.release.kinds import SlipState
from deskapp.release.records import GateReport, GoodsReleaseSlip, ReleaseReturn
from deskapp.staff.team import staff_names

MARKS = {
    SlipState.AWAITING: Mark.WARN,
    SlipState.ISSUED: Mark.INFO,
    SlipState.VERIFIED: Mark.OK,
    SlipState.DISCREPANCY: Mark.DANGER,
    SlipState.EXPIRED: Mark.DANGER,
}


def releases(desk: Desk, span: Span) -> list[ReleaseLine]:
    """The slips of some days and, whenever they were applied for, all that are still out; the latest first."""
    with desk.reading() as session:
        names = staff_names(session)
        within = GoodsReleaseSlip.applied_on.between(span.first, span.last)
        out = ReleaseReturn.id.is_(None) & GoodsReleaseSlip.cancelled_at.is_(None)
        asked = select(GoodsReleaseSlip).outerjoin(ReleaseReturn).where(or_(within, out))
        every = asked.options(
            selectinload(GoodsReleaseSlip.items),
            selectinload(GoodsReleaseSlip.calls),
            selectinload(GoodsReleaseSlip.returned),
            selectinload(GoodsReleaseSlip.unit),
        ).order_by(GoodsReleaseSlip.id.desc())
        return [_release(one, names, desk.today) for one in session.scalars(every)]


def materials(desk: Desk, span: Span) -> list[MaterialLine]:
    """What guards reported on some days, the latest first."""
    with desk.reading() as session:
        asked = select(GateReport).where(GateReport.seen_on.between(span.first, span.last))
        found = session.scalars(asked.options(selectinload(GateReport.unit)).order_by(GateReport.id.desc()))
        return [
            MaterialLine(
                one.number,
                one.unit_id,
                one.seen_at.astimezone(CHINA),
                one.unit.room_no,
                one.material,
                one.guard,
                one.gate,
                one.stopped,
            )
            for one in found
        ]


def _release(one: GoodsReleaseSlip, names: dict[int, str], today: date) -> ReleaseLine:
    now, back = slips.state(one, today), one.returned
    calls = "；".join(
        f"{call.asked.value}{call.answer.value} {call.at.astimezone(CHINA):%m-%d %H:%M}" for call in one.calls
    )
    days = str(one.valid_from) if one.valid_from == one.valid_to else f"{one.valid_from} 至 {one.valid_to:%m-%d}"
    return ReleaseLine(
        number=one.number,
        unit_id=one.unit_id,
        applied_on=one.applied_on,
        room=one.unit.room_no,
        applicant=one.applicant,
        relation=one.relation.value,
        verified="；".join(part for part in (one.identity.value, calls) if part),
        owed=one.owed,
        reminded=one.reminded,
        goods="、".join(f"{item.name} {item.quantity} {item.measure}" for item in one.items),
        items=len(one.items),
        valid=days,
        issued_by=names.get(one.issued_by_id or 0, ""),
        state=State(now.value, MARKS.get(now, Mark.PLAIN)),
        guard=back.guard if back else "",
        exit=back.exit if back else one.exit,
        checked_at=back.checked_at.astimezone(CHINA) if back else None,
        difference=back.difference if back else one.cancel_reason,
    )
