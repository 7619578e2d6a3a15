"""How a move-in stands, what was done on it, and what may be answered; the value is what people read (5.12)."""

from enum import Enum


class MoveInState(Enum):
    """Derived from what was done, the payment in the ledger, and the defects."""

    PREPARED = "已备袋"
    RECEIVED = "资料已收"
    INSPECTED = "已验房"
    RECTIFYING = "整改中"
    REINSPECTED = "已复验"
    AGREEMENTS_SIGNED = "协议已签"
    PAID = "已收费"
    KEYS_ISSUED = "已发钥匙"
    COMPLETED = "已完成"
    CANCELLED = "已取消"


class MoveInDeed(Enum):
    """What was done on a move-in; every act at the counter leaves one, and none is ever changed (GEN-09)."""

    RECEIVED = "收资料"
    INSPECTED = "验房"
    DEFECTS_NOTED = "整改复验"
    AGREED = "签协议"
    PAID = "收费"
    KEYS = "发钥匙"
    COMPLETED = "办结"
    CANCELLED = "取消"


class Signed(Enum):
    """On which paper the owner has signed that he received his papers (MOVEIN-14, MOVEIN-15)."""

    NOTICE = "入住通知书"
    LIST = "资料签收清单"


class WitnessRole(Enum):
    """Who goes along to the inspection (MOVEIN-19, MOVEIN-35)."""

    TECHNICIAN = "服务中心技术员"
    ENGINEER = "开发商维修工程师"
    RECEPTIONIST = "客户接待"
    OTHER = "其他陪同人"


class Opinion(Enum):
    """What the owner says of the unit (FORM-21)."""

    ACCEPTED = "同意收楼"
    AFTER_REPAIR = "整改合格后收楼"
    NOT_YET = "暂不收楼"


class Recheck(Enum):
    """What became of a defect (MOVEIN-20)."""

    RECTIFIED = "已整改，待复验"
    ACCEPTED = "复验合格"
    REJECTED = "复验不合格，继续整改"


class ParkingUse(Enum):
    """Which agreement on a space follows (MOVEIN-23)."""

    NONE = "没有车位"
    LEASED = "租用车位"
    OWN = "购买或赠送的车位"
