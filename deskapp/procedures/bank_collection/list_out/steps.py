"""What is asked before a list goes to the bank: the day, and that its lines were looked at."""

from datetime import date

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.money import Money


class WhichDay(Step, title="扣款日", cues=("先做完本月计费，再导出清单。", "扣款日遇节假日，按银行通知填写。")):
    """The day on which the bank collects (FEE-13)."""

    collect_on: date = ask("扣款日", help="如 2026-11-15")


class LookedAt(Step, title="核对清单", cues=("看清没有列入的单元和原因。", "清单里有账号，用完妥善保管或删除。")):
    """The sum that was looked at; what is listed must still come to it."""

    total: Money = ask("托收合计")
    seen: bool = tick("笔数和金额已核对")


STEPS = (WhichDay, LookedAt)
