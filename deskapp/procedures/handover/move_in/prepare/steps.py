"""What is asked before customers come: which units, what lies in their bags, what was looked over once more."""

from collections.abc import Iterator

from deskapp.flow.step import Step, ask, tick
from deskapp.handover.key_kinds import KeyKind
from deskapp.kernel.problems import Problem
from deskapp.kernel.rooms import RoomNo

MOST_KEYS = 99


class Units(
    Step,
    title="哪些房",
    cues=(
        "要：要备袋的房号。",
        "只备一户的填一个房号。",
        "整个单元一起备的，填首尾两个房号。",
        "已经备过袋、还没办完的不再备。",
    ),
    say="您的入住资料正在准备，备好了马上通知您。",
):
    """One unit, or all units of an entrance between two rooms."""

    room: RoomNo = ask("房号", help="如 3-2-101")
    last_room: RoomNo = ask("到", help="同一单元的最后一户，只备一户的不填", optional=True)

    def problems(self) -> Iterator[Problem]:
        first, last = self.room, self.last_room
        if last and (first.building, first.entrance) != (last.building, last.entrance):
            yield Problem("首尾两户应在同一栋同一单元", "last_room")


class PackedKeys(Step, title="袋里的钥匙"):
    """Keys or cards of one kind that lie in each bag (MOVEIN-27)."""

    kind: KeyKind = ask("类别")
    count: int = ask("数量")
    tag: str = ask("编号", help="钥匙牌号、卡号", optional=True)

    def problems(self) -> Iterator[Problem]:
        if not 1 <= self.count <= MOST_KEYS:
            yield Problem(f"数量请填 1 至 {MOST_KEYS}", "count")


class Bag(
    Step,
    title="资料袋",
    cues=(
        "要：清单上的每一样。",
        "清单贴在袋上，少了的先不勾，补齐再勾。",
        "现在就办的，清单上写明待补。",
        "钥匙一种一行，发钥匙时不用再填。",
    ),
    say="资料袋一户一袋，来办的时候照清单点给您。",
):
    """What lies in each bag (MOVEIN-03, MOVEIN-07), and which keys (REG-15)."""

    acceptance_sheet: bool = tick("房屋验收单", optional=True)
    covenant: bool = tick("临时管理规约", optional=True)
    handbook: bool = tick("住户手册", optional=True)
    renovation_duty: bool = tick("装修责任书（装修须知）", optional=True)
    fire_duty: bool = tick("安全及防火责任书", optional=True)
    registration: bool = tick("客户（住户）登记表", optional=True)
    keys_and_cards: bool = tick("钥匙、IC卡", optional=True)
    government_rules: bool = tick("养犬规定和案例、违章搭建规定", optional=True)
    place: str = ask("钥匙存放", help="如 钥匙柜 A 层", optional=True)
    keys: tuple[PackedKeys, ...] = ask("每袋的钥匙和卡", optional=True)

    @property
    def lacks(self) -> tuple[str, ...]:
        """What is not in the bag, by the words of the list."""
        return tuple(one.label for one in self.questions() if one.tick and not getattr(self, one.name))

    def problems(self) -> Iterator[Problem]:
        if self.keys and not self.keys_and_cards:
            yield Problem("填了钥匙，请勾选“钥匙、IC卡”", "keys_and_cards")


class LookedOver(
    Step,
    title="复查",
    cues=(
        "要：复查的同事当面回话。",
        "客户来之前再看一遍楼道、电梯、灯和门禁。",
        "室内打扫干净。",
    ),
    say="房屋我们复查打扫过了，欢迎您来办理入住。",
):
    """What was checked again before the customers come (MOVEIN-02, MOVEIN-04, MOVEIN-06)."""

    common_parts: bool = tick("公共部位和设施已复查")
    clean: bool = tick("室内清洁已复查")
    staff_trained: bool = tick("参加入住的员工已培训")
    fund_account: bool = tick("住房专项维修资金专用账户已设立", optional=True)


STEPS = (Units, Bag, LookedOver)
