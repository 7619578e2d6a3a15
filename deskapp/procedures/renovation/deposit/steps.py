"""What is asked when a deposit is taken: whose it is, and the money."""

from deskapp.flow.step import Step, ask
from deskapp.procedures.renovation.which import WhichFiling
from deskapp.renovation.kinds import Side
from deskapp.till.steps import Pay
from deskapp.till.written import Written


class Whose(
    Step,
    title="付款人",
    cues=("业主和装修单位各开一张收据。", "提醒：退款凭登记证原件和保证金收据；工人临时出入卡须全部交回。"),
    say="保证金完工核查合格后退还，请保管好收据和登记证。",
):
    """Which side pays (RENO-29, RENO-30)."""

    side: Side = ask("付款方")


STEPS = (WhichFiling, Whose, Written, Pay)
