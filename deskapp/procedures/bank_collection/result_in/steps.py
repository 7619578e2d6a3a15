"""What is asked before the bank's answer is taken: the file, the day, what results are called, and a look at it."""

from collections.abc import Iterator
from datetime import date

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Problem
from deskapp.procedures.bank_collection.result_in.result_file import ResultFile


class BankFile(
    Step,
    title="结果文件",
    cues=("认得 xlsx、xls、csv 和文本，要有参考号和结果。", "同一个文件只能导入一次。"),
):
    """The file, and the day on which the bank collected."""

    file: ResultFile = ask("结果文件", help="如 D:\\托收结果.xlsx")
    collected_on: date = ask("扣款日", help="银行实际扣款那天")
    good: str = ask("成功的写法", help="银行用代码时填写，如 00；几个用顿号隔开", optional=True)
    bad: str = ask("失败的写法", help="银行用代码时填写，如 E1、E2", optional=True)


class Compared(Step, title="核对结果", cues=("失败的仍为欠费，请前台联系客户。", "对不上的另列待处理，查清后再办。")):
    """What comes in; what is booked must still come to it."""

    booked: Money = ask("入账合计")
    surplus: Money = ask("待处理合计")
    seen: bool = tick("与银行回单核对无误")
    apart: bool = tick("对不上和多扣的已看过，另行处理", optional=True)

    def problems(self) -> Iterator[Problem]:
        if self.surplus and not self.apart:
            yield Problem(f"有 {self.surplus} 对不上，请看过后勾选", "apart")


STEPS = (BankFile, Compared)
