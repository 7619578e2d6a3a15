"""What is done to a card on the reader, in which order, and what stands against writing it."""

from collections.abc import Iterator
from enum import Enum

from deskapp.access.kinds import CardFamily, HolderClass, PlanAct
from deskapp.access.rules.validity import OF_THE_CENTRE
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.staff.choices import DoorReading

COPYABLE = "这种卡可被复制，只作便利用途，有效期受限"
PROTECTS = {
    DoorReading.LIST: "门禁只认卡号：卡内加密不起作用，挂失后须把名单导入门禁才生效",
    DoorReading.CONTENT: "门禁只认卡内数据：复制卡号无效，但遗失的卡在到期前仍能开门，或直到新卡刷过门",
    DoorReading.BOTH: "门禁既认名单又认卡内数据：复制卡号无效，挂失在名单导入后生效",
}
"""What each way of reading protects, and what it does not (cards.md 3.6)."""


class WriteStep(Enum):
    FORMAT = "格式化"
    WRITE = "写入"
    READ_BACK = "回读核对"


def write_steps(act: PlanAct, held_as: HolderClass | None, *, written_before: bool) -> tuple[WriteStep, ...]:
    """Wiping formats; a card of the centre that was written before is formatted first (CARD-18); all is read back."""
    if act is PlanAct.WIPE:
        return (WriteStep.FORMAT, WriteStep.READ_BACK)
    fresh = act in (PlanAct.ISSUE, PlanAct.REPLACE)
    if written_before and fresh and held_as in OF_THE_CENTRE:
        return (WriteStep.FORMAT, WriteStep.WRITE, WriteStep.READ_BACK)
    return (WriteStep.WRITE, WriteStep.READ_BACK)


def paid_first(act: PlanAct, fee: Money, ticket_no: str) -> Iterator[Refusal]:
    """A card is written only after what it costs was ticketed (CARD-26)."""
    if fee and not ticket_no:
        yield Refusal(f"{act.value}应收 {fee}，请先收款开票再写卡", "CARD-26")


def same_card(expected_uid: str, expected_no: str, seen_uid: str) -> Iterator[Refusal]:
    """Until a half-written card is finished or given up, no other one is taken (cards.md 3.2)."""
    if expected_uid and seen_uid.upper() != expected_uid.upper():
        yield Refusal(f"这不是刚才那张卡：卡 {expected_no} 拿开得太早，请放回同一张卡")


def what_it_protects(family: CardFamily, reading: DoorReading) -> tuple[str, ...]:
    """Sentences for the page of a new site and of a new card."""
    return (PROTECTS[reading], *((COPYABLE,) if family is CardFamily.CLASSIC else ()))
