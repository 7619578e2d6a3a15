"""What is asked when passes are counted out: the seal on copy 1, who gets one, and how many there are."""

from deskapp.flow.step import Step, ask, tick
from deskapp.procedures.renovation.which import WhichFiling
from deskapp.procedures.renovation.workers import Worker


class Sealed(
    Step,
    title="登记证交付",
    cues=(
        "副本一标明“办理出入证专用”，盖服务中心公章。",
        "副本二由装修单位张贴在本户门上。",
        "交还：两份副本都交装修单位。",
    ),
    say="这两份副本请收好，一份用来办出入证，一份贴在门上。",
):
    """Where the original and both copies went; the pass desk looks at the seal (RENO-32, RENO-33, RENO-61)."""

    copy_sealed: bool = tick("副本一标明“办理出入证专用”并已盖服务中心公章")
    copy_for_door: bool = tick("副本二已交装修单位，张贴在本户门上")
    original_to_owner: bool = tick("正本已交业主")


class CountedOut(
    Step,
    title="发放",
    cues=(
        "要：新增的人员也要身份证复印件一份、照片两张。",
        "一人一卡，点清张数再发。",
        "交还：出入卡交装修负责人，当面点清。",
    ),
    say="出入卡一人一张，不能转借，完工后请全部交回。",
):
    """Workers who came later, and the count (RENO-07, RENO-39)."""

    more: tuple[Worker, ...] = ask("新增施工人员", help="没有新增的不填", optional=True)
    count: int = ask("发放张数", help="每人一张")


STEPS = (WhichFiling, Sealed, CountedOut)
