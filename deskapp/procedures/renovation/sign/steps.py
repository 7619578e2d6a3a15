"""What is asked when the agreement is signed: the signatures, and where the three copies went."""

from deskapp.flow.step import Step, tick
from deskapp.procedures.renovation.which import WhichFiling


class Agreed(
    Step,
    title="协议签名",
    cues=(
        "要：业主和装修负责人在三份上签名。",
        "请双方看清条款再签名。",
        "业主自装的，业主签两方。",
        "交还：协议一份交业主，一份交装修单位，中心留一份。",
    ),
    say="协议一式三份，请看清内容后在每份上签名。",
):
    """Signed by all, in triplicate (RENO-28, RENO-63, GEN-10, GEN-20)."""

    owner_signed: bool = tick("业主已签名")
    principal_signed: bool = tick("装修负责人已签名（自装由业主签）")
    sealed: bool = tick("服务中心已签名盖章")
    three_copies: bool = tick("三份齐全：装修单位、业主、服务中心各一份")


STEPS = (WhichFiling, Agreed)
