"""装修声明 (FORM-05, RENO-16): what the contractor could not supply, declared and signed by the owner instead."""

from dataclasses import dataclass
from datetime import datetime

from deskapp.kernel.clauses import Clause
from deskapp.kernel.days import CHINA
from deskapp.printing.blocks import fields
from deskapp.printing.grid import Grid
from deskapp.printing.heading import Heading, Imprint
from deskapp.printing.paper import A4
from deskapp.printing.sheet import Sheet
from deskapp.printing.signing import declaration
from forms.wordings import worded

TITLE = "装修声明"
PAPERS = (A4,)
NAMES = 30.0
"""Width of the labels, millimetres."""


@dataclass(frozen=True)
class RenovationDeclaration:
    """`lacking` are the documents that this declaration stands for, by name."""

    imprint: Imprint
    room: str
    owner: str
    id_no: str
    phone: str
    contractor: str
    lacking: tuple[str, ...]
    clauses: tuple[Clause, ...] = ()

    @property
    def blanks(self) -> dict[str, str]:
        """What the braces of its clauses may name."""
        return {
            "房号": self.room,
            "业主": self.owner,
            "装修单位": self.contractor,
            "未提供资料": "、".join(self.lacking),
            "服务中心": self.imprint.issuer,
        }


def draw(slip: RenovationDeclaration) -> Sheet:
    """Who declares what about which documents, and the owner's signature."""
    facts = Grid(
        (
            fields(("房号", slip.room), ("业主", slip.owner), mm=NAMES),
            fields(("身份证号", slip.id_no), ("联系电话", slip.phone), mm=NAMES),
            fields(("装修单位", slip.contractor), mm=NAMES),
            fields(("未提供的资料", "\n".join(f"{n}. {name}" for n, name in enumerate(slip.lacking, 1))), mm=NAMES),
        )
    )
    return Sheet(
        Heading(slip.imprint, TITLE), declaration(facts, slip.clauses, "声明人（业主签名）："), foot="存入装修档案"
    )


SPECIMEN = worded(
    RenovationDeclaration(
        Imprint(
            "和风里物业服务中心", "ZX2026-0117-S", "王芳", datetime(2026, 11, 26, 10, 5, tzinfo=CHINA), "ZX2026-0117"
        ),
        room="3栋2单元501",
        owner="刘䶮",
        id_no="10000119800101003X",
        phone="13000000012",
        contractor="𠮷祥里装饰工程有限公司",
        lacking=("营业执照复印件（盖章）", "承建资格证书复印件（盖章）"),
    ),
    "declaration",
)
