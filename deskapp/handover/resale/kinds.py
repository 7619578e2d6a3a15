"""How a resale stands, what was done of it, and what the former household had; the value is what people read (5.12)."""

from enum import Enum

from deskapp.staff.roles import Role


class ResaleState(Enum):
    """Derived from what was done, what was brought and what is owed."""

    DRAFT = "受理中"
    ARREARS_BLOCKED = "待结清"
    DOCUMENTS_OK = "资料齐"
    COMPLETED = "已办理"
    NOTIFIED = "已通知"
    ARCHIVED = "已归档"
    CANCELLED = "已取消"


class ResaleDeed(Enum):
    """What was done on it, each with who and when."""

    RECEIVED = "受理转让"
    COMPLETED = "变更业主"
    KEYS = "发钥匙"
    ACKNOWLEDGED = "确认变更通知"
    ARCHIVED = "转让归档"
    CANCELLED = "取消转让"


class Proof(Enum):
    """What the change rests on: the one or the other (RESALE-02)."""

    CONTRACT = "房屋买卖合同"
    CERTIFICATE = "不动产权证书"


class Held(Enum):
    """What the former household has that is ended or given anew (RESALE-06)."""

    CARD = "门禁卡"
    PARKING_CARD = "车卡"
    SPACE = "车位协议"
    BANK = "托收委托"


class Fate(Enum):
    """What becomes of it."""

    CANCEL = "注销"
    AGAIN = "收回重办"


CARDS = (Held.CARD, Held.PARKING_CARD)


class Recipient(Enum):
    """Who is told of another owner, each with a copy of the notice (RESALE-04, RESALE-05)."""

    FINANCE = "财务"
    INFORMATION_CLERK = "信息员"
    CONTROL_CENTRE = "监控中心"


ROLES = {
    Recipient.FINANCE: Role.FINANCE,
    Recipient.INFORMATION_CLERK: Role.INFORMATION_CLERK,
    Recipient.CONTROL_CENTRE: Role.CONTROL_CENTRE,
}
