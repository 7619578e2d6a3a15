"""How a goods release slip stands, who asks for it, and what was answered; the value is what people read (5.12)."""

from enum import Enum


class Relation(Enum):
    """What the applicant is to the owner; whoever uses a unit without owning it is asked as a tenant is."""

    OWNER = "业主"
    FAMILY = "业主家人"
    TENANT = "租户"
    MERCHANT = "商户"
    AGENT = "其他代办人"


USERS = frozenset({Relation.TENANT, Relation.MERCHANT})
"""They live or trade in what belongs to another."""


class SlipState(Enum):
    AWAITING = "待业主确认"
    ISSUED = "已开具"
    VERIFIED = "已核实回收"
    DISCREPANCY = "不符"
    EXPIRED = "过期"
    CANCELLED = "已取消"


class Asked(Enum):
    """Whose word was sought, in the order in which it may be (RELEASE-09)."""

    OWNER = "业主"
    EMERGENCY = "紧急联系人"
    POLICE = "警务室"


class Answer(Enum):
    """What came of asking. A slip for which nobody has been asked yet waits."""

    AGREED = "同意"
    REFUSED = "不同意"
    UNREACHABLE = "联系不上"
    LATER = "稍后再联系"


class Identity(Enum):
    """By what it was found that the applicant is who he says (RELEASE-04 to 06)."""

    OWNER_FILE = "与业主资料相符"
    FAMILY_FILE = "业主资料中有此家人"
    PHONED = "电话核实"
    ATTORNEY = "委托书并电话核实"
