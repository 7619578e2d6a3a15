"""What clerks must know and nobody has to write: the estate as it is on record, and who does what (KNOW-04)."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from deskapp.estate.kinds import OccupancyState
from deskapp.estate.records import Unit
from deskapp.kernel.rooms import RoomNo
from deskapp.procedures.must_know.groups import FactGroup

POSTS: dict[str, str] = {
    "部门职责": "业主入住、租户入住和装修；受理投诉；收费和催缴；无偿、有偿和约定服务；文体活动；问询、留言和钥匙服务；"
    "空置房巡查；业户档案；为业主和住户办理各种证件。",
    "客服负责人职责": "起草部门规章、工作计划和培训计划，培训员工；处理重大问题，并报告物业服务中心负责人。",
    "汇报关系": "客户接待、物业管理员和档案管理员向客户助理汇报，客户助理向客服负责人汇报，客服负责人向物业服务中心"
    "负责人汇报。重大事项逐级上报；热线遇到重大问题，直接报告物业服务中心负责人。",
    "办事程序": "按 F1 打开帮助，“业务手册”里有每项业务的步骤、要收的资料和提示。",
}
"""ROLE-11, ROLE-12 and the reporting lines of the specification; a centre that writes its own is heard instead."""


def given(session: Session) -> Iterator[tuple[FactGroup, str, str]]:
    """Group, question and answer."""
    units = session.execute(select(Unit.building, Unit.entrance, Unit.room, Unit.occupancy_state)).all()
    if units:
        rooms = sorted(RoomNo(building, entrance, room) for building, entrance, room, _ in units)
        yield FactGroup.ESTATE, "楼宇分布", layout([room.building for room in rooms])
        yield FactGroup.ESTATE, "住户情况", living([state for *_, state in units])
    for question, answer in POSTS.items():
        yield FactGroup.RULES, question, answer


def layout(buildings: Sequence[str]) -> str:
    """共 3 栋 150 户：1 栋至 2 栋各 60 户，3 栋 30 户; given the building of every unit, in their order."""
    sizes = Counter(buildings)
    runs = [(size, list(names)) for size, names in groupby(sizes, key=lambda name: sizes[name])]
    told = "，".join(f"{_span(names)} {size} 户" for size, names in runs)
    return f"共 {len(sizes)} 栋 {len(buildings)} 户：{told}"


def living(states: Sequence[OccupancyState]) -> str:
    """已入住 900 户，空置 120 户；...: how the units are lived in, and where names and rooms are found."""
    found = Counter(states)
    told = "，".join(f"{state.value} {found[state]} 户" for state in OccupancyState if found[state])
    return f"{told}；住户的姓名和房号，在查找框里查"


def _span(buildings: Sequence[str]) -> str:
    """One building, or the first and the last of several that follow each other."""
    first, last = (f" {one} 栋" if one.isascii() else one for one in (buildings[0], buildings[-1]))
    return (first if len(buildings) == 1 else f"{first}至{last}各").strip()
