"""What is asked when cash goes in or out: which way, how much, and why."""

from collections.abc import Iterator
from enum import Enum

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Problem
from deskapp.ledger.drawer.kinds import MoveKind


class Way(Enum):
    """What a clerk does with the cashier; everything else has a procedure of its own."""

    DROP = MoveKind.DROP.value
    FLOAT_IN = MoveKind.FLOAT_IN.value
    FLOAT_BACK = MoveKind.FLOAT_BACK.value

    @property
    def kind(self) -> MoveKind:
        """As the ledger calls it."""
        return MoveKind(self.value)


class Cash(Step, title="现金收付", cues=("现金当面点清。", "出纳本人输入姓名和密码确认。", "前台不向任何人付现金。")):
    """Cash between a drawer and the cashier (FEE-26, FEE-33)."""

    way: Way = ask("事由")
    amount: Money = ask("金额")
    reason: str = ask("说明", help="例如：午间现金较多")
    counted: bool = tick("双方已当面点清")

    def problems(self) -> Iterator[Problem]:
        if self.amount <= Money():
            yield Problem("金额须大于零", "amount")
