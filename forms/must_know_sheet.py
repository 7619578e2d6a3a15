"""应知应会表 (FORM-67, KNOW-01, KNOW-04): the groups of facts that every clerk knows by heart."""

from dataclasses import dataclass
from datetime import datetime

from deskapp.kernel.days import CHINA
from deskapp.printing.blocks import section
from deskapp.printing.grid import Grid
from deskapp.printing.heading import Heading, Imprint
from deskapp.printing.lines import note
from deskapp.printing.paper import A4
from deskapp.printing.row import Row
from deskapp.printing.sheet import Sheet
from deskapp.printing.tables import columns, table_head, table_rows

TITLE = "应知应会表"
PAPERS = (A4,)
COLUMNS = columns("项目<34 内容<112 更新^24")
NUMERALS = "一二三四五六七八九"
NOTHING = "（未填写）"
ADVICE = "熟记以上内容，客户问到当场回答；拿不准的先问同事，不猜。收费标准以打印当日为准，改价后请重新打印。"


@dataclass(frozen=True)
class Line:
    """A question and its answer. `updated` is the day of its last change, empty where that is not known."""

    question: str
    answer: str
    updated: str = ""


@dataclass(frozen=True)
class Group:
    """One of the groups."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class MustKnowSheet:
    """Everything there is to know, group by group."""

    imprint: Imprint
    groups: tuple[Group, ...]


def draw(slip: MustKnowSheet) -> Sheet:
    """The sheet; a group of which nothing is written says so."""
    rows = tuple(row for place, group in enumerate(slip.groups) for row in _group(NUMERALS[place], group))
    foot = f"共 {sum(len(group.lines) for group in slip.groups)} 条"
    return Sheet(Heading(slip.imprint, TITLE), (Grid(rows, head=(table_head(COLUMNS),)), note(ADVICE)), foot=foot)


def _group(numeral: str, group: Group) -> tuple[Row, ...]:
    lines = [(one.question, one.answer, one.updated) for one in group.lines] or [("", NOTHING, "")]
    return section(f"{numeral}、{group.name}"), *table_rows(COLUMNS, lines)


WRITTEN = {
    "小区概况": {
        "地址": "滨河路 18 号，东门临滨河路，西门临春晖街",
        "占地面积": "62,300 平方米",
        "建筑面积": "148,600 平方米，其中地下 31,200 平方米",
        "容积率": "1.88",
        "户数": "1,200 户，其中商铺 36 间",
        "车位数": "地下 640 个，地面 85 个",
        "楼型": "9 栋，小高层 11 层 6 栋，高层 18 层 3 栋",
    },
    "收费标准": {
        "物业服务费": "三房 2.80 元，每平方米每月；商铺 5.50 元，每平方米每月",
        "车位管理服务费": "地下车位 80.00 元，每月；地面车位 60.00 元，每月",
        "门禁卡工本费": "20.00 元，每张",
        "临时家政服务费": "没有固定标准，按单计收",
    },
    "配套设施": {
        "停车场": "地下车库出入口在东门，高度限 2.2 米，夜间从东门进出",
        "教育": "和风里幼儿园在 5 栋南侧，春晖小学步行 8 分钟",
        "商业": "东门沿街商铺，𠮷祥超市 7:00–22:30",
        "医疗": "社区卫生服务站在西门对面，市第三医院乘车 15 分钟",
        "周边交通": "东门公交 12 路、36 路，地铁 2 号线滨河站步行 10 分钟",
    },
    "常用电话": {
        "物业服务中心": "0000-12345678，8:30–17:30",
        "控制中心": "0000-12345699，24 小时",
        "供电": "95598",
        "报警、火警、急救": "110，119，120",
    },
}
UPDATED = {"车位数": "2026-10-12", "车位管理服务费": "2026-07-01", "周边交通": "2026-11-02", "门禁卡工本费": ""}
SPECIMEN = MustKnowSheet(
    Imprint("和风里物业服务中心", "YZ20261121", "李梅", datetime(2026, 11, 21, 9, 5, tzinfo=CHINA), "YZ20261121/20"),
    tuple(
        Group(name, tuple(Line(asked, said, UPDATED.get(asked, "2026-09-01")) for asked, said in known.items()))
        for name, known in WRITTEN.items()
    ),
)
