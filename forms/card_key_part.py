"""卡密钥备份: one of the two sheets of a site key (cards.md 6); alone it says nothing, so each goes to another safe."""

from dataclasses import dataclass
from datetime import datetime

from deskapp.kernel.days import CHINA
from deskapp.printing.block import Gap, Stack
from deskapp.printing.blocks import fields, section
from deskapp.printing.grid import Grid
from deskapp.printing.heading import Heading, Imprint
from deskapp.printing.lines import Pair, note, signed
from deskapp.printing.paper import A4
from deskapp.printing.row import Cell, Row
from deskapp.printing.sheet import Sheet
from deskapp.printing.text import Text

TITLE = "卡密钥备份"
PAPERS = (A4,)
ACROSS = 3
FIGURES = 20.0
DUTIES = (
    "一、两份合起来才是密钥，一份单独没有用处。两份由两个人保管，分开封存，不放在一处。",
    "二、不拍照，不复印，不扫描，不抄入电脑或手机。打印后即核对打印队列已空。",
    "三、忘记口令、更换电脑或数据损坏时，凭两份备份恢复；两份都丢失，只能换新版密钥，并逐张重写在用的卡。",
    "四、启封须两人在场，用后重新封存并签名。密钥换新版后，旧版备份保存到旧版卡全部换完为止。",
)


@dataclass(frozen=True, repr=False)
class CardKeyPart:
    """A sheet: which key it belongs to, its number, its groups of six digits, the check value of the whole key."""

    imprint: Imprint
    key: str
    number: int
    of: int
    groups: tuple[str, ...]
    check_value: str

    def __repr__(self) -> str:
        return f"<sheet {self.number} of {self.key}>"


def draw(slip: CardKeyPart) -> Sheet:
    """The groups large and apart, three in a line, in the order in which they are typed back."""
    told = Grid(
        (
            fields(("密钥", slip.key), ("校验值", slip.check_value)),
            fields(("份数", f"第 {slip.number} 份，共 {slip.of} 份"), ("组数", f"{len(slip.groups)} 组，每组 6 位")),
        )
    )
    lines = [slip.groups[at : at + ACROSS] for at in range(0, len(slip.groups), ACROSS)]
    groups = Grid((section("备份数字（自左至右、自上而下）"), *(_line(line, at) for at, line in enumerate(lines))))
    duties = Grid((section("保管须知"), Row((Cell(Text("\n".join(DUTIES), "label", leading=1.8), share=1),))))
    hands = (
        signed(Pair("打印人签名：", ruled=True), Pair("在场人签名：", ruled=True)),
        signed(Pair("保管人签名：", ruled=True), Pair("封存日期：", ruled=True)),
        signed(Pair("存放地点：", ruled=True)),
    )
    heading = Heading(slip.imprint, f"{TITLE} 第 {slip.number} 份")
    spaced = [part for hand in hands for part in (Gap(5), hand)]
    body = (
        told,
        Gap(6),
        groups,
        Gap(6),
        duties,
        note("打坏的一页当场撕碎，再打一次。"),
        *spaced,
        Gap(0, 1),
    )
    return Sheet(heading, body)


def _line(groups: tuple[str, ...], at: int) -> Row:
    cells = [_cell(group, at * ACROSS + place) for place, group in enumerate(groups, 1)]
    return Row(tuple(cells), least=FIGURES)


def _cell(group: str, place: int) -> Cell:
    number, digits = Text(f"第 {place} 组", "label", 9, "center"), Text(group, "strong", 22, "center")
    return Cell(Stack((number, Gap(1.5), digits)), share=1 / ACROSS)


SPECIMEN = CardKeyPart(
    Imprint("和风里物业服务中心", "DESFIRE-1-1", "高远", datetime(2026, 11, 21, 9, 30, tzinfo=CHINA), "DESFIRE-1-1"),
    key="DESFire 第 1 版",
    number=1,
    of=2,
    groups=("135795", "024695", "712349", "000011", "550000", "678909", "246917", "098769", "345675"),
    check_value="4FA17C",
)
