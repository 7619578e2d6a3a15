"""The kinds and states of units, people, spaces and cards; the value is what people read (specification 5.12)."""

from enum import Enum


class UnitUse(Enum):
    RESIDENTIAL = "住宅"
    SHOP = "商铺"
    OFFICE = "办公"
    OTHER = "其他"


class OccupancyState(Enum):
    OCCUPIED = "已入住"
    LET = "已出租"
    VACANT = "空置"
    UNSOLD = "未售"


class CustomerKind(Enum):
    HOUSEHOLD = "家庭户"
    CORPORATE = "公司户"


class OccupancyRole(Enum):
    OWNER = "业主"
    FAMILY_MEMBER = "家属"
    TENANT = "租户"
    MERCHANT = "商户"
    NON_OWNER_USER = "非业主使用人"


class SpaceKind(Enum):
    PRIVATE = "自有车位"
    GIFTED = "赠送车位"
    UNDERGROUND = "地下车位"
    STILT_FLOOR = "架空层车位"
    SURFACE = "地面车位"


class CardState(Enum):
    BLANK = "新卡"
    ACTIVE = "有效"
    EXPIRED = "到期"
    LOST = "遗失"
    DAMAGED = "损坏"
    REPLACED = "已更换"
    CANCELLED = "已注销"
    WRITE_FAILED = "写卡失败"
    RETURNED = "已收回"


class BatchState(Enum):
    APPLIED = "已导入"
    UNDONE = "已撤销"
