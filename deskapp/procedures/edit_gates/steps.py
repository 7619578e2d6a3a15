"""What is asked about the gates: before money is taken, and before a day is closed; every question is one gate."""

from deskapp.flow.step import Step, ask
from deskapp.gates.kinds import Level

CUES = ("“提示”看过后可以继续。", "“须他人授权”由另一个人输入密码和理由。", "都印在当天的日结单上。")


class BeforeCollecting(Step, title="收费前", cues=CUES):
    """What may stand in the way of taking money."""

    collect_fees_unclosed_day: Level = ask("上日未日结")
    collect_fees_unprinted: Level = ask("票据未打印")
    collect_fees_not_banked: Level = ask("现金未缴存")
    collect_fees_difference: Level = ask("长短款未处理")


class BeforeClosing(Step, title="日结前", cues=CUES):
    """What may stand in the way of closing a day."""

    close_day_unprinted: Level = ask("票据未打印")
    close_day_unsigned: Level = ask("收据未签收")
    close_day_drafts: Level = ask("业务挂起")
    close_day_used_up: Level = ask("用完的票据本未核销")
    close_day_not_banked: Level = ask("现金未缴存")
    close_day_difference: Level = ask("长短款未处理")


STEPS = (BeforeCollecting, BeforeClosing)
