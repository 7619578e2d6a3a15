"""What is asked when somebody signs late for a card: which cards, what was explained, and the signature."""

from deskapp.flow.step import Step, ask, tick


class LateSignature(
    Step,
    title="补签",
    cues=("要：请持卡人在打印的登记表上签名。", "业务口的授权卡由该业务口负责人签收。"),
    say="请您核对卡号和有效期，在这里签名。",
):
    """The cards of one holder, and what CARD-09 wants explained."""

    cards: str = ask("卡号", help="同一位持卡人的几张卡用顿号隔开")
    use: bool = tick("已说明使用方法和注意事项")
    validity: bool = tick("已说明有效期")
    renewal: bool = tick("已提醒到期前来延期")
    signed: bool = tick("持卡人已在登记表上签名")
