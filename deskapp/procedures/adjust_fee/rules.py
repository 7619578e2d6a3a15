"""What may be taken off, and who may say so; decided from plain values."""

from collections.abc import Iterator
from datetime import date, timedelta

from deskapp.kernel.money import Money
from deskapp.kernel.problems import Refusal
from deskapp.ledger.adjusting.kinds import ReductionKind

APPROVE = "approve_reduction"
"""The centre manager's act without which nothing is taken off (FEE-34)."""
LONGEST = 366
"""Days for which a paper may wait to be used."""


def valid(until: date, today: date) -> Iterator[Refusal]:
    """Valid today, and not for ever."""
    if until < today:
        yield Refusal(f"有效期 {until} 已经过了", "FEE-27")
    elif until > today + timedelta(days=LONGEST):
        yield Refusal("有效期最长一年，请改早", "FEE-27")


def scope(chosen: int, found: int, payable: int) -> Iterator[Refusal]:
    """What it is for is owed still, or may be paid ahead."""
    if chosen > found:
        yield Refusal("所选欠费中有的已缴清或变动，请重新勾选", "FEE-27")
    elif not payable:
        yield Refusal("这些月份没有欠费，也不能预交，没有可减的", "FEE-27")


def most(kind: ReductionKind, amount: Money | None, due: Money) -> Iterator[Refusal]:
    """Nothing below nothing: no more is taken off than is due (FEE-25)."""
    if not due:
        yield Refusal("这些欠费现在没有违约金，不用减免", "ARREARS-13")
    elif amount and amount > due:
        of = "违约金" if kind is ReductionKind.LATE_FEE else "应收"
        yield Refusal(f"减免 {amount} 多于{of} {due}", "FEE-25")


def applicant(name: str, clerk: str) -> Iterator[Refusal]:
    """Nobody handles their own application (FEE-34)."""
    if name.strip() == clerk:
        yield Refusal("不能办理自己的减免，请由另一位收费人办理", "FEE-34")


def undo_approval(number: str, room: str) -> Refusal:
    """Whoever approved it, or another manager, takes it back; never the clerk alone (FEE-34)."""
    return Refusal(f"撤销 {room} 的减免单 {number}，须服务中心负责人批准", "FEE-34", APPROVE)


def approval(room: str, kind: ReductionKind, takes_off: str, of: str) -> Refusal:
    """The refusal that only the centre manager lets pass; told otherwise, they are asked again (FEE-34)."""
    return Refusal(f"{room} {of}{kind.value} {takes_off}，须服务中心负责人批准，前台不自行决定", "FEE-34", APPROVE)
