"""打印校准页: one page a printer and paper, to measure its offset with a ruler and to see its smallest type."""

from dataclasses import dataclass
from datetime import datetime

from deskapp.kernel.days import CHINA
from deskapp.printing.block import Gap, Stack
from deskapp.printing.blocks import printed
from deskapp.printing.heading import Heading, Imprint
from deskapp.printing.lines import Pair, facts
from deskapp.printing.paper import A4, A5_WIDE, PIN_HALF, PIN_THIRD, Offset
from deskapp.printing.ruler import Ruler
from deskapp.printing.sheet import Sheet
from deskapp.printing.text import Text

TITLE = "打印校准页"
PAPERS = (PIN_THIRD, PIN_HALF, A5_WIDE, A4)
ADVICE = (
    "十字间距 10 毫米；数字在上为距左边，在下为距上边的毫米数。量出偏差，填入打印机设置（精确到 0.1 毫米），再打一页。"
)
SAMPLE = "刘䶮 陈𬭎 𠮷祥 藏鬱 人民币壹贰叁肆伍陆柒捌玖拾佰仟万元角分零整 ¥0123456789.00"


@dataclass(frozen=True)
class PrinterGrid:
    """The printer and paper as settings name them, and the offset in use."""

    imprint: Imprint
    printer: str
    paper: str
    offset: Offset


def draw(slip: PrinterGrid) -> Sheet:
    """Crosses in true millimetres from the edges of the sheet; print it with the offset it names."""
    right, down = slip.offset.right / 10, slip.offset.down / 10
    offsets = f"向右 {right:+.1f} 毫米，向下 {down:+.1f} 毫米"
    printer = facts(
        Pair("打印机：", slip.printer), Pair("纸张：", slip.paper), Pair("偏移：", offsets), shares=(4, 3, 5)
    )
    samples = Stack((Text(SAMPLE, size=9), Gap(1), Text(SAMPLE, "strong", 10.5), Gap(1), printed(ADVICE)))
    return Sheet(Heading(slip.imprint, TITLE), (printer, Gap(1), Ruler(), Gap(1), samples))


SPECIMEN = PrinterGrid(
    Imprint("和风里物业服务中心", "JZ-01", "王芳", datetime(2026, 11, 21, 8, 20, tzinfo=CHINA), "JZ-01"),
    printer="前台一号针打",
    paper="241×93.1 三等分",
    offset=Offset(right=3, down=-5),
)
