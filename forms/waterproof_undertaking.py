"""业主承诺 (FORM-06, RENO-24): the owner answers for a waterproof layer that the renovation breaks."""

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

TITLE = "业主承诺"
PAPERS = (A4,)
NAMES = 30.0
"""Width of the labels, millimetres."""


@dataclass(frozen=True)
class WaterproofUndertaking:
    """`broken` says where the original layer is broken."""

    imprint: Imprint
    room: str
    owner: str
    id_no: str
    phone: str
    broken: str
    clauses: tuple[Clause, ...] = ()

    @property
    def blanks(self) -> dict[str, str]:
        """What the braces of its clauses may name."""
        return {"房号": self.room, "业主": self.owner, "防水部位": self.broken, "服务中心": self.imprint.issuer}


def draw(slip: WaterproofUndertaking) -> Sheet:
    """Which layer is broken, what the owner promises, and the owner's signature."""
    facts = Grid(
        (
            fields(("房号", slip.room), ("业主", slip.owner), mm=NAMES),
            fields(("身份证号", slip.id_no), ("联系电话", slip.phone), mm=NAMES),
            fields(("破坏防水的部位", slip.broken), mm=NAMES),
        )
    )
    return Sheet(
        Heading(slip.imprint, TITLE), declaration(facts, slip.clauses, "承诺人（业主签名）："), foot="存入装修档案"
    )


SPECIMEN = worded(
    WaterproofUndertaking(
        Imprint(
            "和风里物业服务中心", "ZX2026-0117-C", "王芳", datetime(2026, 11, 26, 10, 5, tzinfo=CHINA), "ZX2026-0117"
        ),
        room="3栋2单元501",
        owner="刘䶮",
        id_no="10000119800101003X",
        phone="13000000012",
        broken="主卫地面和淋浴区墙面、次卫地面",
    ),
    "undertaking",
)
