"""装修资料清单 (FORM-08, RENO-21): what is asked for by the matrix, what was handed in of it, what is declared."""

from dataclasses import dataclass
from datetime import date, datetime

from deskapp.kernel.days import CHINA
from deskapp.printing.block import Gap
from deskapp.printing.blocks import day, fields
from deskapp.printing.copies import Copy
from deskapp.printing.filled import table
from deskapp.printing.grid import Grid
from deskapp.printing.heading import Heading, Imprint
from deskapp.printing.lines import Pair, note, signed
from deskapp.printing.paper import A4
from deskapp.printing.sheet import Sheet
from deskapp.printing.tables import columns

TITLE = "装修资料清单"
PAPERS = (A4,)
COPIES = (Copy("第一份", "服务中心存"), Copy("第二份", "顾客存"))
COLUMNS = columns("序号^12 资料<66 由谁提供^24 要求<34 已交^14 声明^14")
WORDS = (
    "打钩的已收到。装修单位不能提供营业执照、资格证书等规定资料的，由业主在装修声明中写明并签名；"
    "设计方案、施工许可证、规划和消防批准、业委会同意、广告登记证和业主同意书不能以声明代替。资料补齐后才能审核和退还保证金。"
)


@dataclass(frozen=True)
class Asked:
    """One document: who brings it, what is asked of it, whether it is there or declared."""

    words: str
    side: str
    asked: str
    supplied: bool
    declared: bool


@dataclass(frozen=True)
class DocumentChecklist:
    """The list of one filing as it stands on a day; `kind` with what the work touches."""

    imprint: Imprint
    room: str
    owner: str
    contractor: str
    kind: str
    on: date
    documents: tuple[Asked, ...]


def draw(slip: DocumentChecklist) -> Sheet:
    """In duplicate: the customer takes one away."""
    lines = (_line(number, one) for number, one in enumerate(slip.documents, 1))
    matter = Grid(
        (
            fields(("房号", slip.room), ("业主", slip.owner), ("日期", day(slip.on))),
            fields(("装修单位", slip.contractor)),
            fields(("装修类型", slip.kind)),
        )
    )
    names = signed(
        Pair("业主签名：", ruled=True), Pair("装修负责人签名：", ruled=True), Pair("接收人：", slip.imprint.clerk)
    )
    body = (matter, Gap(3), Grid((table(COLUMNS, lines, least="hand", words=""),)), note(WORDS), Gap(4), names)
    return Sheet(Heading(slip.imprint, TITLE, number_label="备案号"), body, COPIES)


def _line(number: int, one: Asked) -> tuple[str, ...]:
    ticked = ("☑" if one.supplied else "□", "☑" if one.declared else "□")
    return (str(number), one.words, one.side, one.asked, *ticked)


SPECIMEN = DocumentChecklist(
    Imprint("和风里物业服务中心", "ZX2026-0007", "王芳", datetime(2026, 11, 21, 9, 46, tzinfo=CHINA), "ZX2026-0007"),
    room="3栋2单元501",
    owner="刘䶮",
    contractor="𠮷祥里装饰工程有限公司",
    kind="普通装修（改动水电线路、破坏防水层）",
    on=date(2026, 11, 21),
    documents=(
        Asked("营业执照复印件", "装修单位", "复印件 1 份，盖章", True, False),
        Asked("承建资格证书复印件", "装修单位", "复印件 1 份，盖章", False, True),
        Asked("装修负责人身份证复印件", "装修单位", "复印件 1 份", True, False),
        Asked("装修负责人照片", "装修单位", "复印件 1 份", True, False),
        Asked("施工图", "装修单位", "复印件 1 份", True, False),
        Asked("施工方案", "装修单位", "复印件 1 份", True, False),
        Asked("水电线路图", "装修单位", "复印件 1 份", False, False),
        Asked("施工人员身份证复印件 1 份、照片 2 张（共 6 人）", "装修单位", "每人", True, False),
        Asked("业主授权委托书", "业主", "", True, False),
    ),
)
