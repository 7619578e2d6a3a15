"""收楼意见书 (FORM-21, MOVEIN-19, MOVEIN-20): readings and defects of a first inspection, and the owner's opinion.

A paper of the developer, filled in with the owner; the technician and the developer's engineer sign as well.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

from deskapp.kernel.days import CHINA
from deskapp.printing.blocks import area, choices, day, fields, section
from deskapp.printing.filled import table
from deskapp.printing.grid import Grid
from deskapp.printing.heading import Heading, Imprint
from deskapp.printing.paper import A4
from deskapp.printing.row import Row
from deskapp.printing.sheet import Sheet
from deskapp.printing.tables import columns

TITLE = "收楼意见书"
PAPERS = (A4,)
DEFECTS = columns("序号^11 部位<34 问题<64 责任单位<36 整改期限^28")
ACCEPTED, AFTER_REPAIR, NOT_YET = "同意收楼", "整改合格后收楼", "暂不收楼"
OPINIONS = (ACCEPTED, AFTER_REPAIR, NOT_YET)
ROOM = 2
"""Least empty lines, for what is found on the way."""


@dataclass(frozen=True)
class Defect:
    """What is wrong where, who must mend it, and by when (MOVEIN-20)."""

    place: str
    content: str
    responsible: str = ""
    due: str = ""


@dataclass(frozen=True)
class AcceptanceOpinion:
    """Readings and `opinion` are empty on a form that is taken along; `engineer` is the developer's."""

    imprint: Imprint
    room: str
    owner: str
    phone: str
    area: str
    inspected_on: date | None = None
    water: str = ""
    electricity: str = ""
    gas: str = ""
    defects: tuple[Defect, ...] = ()
    opinion: str = ""
    remarks: str = ""
    technician: str = ""
    engineer: str = ""


def draw(slip: AcceptanceOpinion) -> Sheet:
    """Readings, defects by place, the owner's opinion, and who was there."""
    when = day(slip.inspected_on) if slip.inspected_on else ""
    words = choices(OPINIONS, (slip.opinion,)) + f"\n补充意见：{slip.remarks}"
    rows: tuple[Row, ...] = (
        fields(("房号", slip.room), ("业主姓名", slip.owner)),
        fields(("建筑面积", slip.area), ("联系电话", slip.phone), ("验收日期", when)),
        section("一、表底度"),
        fields(("水表底度", slip.water), ("电表底度", slip.electricity), ("燃气表底度", slip.gas)),
        section("二、按部位记录的问题"),
        _defects(slip),
        section("三、意见和签名"),
        area("业主意见", words, "业主", least=34, grow=0),
        area("服务中心\n技术员", f"陪同验收，已抄读底度。　{slip.technician}", "技术员", least=20, grow=0),
        area("开发商\n维修工程师", f"已收到问题清单，按期限整改。　{slip.engineer}", "工程师", least=20, grow=0),
    )
    return Sheet(Heading(slip.imprint, TITLE), (Grid(rows),), foot="存入业户档案，问题清单另交责任单位")


def _defects(slip: AcceptanceOpinion) -> Row:
    """Lines to write on as long as nobody has looked; then what was found, or that nothing was."""
    lines = [(str(n), one.place, one.content, one.responsible, one.due) for n, one in enumerate(slip.defects, 1)]
    if slip.inspected_on is None:
        return table(DEFECTS, lines, least="hand", words="", empty=ROOM)
    return table(DEFECTS, lines or [("", "", "验收未发现问题", "", "")], least="hand")


SPECIMEN = AcceptanceOpinion(
    Imprint("和风里物业服务中心", "SL2026-0088", "王芳", datetime(2026, 11, 20, 9, 40, tzinfo=CHINA), "SL2026-0088"),
    room="3栋2单元501",
    owner="刘䶮",
    phone="13000000012",
    area="118.36 平方米",
    inspected_on=date(2026, 11, 20),
    water="3 吨",
    electricity="12 度",
    gas="0 立方米",
    defects=(
        Defect("主卧", "飘窗左侧墙面空鼓，约 0.3 平方米", "总包单位", "2026-11-30"),
        Defect("厨房", "推拉门轨道变形，关不严", "门窗供应商", "2026-12-05"),
        Defect("次卫", "地漏返水，坡度不足", "总包单位", "2026-12-10"),
    ),
    opinion=AFTER_REPAIR,
    remarks="整改后请提前一天电话通知复验。",
    technician="周强",
    engineer="陈𬭎",
)
SPECIMEN_CLEAN = replace(
    SPECIMEN,
    imprint=replace(SPECIMEN.imprint, number="SL2026-0089", code="SL2026-0089"),
    defects=(),
    opinion=ACCEPTED,
    remarks="无",
)
SPECIMEN_EMPTY = AcceptanceOpinion(
    replace(SPECIMEN.imprint, number="SL2026-0090", code="SL2026-0090"),
    room="3栋2单元502",
    owner="欧阳明轩",
    phone="13000000031",
    area="89.20 平方米",
)
SPECIMEN_MANY = replace(
    SPECIMEN,
    imprint=replace(SPECIMEN.imprint, number="SL2026-0091", code="SL2026-0091"),
    defects=tuple(
        Defect("客厅及阳台", f"第{n}块地砖缺角并有明显色差，须整块更换后重新勾缝", "总包单位", "2026-12-10")
        for n in range(1, 31)
    ),
)
