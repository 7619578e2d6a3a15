"""What is asked when a list was loaded at doors."""

import re
from collections.abc import Iterator

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.problems import Problem

BETWEEN = re.compile(r"\s*[、，,；;]+\s*")


class WhichDoors(Step, title="门组", cues=("选刚刚导入名单的门组。",)):
    """The group whose list was loaded."""

    group: str = ask("门组", help="名称或编号")


class Loaded(
    Step,
    title="导入的门",
    cues=(
        "在门禁软件里看到导入成功，张数与名单一致，再登记。",
        "没导入成功的门，从“门”里去掉。",
        "红色的门还有卡没生效。",
    ),
):
    """The list, and the doors that have it now."""

    list_no: int = ask("第几号名单")
    doors: str = ask("门", help="如 东门、西门；用顿号隔开")
    seen: bool = tick("门禁软件提示导入成功，张数与名单一致")

    def problems(self) -> Iterator[Problem]:
        if not doors_of(self):
            yield Problem("请填写导入了名单的门", "doors")


def doors_of(filled: Loaded) -> tuple[str, ...]:
    """The names of the doors, each once."""
    return tuple(dict.fromkeys(part for part in BETWEEN.split(filled.doors.strip()) if part))


STEPS = (WhichDoors, Loaded)
