"""What is asked when a later owner is given keys: the receipt that is shown, and what is given, kind by kind."""

from collections.abc import Iterator

from deskapp.flow.step import Step, ask, tick
from deskapp.handover.key_kinds import KeyKind
from deskapp.kernel.problems import Problem

MOST = 999


class GivenLine(Step, title="领用"):
    """Keys, cards or things of one kind (MOVEIN-27)."""

    kind: KeyKind = ask("类别")
    count: int = ask("数量")
    numbers: str = ask("编号", help="卡号、钥匙牌号", optional=True)
    name: str = ask("名称", help="礼品和其他物品写名称", optional=True)

    def problems(self) -> Iterator[Problem]:
        if not 1 <= self.count <= MOST:
            yield Problem(f"数量请填 1 至 {MOST}", "count")
        if self.kind in (KeyKind.GIFT, KeyKind.OTHER) and not self.name:
            yield Problem("礼品和其他物品请写名称", "name")


class GivenKeys(
    Step,
    title="点交",
    cues=(
        "要：收据原件。",
        "要：请领用人在清单上签名。",
        "房号和付款人对得上才发。",
        "钥匙按种类点清，逐把试用。",
        "门禁卡写卡号。",
        "交还：看过的收据。",
        "交还：领用清单的客户联。",
    ),
    say="请出示一下刚才的收据，钥匙请您逐把试一下。",
):
    """What is handed out against the receipt (RESALE-03, MOVEIN-26)."""

    receipt_no: str = ask("收据号", help="与客户手上的收据原件核对")
    received_by: str = ask("领用人", help="新业主或代办人")
    given: tuple[GivenLine, ...] = ask("钥匙和物品")
    receipt_seen: bool = tick("收据原件已看，号码相符")
    counted: bool = tick("已当面点清，钥匙逐把试用")

    def problems(self) -> Iterator[Problem]:
        if not self.given:
            yield Problem("请写明领了什么", "given")
