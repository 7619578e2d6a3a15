"""What is asked when somebody who was told of another owner acknowledges it."""

from deskapp.flow.step import Step, ask, tick


class Acknowledged(
    Step,
    title="变更通知",
    cues=(
        "要：签好名的回执。",
        "照通知上的签名和时间填写。",
        "财务改扣款账户，信息员改资料，监控中心改电话簿。",
        "交还：通知留给收件人。",
    ),
    say="这一户业主变更了，请照通知改好，在回执上签名。",
):
    """One recipient of one notice (RESALE-04, RESALE-05)."""

    notice: str = ask("通知", help="如 GM2026-0001 财务")
    by: str = ask("确认人")
    at: str = ask("确认时间", help="如 15:20；不是今天的写 11-21 15:20")
    done: bool = tick("该方要改的已经改好")
