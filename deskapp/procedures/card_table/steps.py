"""What is asked for the quarterly card table: which quarter."""

from deskapp.flow.step import Step, ask


class WhichQuarter(
    Step,
    title="季度",
    cues=("季度结束后五个工作日内做好。", "先盘点空白卡，再做表。", "打印后交服务中心负责人签字。"),
):
    """A quarter that has ended (CARD-19)."""

    quarter: str = ask("季度", help="如 2026年第3季度")
