"""What is asked when the rounding of an item is set."""

from datetime import date

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.rounding import Mode, Unit


class NewRounding(
    Step,
    title="取整方式",
    cues=(
        "按公司和中心核定的规定填写。",
        "月度费用看当月一号：一号之后生效的，下个月开始用。",
        "手工填写的金额不取整，已收的不改。",
    ),
):
    """The item, how its amounts are rounded, and from when (FEE-27)."""

    item: str = ask("收费项目", help="名称、代码或拼音首字母")
    unit: Unit = ask("算到")
    mode: Mode = ask("零头", help="不足一个单位的怎么办")
    valid_from: date = ask("生效日期", help="如 1201、+7")
    stands: bool = tick("已知道：这一天之后已经计费或预交的不重算", optional=True)
