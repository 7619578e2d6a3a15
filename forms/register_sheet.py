"""Any register or report as it stands on the page: its filters, its rows, its totals (GEN-17, RPT-04)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from deskapp.kernel.days import CHINA
from deskapp.printing.block import Gap
from deskapp.printing.fitting import fit
from deskapp.printing.grid import Grid
from deskapp.printing.heading import Heading, Imprint
from deskapp.printing.lines import Pair, facts, signed
from deskapp.printing.paper import A4_WIDE
from deskapp.printing.sheet import Sheet
from deskapp.printing.tables import Column, table_head, table_rows

TITLE = "台账与报表"
PAPERS = (A4_WIDE,)
SIZES = (8.5, 8.0, 7.5, 7.0, 6.5)
"""Points of the type: the largest at which no number is broken."""
PAD = 1.0
"""Millimetres at the sides of a cell."""
LINE = 6.0
"""Millimetres of a line."""
ABREAST = 3
"""So many filters stand side by side above the table."""


@dataclass(frozen=True)
class Head:
    """A column: its heading, its share of the width, and whether figures stand in it."""

    title: str
    share: int
    figures: bool


@dataclass(frozen=True)
class RegisterSheet:
    """`conditions` are the filters in force and what the rows come to, as the page says it; `totals` may be empty."""

    imprint: Imprint
    title: str
    conditions: tuple[tuple[str, str], ...]
    heads: tuple[Head, ...]
    rows: tuple[tuple[str, ...], ...]
    totals: tuple[str, ...]


def draw(slip: RegisterSheet) -> Sheet:
    """The sheet; its rows break between pages under repeated heads."""
    (paper,) = PAPERS
    lines = (*slip.rows, slip.totals) if slip.totals else slip.rows
    found = fit([one.title for one in slip.heads], lines, paper.width - paper.left - paper.right, SIZES, PAD)
    layout = [
        Column(one.title, width, "right" if one.figures else "left")
        for one, width in zip(slip.heads, found.widths, strict=True)
    ]
    rows = table_rows(layout, slip.rows, size=found.size, least=LINE, pad=PAD)
    if slip.totals:
        rows += table_rows(layout, [slip.totals], size=found.size, least=LINE, role="strong", pad=PAD)
    table = Grid(rows, (table_head(layout, size=found.size),))
    above = [_beside(slip.conditions[at : at + ABREAST]) for at in range(0, len(slip.conditions), ABREAST)]
    checked = signed(Pair("制表：", slip.imprint.clerk), Pair("复核：", ruled=True))
    return Sheet(
        Heading(slip.imprint, slip.title), (*above, Gap(1), table, Gap(3), checked), foot=f"共 {len(slip.rows)} 行"
    )


def _beside(some: Sequence[tuple[str, str]]) -> Grid:
    return facts(*(Pair(f"{name}：", words) for name, words in some), *(Pair("") for _ in range(ABREAST - len(some))))


SPECIMEN = RegisterSheet(
    Imprint("和风里物业服务中心", "TZ20261121", "赵立", datetime(2026, 11, 21, 17, 20, tzinfo=CHINA), "TZ20261121/3"),
    "收款流水",
    (("日期", "2026-11-01 至 2026-11-21"), ("状态", "全部"), ("筛选", "3-2"),
     ("合计", "2 笔，冲销 1 笔，共 3 行，合计 ¥267.80")),
    (Head("时间", 18, False), Head("房号", 12, False), Head("付款人", 18, False), Head("项目", 20, False),
     Head("费用期间", 26, False), Head("方式", 20, False), Head("票据种类", 18, False), Head("票据", 12, False),
     Head("经办", 10, False), Head("冲销", 8, False), Head("金额", 14, True)),
    (
        ("2026-11-03 09:12", "3-2-501", "刘䶮", "物业服务费", "2026.10.01–2026.10.31", "现金", "公司正式收据",
         "0001241", "王芳", "", "247.80"),
        ("2026-11-09 14:40", "3-2-502", "古丽巴哈尔·艾山江", "门禁卡工本费", "", "微信 20.00，现金 20.00",
         "公司正式收据", "0001257", "王芳", "", "40.00"),
        ("2026-11-09 15:02", "3-2-502", "欧阳明轩", "门禁卡工本费", "", "微信", "公司正式收据", "0001258",
         "李梅", "冲销", "−20.00"),
    ),
    ("合计", "", "", "", "", "", "", "", "", "", "267.80"),
)  # fmt: skip
