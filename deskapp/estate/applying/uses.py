"""What has used something that an import made or changed: as long as nothing has, the import can be undone."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from deskapp.audit.records import JournalLine
from deskapp.estate.applying.wanted import KINDS
from deskapp.estate.kinds import BatchState
from deskapp.estate.records import ImportBatch, ImportChange, Unit
from deskapp.kernel.days import CHINA
from deskapp.kernel.rooms import RoomNo
from deskapp.staff.policy import POLICY
from deskapp.staff.records import Draft, StaffMember
from deskapp.store.base import Record

ACT = "import_roster"
"""The act of the policy table, for importing and undoing alike; the journal knows imports by it."""
Touched = frozenset[tuple[str, int]]
_BY_TABLE = {kind.__tablename__: kind for kind in KINDS}


def why_not_undo(session: Session, batch: ImportBatch) -> str:
    """The first thing that used something of the batch, in a sentence; empty if nothing has.

    The journal tells: whatever was made or changed since names the rows it belongs to. Looking at somebody's papers
    is no use, nor are imports that were undone themselves.
    """
    touched = _touched(session, batch)
    later = _later_imports(session, batch)
    for line in _since(session, batch):
        about = _uses(line, touched)
        if about and (line.act != ACT or (line.table_name, line.row_id) in later):
            return _sentence(session, line, about)
    return _drafted(session, touched)


def _touched(session: Session, *batches: ImportBatch) -> Touched:
    asked = select(ImportChange.table_name, ImportChange.row_id)
    found = session.execute(asked.where(ImportChange.batch_id.in_([batch.id for batch in batches])))
    return frozenset((table, row_id) for table, row_id in found)


def _later_imports(session: Session, batch: ImportBatch) -> Touched:
    asked = select(ImportBatch).where(ImportBatch.id > batch.id, ImportBatch.state == BatchState.APPLIED)
    return _touched(session, *session.scalars(asked))


def _since(session: Session, batch: ImportBatch) -> Iterator[Row[Any]]:
    """The journal after the line of the batch itself, which is written when all its rows are."""
    own = select(JournalLine.id).where(
        JournalLine.table_name == ImportBatch.__tablename__,
        JournalLine.row_id == batch.id,
        JournalLine.before.is_(None),
    )
    asked = select(
        JournalLine.id,
        JournalLine.at,
        JournalLine.by_id,
        JournalLine.act,
        JournalLine.table_name,
        JournalLine.row_id,
        JournalLine.before,
        JournalLine.after,
    )
    yield from session.execute(asked.where(JournalLine.id > own.scalar_subquery()).order_by(JournalLine.id))


def _uses(line: Row[Any], touched: Touched) -> tuple[str, int] | None:
    """The row of the batch that a line of the journal changes, or that its record belongs to."""
    if line.before is not None and (line.table_name, line.row_id) in touched:
        return line.table_name, line.row_id
    for column, table in _references().get(line.table_name, ()):
        row_id = (line.after or {}).get(column)
        if row_id is not None and (table, row_id) in touched:
            return table, row_id
    return None


@cache
def _references() -> dict[str, tuple[tuple[str, str], ...]]:
    """Of every table, the columns that name a record an import may make; units first, as people name them first.

    Asked only once every table of the program is known.
    """
    order = list(_BY_TABLE)
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for table in Record.metadata.tables.values():
        keys = [(key.parent.name, key.column.table.name) for key in table.foreign_keys]
        found[table.name] = tuple(sorted((one for one in keys if one[1] in order), key=lambda one: order.index(one[1])))
    return found


def _sentence(session: Session, line: Row[Any], about: tuple[str, int]) -> str:
    table, row_id = about
    act = POLICY[line.act].words if line.act in POLICY else line.act
    who = session.get(StaffMember, line.by_id) if line.by_id else None
    when = f"{line.at.astimezone(CHINA):%Y-%m-%d %H:%M}"
    return f"{_named(session, table, row_id)}已由{who.name if who else '系统'}在 {when} 办理“{act}”"


def _named(session: Session, table: str, row_id: int) -> str:
    """What a clerk calls a row: its room, its name, its plate."""
    row: Any = session.get(_BY_TABLE[table], row_id)
    match table:
        case "unit":
            return f"房屋 {row.room_no} "
        case "customer":
            return f"客户“{row.name}”"
        case "vehicle":
            return f"车牌 {row.plate} "
        case "parking_space":
            return f"车位 {row.space_no} "
        case "ic_card":
            return f"门禁卡 {row.card_no} "
        case "bank_account":
            return f"“{row.customer.name}”的托收账户"
        case _:
            return f"房屋 {row.unit.room_no} 的{row.role.value}“{row.customer.name}”"


def _drafted(session: Session, touched: Touched) -> str:
    """Somebody's half-written walk about a unit of the batch."""
    units = {row_id for table, row_id in touched if table == Unit.__tablename__}
    rooms = {room for row_id, room in session.execute(select(Unit.id, Unit.room_no)) if row_id in units}
    drafts = session.scalars(select(Draft).where(Draft.ended.is_(False)))
    for draft in drafts:
        room = next((room for room in _rooms_in(draft.said) if room in rooms), "")
        if room:
            who = session.get(StaffMember, draft.created_by_id) if draft.created_by_id else None
            return f"{who.name if who else '有人'}有一份草稿正在办理房屋 {room} "
    return ""


def _rooms_in(said: Any) -> Iterator[str]:
    """Every room that a draft names, as it is shown."""
    match said:
        case dict():
            for value in said.values():
                yield from _rooms_in(value)
        case list():
            for value in said:
                yield from _rooms_in(value)
        case str() if len(said) <= 24:
            try:
                yield str(RoomNo.parse(said))
            except ValueError:
                return
