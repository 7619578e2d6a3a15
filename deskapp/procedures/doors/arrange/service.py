"""Sets up a door group and its doors, or changes them; nothing is ever deleted."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy.orm import Session

from deskapp.access import acts
from deskapp.access.doors import groups
from deskapp.access.doors.lines import lines_of
from deskapp.desk import Desk
from deskapp.flow.procedure import Answers, Done, Procedure
from deskapp.kernel.errors import DeskError
from deskapp.kernel.problems import Refusal
from deskapp.procedures.doors.arrange.steps import STEPS, Arranged, WhichGroup, doors_of
from deskapp.procedures.doors.choosing.service import group_line


def check(desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """A name that another group has, and a group out of use that cards still open."""
    if Arranged in answers:
        with desk.reading() as session:
            yield from refusals(session, desk, answers)


def refusals(session: Session, desk: Desk, answers: Answers) -> Iterator[Refusal]:
    """Asked on the page, and once more in the unit of work."""
    asked, name = answers[Arranged], answers[Arranged].name.strip()
    row, other = groups.named(session, answers[WhichGroup].group), groups.named(session, name)
    if other is not None and other is not row:
        # Done before, a new group has the name that was given to it.
        if row is not None or tuple(door.name for door in other.doors if door.active) != doors_of(asked):
            yield Refusal(f"已经有叫“{name}”的门组")
    elif row is None and asked.off:
        yield Refusal("新的门组不用停用，请去掉勾选")
    elif row is not None and asked.off:
        allowed = [one for one in lines_of(session, row, desk.today, None).lines.values() if one.told.allowed]
        if allowed:
            yield Refusal(f"还有 {len(allowed)} 张卡能开“{row.name}”，不能停用")


def finish(desk: Desk, answers: Answers) -> Done:
    """Keep the group as it was written. Raises DeskError where a rule refuses meanwhile."""
    asked = answers[Arranged]
    with desk.work(acts.SET_DOORS) as session:
        for refusal in refusals(session, desk, answers):
            raise DeskError(f"{refusal.text}。没有任何改动", "E-ACC-01")
        row = groups.named(session, answers[WhichGroup].group) or groups.named(session, asked.name)
        row = row or groups.add_group(session, asked.name, gate=asked.gate)
        groups.change_group(session, row, asked.name, doors_of(asked), gate=asked.gate)
        if asked.off:
            groups.put_out_of_use(session, row)
        words = "已停用" if asked.off else f"{len(doors_of(asked))} 个门：{'、'.join(doors_of(asked))}"
        return Done(str(row.number), f"门组“{row.name}”{words}", result=row.number)


def as_it_is(desk: Desk, typed: str) -> dict[str, Any]:
    """What the page of a group begins with; a new group has only its name."""
    known = group_line(desk, typed)
    if known is None:
        return {"name": typed.strip()}
    return {"name": known.name, "doors": "、".join(known.doors), "gate": known.gate, "off": not known.active}


ARRANGE_DOORS = Procedure(
    name="arrange_doors", title="门组和门", act=acts.SET_DOORS, steps=STEPS, check=check, finish=finish
)
