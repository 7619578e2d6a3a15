"""Reads what the pages of doors show: doors and their lists, cards not yet in force, lists handed out."""

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from deskapp.access.door_records import DoorGroup, DoorList, DoorLoading
from deskapp.access.doors import force, groups
from deskapp.access.doors.force import DoorState
from deskapp.access.kinds import ListKind
from deskapp.access.register import reading
from deskapp.desk import Desk
from deskapp.estate.records import IcCard
from deskapp.kernel.days import CHINA
from deskapp.overview.door_view import DoorLine, DoorListLine, WaitingLine
from deskapp.overview.shown import Mark, State
from deskapp.staff.records import StaffMember
from deskapp.staff.team import staff_names

OPENS = State("仍能开门", Mark.DANGER)
NOT_YET = State("未生效", Mark.DANGER)
LOADED, LOADED_SOME, LOADED_NONE = State("已导入", Mark.OK), State("部分导入", Mark.WARN), State("未导入", Mark.DANGER)
OLDER = State("已被后面的名单代替")


def doors(desk: Desk) -> list[DoorLine]:
    """Every door in use, by its group; none where the doors go by what is on the card alone."""
    with desk.reading() as session:
        gates = {one.name: one.gate for one in groups.groups(session)}
        loadings = _latest_loadings(session)
        return [_door(one, gates, loadings) for one in force.door_states(session, desk.today)]


def of_group(desk: Desk, typed: str) -> list[DoorLine]:
    """The doors of the group somebody means; none where there is no such group."""
    with desk.reading() as session:
        row = groups.named(session, typed)
        states = force.states_of(session, row, desk.today) if row else []
        return [_door(one, {one.group_name: row.gate if row else False}, _latest_loadings(session)) for one in states]


def waiting(desk: Desk) -> list[WaitingLine]:
    """Cards on which a door and the record differ, those that still open a door first."""
    with desk.reading() as session:
        found: dict[tuple[str, int, str], list[tuple[DoorState, force.Waiting]]] = {}
        for state in force.door_states(session, desk.today):
            for one in state.waiting:
                found.setdefault((state.group_name, one.card_id, one.words), []).append((state, one))
        cards = {one.id: one for one in reading.found(session, IcCard.id.in_({card for _, card, _ in found}))}
        lines = [
            WaitingLine(
                card_id=card_id,
                card_no=cards[card_id].card_no,
                unit_id=cards[card_id].unit_id,
                room=cards[card_id].room_no,
                holder=cards[card_id].holder_name,
                group=group,
                doors="、".join(state.name for state, _ in at),
                should=words,
                state=OPENS if any(one.still_opens for _, one in at) else NOT_YET,
            )
            for (group, card_id, words), at in found.items()
        ]
    return sorted(lines, key=lambda one: one.state is not OPENS)


def handed_out(desk: Desk) -> list[DoorListLine]:
    """Every list, the newest of a group first."""
    with desk.reading() as session:
        asked = select(DoorList).options(joinedload(DoorList.group).selectinload(DoorGroup.doors))
        rows = session.scalars(asked.order_by(DoorList.group_id, DoorList.number.desc())).unique().all()
        loaded = _loaded(session)
        people = staff_names(session)
        full = {row.group_id: row.number for row in reversed(rows) if row.kind is ListKind.FULL}
        return [_list(row, loaded, people, replaced=row.number < full.get(row.group_id, 0)) for row in rows]


def _door(one: DoorState, gates: dict[str, bool], loadings: dict[int, tuple[DoorLoading, str]]) -> DoorLine:
    loading = loadings.get(one.door_id)
    opens = sum(card.still_opens for card in one.waiting)
    return DoorLine(
        door_id=one.door_id,
        group=one.group_name,
        gate=gates.get(one.group_name, False),
        door=one.name,
        loaded=one.loaded,
        loaded_on=loading[0].at.astimezone(CHINA).date() if loading else None,
        loaded_by=loading[1] if loading else "",
        newest=one.newest,
        waiting=len(one.waiting),
        still_opens=opens,
        state=State(one.words, Mark.DANGER if one.waiting else Mark.OK if one.loaded else Mark.PLAIN),
    )


def _latest_loadings(session: Session) -> dict[int, tuple[DoorLoading, str]]:
    """Of every door the last that was loaded, and by whom."""
    asked = (
        select(DoorLoading, StaffMember.name)
        .join(DoorList, DoorLoading.list_id == DoorList.id)
        .outerjoin(StaffMember, DoorLoading.by_id == StaffMember.id)
        .order_by(DoorList.number)
    )
    return {row.door_id: (row, name or "") for row, name in session.execute(asked)}


def _loaded(session: Session) -> dict[int, set[int]]:
    """The numbers of the lists that each door has loaded, by the doors' ids."""
    asked = select(DoorLoading.door_id, DoorList.number).join(DoorList, DoorLoading.list_id == DoorList.id)
    found: dict[int, set[int]] = {}
    for door_id, number in session.execute(asked):
        found.setdefault(door_id, set()).add(number)
    return found


def _list(row: DoorList, loaded: dict[int, set[int]], people: dict[int, str], *, replaced: bool) -> DoorListLine:
    active = [door for door in row.group.doors if door.active]
    has = [door.name for door in active if row.number in loaded.get(door.id, ())]
    left = [door for door in active if max(loaded.get(door.id, ()), default=0) < row.number]
    return DoorListLine(
        list_id=row.id,
        group=row.group.name,
        number=row.number,
        kind=row.kind.value,
        base=row.base_number,
        at=row.created_at.astimezone(CHINA),
        by=people.get(row.created_by_id or 0, ""),
        allowed=row.allowed,
        refused=row.refused,
        code=row.digest[:8].upper(),
        doors="、".join(has),
        state=_how_far(has=bool(has), left=bool(left), replaced=replaced),
    )


def _how_far(*, has: bool, left: bool, replaced: bool) -> State:
    """A full list after it makes a list needless, loaded or not."""
    if not left:
        return LOADED if has else OLDER
    return OLDER if replaced else LOADED_SOME if has else LOADED_NONE
