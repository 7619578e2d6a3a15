"""The kinds and states of cards, plans, parking and doors; the value is what people read (specification 5.7, 5.12)."""

from enum import Enum


class CardFamily(Enum):
    """What a card is made of, as far as its protection goes (cards.md 6)."""

    DESFIRE = "DESFire"
    CLASSIC = "MIFARE Classic"
    OTHER = "其他卡"


class HolderClass(Enum):
    """As what somebody holds a card; it decides evidence, validity and fee (CARD-02 to CARD-16)."""

    OWNER = "业主"
    FAMILY = "家属"
    TENANT = "租户"
    MERCHANT = "商户"
    STAFF = "内部员工"
    BUSINESS_LINE = "业务口"
    CONTRACTOR = "施工人员"


class Purpose(Enum):
    """What a card authorises; one card may serve both, each with its own validity (CARD-25)."""

    ACCESS = "门禁"
    PARKING = "车场"


class Writing(Enum):
    """Whether what is on the card agrees with the record."""

    UNWRITTEN = "未写卡"
    WRITTEN = "已写卡"
    OUTDATED = "待重写"
    WIPED = "已清空"
    UID_ONLY = "只用卡号"
    """The doors of this centre read the number alone: nothing is written (cards.md 3.6)."""


class PlanAct(Enum):
    """What a card is to be written for."""

    ISSUE = "发卡"
    REPLACE = "换卡"
    RENEW = "延期"
    TOP_UP = "充值"
    RIGHTS = "改权限"
    WRITE = "补写"
    WIPE = "清卡"


class PlanState(Enum):
    DONE = "已写成"
    UNWRITTEN = "未写卡"
    FAILED = "写卡失败"
    ABANDONED = "已放弃"
    PENDING = "写卡未完成"


class EventKind(Enum):
    """What happened to a card; the reason column of the register (REG-19)."""

    ISSUED = "新发"
    NOT_WRITTEN = "未写卡"
    WRITTEN = "补写"
    RENEWED = "延期"
    TOPPED_UP = "充值"
    RIGHTS = "改权限"
    REPLACED = "换卡"
    LOST = "挂失"
    FOUND = "解除挂失"
    DAMAGED = "损坏"
    RETURNED = "收回"
    WIPED = "清卡"
    CANCELLED = "注销"
    TORN = "写卡中断"
    RESUMED = "续写"
    WRITE_FAILED = "写卡失败"
    ABANDONED = "放弃写卡"
    SIGNED = "签收"


class BlankMove(Enum):
    """Why the count of blank cards changed."""

    RECEIVED = "入库"
    USED = "领用"
    WIPED = "清卡退库"
    SPOILED = "报废"
    COUNTED = "盘点"


class BlankAct(Enum):
    """What people do with blank cards by count (CARD-17); cards taken into use go off by themselves."""

    RECEIVED = "领入"
    COUNTED = "盘点"
    SPOILED = "报废"
    HANDED_OVER = "移交"


class ReplaceReason(Enum):
    DEFECT = "非人为损坏"
    USER_DAMAGE = "人为损坏"
    LOSS = "遗失"


class AgreementForm(Enum):
    LEASE = "车位租用协议书"
    SERVICE = "车位服务协议书"


class AgreementState(Enum):
    DRAFT = "拟定"
    SIGNED = "已签"
    ACTIVE = "有效"
    TERMINATED = "已终止"
    EXPIRED = "到期"


class Collection(Enum):
    """How the monthly fee of a space is collected (FEE-18, FEE-19)."""

    COUNTER = "前台交费"
    BANK = "银行托收"


class ListKind(Enum):
    DIFFERENCE = "差量"
    FULL = "全量"


class ListStatus(Enum):
    """What a door is told of a card."""

    ALLOWED = "允许"
    LOST = "挂失"
    EXPIRED = "到期"
    STOPPED = "停用"


class KeyTechnology(Enum):
    """What a site master key is for; the two never share one (cards.md 6)."""

    DESFIRE = "DESFire"
    CLASSIC = "MIFARE Classic"


class KeyState(Enum):
    CURRENT = "在用"
    OLD = "旧版（只读）"
