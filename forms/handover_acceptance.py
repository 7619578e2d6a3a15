"""房屋交接验收单 (FORM-22, MOVEIN-27, MOVEIN-28, MOVEIN-35): what was checked, is to be mended, and is handed over.

A copy each for the owner and the file.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

from deskapp.kernel.days import CHINA
from deskapp.printing.blocks import day, fields, section
from deskapp.printing.copies import Copy
from deskapp.printing.filled import table
from deskapp.printing.grid import Grid
from deskapp.printing.heading import Heading, Imprint
from deskapp.printing.lines import Pair
from deskapp.printing.paper import A4
from deskapp.printing.row import Row
from deskapp.printing.sheet import Sheet
from deskapp.printing.signing import signing_row
from deskapp.printing.tables import columns, table_head, table_rows

TITLE = "房屋交接验收单"
PAPERS = (A4,)
COPIES = (Copy("第一联", "业主"), Copy("第二联", "业户档案"))
CHECKED = columns("序号^11 验收项目<56 合格^16 不合格^18 说明<72")
MENDED = columns("序号^11 部位<34 问题<58 责任单位<34 期限^26 复验^16")
AGREED = "以上项目已共同查验，钥匙、卡和物品以领用清单为准。所列问题由责任单位按期整改，整改后通知业主复验。"
SIGNERS = (
    Pair("业主签名：", ruled=True),
    Pair("陪同验收人签名：", ruled=True),
    Pair("日期：", ruled=True),
)


@dataclass(frozen=True)
class Checked:
    """One item of the inspection; `passed` is None until it was looked at."""

    name: str
    passed: bool | None = None
    remark: str = ""


@dataclass(frozen=True)
class Mended:
    """One line of the rectification list; `found` is what the re-inspection said."""

    place: str
    content: str
    responsible: str
    due: str
    found: str = ""


@dataclass(frozen=True)
class HandoverAcceptance:
    """`keys` and `cards` say what is handed over, by kind and count; `again_on` is the day of the re-inspection."""

    imprint: Imprint
    room: str
    owner: str
    phone: str
    inspected_on: date | None
    accompanied_by: str
    checked: tuple[Checked, ...]
    mended: tuple[Mended, ...] = ()
    again_on: date | None = None
    water: str = ""
    electricity: str = ""
    gas: str = ""
    keys: str = ""
    cards: str = ""


def draw(slip: HandoverAcceptance) -> Sheet:
    """Item after item, then what has to be mended, readings, keys and cards, and who has signed."""
    checked = [(str(n), one.name, *_boxes(one.passed), one.remark) for n, one in enumerate(slip.checked, 1)]
    again = day(slip.again_on) if slip.again_on else "无" if slip.inspected_on else ""
    rows = (
        fields(("房号", slip.room), ("业主姓名", slip.owner)),
        fields(("联系电话", slip.phone or "无"), ("验收日期", day(slip.inspected_on) if slip.inspected_on else "")),
        fields(("陪同验收人", slip.accompanied_by, 2), ("复验日期", again)),
        section("一、验收项目"),
        table_head(CHECKED, least="line"),
        *table_rows(CHECKED, checked),
        section("二、整改清单"),
        _mended(slip),
        section("三、表底度和领用"),
        fields(("水表底度", slip.water), ("电表底度", slip.electricity), ("燃气表底度", slip.gas)),
        fields(("钥匙", slip.keys)),
        fields(("IC卡", slip.cards)),
        signing_row("验收签名", AGREED, SIGNERS, "服务中心\n（盖章）"),
    )
    return Sheet(Heading(slip.imprint, TITLE), (Grid(rows),), COPIES)


def _mended(slip: HandoverAcceptance) -> Row:
    """Lines to write on as long as nobody has looked; then what has to be mended, or that nothing has."""
    lines = [
        (str(n), one.place, one.content, one.responsible, one.due, one.found) for n, one in enumerate(slip.mended, 1)
    ]
    if slip.inspected_on is None:
        return table(MENDED, lines, least="hand", words="", empty=2)
    return table(MENDED, lines or [("", "", "没有要整改的问题", "", "", "")])


def _boxes(passed: bool | None) -> tuple[str, str]:
    return "☑" if passed else "□", "☑" if passed is False else "□"


ITEMS = (
    "入户门、门锁、门铃",
    "墙面、顶棚、地面",
    "门窗、玻璃、五金",
    "厨房、卫生间防水和地漏",
    "给水、排水管道",
    "配电箱、开关、插座",
    "可视对讲、有线电视、网络",
    "燃气管道和阀门",
    "阳台、栏杆、空调机位",
)
"""What is looked at as a rule."""

SPECIMEN = HandoverAcceptance(
    Imprint("和风里物业服务中心", "JF2026-0088", "王芳", datetime(2026, 11, 20, 11, 5, tzinfo=CHINA), "JF2026-0088"),
    room="3栋2单元501",
    owner="刘䶮",
    phone="13000000012",
    inspected_on=date(2026, 11, 20),
    accompanied_by="周强（技术员）、陈𬭎（开发商维修工程师）",
    checked=tuple(
        Checked(name, passed=place != 3, remark="次卫地漏返水" if place == 3 else "")
        for place, name in enumerate(ITEMS)
    ),
    mended=(
        Mended("次卫", "地漏返水，坡度不足", "总包单位", "2026-12-10"),
        Mended("主卧", "飘窗左侧墙面空鼓", "总包单位", "2026-11-30", "合格"),
    ),
    again_on=date(2026, 12, 11),
    water="3 吨",
    electricity="12 度",
    gas="0 立方米",
    keys="入户门 6 把，房门 6 把，信报箱 2 把，水表箱 1 把，电表箱 1 把",
    cards="业主卡 2 张：000718、000719",
)
SPECIMEN_EMPTY = replace(
    SPECIMEN,
    imprint=replace(SPECIMEN.imprint, number="JF2026-0089", code="JF2026-0089"),
    owner="和风里（中国）供应链管理有限责任公司和风里花园分公司",
    phone="",
    inspected_on=None,
    accompanied_by="",
    checked=tuple(Checked(name) for name in ITEMS),
    mended=(),
    again_on=None,
    water="",
    electricity="",
    gas="",
    keys="",
    cards="",
)
SPECIMEN_MANY = replace(
    SPECIMEN,
    imprint=replace(SPECIMEN.imprint, number="JF2026-0090", code="JF2026-0090"),
    mended=tuple(
        Mended("客厅及阳台", f"第{n}块地砖缺角，须整块更换", "总包单位", "2026-12-10", "合格") for n in range(1, 26)
    ),
)
