"""What lets goods leave; decided from plain values (RELEASE-03 to RELEASE-14)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.release.kinds import USERS, Answer, Asked, Identity, Relation, SlipState


@dataclass(frozen=True)
class Call:
    """One attempt to have somebody's word: who was asked, who answered under which number, and what was said."""

    asked: Asked
    person: str
    phone: str
    answer: Answer
    at: datetime


@dataclass(frozen=True)
class Life:
    """What is known of a slip, from which its state follows."""

    issued: bool
    valid_to: date
    cancelled: bool
    returned: bool
    differs: bool


def needs_word(relation: Relation, *, on_file: bool) -> bool:
    """Whether the owner has to be asked: family found in the owner's file need no call (RELEASE-05, RELEASE-08)."""
    return not (relation is Relation.OWNER or (relation is Relation.FAMILY and on_file))


def who(relation: Relation, name: str, *, on_file: bool) -> Iterator[Refusal]:
    """Who applies is on file as what he says he is; family that is not may be asked for by telephone (RELEASE-04)."""
    if relation is Relation.OWNER and not on_file:
        yield Refusal(f"资料中的业主不是 {name}：请核对姓名，或按代办人办理", "RELEASE-04")
    if relation in USERS and not on_file:
        yield Refusal(f"资料中没有{relation.value} {name}：请先登记入住资料，或按代办人办理", "RELEASE-04")


def identity(relation: Relation, *, on_file: bool) -> Identity:
    """By what the identity was found."""
    if relation is Relation.OWNER:
        return Identity.OWNER_FILE
    if relation is Relation.AGENT:
        return Identity.ATTORNEY
    return Identity.FAMILY_FILE if relation is Relation.FAMILY and on_file else Identity.PHONED


def may_ask_emergency(relation: Relation, owner: Answer | None) -> bool:
    """A tenant's owner who cannot be reached is stood for by his emergency contact (RELEASE-09)."""
    return relation in USERS and owner is Answer.UNREACHABLE


def may_ask_police(relation: Relation, owner: Answer | None, emergency: Answer | None) -> bool:
    """Where neither is reached, the police post may witness (RELEASE-09)."""
    return may_ask_emergency(relation, owner) and emergency is Answer.UNREACHABLE


def agreed(relation: Relation, calls: Sequence[Call], *, urgent: bool) -> bool:
    """Whether somebody who may has let the goods go, each asked only after the one before could not be (RELEASE-09)."""
    answers = {call.asked: call.answer for call in calls}
    owner, emergency = answers.get(Asked.OWNER), answers.get(Asked.EMERGENCY)
    if owner is Answer.AGREED:
        return True
    if may_ask_emergency(relation, owner) and emergency is Answer.AGREED:
        return True
    return may_ask_police(relation, owner, emergency) and answers.get(Asked.POLICE) is Answer.AGREED and urgent


def refused(calls: Sequence[Call]) -> bool:
    """The owner said no: the slip is cancelled. Nobody else's no decides."""
    return any(call.asked is Asked.OWNER and call.answer is Answer.REFUSED for call in calls)


def urgent_only(calls: Sequence[Call], *, urgent: bool) -> Iterator[Refusal]:
    """The police post stands in only for what cannot wait (RELEASE-09)."""
    if any(call.asked is Asked.POLICE and call.answer is Answer.AGREED for call in calls) and not urgent:
        yield Refusal("警务室作证只用于确实急需的：请勾选“情况紧急”，否则等业主确认", "RELEASE-09")


def reminded(relation: Relation, owed: Money, *, told: bool) -> Iterator[Refusal]:
    """A tenant of a unit in arrears is reminded; an owner may be, and nobody is stopped by it (RELEASE-07, 10)."""
    if owed and relation in USERS and not told:
        yield Refusal(f"该户欠费 {owed}：请提醒租户结清，再勾选", "RELEASE-07")


def leaving(day: date, today: date) -> Iterator[Refusal]:
    """A slip is for a day that has not gone by (RELEASE-14)."""
    if day < today:
        yield Refusal(f"放行日期 {day} 已过", "RELEASE-14")


def valid_to(day: date, days: int) -> date:
    """The last day of a slip: it holds on the stated days only (RELEASE-14). ValueError below one day."""
    if days < 1:
        raise ValueError(f"放行条有效天数至少为 1，现在是 {days}")
    return day + timedelta(days=days - 1)


def state(life: Life, today: date) -> SlipState:
    """How a slip stands on a day; one that came back late is still one that came back (RELEASE-13, RELEASE-14)."""
    if life.cancelled:
        return SlipState.CANCELLED
    if life.returned:
        return SlipState.DISCREPANCY if life.differs else SlipState.VERIFIED
    if not life.issued:
        return SlipState.AWAITING
    return SlipState.EXPIRED if today > life.valid_to else SlipState.ISSUED


def comes_back(now: SlipState, differs: bool, difference: str) -> Iterator[Refusal]:
    """Only what went out comes back, and a difference is said in words (RELEASE-13)."""
    if now not in (SlipState.ISSUED, SlipState.EXPIRED):
        yield Refusal(f"这张放行条{now.value}，没有可收回的", "RELEASE-13")
    if differs and not difference:
        yield Refusal("请写明哪里不符：多了、少了、不一样的是什么", "RELEASE-13")
    if difference and not differs:
        yield Refusal("写了不符说明，请把核实结果改为“不符”", "RELEASE-13")


def checked_at(at: datetime, issued_at: datetime, now: datetime) -> Iterator[Refusal]:
    """The guard looked at the goods after the slip was made out and not in days to come (RELEASE-13)."""
    if not issued_at.replace(second=0, microsecond=0) <= at <= now:
        yield Refusal(f"核实时间应在开具（{issued_at:%m-%d %H:%M}）之后、现在之前", "RELEASE-13")


def cancels(now: SlipState) -> Iterator[Refusal]:
    """What went through the gate can no longer be called off (GEN-09)."""
    if now not in (SlipState.AWAITING, SlipState.ISSUED, SlipState.EXPIRED):
        yield Refusal(f"这张放行条{now.value}，不能取消", "GEN-09")
