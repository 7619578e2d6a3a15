"""What is asked when the bank takes a collection back: which, by which notice and why, and that it was compared."""

from datetime import date

from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.money import Money


class Bounced(
    Step, title="退回通知", cues=("要：凭银行的退回通知书办理，不凭电话。", "参考号照通知书或托收清单填写。")
):
    """What the bank's notice says (FEE-13)."""

    reference: str = ask("参考号", help="如 TS20261115010001")
    returned_on: date = ask("退回日期", help="通知书上的日期")
    notice_no: str = ask("通知书号", help="银行退回通知书的号码")
    reason: str = ask("退回原因", help="如 账户冻结、客户否认")


class Reversing(
    Step,
    title="核对冲销",
    cues=("冲销后这些费用恢复为欠费，请通知客户。", "须由另一个人确认。", "钱不在抽屉里，不影响任何人的日结。"),
):
    """The sum that is reversed, and whether the copies of its invoice are back (TICKET-21)."""

    total: Money = ask("冲销合计")
    compared: bool = tick("已与银行通知书核对无误")
    copies: bool = tick("发票各联已收回，盖“作废”章", optional=True)


STEPS = (Bounced, Reversing)
