"""临时出入卡 (FORM-07, RENO-39, RENO-46): one for each worker, to be cut out; room for the photo and the seals."""

from dataclasses import dataclass
from datetime import date, datetime

from deskapp.kernel.days import CHINA
from deskapp.printing.block import Gap, Stack
from deskapp.printing.blocks import fields
from deskapp.printing.grid import Grid
from deskapp.printing.heading import Heading, Imprint
from deskapp.printing.lines import note
from deskapp.printing.paper import A4
from deskapp.printing.row import Cell, Row
from deskapp.printing.sheet import Sheet
from deskapp.printing.stamps import Seal
from deskapp.printing.text import Text

TITLE = "临时出入卡"
PAPERS = (A4,)
ABREAST = 2
NAMES = 17.0
PHOTO = 26.0
"""Width of the place of the photo, millimetres."""
WORDS = "沿线剪下，贴照片并盖章后发给施工人员。一人一卡，不得转借；完工后全部交回。"


@dataclass(frozen=True)
class Pass:
    """One pass."""

    number: str
    name: str
    trade: str


@dataclass(frozen=True)
class TemporaryPasses:
    """The passes that one act counted out."""

    imprint: Imprint
    room: str
    contractor: str
    valid_from: date
    valid_to: date
    passes: tuple[Pass, ...]


def draw(slip: TemporaryPasses) -> Sheet:
    """Two abreast, as many as there are."""
    rows = [
        Row(tuple(_cell(slip, one) for one in _filled(slip.passes[place : place + ABREAST])), least=66)
        for place in range(0, len(slip.passes), ABREAST)
    ]
    return Sheet(Heading(slip.imprint, TITLE, number_label="备案号"), (Grid(tuple(rows)), note(WORDS)))


def _filled(passes: tuple[Pass, ...]) -> tuple[Pass | None, ...]:
    return (*passes, *(None,) * (ABREAST - len(passes)))


def _cell(slip: TemporaryPasses, one: Pass | None) -> Cell:
    if one is None:
        return Cell(Gap(1), share=1 / ABREAST)
    facts = Grid(
        (
            fields(("姓名", one.name), mm=NAMES),
            fields(("工种", one.trade), mm=NAMES),
            fields(("房号", slip.room), mm=NAMES),
            fields(("有效期", f"{slip.valid_from:%Y-%m-%d} 至 {slip.valid_to:%Y-%m-%d}"), mm=NAMES),
        )
    )
    photo = Grid((Row((Cell(Text("照片", "label", align="center"), share=1),), least=34),))
    beside = Row((Cell(facts, share=1, mm=-PHOTO, pad=0), Cell(photo, mm=PHOTO, pad=1)))
    words = (
        Row((Cell(Text(f"{TITLE}　{one.number}", "strong", size=13, align="center"), share=1),)),
        beside,
        Row((Cell(Text(slip.contractor, align="center"), share=1),)),
        Row((Cell(Text("延期至　　　　年　　月　　日", "label"), share=1, mm=-PHOTO), Cell(_seal(), mm=PHOTO, pad=0))),
    )
    return Cell(Stack((Grid(words, framed=False, ruled=False),)), share=1 / ABREAST, pad=1)


def _seal() -> Seal:
    return Seal("部门\n公章", 16)


SPECIMEN = TemporaryPasses(
    Imprint("和风里物业服务中心", "ZX2026-0007", "王芳", datetime(2026, 11, 26, 15, 40, tzinfo=CHINA), "ZX2026-0007"),
    room="3栋2单元501",
    contractor="𠮷祥里装饰工程有限公司",
    valid_from=date(2026, 11, 26),
    valid_to=date(2027, 2, 28),
    passes=tuple(
        Pass(f"LS2026-040{n}", *words.split())
        for n, words in enumerate(("陈𬭎 木工", "周顺 泥瓦工", "欧阳明轩 水电工", "吴海 油漆工", "何小燕 保洁"), 1)
    ),
)
