"""What a column of a roster can mean; the value is the name the clerk picks from a list."""

from enum import Enum


class Field(Enum):
    """A meaning of a column. Those marked 对照 only join sheets by their numbers and are not kept themselves."""

    BUILDING = "楼栋"
    BUILDING_NO = "楼栋编号（对照）"
    ENTRANCE = "单元"
    ENTRANCE_NO = "单元编号（对照）"
    FLOOR = "楼层"
    ROOM = "房号"
    UNIT_NO = "房屋编号（对照）"
    AREA = "建筑面积"
    UNIT_TYPE = "户型"
    USE = "用途"
    METERED = "抄表到户"
    ZONE = "片区"
    STATE = "居住状态"
    CHARGED_FROM = "计费起始日期"
    PERSON_NO = "业主编号"
    NAME = "业主姓名"
    CO_OWNER = "共有人姓名"
    ROLE = "住户身份"
    KIND = "客户类型"
    ID_NO = "身份证号"
    PHONE = "联系电话"
    EMPLOYER = "工作单位"
    FROM = "入住日期"
    TO = "迁出日期"
    FAMILY = "家庭成员"
    TENANT = "租户姓名"
    TENANT_ID = "租户身份证号"
    TENANT_PHONE = "租户电话"
    LEASE_FROM = "租期起"
    LEASE_TO = "租期止"
    EMERGENCY = "紧急联系人"
    EMERGENCY_PHONE = "紧急联系电话"
    BANK = "开户行"
    ACCOUNT_NAME = "户名"
    ACCOUNT_NO = "银行账号"
    PLATE = "车牌号"
    CARD_NO = "门禁卡号"
    PARK = "停车场"
    SPACE_NO = "车位号"
    SPACE_KIND = "车位类型"
    SPACE_RIGHT = "车位租售"
    NOTE = "备注"


CODED = (Field.USE, Field.METERED, Field.STATE, Field.ROLE, Field.KIND, Field.SPACE_KIND, Field.SPACE_RIGHT)
"""Fields whose texts stand for one of a few values."""

REPEATED = (
    Field.NAME,
    Field.ID_NO,
    Field.PHONE,
    Field.TENANT_PHONE,
    Field.EMERGENCY_PHONE,
    Field.PLATE,
    Field.CARD_NO,
    Field.SPACE_NO,
    Field.NOTE,
)
"""Fields that several columns of one table may have: 电话1 and 电话2, or two co-owners side by side."""

PRIVATE = (
    Field.ID_NO,
    Field.PHONE,
    Field.TENANT_ID,
    Field.TENANT_PHONE,
    Field.EMERGENCY_PHONE,
    Field.ACCOUNT_NO,
)
"""Fields whose texts are masked wherever a fault shows them (PRIVACY-03)."""


class Topic(Enum):
    """What one line of a table is about."""

    BUILDINGS = "楼栋表"
    UNITS = "房屋表"
    PEOPLE = "业主表"
    VEHICLES = "车辆表"
    SPACES = "车位表"
