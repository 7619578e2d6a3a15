"""装修延期单 (RENO-44 to RENO-46): 同意延期 for form, file and certificates, and a sticker for each temporary pass."""

from dataclasses import dataclass
from datetime import date, datetime

from deskapp.kernel.days import CHINA
from deskapp.printing.block import Block, Gap
from deskapp.printing.blocks import day, fields, section
from deskapp.printing.grid import Grid
from deskapp.printing.heading import Heading, Imprint
from deskapp.printing.lines import Pair, note, signed
from deskapp.printing.paper import A4
from deskapp.printing.row import Cell, Row
from deskapp.printing.sheet import Sheet
from deskapp.printing.stamps import Seal
from deskapp.printing.text import Text

TITLE = "装修延期单"
PAPERS = (A4,)
ABREAST = 3
NAMES = 30.0
SEALED = "□ 备案表　□ 登记证正本　□ 登记证副本两份　□ 临时出入卡　已写明延期日期并盖部门公章"
WORDS = "下面的贴条沿线剪下，贴在各张临时出入卡上，盖部门公章后发还。"


@dataclass(frozen=True)
class RenovationExtension:
    """`copies` and the passes were checked in; all of them get the new date."""

    imprint: Imprint
    room: str
    owner: str
    contractor: str
    asked_by: str
    old_end: date
    start: date
    new_end: date
    nth: int
    copies: int
    passes: tuple[str, ...]


def draw(slip: RenovationExtension) -> Sheet:
    """The note for the file above, the stickers below."""
    agreed = Text(f"同意延期至{day(slip.new_end)}", "strong", size=17, align="center")
    rows = (
        fields(("房号", slip.room), ("业主", slip.owner), mm=NAMES),
        fields(("装修单位", slip.contractor), ("申请人", slip.asked_by), mm=NAMES),
        fields(("原截止日", day(slip.old_end)), ("第几次延期", f"第 {slip.nth} 次"), mm=NAMES),
        fields(("延期期限", f"{day(slip.start)} 至 {day(slip.new_end)}"), mm=NAMES),
        fields(("收验登记证副本", f"{slip.copies} 份"), ("收验临时出入卡", f"{len(slip.passes)} 张"), mm=NAMES),
        Row((Cell(agreed, share=1, mm=-48), Cell(Seal("部门公章", 38), mm=48, pad=0)), least=42),
        fields(("已盖章", Text(SEALED, "label")), mm=NAMES),
    )
    names = signed(Pair("经办人签名：", ruled=True), Pair("装修负责人签名：", ruled=True), Pair("日期：", ruled=True))
    body = (Grid(rows), Gap(2), names, *_stickers(slip))
    return Sheet(Heading(slip.imprint, TITLE, number_label="备案号"), body)


def _stickers(slip: RenovationExtension) -> tuple[Block, ...]:
    """One for each pass that is out (RENO-46)."""
    if not slip.passes:
        return ()
    lines = tuple(
        Row(tuple(_sticker(slip, one) for one in _filled(slip.passes[place : place + ABREAST])), least=20)
        for place in range(0, len(slip.passes), ABREAST)
    )
    return (Gap(5), Grid((section("临时出入卡贴条"), *lines)), note(WORDS))


def _filled(numbers: tuple[str, ...]) -> tuple[str, ...]:
    return (*numbers, *("",) * (ABREAST - len(numbers)))


def _sticker(slip: RenovationExtension, number: str) -> Cell:
    words = Text(f"{number}\n延期至{day(slip.new_end)}" if number else "", "strong", align="center", leading=1.5)
    return Cell(words, share=1 / ABREAST)


SPECIMEN = RenovationExtension(
    Imprint("和风里物业服务中心", "ZX2026-0007", "王芳", datetime(2027, 2, 22, 10, 5, tzinfo=CHINA), "ZX2026-0007"),
    room="3栋2单元501",
    owner="刘䶮",
    contractor="𠮷祥里装饰工程有限公司",
    asked_by="陈𬭎",
    old_end=date(2027, 2, 28),
    start=date(2027, 3, 1),
    new_end=date(2027, 4, 15),
    nth=1,
    copies=2,
    passes=tuple(f"LS2026-040{n}" for n in range(1, 6)),
)
