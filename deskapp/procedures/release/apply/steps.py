"""What is asked of whoever wants to take goods out: who, in whose name, which goods, and when (RELEASE-02, 03)."""

from collections.abc import Iterator
from datetime import date

from deskapp.customer_file.papers import Needed, Papers
from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.problems import Problem
from deskapp.kernel.rooms import RoomNo
from deskapp.release.kinds import Relation
from deskapp.release.steps import EmergencyAsked, OwnerAsked, PoliceWitness

ATTORNEY = (
    Needed("power_of_attorney", "业主委托书", original=True, rule="RELEASE-06"),
    Needed("agent_id_card", "代办人身份证", copies=1, original=True, required=False, rule="RELEASE-04"),
)
"""What whoever acts for the owner brings (RELEASE-06)."""
MOST_LINES = 40


class Applicant(
    Step,
    title="申请人",
    cues=(
        "要：申请人的证件。",
        "起立问候，问清办什么事，说明手续，递上放行条和笔。",
        "看证件，人证一致再往下办；不是业主本人的一律核实身份。",
        "家人：翻业主资料，或电话问业主，用语委婉。",
        "交还：看过的证件。",
    ),
    say="您好，搬东西出去要开一张放行条，我来帮您办，请出示一下您的证件。",
):
    """Whose unit, and who asks as what (RELEASE-02, RELEASE-04)."""

    room: RoomNo = ask("房号", help="如 3-2-501")
    name: str = ask("申请人")
    relation: Relation = ask("与业主关系")
    id_no: str = ask("证件号码", help="业主本人可不填", optional=True)
    phone: str = ask("联系电话", optional=True)
    id_seen: bool = tick("证件已看，人证一致")

    def problems(self) -> Iterator[Problem]:
        if self.relation is not Relation.OWNER and not (self.id_no or "").strip():
            yield Problem("不是业主本人，请填写证件号码", "id_no")


class Attorney(
    Papers,
    title="委托书",
    cues=("要：看委托书原件：委托人是业主，写明搬运物资，有签名和日期。", "委托书和电话核实，两样都要有。"),
    say="请出示业主的委托书，我还要给业主打个电话核实一下。",
):
    """The owner's power of attorney (RELEASE-06)."""


class Reminder(
    Step,
    title="欠费提醒",
    cues=("租户：提醒结清费用再搬，不强制。", "业主：可以提醒，不影响放行。"),
    say="您这一户还有费用没有交，方便的话今天一起交了，好吗？",
):
    """What the unit owes was told to the applicant (RELEASE-07, RELEASE-10)."""

    reminded: bool = tick("已提醒申请人结清欠费", optional=True)


class Item(Step, title="物资"):
    """A line of goods, as exact as the guard can count them (RELEASE-03)."""

    category: str = ask("物资类别", help="如 家具、家用电器、行李")
    description: str = ask("品名")
    quantity: int = ask("数量")
    measure: str = ask("单位", help="如 件、台、箱")

    def problems(self) -> Iterator[Problem]:
        if self.quantity < 1:
            yield Problem("数量至少是 1", "quantity")


class Goods(
    Step,
    title="物资和时间",
    cues=(
        "要：请申请人在放行条上签名。",
        "类别和数量要写准：安全员照着清点，不符的不放行。",
        "请走货梯；车辆停在指定位置；出口处安全员核实并收回放行条。",
        "办完致谢，起身道别，微笑目送客户离开。",
        "交还：放行条的安全员联，请客户带到出口。",
    ),
    say="请您把要搬的东西和数量写准确，出口的安全员会照着核对。",
):
    """What leaves, on which day, by which exit (RELEASE-03, RELEASE-14)."""

    items: tuple[Item, ...] = ask("物资")
    leaving_on: date = ask("放行日期", help="如 今天、明天")
    hours: str = ask("时间", help="如 14:00 至 18:00", optional=True)
    exit: str = ask("出口", help="如 东门", optional=True)
    plate: str = ask("车牌号", optional=True)

    def problems(self) -> Iterator[Problem]:
        if not 1 <= len(self.items) <= MOST_LINES:
            yield Problem(f"请写明 1 至 {MOST_LINES} 行物资", "items")


STEPS = (Applicant, Attorney, OwnerAsked, EmergencyAsked, PoliceWitness, Reminder, Goods)
