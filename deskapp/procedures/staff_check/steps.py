"""What is asked for the daily check of the staff: which day it is for."""

from datetime import date

from deskapp.flow.step import Step, ask


class CheckDay(
    Step,
    title="检查日期",
    cues=("每天检查一次，逐人打勾。", "不符合的当场指出，写明怎么处理。", "检查完请客服负责人签名。"),
):
    """The day of the check."""

    checked_on: date = ask("检查日期")
