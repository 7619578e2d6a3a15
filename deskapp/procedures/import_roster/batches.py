"""The imports so far, and how one is taken back as a whole while nothing of it has been used."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from deskapp.desk import Desk
from deskapp.estate.applying.undoing import undo
from deskapp.estate.applying.uses import why_not_undo
from deskapp.estate.kinds import BatchState
from deskapp.estate.records import ImportBatch
from deskapp.procedures.import_roster.service import ACT, Watch, quiet
from deskapp.staff.records import StaffMember

MOST = 20


@dataclass(frozen=True)
class BatchLine:
    """One import as lists show it."""

    batch_id: int
    at: datetime
    who: str
    file_name: str
    added: int
    changed: int
    refused: int
    undone: bool


def batches(desk: Desk) -> list[BatchLine]:
    """The latest imports, the newest first."""
    asked = select(ImportBatch, StaffMember.name).outerjoin(StaffMember, ImportBatch.created_by_id == StaffMember.id)
    with desk.reading() as session:
        return [
            BatchLine(
                batch.id,
                batch.created_at,
                name or "系统",
                batch.file_name,
                batch.added,
                batch.changed,
                batch.refused,
                batch.state is BatchState.UNDONE,
            )
            for batch, name in session.execute(asked.order_by(ImportBatch.id.desc()).limit(MOST))
        ]


def used_by(desk: Desk, batch_id: int) -> str:
    """What used something of an import, so that it can no longer be undone; empty if nothing has."""
    with desk.reading() as session:
        return why_not_undo(session, session.get_one(ImportBatch, batch_id)).strip()


def undo_import(desk: Desk, batch_id: int, watch: Watch = quiet) -> str:
    """Take an import back; the words for the clerk. Raises UndoError once it was used, NotAllowedError.

    What `watch` raises stops it, and everything stays as it was.
    """
    with desk.work(ACT) as session:
        batch = session.get_one(ImportBatch, batch_id)
        undo(session, batch, desk.today, watch)
        return f"已撤销“{batch.file_name}”的导入，资料恢复到导入以前"
