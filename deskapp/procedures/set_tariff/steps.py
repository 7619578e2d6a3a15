"""What is asked when a price is set."""

from collections.abc import Iterator
from datetime import date

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.money import Rate
from deskapp.kernel.problems import Problem
from deskapp.ledger.kinds import TariffBasis


class NewPrice(
    Step,
    title="项目和标准",
    cues=("按公司和中心核定的标准填写。", "只对一种户型或车位定价时，才填类型。"),
):
    """The item, whom it is for, and the price."""

    item: str = ask("收费项目", help="名称、代码或拼音首字母")
    unit_type: str = ask("户型或车位类型", help="如 三房、地下车位；不填为通用标准", optional=True)
    basis: TariffBasis = ask("计费方式")
    price: Rate = ask("单价", help="如 2.80，最多四位小数")

    def problems(self) -> Iterator[Problem]:
        if self.basis is TariffBasis.TYPED and self.price.parts:
            yield Problem("“按单填写”的项目没有固定单价，请填 0", "price")


class Begins(
    Step,
    title="生效日期",
    cues=("月度费用看当月一号的标准：一号之后生效的，下个月开始用。", "原标准留存，不删不改。"),
):
    """From when it counts; charges that stand already are not made again."""

    valid_from: date = ask("生效日期", help="如 1201、+7")
    stands: bool = tick("已知道：这一天之后已经计费或预交的不重算", optional=True)


STEPS = (NewPrice, Begins)
