"""The door groups as the pages of this family show them to choose from."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy.orm import Session

from deskapp.access.door_records import DoorGroup
from deskapp.access.doors import groups, lists
from deskapp.desk import Desk
from deskapp.kernel.problems import Refusal


@dataclass(frozen=True)
class GroupLine:
    """A door group: its number and name, its doors in use, and the number of its newest list (0 for none)."""

    number: int
    name: str
    gate: bool
    active: bool
    doors: tuple[str, ...]
    newest: int

    @property
    def state(self) -> str:
        return "在用" if self.active else "停用"


def group_lines(desk: Desk, *, every: bool = False) -> list[GroupLine]:
    """The groups in use by their numbers, or `every` one that ever was."""
    with desk.reading() as session:
        return [_line(session, one) for one in groups.groups(session, active=not every)]


def group_line(desk: Desk, typed: str) -> GroupLine | None:
    """The group somebody means by its name or number."""
    with desk.reading() as session:
        row = groups.named(session, typed)
        return _line(session, row) if row else None


def name_of(desk: Desk, typed: str) -> str:
    """The name of the group somebody means; what was typed, where there is none."""
    known = group_line(desk, typed)
    return known.name if known else typed.strip()


def unknown(session: Session, typed: str) -> Iterator[Refusal]:
    """What stands against a group: there is none of that name, it is out of use, or it has no door."""
    row = groups.named(session, typed)
    if row is None:
        known = "、".join(one.name for one in groups.groups(session))
        yield Refusal(f"没有“{typed.strip()}”这个门组，现有：{known or '还没有设置'}")
    elif not row.active:
        yield Refusal(f"门组“{row.name}”已停用")


def _line(session: Session, row: DoorGroup) -> GroupLine:
    doors = tuple(door.name for door in row.doors if door.active)
    return GroupLine(row.number, row.name, row.gate, row.active, doors, lists.last_number(session, row.id) or 0)
