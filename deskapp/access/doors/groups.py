"""Door groups and their doors: set up by a lead, never deleted."""

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


def names(session: Session, numbers: tuple[int, ...]) -> str:
    """3栋大堂、东门: groups by name, as pages show what a card opens."""
    return "、".join(one.name for one in groups(session, active=False) if one.number in numbers)
