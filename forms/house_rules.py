"""临时管理规约、装修责任书、安全及防火责任书 (FORM-26, MOVEIN-22): signed by whoever moves in, one paper each."""

from dataclasses import dataclass, replace
from datetime import datetime

from deskapp.kernel.clauses import Clause
from deskapp.kernel.days import CHINA
from deskapp.printing.blocks import fields
from deskapp.printing.grid import Grid
from deskapp.printing.heading import Heading, Imprint
from deskapp.printing.paper import A4
from deskapp.printing.sheet import Sheet
from deskapp.printing.signing import Party, agreement, declaration
from forms.wordings import worded

TITLE = "规约和责任书"
PAPERS = (A4,)
COVENANT, RENOVATION, FIRE = "临时管理规约", "装修责任书", "安全及防火责任书"
PROMISE = "本人已阅读并同意遵守本规约，业主签名："
NAMES = 30.0
"""Width of the labels, millimetres."""


@dataclass(frozen=True)
class HouseRules:
    """`title` is one of the three; `role` says whether the customer is owner or occupier."""

    imprint: Imprint
    title: str
    room: str
    owner: str
    id_no: str
    phone: str
    role: str = "业主"
    clauses: tuple[Clause, ...] = ()

    @property
    def blanks(self) -> dict[str, str]:
        """What the braces of its clauses may name."""
        return {"房号": self.room, "业主": self.owner, "服务中心": self.imprint.issuer}


def draw(slip: HouseRules) -> Sheet:
    """Whom it binds, its text, and who signs: the covenant is promised, the others are signed by both sides."""
    facts = Grid(
        (
            fields(("房号", slip.room), (slip.role, slip.owner), mm=NAMES),
            fields(("身份证号", slip.id_no), ("联系电话", slip.phone), mm=NAMES),
        )
    )
    if slip.title == COVENANT:
        body = declaration(facts, slip.clauses, PROMISE, 11, 1.65)
    else:
        signers = (Party(slip.role), Party("物业服务中心", "经办人签名：", "盖章处"))
        body = agreement(facts, slip.clauses, signers)
    return Sheet(Heading(slip.imprint, slip.title), body, foot="存入业户档案")


MADE = HouseRules(
    Imprint(
        "和风里物业服务中心", "GY2026-0088-1", "王芳", datetime(2026, 11, 20, 11, 40, tzinfo=CHINA), "GY2026-0088-1"
    ),
    title=COVENANT,
    room="3栋2单元501",
    owner="刘䶮",
    id_no="10000119850312001X",
    phone="13000000012",
)


def _as(title: str, place: int) -> HouseRules:
    """The specimen of another paper."""
    number = f"GY2026-0088-{place}"
    return replace(MADE, imprint=replace(MADE.imprint, number=number, code=number), title=title)


SPECIMEN = worded(MADE, "covenant")
SPECIMEN_RENOVATION = worded(_as(RENOVATION, 2), "renovation_duty")
SPECIMEN_FIRE = worded(_as(FIRE, 3), "fire_safety")
