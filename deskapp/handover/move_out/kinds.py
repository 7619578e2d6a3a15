"""How moving out stands, what was done of it, and what is handed back; the value is what people read (5.12)."""

from enum import Enum


class MoveOutState(Enum):
    """Derived from what was done; nothing of it is entered by hand."""

    DRAFT = "受理中"
    SETTLING = "结算中"
    CLEARED = "已结清"
    MOVED_OUT = "已迁出"
    CANCELLED = "已取消"


class MoveOutDeed(Enum):
    """What was done on it, each with who and when."""

    STARTED = "登记迁出"
    ASKED = "联系业主"
    CONFIRMED = "业主确认"
    READ = "抄表"
    HANDED_BACK = "交还钥匙和卡"
    SETTLED = "打印结算单"
    FINISHED = "办结迁出"
    CANCELLED = "取消迁出"


class Leaving(Enum):
    """Who goes along."""

    HOUSEHOLD = "全家迁出"
    ALONE = "只本人迁出"


class Thing(Enum):
    """What is handed back (MOVEOUT-04)."""

    ACCESS_CARD = "门禁卡"
    PARKING_CARD = "车卡"
    KEY = "钥匙"
    OTHER = "其他物品"


CARDS = (Thing.ACCESS_CARD, Thing.PARKING_CARD)


class Meter(Enum):
    """What is read when somebody leaves (MOVEOUT-05)."""

    WATER = "水表"
    ELECTRICITY = "电表"
    GAS = "燃气表"
    OTHER = "其他表"

    @property
    def measure(self) -> str:
        """What it counts."""
        return {"水表": "吨", "电表": "度", "燃气表": "立方米"}.get(self.value, "")
