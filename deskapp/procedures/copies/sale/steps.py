"""What is asked of a sale at the copier: how many of what, and that the money is in the drawer."""

from collections.abc import Iterator

from deskapp.flow.procedure import Answers
from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.problems import Problem
from deskapp.ledger.copies.kinds import CopyKind


class Copied(
    Step,
    title="复印传真",
    cues=(
        "先说标准和金额，再收款。",
        "收了钱马上登记，一笔一行。",
        "当天合开一张汇总收据，不要留到第二天。",
        "交还：原件和复印件点清，一起交客户。",
    ),
    say="一共是这个数，您看对吗？",
):
    """One line of the register (FEE-22, FEE-23, REG-05)."""

    a4: int = ask("A4", help="张数", optional=True)
    a3: int = ask("A3", help="张数", optional=True)
    fax: int = ask("市内传真", help="页数", optional=True)
    fax_far: int = ask("长途传真", help="页数，没有标准的不办", optional=True)
    customer: str = ask("客户", help="姓名或房号", optional=True)
    own_receipt: bool = tick("单独开收据", help="当天的汇总收据已开时才勾选", optional=True)
    paid: bool = tick("已说明标准和金额，钱已收")

    def problems(self) -> Iterator[Problem]:
        if any(number < 0 for number in self.pieces.values()):
            yield Problem("数量不能小于零；登记错了的请办“复印传真更正”", "a4")
        elif not self.pieces:
            yield Problem("请填写张数或页数", "a4")

    @property
    def pieces(self) -> dict[CopyKind, int]:
        """How many of each kind, without those of which there are none."""
        return pieces_of({"a4": self.a4, "a3": self.a3, "fax": self.fax, "fax_far": self.fax_far})


def has_own_receipt(answers: Answers) -> bool:
    """Whether the sale is paid on a receipt of its own (FEE-22)."""
    return Copied in answers and bool(answers[Copied].own_receipt)


FIELDS = {"a4": CopyKind.A4, "a3": CopyKind.A3, "fax": CopyKind.FAX, "fax_far": CopyKind.FAX_FAR}
"""The question that asks for each kind."""


def pieces_of(said: dict[str, int | None]) -> dict[CopyKind, int]:
    """How many of each kind, from the answers by their names."""
    return {kind: number for name, kind in FIELDS.items() if (number := said.get(name))}
