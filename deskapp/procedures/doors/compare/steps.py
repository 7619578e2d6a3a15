"""What is asked to hold a controller's list against the register."""

from deskapp.flow.step import Step, ask, tick
from deskapp.procedures.doors.compare.list_file import ListFile


class WhichDoors(Step, title="门组", cues=("选控制器所管的门组。",)):
    """The group whose controller gave the list out."""

    group: str = ask("门组", help="名称或编号")


class TheirList(
    Step,
    title="控制器名单",
    cues=(
        "从门禁软件导出在用卡的名单，CSV 或 Excel 都行。",
        "列的顺序不要紧，程序自己找卡号和有效期。",
        "核对不改动登记，也不改动文件。",
    ),
):
    """The file."""

    file: ListFile = ask("名单文件", help="如 D:\\名单.csv")


class Differences(
    Step, title="核对结果", cues=("缺少的卡开不了门，导入最新名单。", "多出的卡能开门，在控制器里删除。")
):
    """What was found was looked at."""

    seen: bool = tick("结果已看过")


STEPS = (WhichDoors, TheirList, Differences)
