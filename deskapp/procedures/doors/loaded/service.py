"""Puts on record that a list was loaded at doors, each by itself; what they do not know yet stays in red."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy.orm import Session

from deskapp.access import acts
from deskapp.access.door_records import Door, DoorGroup
from deskapp.access.doors import force, groups, lists
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.errors import DeskError
from deskapp.kernel.problems import Refusal
from deskapp.overview import door_lists
from deskapp.overview.door_view import DoorLine
from deskapp.procedures.doors.choosing.service import group_line, unknown
from deskapp.procedures.doors.loaded.steps import STEPS, Loaded, WhichDoors, doors_of


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """The group has such a list and such doors, and none of them misses a list before it."""
    if WhichDoors in answers:
        with desk.reading() as session:
            yield from refusals(session, answers)


def refusals(session: Session, answers: Answers) -> Iterator[Refusal]:
    """Asked on the page, and once more in the unit of work."""
    asked = answers[WhichDoors]
    stops = list(unknown(session, asked.group))
    row = groups.named(session, asked.group)
    if row and not stops and lists.last_number(session, row.id) is None:
        stops.append(Refusal(f"“{row.name}”还没有导出过名单"))
    yield from stops
    if row and not stops and Loaded in answers:
        yield from _of_doors(session, row, answers[Loaded])


def _of_doors(session: Session, row: DoorGroup, asked: Loaded) -> Iterator[Refusal]:
    made = lists.numbered(session, row.id, asked.list_no)
    if made is None:
        newest = lists.last_number(session, row.id)
        yield Refusal(f"“{row.name}”没有第 {asked.list_no} 号名单，最新是第 {newest} 号")
        return
    known = _doors(row)
    for name in doors_of(asked):
        if name in known:
            yield from lists.in_the_way(session, made, known[name])
        else:
            yield Refusal(f"“{row.name}”没有“{name}”这个门，现有：{'、'.join(known)}")


def finish(desk: Desk, answers: Answers) -> Done:
    """Confirm every door that was named; one that has the list already is left alone. Raises DeskError."""
    with desk.work(acts.CONFIRM_DOORS) as session:
        for refusal in refusals(session, answers):
            raise DeskError(f"{refusal.text}。没有任何改动", "E-ACC-01")
        asked, row = answers[Loaded], groups.named(session, answers[WhichDoors].group)
        assert row is not None, "asked before"
        made = lists.numbered(session, row.id, asked.list_no)
        assert made is not None, "asked before"
        for name in doors_of(asked):
            lists.confirm(session, made.id, _doors(row)[name].id)
        left = [one for one in force.states_of(session, row, desk.today) if one.waiting]
        words = f"{row.name}：{'、'.join(doors_of(asked))} 已导入第 {made.number} 号名单"
        more = "，全部门已生效" if not left else "；还有卡没生效的门：" + "、".join(one.name for one in left)
        return Done(str(made.number), words + more, result=made.id)


def offered(desk: Desk, typed: str) -> dict[str, Any]:
    """The newest list, and the doors that do not have it yet."""
    known = group_line(desk, typed)
    if known is None:
        return {}
    behind = [one.door for one in states(desk, typed) if one.loaded != one.newest]
    return {"list_no": known.newest, "doors": "、".join(behind or known.doors)}


def states(desk: Desk, typed: str) -> list[DoorLine]:
    """Where each door of the group stands now."""
    return door_lists.of_group(desk, typed)


def _doors(row: DoorGroup) -> dict[str, Door]:
    return {one.name: one for one in row.doors if one.active}


LOAD_LIST = Procedure(
    name="load_list", title="登记导入", act=acts.CONFIRM_DOORS, steps=STEPS, check=check, finish=finish
)
