"""入住资料袋清单 (FORM-24, MOVEIN-03, MOVEIN-04): what is put into the bag of a unit before its owner comes.

Printed for many units at once; on A4 two to a sheet, to be cut apart.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from deskapp.kernel.days import CHINA
from deskapp.printing.blocks import fields
from deskapp.printing.filled import table
from deskapp.printing.grid import Grid
from deskapp.printing.heading import Heading, Imprint
from deskapp.printing.lines import Pair, signed
from deskapp.printing.paper import A4_HALVES, A5_WIDE
from deskapp.printing.sheet import Sheet
from deskapp.printing.tables import columns

TITLE = "入住资料袋清单"
PAPERS = (A4_HALVES, A5_WIDE)
TOGETHER = True
"""Many of them are one job."""
COLUMNS = columns("序号^13 资料和物品<66 数量^20 已装袋^20 备注<60")


@dataclass(frozen=True)
class Bagged:
    """A paper or thing of the bag; `packed` once it lies in it."""

    name: str
    count: str
    packed: bool = False
    remark: str = ""


@dataclass(frozen=True)
class MoveInBag:
    """`common_parts` and `clean` are the two ticks of the check before the customer comes (MOVEIN-04)."""

    imprint: Imprint
    room: str
    owner: str
    area: str
    contents: tuple[Bagged, ...]
    common_parts: bool = False
    clean: bool = False


def draw(slip: MoveInBag) -> Sheet:
    """The list with its ticks, and who packed and checked."""
    rows = [
        (str(n), one.name, one.count, "☑" if one.packed else "□", one.remark) for n, one in enumerate(slip.contents, 1)
    ]
    ticked = [f"{'☑' if done else '□'} 已复查" for done in (slip.common_parts, slip.clean)]
    grid = Grid(
        (
            fields(("房号", slip.room), ("业主", slip.owner or "未登记"), ("建筑面积", slip.area)),
            table(COLUMNS, rows),
            fields(("公共部位设施", ticked[0]), ("室内清洁", ticked[1]), mm=29),
        )
    )
    hands = (Pair("装袋人：", ruled=True), Pair("复查人：", ruled=True), Pair("日期：", ruled=True))
    return Sheet(Heading(slip.imprint, TITLE), (grid, signed(*hands)), foot="贴在资料袋上，交房后存入业户档案")


SEVEN = (
    ("房屋验收单", "1 份"),
    ("临时管理规约", "2 份"),
    ("住户手册", "1 本"),
    ("装修责任书（装修须知）", "2 份"),
    ("安全及防火责任书", "2 份"),
    ("客户（住户）登记表", "1 份"),
    ("钥匙、IC卡", "1 套"),
)
"""The seven papers and items of a bag, with the usual number of each."""

SPECIMEN = MoveInBag(
    Imprint("和风里物业服务中心", "ZD-3-2-501", "王芳", datetime(2026, 11, 18, 16, 0, tzinfo=CHINA), "ZD-3-2-501"),
    room="3栋2单元501",
    owner="刘䶮",
    area="118.36 平方米",
    contents=tuple(Bagged(*one, packed=True, remark="钥匙 16 把" if "钥匙" in one[0] else "") for one in SEVEN),
    common_parts=True,
    clean=True,
)
SPECIMEN_EMPTY = replace(
    SPECIMEN,
    imprint=replace(SPECIMEN.imprint, number="ZD-S1-018", code="ZD-S1-018"),
    room="商铺东区1栋负一层B1-018至B1-026",
    owner="和风里（中国）供应链管理有限责任公司和风里花园分公司",
    contents=tuple(Bagged(*one) for one in SEVEN),
    common_parts=False,
    clean=False,
)
