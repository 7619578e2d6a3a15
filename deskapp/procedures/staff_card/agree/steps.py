"""What is asked when an application for cards is agreed to, or not: which one, and what was seen on the paper."""

from collections.abc import Iterator
from enum import Enum

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.problems import Problem


class Opinion(Enum):
    """What the centre manager says."""

    YES = "同意"
    NO = "不同意"


class Consent(
    Step,
    title="申请与意见",
    cues=("看申请表上的签字和公章。", "负责人在场的，请他按 F7 授权。", "不同意的，写明原因。"),
):
    """The application, and the word of the centre manager on it (CARD-06, CARD-13)."""

    application: str = ask("申请")
    opinion: Opinion = ask("负责人意见")
    signed: bool = tick("部门负责人已在申请表上签字", optional=True)
    sealed: bool = tick("商户申请：已加盖公章", optional=True)
    shop_manager: str = ask("商铺负责人", help="商户申请：核实的人", optional=True)
    reason: str = ask("原因", help="不同意的，写明原因", optional=True)

    def problems(self) -> Iterator[Problem]:
        if self.opinion is Opinion.NO and not self.reason:
            yield Problem("请写明不同意的原因", "reason")


STEPS = (Consent,)
