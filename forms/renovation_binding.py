"""装修资料装订单 (RENO-35): the papers of a filing in the order in which they are bound, with their pages."""

from dataclasses import dataclass
from datetime import datetime

from deskapp.kernel.days import CHINA
from deskapp.printing.block import Gap
from deskapp.printing.blocks import fields, label
from deskapp.printing.filled import table
from deskapp.printing.grid import Grid
from deskapp.printing.heading import Heading, Imprint
from deskapp.printing.lines import Pair, signed
from deskapp.printing.paper import A4
from deskapp.printing.row import Cell, Row
from deskapp.printing.sheet import Sheet
from deskapp.printing.tables import columns, shares_of
from deskapp.printing.text import Text

TITLE = "装修资料装订单"
PAPERS = (A4,)
COLUMNS = columns("装订顺序^22 资料<92 页数^22 已装订^22")


@dataclass(frozen=True)
class RenovationBinding:
    """`papers` are names and pages in the binding order; those of no page are not in the file."""

    imprint: Imprint
    room: str
    owner: str
    contractor: str
    shelf: str
    papers: tuple[str, ...]
    pages: tuple[int, ...]


def draw(slip: RenovationBinding) -> Sheet:
    """One sheet, bound in on top."""
    lines = [
        (str(place), words, str(pages) if pages else "无", "☑" if pages else "—")
        for place, (words, pages) in enumerate(zip(slip.papers, slip.pages, strict=True), 1)
    ]
    matter = Grid(
        (
            fields(("房号", slip.room), ("业主", slip.owner)),
            fields(("装修单位", slip.contractor), ("存放位置", slip.shelf)),
        )
    )
    names = signed(Pair("装订人签名：", ruled=True), Pair("日期：", ruled=True))
    bound = Grid((table(COLUMNS, lines, least="hand", words=""), _total(sum(slip.pages))))
    body = (matter, Gap(3), bound, Gap(4), names)
    return Sheet(Heading(slip.imprint, TITLE, number_label="备案号"), body, foot="按楼栋存档，从低层到高层排列")


def _total(pages: int) -> Row:
    """The sum below the column of pages, its rules those of the table."""
    order, paper, count, bound = (share for _, share in shares_of(COLUMNS))
    sum_of = Cell(Text(f"{pages} 页", align="center"), share=count)
    return Row((Cell(label("合计"), share=order + paper), sum_of, Cell(Text(""), share=bound)))


SPECIMEN = RenovationBinding(
    Imprint("和风里物业服务中心", "ZX2026-0007", "王芳", datetime(2026, 11, 26, 16, 2, tzinfo=CHINA), "ZX2026-0007"),
    room="3栋2单元501",
    owner="刘䶮",
    contractor="𠮷祥里装饰工程有限公司",
    shelf="3栋装修档案盒 2",
    papers=(
        "装修备案登记证",
        "装修管理服务协议书",
        "营业执照复印件（盖章）",
        "承建资格证书复印件（盖章）",
        "装修合同复印件",
        "装修施工人员登记表",
    ),
    pages=(1, 3, 1, 1, 0, 1),
)
