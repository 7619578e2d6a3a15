"""客户（住户）登记表 (FORM-26, MOVEIN-22): everybody who lives in a unit, their phones and vehicles; signed by one."""

from dataclasses import dataclass, replace
from datetime import datetime

from deskapp.kernel.days import CHINA
from deskapp.printing.blocks import area, choices, fields, section
from deskapp.printing.filled import table
from deskapp.printing.grid import Grid
from deskapp.printing.heading import Heading, Imprint
from deskapp.printing.paper import A4
from deskapp.printing.sheet import Sheet
from deskapp.printing.tables import columns

TITLE = "客户（住户）登记表"
PAPERS = (A4,)
OCCUPIERS = ("业主自住", "租户", "亲友借住", "公司使用")
PEOPLE = columns("姓名<30 与业主关系^22 性别^12 身份证号^44 联系电话^30 入住日期^28")
VEHICLES = columns("车牌号^36 车型和颜色<50 停放车位^40 驾驶人联系电话^40")
NOTICE = "以上资料由本人如实填写，仅用于本小区的物业服务、出入管理和紧急联系；人员、电话、车辆变动请及时告知前台。"
SPARE_PEOPLE, SPARE_VEHICLES = 4, 2
"""Least lines of either table, for what is written in later."""
SIZE = 10


@dataclass(frozen=True)
class Resident:
    """One who lives there."""

    name: str
    relation: str
    sex: str = ""
    id_no: str = ""
    phone: str = ""
    since: str = ""


@dataclass(frozen=True)
class Vehicle:
    """One of their vehicles, and where it is kept."""

    plate: str
    kind: str = ""
    space: str = ""
    phone: str = ""


@dataclass(frozen=True)
class ResidentRegistration:
    """`occupied_by` is one of OCCUPIERS, or empty. Empty strings are left blank to be written by hand."""

    imprint: Imprint
    room: str
    owner: str
    owner_phone: str
    occupied_by: str
    people: tuple[Resident, ...] = ()
    vehicles: tuple[Vehicle, ...] = ()
    emergency: str = ""
    emergency_phone: str = ""
    pets: str = ""


def draw(slip: ResidentRegistration) -> Sheet:
    """Who lives there, what they drive, whom to call, and the signature."""
    people = [(one.name, one.relation, one.sex, one.id_no, one.phone, one.since) for one in slip.people]
    vehicles = [(one.plate, one.kind, one.space, one.phone) for one in slip.vehicles]
    least_people, least_vehicles = SPARE_PEOPLE - len(people), SPARE_VEHICLES - len(vehicles)
    rows = (
        fields(("房号", slip.room), ("业主姓名", slip.owner)),
        fields(("业主电话", slip.owner_phone, 2), ("使用情况", choices(OCCUPIERS, (slip.occupied_by,)), 3)),
        section("一、居住人员"),
        table(PEOPLE, people, least="hand", size=SIZE, words="", empty=max(0, least_people)),
        section("二、车辆"),
        table(VEHICLES, vehicles, least="hand", size=SIZE, words="", empty=max(0, least_vehicles)),
        section("三、紧急联系和宠物"),
        fields(("紧急联系人", slip.emergency), ("联系电话", slip.emergency_phone)),
        fields(("宠物", slip.pets)),
        area("确认", NOTICE, "登记人", least=30, grow=0),
    )
    return Sheet(Heading(slip.imprint, TITLE), (Grid(rows),), foot="存入业户档案")


SPECIMEN = ResidentRegistration(
    Imprint("和风里物业服务中心", "DJ-3-2-501", "王芳", datetime(2026, 11, 20, 10, 20, tzinfo=CHINA), "DJ-3-2-501"),
    room="3栋2单元501",
    owner="刘䶮",
    owner_phone="13000000012",
    occupied_by="业主自住",
    people=(
        Resident("刘䶮", "本人", "男", "10000119850312001X", "13000000012", "2026-12-01"),
        Resident("孙佳敏", "配偶", "女", "10000119870722002X", "13000000013", "2026-12-01"),
        Resident("刘𬭎", "儿子", "男", "10000120140506001X", "", "2026-12-01"),
    ),
    vehicles=(Vehicle("粤B00123", "小型轿车，白色", "B1-0007", "13000000012"),),
    emergency="孙佳伟（妻兄）",
    emergency_phone="13000000077",
    pets="无",
)
SPECIMEN_EMPTY = ResidentRegistration(
    replace(SPECIMEN.imprint, number="DJ-3-2-502", code="DJ-3-2-502"), "3栋2单元502", "", "", ""
)
SPECIMEN_MANY = replace(
    SPECIMEN,
    room="商铺东区1栋负一层B1-018至B1-026",
    owner="和风里（中国）供应链管理有限责任公司和风里花园分公司",
    occupied_by="公司使用",
    people=tuple(
        Resident(f"古丽巴哈尔·艾山江{n}", "员工", "女", "10000119870722002X", "13000000013", "2026-12-01")
        for n in range(1, 26)
    ),
    vehicles=tuple(Vehicle(f"粤B0012{n}", "轻型货车，蓝色", f"B1-000{n}", "13000000012") for n in range(1, 6)),
)
