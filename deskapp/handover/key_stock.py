"""Which keys the centre keeps of each unit, told from what came in and what was handed out (REG-15, KEY-03)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from deskapp.handover.key_kinds import KeyKind
from deskapp.handover.key_records import KeyIssue, KeyItem
from deskapp.handover.move_in.records import MoveIn

BAG = MoveIn.__tablename__
DESK = "前台钥匙柜"
"""Where keys lie that were handed back at the desk."""


@dataclass(frozen=True)
class Kept:
    """Keys that came in, and how many of them are still there."""

    item: KeyItem
    left: int


def stock(session: Session, unit_id: int | None = None) -> list[Kept]:
    """Everything that came in, of one unit or of all, the oldest first.

    What is handed out is taken from what came first. A bag that is packed anew counts anew what lies in the bag.
    """
    came, went = select(KeyItem).order_by(KeyItem.id), select(KeyIssue).order_by(KeyIssue.id)
    if unit_id is not None:
        came, went = came.where(KeyItem.unit_id == unit_id), went.where(KeyIssue.unit_id == unit_id)
    issues: dict[tuple[int, KeyKind], list[KeyIssue]] = {}
    for issue in session.scalars(went):
        issues.setdefault((issue.unit_id, issue.kind), []).append(issue)
    items: dict[tuple[int, KeyKind], list[KeyItem]] = {}
    for item in session.scalars(came.options(joinedload(KeyItem.unit))):
        items.setdefault((item.unit_id, item.kind), []).append(item)
    found = [one for key, some in items.items() for one in _kept(some, issues.get(key, ()))]
    return sorted(found, key=lambda one: one.item.id)


def _kept(items: Iterable[KeyItem], issues: Iterable[KeyIssue]) -> list[Kept]:
    """What is left of keys of one kind and unit, in the order in which they came and went."""
    shelf: list[Kept] = []
    moves: list[KeyItem | KeyIssue] = sorted([*items, *issues], key=lambda one: one.created_at)
    for move in moves:
        if isinstance(move, KeyIssue):
            shelf = list(_without(shelf, move.count))
        else:
            shelf = [*_recounted(shelf, move), Kept(move, move.count)]
    return shelf


def _without(shelf: Iterable[Kept], count: int) -> Iterator[Kept]:
    for one in shelf:
        taken = min(one.left, count)
        count -= taken
        yield replace(one, left=one.left - taken)


def _recounted(shelf: Iterable[Kept], item: KeyItem) -> Iterator[Kept]:
    """What lay in an earlier bag lies in the one packed now; what was counted of the same matter is counted anew."""
    for one in shelf:
        if one.item.created_at == item.created_at or not _anew(one.item, item):
            yield one
        elif one.left < one.item.count:
            yield replace(one, left=0)


def _anew(before: KeyItem, now: KeyItem) -> bool:
    of_bags = before.about_table == now.about_table == BAG
    return of_bags or (before.about_table, before.about_id) == (now.about_table, now.about_id)


def in_bag(session: Session, unit_id: int) -> list[Kept]:
    """What lies ready for the next handover of a unit."""
    return [one for one in stock(session, unit_id) if one.left and one.item.about_table == BAG]


def told(kept: Iterable[KeyItem]) -> str:
    """Kinds with their counts, as a list has them: 入户门钥匙 6 把、信报箱钥匙 2 把."""
    return "、".join(f"{one.name} {one.count} {one.kind.measure}" for one in kept)
