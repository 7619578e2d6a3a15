"""IC卡办理申请表 (FORM-32, CARD-06, CARD-13): who applies for whose cards, and who checked, agreed and authorised.

Merchants put their seal on it and the shop manager checks it; for the centre's own cards the head of the business line
applies and a lead authorises. Who gets a card signs beside its number.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

from deskapp.kernel.days import CHINA
from deskapp.printing.blocks import LABEL, area, choices, day, fields, label, section
from deskapp.printing.filled import table
from deskapp.printing.grid import Grid
from deskapp.printing.heading import Heading, Imprint
from deskapp.printing.paper import A4
from deskapp.printing.row import Cell, Row
from deskapp.printing.sheet import Sheet
from deskapp.printing.stamps import Seal
from deskapp.printing.tables import columns
from deskapp.printing.text import Text

TITLE = "IC卡办理申请表"
PAPERS = (A4,)
MERCHANT, STAFF, LINE = "商户", "内部员工", "业务口"
KINDS = (MERCHANT, STAFF, LINE)
COLUMNS = columns("序号^14 持卡人<38 岗位或用途<46 卡号（发卡时填）^36 领卡人签名^36")
DECISION = "□ 同意　　□ 不同意，原因："
SEAL = 44.0


@dataclass(frozen=True)
class Person:
    """Somebody who is to get a card, and what for."""

    name: str
    post: str


@dataclass(frozen=True)
class CardApplication:
    """`kind` is one of KINDS; `department` the shop, department or business line; `doors` the names of door groups,
    `valid` until when in words.
    """

    imprint: Imprint
    kind: str
    applied_on: date
    applicant: str
    department: str
    room: str
    reason: str
    doors: str
    valid: str
    people: tuple[Person, ...]


def draw(slip: CardApplication) -> Sheet:
    """One copy, kept by the centre; the lines are tall enough to write in."""
    people = [(str(place), one.name, one.post, "", "") for place, one in enumerate(slip.people, 1)]
    rows = (
        section("一、申请"),
        fields(("申请类别", choices(KINDS, (slip.kind,)), 2), ("申请张数", f"{len(slip.people)} 张")),
        fields(("申请人", slip.applicant), ("单位或部门", slip.department), ("房号", slip.room or "无")),
        fields(("申请日期", day(slip.applied_on)), ("有效期", slip.valid, 2)),
        fields(("门禁范围", slip.doors)),
        fields(("申请事由", slip.reason)),
        section("二、持卡人"),
        table(COLUMNS, people, least="hand"),
        section("三、核实、同意与授权"),
        *(_of_merchant() if slip.kind == MERCHANT else _of_centre(slip.kind)),
    )
    return Sheet(Heading(slip.imprint, TITLE, number_label="申请号"), (Grid(rows),), foot="服务中心存")


def _of_merchant() -> tuple[Row, ...]:
    """Seal, shop manager, centre manager, in this order (CARD-06)."""
    words = Text("以上人员在本商户工作，申请办理门禁卡，离职时及时交回。", "label", leading=1.5)
    sealed = Row(
        (
            Cell(label("商户意见"), mm=LABEL, pad=2),
            Cell(words, share=1, mm=-LABEL - SEAL),
            Cell(Seal("商户公章", 38), mm=SEAL, pad=0),
        ),
        least=42,
    )
    return (
        sealed,
        area("商铺负责人\n核实", "□ 情况属实　　□ 不属实，原因：", "商铺负责人"),
        area("服务中心\n负责人意见", DECISION, "部门负责人"),
    )


def _of_centre(kind: str) -> tuple[Row, ...]:
    """Who applies, the centre manager, and the lead who authorises (CARD-13, CARD-14)."""
    applies, name = ("业务口负责人", "业务口\n负责人申请") if kind == LINE else ("业务主管", "业务主管\n申请")
    return (
        area(name, "以上人员因工作需要，申请办理门禁卡，离岗时及时交回。", applies),
        area("服务中心\n负责人意见", DECISION, "部门负责人"),
        area("授权", "前台负责人或客服负责人授权后制卡。", "授权人"),
    )


SPECIMEN = CardApplication(
    Imprint("和风里物业服务中心", "SQ2026-0012", "王芳", datetime(2026, 11, 21, 9, 30, tzinfo=CHINA), "SQ2026-0012"),
    kind=STAFF,
    applied_on=date(2026, 11, 21),
    applicant="邓𬭎",
    department="秩序维护部",
    room="",
    reason="新到岗三人，巡逻和门岗需要出入各单元门。",
    doors="大门、一期单元门、地下车库",
    valid="自发卡之日起 12 个月",
    people=(Person("甘棠", "门岗"), Person("石磊", "巡逻"), Person("刘䶮", "监控室")),
)
SPECIMEN_MERCHANT = replace(
    SPECIMEN,
    imprint=replace(SPECIMEN.imprint, number="SQ2026-0013", code="SQ2026-0013"),
    kind=MERCHANT,
    applicant="周掌柜",
    department="和风面馆",
    room="商铺1-08",
    reason="店员早市备料，须在商铺大门开放前进入。",
    doors="商铺后门",
    valid="至2027年5月31日止",
    people=(Person("周掌柜", "店主"), Person("秦小满", "店员")),
)
SPECIMEN_MANY = replace(
    SPECIMEN,
    imprint=replace(SPECIMEN.imprint, number="SQ2026-0014", code="SQ2026-0014"),
    kind=LINE,
    department="工程部",
    reason="工程部值班用授权卡，由业务口负责人统一领用、登记交接。",
    people=tuple(Person(f"工程部值班卡 {n} 号", "值班借用") for n in range(1, 31)),
)
