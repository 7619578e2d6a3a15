"""The groups of must-know facts, and what each must at least hold (KNOW-01, KNOW-04)."""

from enum import Enum


class FactGroup(Enum):
    """The four of KNOW-01, then what KNOW-04 adds."""

    ESTATE = "小区概况"
    FEES = "收费标准"
    FACILITIES = "配套设施"
    PHONES = "常用电话"
    RULES = "制度和岗位"


TOPICS: dict[FactGroup, tuple[str, ...]] = {
    FactGroup.ESTATE: ("地址", "占地面积", "建筑面积", "容积率", "户数", "车位数", "楼型"),
    FactGroup.FEES: ("物业服务费", "家政服务", "代收费用", "停车", "会所"),
    FactGroup.FACILITIES: ("停车场", "教育", "商业", "医疗", "公共娱乐", "安全防范", "周边交通", "其他"),
    FactGroup.PHONES: ("物业服务中心", "控制中心", "派出所", "社区居委会", "供水", "供电", "燃气"),
    FactGroup.RULES: ("法律和地方规定", "管理规定", "临时管理规约", "部门工作进展和安排"),
}
"""What the centre fills in (KNOW-02). The rule leaves open which telephone numbers; these are offered."""
PRICED: dict[str, tuple[str, ...]] = {
    "物业服务费": ("property_service_fee",),
    "家政服务": ("housekeeping_adhoc", "housekeeping_regular"),
    "代收费用": ("utilities", "renovation_tax"),
    "停车": ("parking_monthly_rent", "parking_service_fee"),
    "会所": ("clubhouse_fee",),
}
"""The fee items, by their codes, one of which with a price in force answers a topic of the fee standards."""
