"""What is asked before a paper is printed again: which one."""

from deskapp.flow.step import Step, ask


class WhichPaper(
    Step,
    title="单据",
    cues=("要：单据号码；不记得的，请报房号。", "内容照原样打印，标明“补打”。", "没有打印成功的，补打后才算第一次。"),
    say="请稍等，我给您补打一份。",
):
    """Which paper, by its number."""

    number: str = ask("单据号码", help="收据或定额发票的号码，或 RJ、PJ、CW、KP、IC、SQ 开头的单号")
