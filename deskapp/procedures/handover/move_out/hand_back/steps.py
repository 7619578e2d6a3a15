"""What is asked of the things that are handed back when somebody moves out."""

from collections.abc import Iterator

from deskapp.flow.step import Step, ask, tick
from deskapp.handover.move_out.kinds import Thing
from deskapp.kernel.problems import Problem

MOST_LINES = 40


class HandedLine(Step, title="交还物品"):
    """One thing to be handed back (MOVEOUT-04)."""

    thing: Thing = ask("类别")
    name: str = ask("品名", help="如 入户门钥匙", optional=True)
    numbers: str = ask("卡号", optional=True)
    due: int = ask("应交")
    back: int = ask("实交")
    remark: str = ask("说明", optional=True)


class HandedBack(
    Step,
    title="交还物品",
    cues=(
        "要：门禁卡、车卡和领过的钥匙。",
        "要：领取清单，客户没带的照登记点。",
        "没有交回的卡实交填 0，写明说明。",
        "钥匙一种一行，从入户门到电表箱。",
        "收回的卡办完后到“收回门禁卡”清空。",
        "交还：客户自己的钥匙扣和卡套。",
    ),
    say="请把门禁卡、车卡和钥匙交给我，卡今天起停用，我们一起点一下数。",
):
    """What came back (MOVEOUT-04)."""

    lines: tuple[HandedLine, ...] = ask("交还物品", help="没有领过的不用填", optional=True)
    told: bool = tick("已与客户点清；门禁和车场授权一并停用，已说明")

    def problems(self) -> Iterator[Problem]:
        if len(self.lines or ()) > MOST_LINES:
            yield Problem(f"最多 {MOST_LINES} 行", "lines")
