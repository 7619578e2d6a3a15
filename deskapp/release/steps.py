"""The pages on which somebody's word is sought: the owner's, then of who stands for him, then a witness's."""

from collections.abc import Iterator
from datetime import datetime

from deskapp.flow.procedure import Answers
from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.problems import Problem
from deskapp.release.kinds import Answer, Asked
from deskapp.release.rules import Call

TACT = "请用委婉的语气向业主核实。"


class OwnerAsked(
    Step,
    title="业主确认",
    cues=(TACT, "租户搬运、家人资料中没有、代办人办理，都要业主同意。", "暂时没打通，选“稍后再联系”，先登记。"),
    say="您好，这里是物业服务中心，您的房屋有物资要搬出，想和您核实一下，您看方便吗？",
):
    """The owner's word, by telephone (RELEASE-05, RELEASE-06, RELEASE-08)."""

    owner_answer: Answer = ask("业主答复")
    owner_name: str = ask("接电话的人", optional=True)
    owner_phone: str = ask("所拨电话", optional=True)

    def problems(self) -> Iterator[Problem]:
        if self.owner_answer is not Answer.LATER:
            yield from _named(self.owner_name, self.owner_phone, "owner_name", "owner_phone")


class EmergencyAsked(
    Step,
    title="紧急联系人",
    cues=("用语委婉，说明是业主留下的紧急联系人。", "业主联系不上时，才打这个电话。"),
    say="您好，这里是物业服务中心，业主的房屋有物资要搬出，暂时联系不上业主，想和您核实一下，好吗？",
):
    """Who stands for an owner that cannot be reached (RELEASE-09)."""

    emergency_answer: Answer = ask("紧急联系人答复")
    emergency_name: str = ask("接电话的人", optional=True)
    emergency_phone: str = ask("所拨电话", optional=True)

    def problems(self) -> Iterator[Problem]:
        if self.emergency_answer is not Answer.LATER:
            yield from _named(self.emergency_name, self.emergency_phone, "emergency_name", "emergency_phone")


class PoliceWitness(
    Step,
    title="警务室作证",
    cues=("业主和紧急联系人都联系不上、租户确实急需的，请警务室民警到场作证。", "记下民警姓名，留下记录再放行。"),
    say="请稍等，我们请警务室民警来作个证，留下记录就给您办。",
):
    """The witness of last resort, for what cannot wait (RELEASE-09)."""

    police_answer: Answer = ask("警务室", help="到场作证选“同意”")
    police_name: str = ask("民警姓名", optional=True)
    police_phone: str = ask("电话", optional=True)
    urgent: bool = tick("租户情况紧急，不能等", optional=True)

    def problems(self) -> Iterator[Problem]:
        if self.police_answer is Answer.AGREED and not (self.police_name or "").strip():
            yield Problem("请填写作证民警的姓名", "police_name")


def calls(answers: Answers, at: datetime) -> list[Call]:
    """The attempts that these pages tell of; whoever will be asked later has not been asked."""
    found = []
    if OwnerAsked in answers:
        one = answers[OwnerAsked]
        found.append(Call(Asked.OWNER, one.owner_name or "", one.owner_phone or "", one.owner_answer, at))
    if EmergencyAsked in answers:
        two = answers[EmergencyAsked]
        found.append(
            Call(Asked.EMERGENCY, two.emergency_name or "", two.emergency_phone or "", two.emergency_answer, at)
        )
    if PoliceWitness in answers:
        three = answers[PoliceWitness]
        found.append(Call(Asked.POLICE, three.police_name or "", three.police_phone or "", three.police_answer, at))
    return [call for call in found if call.answer is not Answer.LATER]


def is_urgent(answers: Answers) -> bool:
    """Whether the clerk found that it cannot wait."""
    return PoliceWitness in answers and answers[PoliceWitness].urgent


def _named(name: str | None, number: str | None, name_field: str, number_field: str) -> Iterator[Problem]:
    if not (name or "").strip():
        yield Problem("请填写找的是谁", name_field)
    if not (number or "").strip():
        yield Problem("请填写所拨的电话", number_field)
