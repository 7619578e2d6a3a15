"""What is asked before a filing goes to its review: what was explained, what was signed, that it was gone through."""

from deskapp.flow.step import Step, tick
from deskapp.procedures.renovation.which import WhichFiling


class Signed(
    Step,
    title="签名与复核",
    cues=(
        "要：请客户在“顾客对以上意见确认”一栏签名。",
        "备案表两部分都要填全。",
        "涉及防水层：请业主签署业主承诺。",
        "复核完向客户致谢，请其等候审核通知。",
    ),
    say="资料都齐了，我们审核后马上通知您，谢谢配合。",
):
    """The signatures that the papers bear, and the clerk's own second look (RENO-21, RENO-22, RENO-24, GEN-10)."""

    explained: bool = tick("已向业主和装修负责人说明资料清单")
    customer_confirmation: bool = tick("顾客已在“顾客对以上意见确认”栏签名")
    form_signed: bool = tick("备案表业主和装修负责人部分已填全、签名")
    undertaking_signed: bool = tick("业主承诺（防水）已由业主签名", optional=True)
    declaration_signed: bool = tick("装修声明已由业主签名", optional=True)
    checked_again: bool = tick("已复核备案表和全部资料")


STEPS = (WhichFiling, Signed)
