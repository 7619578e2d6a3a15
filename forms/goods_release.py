"""物资搬运放行条 (FORM-31, RELEASE-03 to 14): the guard at the exit checks the goods and collects one copy, the desk
keeps the other.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from deskapp.kernel.days import CHINA
from deskapp.printing.block import Gap, Stack
from deskapp.printing.blocks import fields, label
from deskapp.printing.copies import Copy
from deskapp.printing.filled import table
from deskapp.printing.grid import Grid
from deskapp.printing.heading import Heading, Imprint
from deskapp.printing.lines import Pair, note, signed
from deskapp.printing.paper import A4_HALVES, A5_WIDE, PIN_HALF
from deskapp.printing.row import Cell, Row
from deskapp.printing.sheet import Sheet
from deskapp.printing.stamps import Seal
from deskapp.printing.tables import columns
from deskapp.printing.text import Text

TITLE = "物资搬运放行条"
PAPERS = (PIN_HALF, A5_WIDE, A4_HALVES)
COPIES = (Copy("第一联", "前台存档", "白"), Copy("第二联", "出入口岗", "红"))
COLUMNS = columns("序号^11 物资类别<28 品名<68 数量^26")
NAMES = 21.0
"""Width of the labels, millimetres."""
FOUND = "出口核实：　□ 相符　　□ 不符，说明："
GUARD = "安全员签名：　　　　　　　　　　　　　　时间：　　　月　　　日　　　时　　　分"
ADVICE = "请走货梯并做好防护，车辆停放听从安全员安排。本条在放行时间内一次有效，涂改无效；物资与本条不符的不予放行。"


@dataclass(frozen=True)
class Goods:
    """One line of goods: kind, name and how many of what, as exact as the guard can count them (RELEASE-03)."""

    category: str
    name: str
    quantity: str


@dataclass(frozen=True)
class GoodsRelease:
    """`leaving` is when they may leave; `owner_confirmation` how and when the owner, or who stands in, agreed.

    `witness` names the emergency contact or the police post that was asked instead (RELEASE-09).
    """

    imprint: Imprint
    room: str
    owner: str
    applicant: str
    relation: str
    id_no: str
    phone: str
    leaving: str
    exit: str
    plate: str
    goods: tuple[Goods, ...]
    owner_confirmation: str
    witness: str = ""


def draw(slip: GoodsRelease) -> Sheet:
    """Who takes what out, who agreed, and room for the guard; goods that do not fit go overleaf."""
    lines = [(str(place), one.category, one.name, one.quantity) for place, one in enumerate(slip.goods, 1)]
    goods = Grid((table(COLUMNS, lines),), framed=False)
    grid = Grid(
        (
            fields(("房号", slip.room), ("业主", slip.owner), ("与业主关系", slip.relation), mm=NAMES),
            fields(
                ("申请人", slip.applicant, 0.9),
                ("身份证号", slip.id_no, 1.15),
                ("联系电话", slip.phone, 0.95),
                mm=NAMES,
            ),
            fields(("放行时间", slip.leaving, 2), ("出口", slip.exit), ("车牌号", slip.plate or "无"), mm=NAMES),
            Row((Cell(goods, share=0.75, pad=0), Cell(Seal("服务中心\n（盖章）", 38), share=0.25, pad=0)), grow=1),
            fields(("业主确认", slip.owner_confirmation or "本人办理"), mm=NAMES),
            *((fields(("见证", slip.witness), mm=NAMES),) if slip.witness else ()),
            Row((Cell(label("安全员核实"), mm=NAMES, pad=0.8), Cell(_check(), share=1, mm=-NAMES)), least=15),
        )
    )
    signatures = signed(Pair("申请人签名：", ruled=True), Pair("经办人：", slip.imprint.clerk), shares=(3, 2))
    heading = Heading(slip.imprint, TITLE, double=True, number_label="No.")
    return Sheet(heading, (grid, note(ADVICE), signatures), COPIES)


def _check() -> Stack:
    """What the guard ticks and signs."""
    return Stack((Gap(0.6), Text(FOUND, "label", place="top"), Gap(3, grow=1), Text(GUARD, "label"), Gap(0.8)))


SPECIMEN = GoodsRelease(
    Imprint(
        "和风里物业服务中心", "FX20261121-07", "王芳", datetime(2026, 11, 21, 14, 5, tzinfo=CHINA), "FX20261121-07"
    ),
    room="5栋1单元1203",
    owner="林晓东",
    applicant="𠮷田静",
    relation="租户",
    id_no="10000119920618002X",
    phone="13000000088",
    leaving="2026年11月21日 14:00 至 18:00",
    exit="东门",
    plate="粤B00000",
    goods=(
        Goods("家用电器", "双门冰箱", "1 台"),
        Goods("家用电器", "滚筒洗衣机", "1 台"),
        Goods("家具", "实木餐桌（含餐椅四把）", "1 套"),
        Goods("行李", "纸箱", "12 件"),
    ),
    owner_confirmation="电话确认，11月21日 13:52，业主本人同意（林晓东，王芳拨打）",
)
SPECIMEN_WITNESSED = replace(
    SPECIMEN,
    imprint=replace(SPECIMEN.imprint, number="FX20261121-08", code="FX20261121-08"),
    owner_confirmation="业主电话三次未接（13:40、13:47、13:55），紧急联系人未接",
    witness="和风里警务室民警在场见证，11月21日 14:02，记录见本条编号",
    plate="",
)
SPECIMEN_MANY = replace(
    SPECIMEN,
    imprint=replace(SPECIMEN.imprint, number="FX20261121-09", code="FX20261121-09"),
    owner="和风里（中国）供应链管理有限责任公司和风里花园分公司",
    applicant="欧阳明轩",
    relation="雇员",
    goods=tuple(Goods("办公用品", f"文件柜（{n}号，内有账册，已贴封条）", "1 个") for n in range(1, 31)),
)
