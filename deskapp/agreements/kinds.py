"""The agreements and undertakings that are printed, and the fields that the wording of each may name (section 4)."""

from enum import Enum


class AgreementKind(Enum):
    """The value is the title of the paper; the code name that of its default wording in resources/agreements."""

    RENOVATION = "装修管理服务协议书"
    SELF_RENOVATION = "装修管理服务协议书（自装）"
    DECLARATION = "装修声明"
    UNDERTAKING = "业主承诺"
    BANK_COLLECTION = "委托银行代收款协议书"
    TENANT = "租户管理协议书"
    WATER = "供水开户协议"
    ELECTRICITY = "供电开户协议"
    GAS = "燃气开户协议"
    CABLE = "有线电视开户协议"
    COVENANT = "临时管理规约"
    RENOVATION_DUTY = "装修责任书"
    FIRE_SAFETY = "安全及防火责任书"
    PARKING_LEASE = "车位租用协议书"
    PARKING_SERVICE = "车位服务协议书"


_RENOVATION = ("房号", "业主", "装修单位", "装修负责人", "装修项目", "起始日", "截止日", "业主保证金", "装修单位保证金")
_ACCOUNT = ("房号", "业主", "身份证号", "联系电话", "表号", "底度", "服务中心")
_SPACE = ("车位", "类型", "房号", "车牌号", "起始日", "截止", "月费", "收取方式")
FIELDS: dict[AgreementKind, tuple[str, ...]] = {
    AgreementKind.RENOVATION: _RENOVATION,
    AgreementKind.SELF_RENOVATION: ("房号", "业主", "装修负责人", "装修项目", "起始日", "截止日", "业主保证金"),
    AgreementKind.DECLARATION: ("房号", "业主", "装修单位", "未提供资料", "服务中心"),
    AgreementKind.UNDERTAKING: ("房号", "业主", "防水部位", "服务中心"),
    AgreementKind.BANK_COLLECTION: ("房号", "付款人", "开户行", "项目", "托收日", "起始日"),
    AgreementKind.TENANT: ("房号", "业主", "租户", "租期起", "租期止", "服务中心"),
    AgreementKind.WATER: _ACCOUNT,
    AgreementKind.ELECTRICITY: _ACCOUNT,
    AgreementKind.GAS: _ACCOUNT,
    AgreementKind.CABLE: tuple(name for name in _ACCOUNT if name not in ("表号", "底度")) + ("户号",),
    AgreementKind.COVENANT: ("房号", "业主", "服务中心"),
    AgreementKind.RENOVATION_DUTY: ("房号", "业主", "服务中心"),
    AgreementKind.FIRE_SAFETY: ("房号", "业主", "服务中心"),
    AgreementKind.PARKING_LEASE: _SPACE,
    AgreementKind.PARKING_SERVICE: _SPACE,
}
"""What the facts of each kind are called; every form of the kind comes with all of them."""
