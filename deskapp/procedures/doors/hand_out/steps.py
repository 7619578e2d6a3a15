"""What is asked before a list is handed out: for which doors, and whether all cards or what changed."""

from deskapp.access.kinds import ListKind
from deskapp.flow.step import Step, ask, tick


class WhichList(
    Step,
    title="门组和种类",
    cues=("第一次导出全量，以后导出差量。", "控制器换过、清空过或核对不上的，导出全量。"),
):
    """The doors, and what they are to be told."""

    group: str = ask("门组", help="名称或编号")
    kind: ListKind = ask("种类", help="差量是上一号名单以后的变化")


class LookedAt(
    Step,
    title="核对",
    cues=("挂失和停用的卡应在“禁止”里。", "没有卡号的卡不在名单里，补读卡以后再导出。"),
):
    """What the list says was looked at."""

    seen: bool = tick("允许和禁止的张数已看过")


STEPS = (WhichList, LookedAt)
