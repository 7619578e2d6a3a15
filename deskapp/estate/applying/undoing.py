"""Takes an import back as a whole: what it made is withdrawn, what it changed says again what it said before."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.estate.applying.batch import AT_ONCE, Watch
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


def undo(session: Session, batch: ImportBatch, today: date, watch: Watch = lambda words, done, total: None) -> None:
    """Nothing is deleted (GEN-09). A batch that is undone already stays so. Raises UndoError once it was used.

    What `watch` raises stops it, and everything stays as it was.
    """
    if batch.state is BatchState.UNDONE:
        return
    if used := why_not_undo(session, batch):
        raise UndoError(f"这次导入不能撤销：{used.strip()}。没有任何改动，请逐条更正资料")
    asked = select(ImportChange).where(ImportChange.batch_id == batch.id).order_by(ImportChange.id.desc())
    changes = list(session.scalars(asked))
    rows = _rows(session, changes)
    for done, change in enumerate(changes):
        if done % AT_ONCE == 0:
            watch("正在撤销", done, len(changes))
            session.flush()
        _take_back(rows[change.table_name, change.row_id], change, today)
    batch.state = BatchState.UNDONE
    session.flush()


def _rows(session: Session, changes: Sequence[ImportChange]) -> dict[tuple[str, int], Any]:
    """The records of all changes, kind by kind."""
    rows: dict[tuple[str, int], Any] = {}
    for table, kind in _BY_TABLE.items():
        ids = [change.row_id for change in changes if change.table_name == table]
        for start in range(0, len(ids), AT_ONCE):
            found = session.scalars(select(kind).where(kind.id.in_(ids[start : start + AT_ONCE])))
            rows |= {(table, row.id): row for row in found}
    return rows


def _take_back(row: Any, change: ImportChange, today: date) -> None:
    if change.before is None:
        _withdraw(row, change.table_name, today)
        return
    for name, value in change.before.items():
        setattr(row, name, restored(_BY_TABLE[change.table_name], name, value))


def _withdraw(row: Any, table: str, today: date) -> None:
    row.withdrawn_on = today
    for column in GIVEN_UP.get(table, ()):
        setattr(row, column, f"{getattr(row, column)}（已撤销 {row.id}）")
