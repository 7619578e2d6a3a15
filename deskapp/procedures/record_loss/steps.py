"""What is asked when something was lost: what it is, who bears it, and how it came about."""

from collections.abc import Callable
from datetime import date

from deskapp.flow.procedure import Answers
from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.numbers import TicketNo
from deskapp.kernel.stories import Story
from deskapp.ledger.kinds import LossKind


class Lost(Step, title="遗失何物", cues=("先找，确实找不到再登记。", "遗失由收费人承担，由另一个人登记。")):
    """What is gone, and whose it was."""

    kind: LossKind = ask("遗失何物")
    borne_by: str = ask("责任人", help="保管的收费人，姓名或工号")


class LostBook(Step, title="票据本", cues=("登记后，本内没用过的号码不能再开。",)):
    """Which book, with all that was left in it."""

    book_no: str = ask("票据本号", help="封面上的本号，或其中任一号码")


class LostBlank(Step, title="空白号", cues=("从账上的下一号起，到这一号为止，逐号作废。",)):
    """Which blank numbers: from the next one to this one."""

    up_to: TicketNo = ask("遗失到哪一号", help="从账上的下一号起，到这一号为止")


class LostCopy(Step, title="已开的票据", cues=("收款不变；客户丢了票据不在这里登记。",)):
    """Which issued ticket, its stub or the copy we keep."""

    ticket: TicketNo = ask("票据号码", help="照账上填写")
    ticket_kind: str = ask("票据种类", help="这个号码有几种票据时填写，例如 水电发票", optional=True)


class LostSeal(Step, title="印章", cues=("立即报告中心经理，停用旧章。",)):
    """Which seal."""

    seal: str = ask("哪一枚印章", help="例如 中心收费专用章")


class Account(Step, title="经过", cues=("写明何时何地最后见到，怎样发现不见。",)):
    """How it was lost, as the collector tells it."""

    noticed_on: date = ask("发现日期")
    account: Story = ask("经过")
    reported: bool = tick("已报告中心经理，责任人知道由本人承担")


KINDS = {
    LostBook: LossKind.BOOK,
    LostBlank: LossKind.BLANK,
    LostCopy: LossKind.COPY,
    LostSeal: LossKind.SEAL,
}
"""Which page is asked for which kind of loss."""


def applies(step: type[Step]) -> Callable[[Answers], bool]:
    """Whether a page is asked: only that of the kind which was lost."""
    return lambda answers: Lost in answers and answers[Lost].kind is KINDS[step]
