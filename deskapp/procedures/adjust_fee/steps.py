"""What is asked before something is taken off: who applies and why, of what, how much, and until when it is valid."""

from collections.abc import Iterator
from datetime import date

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.days import Month
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Problem
from deskapp.kernel.rooms import RoomNo
from deskapp.ledger.adjusting.kinds import ReductionKind


class Application(
    Step,
    title="申请",
    cues=(
        "要：请申请人写明原因，出示证明材料。",
        "费用怎么减，前台不自行决定。",
        "没有证明材料的，先请示负责人。",
        "交还：证明材料的原件。",
    ),
    say="减免要经负责人批准，请稍等。",
):
    """Who applies for which unit, why, and the paper that proves it (FEE-34)."""

    room: RoomNo = ask("房号", help="如 3-2-501")
    applicant: str = ask("申请人")
    reason: str = ask("原因", help="如 10 月漏水停用 12 天")
    proof: str = ask("证明材料", help="名称或编号，如 维修单 0231")
    proof_seen: bool = tick("已看过证明材料原件")


class Terms(
    Step,
    title="减免内容",
    cues=(
        "勾选欠费，或写明项目和月份：预交的月份也可以。",
        "一张减免单只用一次，所含费用须一次缴清。",
        "负责人按 F7 输入密码批准。",
        "交还：减免单客户联。",
    ),
    say="批准以后，请您在有效期内来交，过期要重新申请。",
):
    """Of what something is taken off, and how much: charges that are owed, or months of an item (FEE-25, FEE-27)."""

    kind: ReductionKind = ask("类别")
    charges: tuple[int, ...] = ask("欠费", optional=True)
    item: str = ask("收费项目", help="没有勾选欠费时填；不填为全部", optional=True)
    since: Month = ask("从哪个月", help="如 2026-12", optional=True)
    until: Month = ask("到哪个月", help="含这个月", optional=True)
    percent: int = ask("减百分之几", help="如 10；全免填 100", optional=True)
    amount: Money = ask("减多少元", help="百分比和金额只填一项", optional=True)
    valid_until: date = ask("有效期至", help="这一天以前收费才能用")

    def problems(self) -> Iterator[Problem]:
        months = [self.since, self.until]
        if bool(self.charges) == any(months):
            yield Problem("请勾选欠费，或填写月份，只选一种", "since")
        elif any(months) and not all(months):
            yield Problem("起止月份都要填", "until")
        elif self.since and self.until and self.until < self.since:
            yield Problem("止月早于起月", "until")
        if (self.percent is None) == (self.amount is None):
            yield Problem("百分比和金额，填其中一项", "percent")
        elif self.percent is not None and not 1 <= self.percent <= 100:
            yield Problem("应为 1 至 100", "percent")
        elif self.amount is not None and not self.amount:
            yield Problem("减免金额要大于零", "amount")


STEPS = (Application, Terms)
"""The pages of a reduction."""
