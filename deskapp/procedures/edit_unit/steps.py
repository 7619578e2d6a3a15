"""What is asked about a unit."""

from datetime import date

from deskapp.estate.kinds import OccupancyState, UnitUse
from deskapp.flow.step import Step, ask, tick
from deskapp.kernel.money import Area
from deskapp.kernel.rooms import RoomNo


class WhichUnit(Step, title="单元", cues=("核对楼栋、单元、房号，改错一户会影响收费。",)):
    """Which one."""

    room: RoomNo = ask("房号", help="如 3-2-501")


class UnitFacts(Step, title="单元资料", cues=("面积和户型从下个月的计费起生效。", "改空置、出租时，请同时核对住户。")):
    """What is known of it."""

    unit_type: str = ask("户型", optional=True)
    area: Area = ask("建筑面积", help="如 88.50", optional=True)
    use: UnitUse = ask("用途")
    occupancy_state: OccupancyState = ask("居住状态")
    charged_from: date = ask("计费起始日", optional=True)
    zone: str = ask("片区", optional=True)
    metered_to_household: bool = tick("水电抄表到户", optional=True)
    note: str = ask("备注", optional=True)
