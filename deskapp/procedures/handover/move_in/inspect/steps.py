"""What is asked after the inspection: who went along, what the meters read, what was found, what the owner says."""

from collections.abc import Iterator
from datetime import date

from deskapp.flow.step import Step, ask, tick
from deskapp.handover.move_in.kinds import Opinion, WitnessRole
from deskapp.kernel.problems import Problem
from deskapp.procedures.handover.move_in.which import WhichMoveIn


class Witness(Step, title="陪同人"):
    """Somebody who went along."""

    name: str = ask("姓名")
    role: WitnessRole = ask("身份")


class Inspected(
    Step,
    title="验房",
    cues=(
        "要：收楼意见书，请业主填写签名。",
        "技术员和开发商维修工程师一起去。",
        "水表、电表照表面抄，业主一起看。",
    ),
    say="我们的技术员和开发商的工程师陪您验房，水电表请您一起看一下。",
):
    """Who went along, and the readings (MOVEIN-19, MOVEIN-35)."""

    inspected_on: date = ask("验房日期", help="如 今天、昨天")
    water_reading: str = ask("水表底度", help="如 3 吨")
    electricity_reading: str = ask("电表底度", help="如 12 度")
    gas_reading: str = ask("燃气表底度", optional=True)
    witnesses: tuple[Witness, ...] = ask("陪同人")

    def problems(self) -> Iterator[Problem]:
        if not self.witnesses:
            yield Problem("请写明陪同人", "witnesses")


class Defect(Step, title="问题"):
    """What is wrong where, who mends it, by when."""

    place: str = ask("部位")
    content: str = ask("问题")
    responsible: str = ask("责任单位")
    due_on: date = ask("整改期限")


class Found(
    Step,
    title="问题和意见",
    cues=(
        "要：业主写的问题和意见。",
        "一个问题一行，写清部位。",
        "清单当场交责任单位，说好期限。",
        "需要复验的约好时间。",
        "交还：房屋交接验收单的业主联。",
    ),
    say="这些问题我们马上转给责任单位，改好以后请您来复验。",
):
    """What was found, passed on at once, and the owner's opinion (MOVEIN-20)."""

    defects: tuple[Defect, ...] = ask("问题", optional=True)
    passed_on: bool = tick("问题清单已转交责任单位", help="没有问题的不用勾", optional=True)
    opinion: Opinion = ask("业主意见")
    remark: str = ask("补充意见", optional=True)


STEPS = (WhichMoveIn, Inspected, Found)
