"""Puts a roster on record as one batch, in the caller's unit of work: all of it or nothing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.estate.applying.outcome import work_out
from deskapp.estate.applying.plan import Plan, planned
from deskapp.estate.applying.standing import load
from deskapp.estate.applying.wanted import KINDS, Wanted, stored
from deskapp.estate.kinds import BatchState
from deskapp.estate.records import ImportBatch, ImportChange
from deskapp.estate.roster.rows import Roster

Watch = Callable[[str, int, int], None]
"""Told (words, how many are done, how many there are); what it raises stops the import, and nothing is kept."""
Before = dict[str, Any] | None
AT_ONCE = 200


@dataclass(frozen=True)
class FileFacts:
    """What is kept of the file itself: its name and the SHA-256 of its bytes, in hex."""

    name: str
    digest: str


@dataclass(frozen=True)
class Applied:
    """What was done. Without a batch the roster said nothing that was not on record already."""

    plan: Plan
    batch: ImportBatch | None


def apply(session: Session, roster: Roster, file: FileFacts, request_id: str, today: date, watch: Watch) -> Applied:
    """Make and change what the roster wants. A request that was answered before must not come here again."""
    watch("正在核对", 0, 0)
    outcome = work_out(load(session, today), roster)
    made_plan = planned(roster, outcome)
    todo = [one for kind in KINDS for one in outcome.wanted if one.kind is kind and (one.row is None or one.changes())]
    if not todo:
        return Applied(made_plan, None)
    before = [_keep(session, one, done, len(todo), watch) for done, one in enumerate(todo)]
    session.flush()
    batch = ImportBatch(
        request_id=request_id,
        file_name=file.name,
        file_digest=file.digest,
        state=BatchState.APPLIED,
        added=made_plan.added,
        changed=made_plan.changed,
        refused=made_plan.refused,
    )
    session.add(batch)
    session.flush()
    _note_changes(session, batch, todo, before, watch)
    watch("正在保存", len(todo), len(todo))
    return Applied(made_plan, batch)


def done_before(session: Session, request_id: str) -> ImportBatch | None:
    """The batch of a request."""
    return session.scalars(select(ImportBatch).where(ImportBatch.request_id == request_id)).one_or_none()


def imported_before(session: Session, digest: str) -> tuple[datetime, BatchState] | None:
    """When the very same file was imported last, and what became of that."""
    asked = select(ImportBatch).where(ImportBatch.file_digest == digest).order_by(ImportBatch.id.desc()).limit(1)
    batch = session.scalars(asked).one_or_none()
    return (batch.created_at, batch.state) if batch else None


def _keep(session: Session, one: Wanted, done: int, total: int, watch: Watch) -> Before:
    """Make or change one record; what its changed columns said before, None for a new one.

    What others refer to is flushed before they do, so that its id is known.
    """
    if done % AT_ONCE == 0:
        watch("正在导入", done, total)
        session.flush()
    if any(linked.row.id is None for linked in one.links.values()):
        session.flush()
    new = one.new_values()
    if one.row is None:
        one.row = one.kind(**new)
        session.add(one.row)
        return None
    before = {name: stored(one.kind, name, getattr(one.row, name)) for name in new}
    for name, value in new.items():
        setattr(one.row, name, value)
    return before


def _note_changes(session: Session, batch: ImportBatch, todo: list[Wanted], before: list[Before], watch: Watch) -> None:
    for done, (one, said) in enumerate(zip(todo, before, strict=True)):
        if done % AT_ONCE == 0:
            watch("正在登记明细", done, len(todo))
            session.flush()
        table = one.kind.__tablename__
        session.add(ImportChange(batch_id=batch.id, table_name=table, row_id=one.row.id, before=said))
    session.flush()
