"""What is asked of a door group and its doors."""

import re
from collections.abc import Iterator

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.problems import Problem

BETWEEN = re.compile(r"\s*[、，,；;]+\s*")


class WhichGroup(
    Step,
    title="门组",
    cues=("同样的卡能开的门归为一个门组。", "车场的道闸单独成组，只用于车场卡。"),
):
    """A new group, or one there is."""

    group: str = ask("门组", help="如 3栋大堂；新名称即新增")


class Arranged(
    Step,
    title="门",
    cues=(
        "每个门，或一台管几个门的控制器，写一个名称。",
        "名称要与门禁软件里的一致，好对照。",
        "去掉的门会停用，不会删除。",
    ),
):
    """What the group is called, and its doors."""

    name: str = ask("名称")
    doors: str = ask("门", help="如 东门、西门；用顿号隔开")
    gate: bool = tick("车场道闸，只用于车场卡", optional=True)
    off: bool = tick("停用这个门组", optional=True)

    def problems(self) -> Iterator[Problem]:
        names = doors_of(self)
        if not names:
            yield Problem("请填写至少一个门", "doors")
        if len(set(names)) < len(names):
            yield Problem("门的名称不能重复", "doors")
        if self.name.strip().isdigit():
            yield Problem("名称不能只是数字，数字是编号", "name")


def doors_of(filled: Arranged) -> tuple[str, ...]:
    """The names of the doors, in the order they were written."""
    return tuple(part for part in BETWEEN.split(filled.doors.strip()) if part)


STEPS = (WhichGroup, Arranged)
