"""What is asked when papers come back signed: which, and by whom if not by all."""

from deskapp.flow.step import Step, ask


class Signed(
    Step,
    title="签名",
    cues=(
        "看清签名人：业主本人签，代办的写“代”字并签自己的名字。",
        "日期一并填上。",
        "交还：签好的各份，客户的一份交客户。",
    ),
    say="请您在这里签名，写上今天的日期。",
):
    """A record whose papers were signed (GEN-10)."""

    number: str = ask("编号")
    signer: str | None = ask("谁签了", help="不填为各方都已签", optional=True)
