"""Takes an import back as a whole: what it made is withdrawn, what it changed says again what it said before."""

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.estate.applying.uses import why_not_undo
from deskapp.estate.applying.wanted import KINDS, restored
from deskapp.estate.kinds import BatchState
from deskapp.estate.records import ImportBatch, ImportChange
from deskapp.kernel.errors import DeskError

GIVEN_UP = {"unit": ("room", "room_no"), "parking_space": ("space_no",), "ic_card": ("card_no",)}
"""The columns that no two rows may share: a withdrawn row makes way for the next one of its number."""
_BY_TABLE = {kind.__tablename__: kind for kind in KINDS}


class UndoError(DeskError):
    """An import that can no longer be undone."""

    code = "E-IMP-20"


def undo(session: Session, batch: ImportBatch, today: date) -> None:
    """Nothing is deleted (GEN-09). A batch that is undone already stays so. Raises UndoError once it was used."""
    if batch.state is BatchState.UNDONE:
        return
    if used := why_not_undo(session, batch):
        raise UndoError(f"这次导入不能撤销：{used.strip()}。没有任何改动，请逐条更正资料")
    changes = select(ImportChange).where(ImportChange.batch_id == batch.id).order_by(ImportChange.id.desc())
    for change in session.scalars(changes):
        kind = _BY_TABLE[change.table_name]
        row = session.get_one(kind, change.row_id)
        if change.before is None:
            _withdraw(row, change.table_name, today)
        else:
            for name, value in change.before.items():
                setattr(row, name, restored(kind, name, value))
    batch.state = BatchState.UNDONE
    session.flush()


def _withdraw(row: Any, table: str, today: date) -> None:
    row.withdrawn_on = today
    for column in GIVEN_UP.get(table, ()):
        setattr(row, column, f"{getattr(row, column)}（已撤销 {row.id}）")
