"""装修备案表 (FORM-01, RENO-19 to 26, 44): one A4 sheet kept by the centre; extensions are written on it."""

from dataclasses import dataclass
from datetime import date, datetime

from deskapp.kernel.days import CHINA
from deskapp.printing.blocks import area, choices, day, fields, section
from deskapp.printing.grid import Grid
from deskapp.printing.heading import Heading, Imprint
from deskapp.printing.lines import Pair, below
from deskapp.printing.paper import A4
from deskapp.printing.row import Cell, Row
from deskapp.printing.sheet import Sheet
from deskapp.printing.stamps import Seal

TITLE = "装修备案表"
PAPERS = (A4,)
KINDS = ("普通装修", "简单装修", "供应商免费服务")
SCOPE = ("改动水电线路", "破坏防水层", "改动承重结构或加大荷载", "搭建、改外立面或外墙开洞", "动火作业", "户外广告")
CONFIRMATION = "以上内容属实，装修须知、资料要求及审核意见已逐项说明，本人清楚并同意遵守。"


@dataclass(frozen=True)
class RenovationFilingForm:
    """`kind` is one of KINDS, `scope` what of SCOPE it touches; `main_items` holds an item a line."""

    imprint: Imprint
    room: str
    owner: str
    filled_on: date
    applicant: str
    relation: str
    id_no: str
    phone: str
    contractor: str
    principal: str
    principal_id_no: str
    principal_phone: str
    kind: str
    scope: tuple[str, ...]
    is_self_renovation: bool
    main_items: str
    start: date
    end: date
    workers: int


def draw(slip: RenovationFilingForm) -> Sheet:
    """One sheet, kept by the centre: both parts, the opinion, the customer's word, room for two extensions."""
    kind = choices((*KINDS, "业主自装"), (slip.kind, "业主自装" if slip.is_self_renovation else ""))
    rows = (
        section("一、业主填写"),
        fields(("房间号码", slip.room), ("业主姓名", slip.owner), ("填表时间", day(slip.filled_on))),
        fields(("申办人", slip.applicant), ("关系", slip.relation), ("联系电话", slip.phone)),
        fields(("身份证号", slip.id_no, 3)),
        section("二、装修单位填写"),
        fields(("装修单位", slip.contractor, 2), ("施工人数", f"{slip.workers} 人")),
        fields(("装修负责人", slip.principal), ("联系电话", slip.principal_phone, 2)),
        fields(("身份证号", slip.principal_id_no, 3)),
        fields(("装修类型", kind)),
        fields(("涉及事项", choices(SCOPE, slip.scope))),
        fields(("装修期限", f"{day(slip.start)} 至 {day(slip.end)}（最长三个月，期满未完工须办理延期）")),
        area("主要装修\n项目", slip.main_items, least=24),
        section("三、审核与确认"),
        area("服务中心\n审核意见", "□ 同意备案　　□ 补充资料后再审", sign="装修管理负责人", least=26),
        area("顾客对以上\n意见确认", CONFIRMATION, sign="申办人", least=26),
        section("四、延期记录"),
        Row((_extension(), _extension()), least=42),
    )
    return Sheet(Heading(slip.imprint, TITLE, number_label="备案号"), (Grid(rows),))


def _extension() -> Cell:
    """The words 同意延期 with the date, and the place of the department's seal (RENO-44)."""
    words = below(
        Pair("同意延期至："), Pair("　　　年　　月　　日"), Pair("经办人：", ruled=True), Pair("日期：", ruled=True)
    )
    seal = Row((Cell(words, share=1, mm=-43), Cell(Seal("部门公章", 38), mm=43, pad=0)), least=41)
    return Cell(Grid((seal,), framed=False, ruled=False), share=0.5, pad=0)


SPECIMEN = RenovationFilingForm(
    Imprint("和风里物业服务中心", "ZX2026-0007", "王芳", datetime(2026, 11, 21, 9, 46, tzinfo=CHINA), "ZX2026-0007"),
    room="3栋2单元501",
    owner="刘䶮",
    filled_on=date(2026, 11, 21),
    applicant="刘䶮",
    relation="业主本人",
    id_no="000000198503120016",
    phone="13000000012",
    contractor="𠮷祥里装饰工程有限公司",
    principal="陈𬭎",
    principal_id_no="000000197809250033",
    principal_phone="13000000046",
    kind="普通装修",
    scope=("改动水电线路", "破坏防水层"),
    is_self_renovation=False,
    main_items="1. 客厅、卧室铺木地板，墙面重新粉刷；\n"
    "2. 厨房、卫生间墙地砖更换，卫生间重做防水；\n"
    "3. 厨房水路改造，客厅及卧室增加插座线路；\n"
    "4. 定制衣柜、橱柜安装，阳台安装晾衣架。",
    start=date(2026, 12, 1),
    end=date(2027, 2, 28),
    workers=6,
)
