"""What is asked about the gates: one question for each of them, and what stands whatever anybody answers."""

from deskapp.flow.step import Step, ask, tick
from deskapp.gates.kinds import Level

CUES = (
    "横看事项，竖看业务，空白的不相干。",
    "“提示”看过后可以继续。",
    "“须他人授权”由另一个人输入密码和理由，都印在当天的日结单上。",
)


class Table(Step, title="把关表", cues=CUES):
    """Every gate, named by its act and its matter."""

    collect_fees_unclosed_day: Level = ask("收费：上日未日结")
    collect_fees_float: Level = ask("收费：备用金未清点")
    collect_fees_unprinted: Level = ask("收费：票据未打印")
    collect_fees_not_banked: Level = ask("收费：现金未缴存")
    collect_fees_difference: Level = ask("收费：长短款未处理")
    collect_fees_at_bank: Level = ask("收费：款项在托收中")
    open_till_unclosed_day: Level = ask("开班：上日未日结")
    open_till_not_banked: Level = ask("开班：现金未缴存")
    open_till_difference: Level = ask("开班：长短款未处理")
    hand_over_shift_unclosed_day: Level = ask("交接班：上日未日结")
    hand_over_shift_unprinted: Level = ask("交接班：票据未打印")
    hand_over_shift_unsigned: Level = ask("交接班：收据未签收")
    hand_over_shift_drafts: Level = ask("交接班：业务挂起")
    hand_over_shift_used_up: Level = ask("交接班：用完的票据本未核销")
    hand_over_shift_not_banked: Level = ask("交接班：现金未缴存")
    hand_over_shift_difference: Level = ask("交接班：长短款未处理")
    hand_over_shift_away: Level = ask("交接班：离岗未返岗")
    close_day_unprinted: Level = ask("日结：票据未打印")
    close_day_unsigned: Level = ask("日结：收据未签收")
    close_day_drafts: Level = ask("日结：业务挂起")
    close_day_used_up: Level = ask("日结：用完的票据本未核销")
    close_day_not_banked: Level = ask("日结：现金未缴存")
    close_day_difference: Level = ask("日结：长短款未处理")
    close_day_away: Level = ask("日结：离岗未返岗")
    issue_card_unclosed_day: Level = ask("办卡：上日未日结")
    issue_card_half_written: Level = ask("办卡：卡没有写完")
    issue_card_arrears: Level = ask("办卡：单元有欠费")
    issue_card_card_limit: Level = ask("办卡：超过每户张数")
    order_refund_unclosed_day: Level = ask("退押金：上日未日结")
    order_refund_difference: Level = ask("退押金：长短款未处理")
    order_refund_arrears: Level = ask("退押金：单元有欠费")
    list_bank_unanswered: Level = ask("托收：托收清单未回")


class FixedOnes(
    Step, title="规定的授权", cues=("公司规定须他人授权的，这里不能改。", "授权人和理由同样印在日结单上。")
):
    """What the manager may look at and not change."""

    seen: bool = tick("已看过", optional=True)


STEPS = (Table, FixedOnes)
