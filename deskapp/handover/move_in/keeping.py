"""Writes what was done on a move-in: rows that are added in the act's own unit of work, numbers running by the year."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from deskapp.flow.procedure import PaperDue
from deskapp.handover.key_records import KeyIssue
from deskapp.handover.move_in.kinds import MoveInDeed
from deskapp.handover.move_in.records import MoveIn, MoveInEvent, MoveInPaper, TenantMoveIn
from deskapp.kernel.errors import DeskError


class MoveInError(DeskError):
    """A rule about moving in would be broken; nothing was written."""

    code = "E-MOV-01"


def prepared_before(session: Session, request_id: str) -> list[MoveIn]:
    """What this very request has prepared already (design law 1)."""
    return list(session.scalars(select(MoveIn).where(MoveIn.request_id == request_id).order_by(MoveIn.id)))


def done_before(session: Session, request_id: str) -> MoveInEvent | None:
    """What this very request has done already (design law 1)."""
    return session.scalars(select(MoveInEvent).where(MoveInEvent.request_id == request_id)).one_or_none()


def tenant_before(session: Session, request_id: str) -> TenantMoveIn | None:
    """The tenant whom this very request has entered already (design law 1)."""
    return session.scalars(select(TenantMoveIn).where(TenantMoveIn.request_id == request_id)).one_or_none()


def do(session: Session, row: MoveIn, request_id: str, deed: MoveInDeed, **more: Any) -> MoveInEvent:
    """Put on record that something was done, today."""
    made = MoveInEvent(move_in_id=row.id, request_id=request_id, deed=deed, day=session.info["at"].date(), **more)
    session.add(made)
    session.flush()
    return made


def add(session: Session, *rows: Any) -> None:
    """Keep what belongs to an act."""
    session.add_all(rows)
    session.flush()


def hand_out(session: Session, issues: Iterable[KeyIssue]) -> None:
    """Keep what was handed out, kind by kind (MOVEIN-27)."""
    session.add_all(issues)
    session.flush()


def upcoming(session: Session, row: MoveIn) -> str:
    """The number that the next paper of a move-in bears: RZ2026-0001-3."""
    used = session.scalar(select(func.count(MoveInPaper.id)).where(MoveInPaper.move_in_id == row.id)) or 0
    return f"{row.number}-{used + 1}"


def paper(
    session: Session, row: MoveIn, event: MoveInEvent | None, number: str, form: str, slip: dict[str, Any]
) -> MoveInPaper:
    """Freeze a paper with the act that prints it (GEN-14)."""
    made = MoveInPaper(
        move_in_id=row.id,
        event_id=event.id if event else None,
        unit_id=row.unit_id,
        number=number,
        form=form,
        slip=slip,
    )
    session.add(made)
    session.flush()
    return made


def papers_of(session: Session, event_id: int) -> list[MoveInPaper]:
    """The papers that an act printed, in their order."""
    return list(session.scalars(select(MoveInPaper).where(MoveInPaper.event_id == event_id).order_by(MoveInPaper.id)))


def bag_list(session: Session, row: MoveIn) -> list[MoveInPaper]:
    """What was printed when a move-in was prepared."""
    asked = select(MoveInPaper).where(MoveInPaper.move_in_id == row.id, MoveInPaper.event_id.is_(None))
    return list(session.scalars(asked.order_by(MoveInPaper.id)))


def due(one: MoveInPaper) -> PaperDue:
    """A paper as it was frozen, to be printed."""
    return PaperDue(one.form, one.slip, (MoveInPaper.__tablename__, one.id))


def numbered(session: Session, number: str) -> PaperDue | None:
    """The paper with this number, of a move-in or of a tenant's."""
    typed = number.strip().upper()
    found = session.scalars(select(MoveInPaper).where(MoveInPaper.number == typed)).one_or_none()
    if found:
        return due(found)
    tenant = session.scalars(select(TenantMoveIn).where(TenantMoveIn.number == typed)).one_or_none()
    return tenant_due(tenant) if tenant else None


def tenant_due(row: TenantMoveIn) -> PaperDue:
    """The agreement of a tenant, as it was printed."""
    return PaperDue("tenant_agreement", row.slip, (TenantMoveIn.__tablename__, row.id))
