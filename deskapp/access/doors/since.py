"""Which cards may have changed since the lists that every door has loaded, by the journal: never by the clock."""

from collections.abc import Collection

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from deskapp.access.card_records import CardAuthorisation, CardIssue
from deskapp.access.door_records import Door, DoorGroup, DoorList, DoorLoading
from deskapp.audit.records import JournalLine
from deskapp.estate.records import IcCard
from deskapp.staff.settings import Setting

ABOUT_ALL = (Setting.__tablename__, Door.__tablename__, DoorGroup.__tablename__)
"""A change of these may concern every card."""
FEW = 60
"""More cards than these are not looked at one by one."""


def even(session: Session, groups: Collection[DoorGroup]) -> dict[int, int]:
    """The groups whose doors in use all have its newest list, with the id of that list."""
    asked = select(DoorList.group_id, func.max(DoorList.number)).group_by(DoorList.group_id)
    newest = dict(session.execute(asked).all())
    made = select(DoorList.id, DoorList.group_id, DoorList.number)
    ids = {(row.group_id, row.number): row.id for row in session.execute(made)}
    latest = select(DoorLoading.door_id, func.max(DoorList.number)).join(DoorList).group_by(DoorLoading.door_id)
    loaded = dict(session.execute(latest).all())
    return {
        group.id: ids[group.id, newest[group.id]]
        for group in groups
        if group.id in newest and all(loaded.get(door.id) == newest[group.id] for door in group.doors if door.active)
    }


def changed_since(session: Session, list_ids: Collection[int]) -> frozenset[int] | None:
    """The cards that any record of changed after the oldest of these lists; None where it may be any of them."""
    line = JournalLine
    of_list = select(func.min(line.id)).where(line.table_name == DoorList.__tablename__, line.row_id.in_(list_ids))
    since = session.scalar(of_list)
    if since is None:
        return None
    tables = (IcCard.__tablename__, CardIssue.__tablename__, CardAuthorisation.__tablename__, *ABOUT_ALL)
    asked = select(line.table_name, line.row_id).where(line.id > since, line.table_name.in_(tables)).distinct()
    touched: dict[str, set[int]] = {}
    for table, row_id in session.execute(asked):
        if row_id is None:
            return None
        touched.setdefault(table, set()).add(row_id)
    if touched.keys() & set(ABOUT_ALL) or sum(map(len, touched.values())) > FEW:
        return None
    issues = touched.get(CardIssue.__tablename__, set())
    rights = select(CardAuthorisation.issue_id).where(
        CardAuthorisation.id.in_(touched.get(CardAuthorisation.__tablename__, ()))
    )
    cards = session.scalars(select(CardIssue.card_id).where(CardIssue.id.in_(issues) | CardIssue.id.in_(rights)))
    return frozenset(cards) | touched.get(IcCard.__tablename__, set())
