"""What is asked when keys are handed out: the receipt that is shown, and what is given, kind by kind."""

from collections.abc import Iterator

from deskapp.flow.step import Step, ask, tick
from deskapp.handover.key_kinds import KeyKind
from deskapp.kernel.problems import Problem
from deskapp.procedures.handover.move_in.which import WhichMoveIn


class Shown(
    Step,
    title="收据",
    cues=(
        "要：收据原件。",
        "房号和金额对得上才发。",
        "验收没有合格的不发钥匙。",
        "交还：看过的收据。",
    ),
    say="请出示一下刚才的收据。",
):
    """The receipt of this very move-in (MOVEIN-26)."""

    receipt_no: str = ask("收据号", help="与客户手上的收据原件核对")
    received_by: str = ask("领用人", help="业主或委托人")
    receipt_seen: bool = tick("收据原件已看，号码相符")


class Given(Step, title="领用"):
    """Keys, cards or things of one kind."""

    kind: KeyKind = ask("类别")
    count: int = ask("数量")
    numbers: str = ask("编号", help="卡号、钥匙牌号", optional=True)
    name: str = ask("名称", help="礼品和其他物品写名称", optional=True)

    def problems(self) -> Iterator[Problem]:
        if not 1 <= self.count <= 999:
            yield Problem("数量请填 1 至 999", "count")
        if self.kind in (KeyKind.GIFT, KeyKind.OTHER) and not self.name:
            yield Problem("礼品和其他物品请写名称", "name")


class Items(
    Step,
    title="点交",
    cues=(
        "要：请领用人在清单上签名。",
        "钥匙逐把试用，按种类点清。",
        "门禁卡写卡号，还没办的发完钥匙接着办。",
        "交还：领用清单的客户联。",
    ),
    say="钥匙请您逐把试一下，数目对的话请在清单上签名。",
):
    """What is handed out (MOVEIN-27)."""

    given: tuple[Given, ...] = ask("钥匙和物品")
    counted: bool = tick("已当面点清，钥匙逐把试用")

    def problems(self) -> Iterator[Problem]:
        if not self.given:
            yield Problem("请写明领了什么", "given")


STEPS = (WhichMoveIn, Shown, Items)
