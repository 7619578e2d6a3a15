"""装修备案登记证 (FORM-02, RENO-26, 32, 33): the owner's original, a copy for passes, a copy for the door."""

from dataclasses import dataclass
from datetime import date, datetime

from deskapp.kernel.days import CHINA
from deskapp.printing.block import Gap
from deskapp.printing.blocks import DATE, day, fields
from deskapp.printing.copies import Copy
from deskapp.printing.filled import table
from deskapp.printing.framing import Doubled
from deskapp.printing.grid import Grid
from deskapp.printing.heading import Heading, Imprint
from deskapp.printing.lines import Pair, below, note
from deskapp.printing.paper import A4
from deskapp.printing.row import Cell, Row
from deskapp.printing.sheet import Sheet
from deskapp.printing.stamps import Seal
from deskapp.printing.tables import columns
from deskapp.printing.text import Text

TITLE = "装修备案登记证"
PAPERS = (A4,)
COPIES = (
    Copy("正本", "业主保管"),
    Copy("副本一", "装修单位", stamped="办理出入证专用"),
    Copy("副本二", "装修单位", stamped="张贴于本户门上"),
)
COLUMNS = columns("序号^12 核准装修项目<100 审核意见^58")
REMINDERS = (
    "一、装修须按核准项目进行，增加或变更项目须先到服务中心补办备案。\n"
    "二、本证自起始日起最长三个月有效；到期未完工，请持本证副本及施工人员临时出入卡办理延期。\n"
    "三、施工时间、垃圾清运、动火及防水要求见装修管理服务协议书。\n"
    "四、完工后由业主申请装修核查；退还装修保证金凭本证正本和保证金收据，临时出入卡须全部交回。"
)


@dataclass(frozen=True)
class RenovationCertificate:
    """`items` are the approved items, each with the opinion of the review."""

    imprint: Imprint
    room: str
    owner: str
    contractor: str
    principal: str
    principal_phone: str
    start: date
    end: date
    items: tuple[tuple[str, str], ...]
    reviewer: str
    issued_on: date
    duty_phone: str


def draw(slip: RenovationCertificate) -> Sheet:
    """The original and both marked copies, with room for two extensions."""
    items = [[str(n), item, opinion] for n, (item, opinion) in enumerate(slip.items, start=1)]
    issued = below(
        Pair("审核人：", slip.reviewer),
        Pair("审核人签名：", ruled=True),
        Pair("发证日期：", day(slip.issued_on)),
        Pair("监督电话：", slip.duty_phone or "—"),
    )
    rows = (
        _large("房　号", slip.room, 26, 20),
        _large("装修期限", f"{day(slip.start)} 至 {day(slip.end)}", 16, 14),
        fields(("业主", slip.owner), ("装修单位", slip.contractor, 2), mm=30),
        fields(("装修负责人", slip.principal), ("联系电话", slip.principal_phone, 2), mm=30),
        table(COLUMNS, items, least="hand"),
        Row((Cell(issued, share=1, mm=-62, pad=6), Cell(Seal("物业服务中心公章", 42), mm=62, pad=0)), least=50),
        fields(("延期至", DATE), ("经办及盖章", ""), mm=30),
        fields(("延期至", DATE), ("经办及盖章", ""), mm=30),
    )
    return Sheet(
        Heading(slip.imprint, TITLE, number_label="登记证号"),
        (Doubled(Grid(rows)), Gap(1), note(REMINDERS, size=10)),
        COPIES,
    )


def _large(name: str, value: str, size: float, least: float) -> Row:
    return Row(
        (
            Cell(Text(name, "label", size=12, align="center"), mm=30),
            Cell(Text(value, "strong", size=size, align="center"), share=1, mm=-30),
        ),
        least=least,
    )


SPECIMEN = RenovationCertificate(
    Imprint("和风里物业服务中心", "ZX2026-0007", "王芳", datetime(2026, 11, 26, 15, 20, tzinfo=CHINA), "ZX2026-0007"),
    room="3栋2单元501",
    owner="刘䶮",
    contractor="𠮷祥里装饰工程有限公司",
    principal="陈𬭎",
    principal_phone="13000000046",
    start=date(2026, 12, 1),
    end=date(2027, 2, 28),
    items=(
        ("客厅、卧室铺木地板，墙面粉刷", "同意"),
        ("厨房、卫生间墙地砖更换，卫生间重做防水", "同意，须作闭水试验"),
        ("厨房水路改造，客厅及卧室增加插座线路", "同意，按线路图施工"),
        ("定制衣柜、橱柜安装，阳台安装晾衣架", "同意"),
    ),
    reviewer="赵立",
    issued_on=date(2026, 11, 26),
    duty_phone="0000-12345678",
)
