"""What is asked when somebody applies for a space: who, with which papers, which space and cars, on which terms."""

from collections.abc import Iterator
from datetime import date

from deskapp.access.kinds import Collection
from deskapp.estate.kinds import OccupancyRole, SpaceKind
from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.contacts import plates
from deskapp.kernel.money import Money
from deskapp.kernel.problems import Problem
from deskapp.kernel.rooms import RoomNo

MOST_CARS = 6


class Applicant(
    Step,
    title="申请人",
    cues=("要：租户须出示租赁合同。", "与业主资料核对身份，必要时电话向业主核实。", "交还：看过的租赁合同。"),
    say="您好，请坐，请问是哪一户办车位？",
):
    """Whose unit it is, and who applies as what (PARK-01)."""

    room: RoomNo = ask("房号", help="如 3-2-501")
    name: str = ask("申请人")
    relation: OccupancyRole = ask("与该户关系")
    owner_phoned: bool = tick("资料中没有此人，已电话向业主核实", optional=True)


class Papers(
    Step,
    title="证件",
    cues=("要：身份证、驾驶证、行驶证缺一不可。", "留存身份证和行驶证的复印件，及时入柜。", "交还：三样证件的原件。"),
    say="请出示身份证、驾驶证和行驶证，身份证和行驶证我复印留存。",
):
    """The three papers, and copies of two of them (PARK-01, PARK-02, PARK-09)."""

    id_card: bool = tick("身份证已核对")
    driving_licence: bool = tick("驾驶证已核对")
    vehicle_licence: bool = tick("行驶证已核对")
    copies_kept: bool = tick("身份证、行驶证复印件已留存")
    contract_shown: bool = tick("租赁合同已出示", optional=True)


class SpaceAndCars(
    Step,
    title="车位与车辆",
    cues=("同一车位同一期间只能有一份协议。", "一张卡可登记几辆车，只能用于一个车位。"),
    say="请问选哪个车位，登记哪几个车牌？",
):
    """Which space, and the plates it is for (PARK-11)."""

    space: str = ask("车位号", help="如 B1-0007")
    kind: SpaceKind = ask("车位类型", help="车位还没有登记时选择", optional=True)
    plates: str = ask("车牌号", help="如 粤B12345；几辆车用顿号隔开")

    def problems(self) -> Iterator[Problem]:
        if not 1 <= len(self.cars) <= MOST_CARS:
            yield Problem(f"请填写 1 至 {MOST_CARS} 个车牌", "plates")

    @property
    def cars(self) -> tuple[str, ...]:
        """The plates, each once."""
        return tuple(one.text for one in plates(self.plates))

    @property
    def doubts(self) -> tuple[str, ...]:
        """What is odd about the plates, for the clerk to look at again."""
        return tuple(words for one in plates(self.plates) for words in one.warnings)


class Agreed(
    Step,
    title="协议条款",
    cues=(
        "要：请客户在协议上签名或盖章。",
        "租用的车位收月租费，地面车位收车位费。",
        "自有和赠送的车位只收服务费，银行托收。",
    ),
    say="请您看一下期限和每月费用，没有疑问就签协议。",
):
    """From when, until when, for how much, and how it is collected (PARK-04, PARK-15)."""

    from_date: date = ask("起始日", help="如 今天、+1")
    to_date: date = ask("截止日", help="如 2027-11-30；不填为未约定止期", optional=True)
    monthly_fee: Money = ask("每月费用", help="不填按收费标准", optional=True)
    collection: Collection = ask("收取方式")

    def problems(self) -> Iterator[Problem]:
        if self.to_date and self.to_date < self.from_date:
            yield Problem("截止日早于起始日", "to_date")


STEPS = (Applicant, Papers, SpaceAndCars, Agreed)
