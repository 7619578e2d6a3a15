"""业主（住户）资料卡 (FORM-17, MOVEIN-31): one sheet of the customer's file, household or company.

What nobody has told yet is left to be written by hand (MOVEIN-17).
"""

from dataclasses import dataclass, replace
from datetime import datetime

from deskapp.kernel.days import CHINA
from deskapp.printing.blocks import area, choices, fields, section
from deskapp.printing.filled import table
from deskapp.printing.grid import Grid
from deskapp.printing.heading import Heading, Imprint
from deskapp.printing.paper import A4
from deskapp.printing.row import Cell, Row
from deskapp.printing.sheet import Sheet
from deskapp.printing.tables import columns
from deskapp.printing.text import Text

TITLE = "业主（住户）资料卡"
PAPERS = (A4,)
HOUSEHOLD, COMPANY = "家庭户", "公司户"
KINDS = (HOUSEHOLD, COMPANY)
FAMILY = columns("姓名<23 关系^14 身份证号^41 联系电话^27 从业行业<22 职务<22 照片^12")
NOTICE = "所填资料仅用于本小区的物业服务与联系，未经本人同意不向他人提供；资料变更请及时告知前台。"
LINES = 3
"""Least lines of the family, for whoever is written in later."""
SIZE = 9.5


@dataclass(frozen=True)
class Member:
    """One of the family or household; `photo` says whether one is in the file."""

    name: str
    relation: str
    id_no: str = ""
    phone: str = ""
    trade: str = ""
    position: str = ""
    photo: bool = False


@dataclass(frozen=True)
class OwnerCard:
    """`kind` is one of KINDS. Empty strings are left blank to be written by hand."""

    imprint: Imprint
    room: str
    kind: str
    name: str
    id_no: str = ""
    phone: str = ""
    native_place: str = ""
    trade: str = ""
    position: str = ""
    employer: str = ""
    hobbies: str = ""
    family: tuple[Member, ...] = ()
    company: str = ""
    licence_no: str = ""
    legal_representative: str = ""
    bank: str = ""
    account: str = ""
    emergency: str = ""
    emergency_phone: str = ""
    vehicles: str = ""
    pets: str = ""


def draw(slip: OwnerCard) -> Sheet:
    """The owner with a place for the photo, the family, the company, then bank, emergency, vehicles and pets."""
    owner = Grid(
        (
            fields(("房号", slip.room), ("客户类型", choices(KINDS, (slip.kind,)))),
            fields(("业主姓名", slip.name), ("联系电话", slip.phone)),
            fields(("身份证号", slip.id_no), ("籍贯", slip.native_place)),
            fields(("从业行业", slip.trade), ("职务", slip.position)),
        ),
        framed=False,
    )
    photo = Text("照\n\n片", "label", align="center")
    rows = (
        Row((Cell(owner, share=1, mm=-30, pad=0), Cell(photo, mm=30)), least=38, whole=True),
        fields(("工作单位", slip.employer, 3), ("业余爱好", slip.hobbies, 2)),
        section("家庭成员（同住人）"),
        table(
            FAMILY, map(_member, slip.family), least="hand", size=SIZE, words="", empty=max(0, LINES - len(slip.family))
        ),
        section("公司户填写"),
        fields(("公司名称", slip.company)),
        fields(("营业执照号", slip.licence_no), ("法定代表人", slip.legal_representative)),
        section("银行代收与紧急联系"),
        fields(("开户行", slip.bank), ("账号", slip.account)),
        fields(("紧急联系人", slip.emergency), ("联系电话", slip.emergency_phone)),
        section("车辆与宠物"),
        fields(("车辆", slip.vehicles), ("宠物", slip.pets)),
        area("确认", NOTICE, "业主（住户）", least=28, grow=0),
    )
    return Sheet(Heading(slip.imprint, TITLE), (Grid(rows),), foot="存入业户档案")


def _member(one: Member) -> tuple[str, ...]:
    return one.name, one.relation, one.id_no, one.phone, one.trade, one.position, "☑" if one.photo else "□"


SPECIMEN = OwnerCard(
    Imprint("和风里物业服务中心", "ZL-3-2-501", "王芳", datetime(2026, 11, 20, 10, 12, tzinfo=CHINA), "ZL-3-2-501"),
    room="3栋2单元501",
    kind=HOUSEHOLD,
    name="刘䶮",
    id_no="10000119850312001X",
    phone="13000000012",
    native_place="湖南长沙",
    trade="教育",
    position="教师",
    employer="和风里实验学校",
    hobbies="羽毛球、书法",
    family=(
        Member("孙佳敏", "配偶", "10000119870722002X", "13000000013", "医疗", "护士", photo=True),
        Member("刘𬭎", "儿子", "10000120140506001X", "", "学生", "", photo=True),
        Member("刘建国", "父亲", "10000119560214001X", "13000000015", "退休", ""),
    ),
    bank="农业银行和风里支行",
    account="6228 0000 0123 4567 890",
    emergency="孙佳伟（妻兄）",
    emergency_phone="13000000077",
    vehicles="粤B00123（小型轿车，白色）",
    pets="无",
)
SPECIMEN_EMPTY = OwnerCard(
    replace(SPECIMEN.imprint, number="ZL-3-2-502", code="ZL-3-2-502"), room="3栋2单元502", kind="", name=""
)
SPECIMEN_COMPANY = replace(
    SPECIMEN,
    imprint=replace(SPECIMEN.imprint, number="ZL-S1-018", code="ZL-S1-018"),
    room="商铺东区1栋负一层B1-018至B1-026",
    kind=COMPANY,
    name="和风里（中国）供应链管理有限责任公司和风里花园分公司",
    family=tuple(
        Member(f"古丽巴哈尔·艾山江{n}", "员工", "10000119870722002X", "13000000013", "批发零售", "理货员", photo=True)
        for n in range(1, 15)
    ),
    company="和风里（中国）供应链管理有限责任公司和风里花园分公司",
    licence_no="91000000MA00000000",
    legal_representative="欧阳明轩",
)
