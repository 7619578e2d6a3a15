"""Door groups and their doors: set up by a lead, never deleted."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from deskapp.access.door_records import MOST_GROUPS, Door, DoorGroup
from deskapp.access.errors import AccessError


def groups(session: Session, *, gate: bool | None = None, active: bool = True) -> list[DoorGroup]:
    """The door groups in the order of their numbers, with their doors; only gates, or none, where that is asked."""
    asked = select(DoorGroup).options(selectinload(DoorGroup.doors)).order_by(DoorGroup.number)
    if active:
        asked = asked.where(DoorGroup.active)
    return [one for one in session.scalars(asked) if gate is None or one.gate is gate]


def group(session: Session, number: int) -> DoorGroup:
    """The group with this number. NoResultFound where there is none."""
    return session.scalars(select(DoorGroup).where(DoorGroup.number == number)).one()


def add_group(session: Session, name: str, *, gate: bool = False) -> DoorGroup:
    """A new group with the next free number. Raises AccessError for a name that is taken, and beyond 32 groups."""
    every = groups(session, active=False)
    if any(one.name == name.strip() for one in every):
        raise AccessError(f"已经有叫“{name.strip()}”的门组。没有任何改动")
    free = sorted(set(range(1, MOST_GROUPS + 1)) - {one.number for one in every})
    if not free or not name.strip():
        words = f"门组最多 {MOST_GROUPS} 个" if name.strip() else "请填写门组名称"
        raise AccessError(f"{words}。没有任何改动")
    made = DoorGroup(number=free[0], name=name.strip(), gate=gate)
    session.add(made)
    session.flush()
    return made


def add_door(session: Session, group: DoorGroup, name: str) -> Door:
    """A new door of a group. Raises AccessError for a name the group has already."""
    if not name.strip() or any(one.name == name.strip() for one in group.doors):
        raise AccessError(f"“{group.name}”里的门须各有名称，不能重复。没有任何改动")
    made = Door(name=name.strip())
    group.doors.append(made)
    session.flush()
    return made


def named(session: Session, typed: str) -> DoorGroup | None:
    """The group somebody means by its name or number, one out of use too; None where there is none."""
    words = typed.strip()
    return next((one for one in groups(session, active=False) if words in (one.name, str(one.number))), None)


def change_group(session: Session, group: DoorGroup, name: str, doors: Sequence[str], *, gate: bool) -> None:
    """Another name, and these doors: a new one is added, one that is not named any more goes out of use.

    Raises AccessError for a name that is taken, or a door named twice.
    """
    other = named(session, name)
    if other is not None and other is not group:
        raise AccessError(f"已经有叫“{name.strip()}”的门组。没有任何改动")
    if len(set(doors)) < len(doors):
        raise AccessError(f"“{name.strip()}”里的门须各有名称，不能重复。没有任何改动")
    group.name, group.gate, group.active = name.strip(), gate, True
    for door in group.doors:
        door.active = door.name in doors
    for one in doors:
        if one not in [door.name for door in group.doors]:
            add_door(session, group, one)
    session.flush()


def put_out_of_use(session: Session, group: DoorGroup) -> None:
    """The group and its doors stand on no list any more; what was told to them stays on record."""
    group.active = False
    session.flush()


def names(session: Session, numbers: tuple[int, ...]) -> str:
    """3栋大堂、东门: groups by name, as pages show what a card opens."""
    return "、".join(one.name for one in groups(session, active=False) if one.number in numbers)
