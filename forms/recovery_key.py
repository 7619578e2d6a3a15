"""恢复密钥: the key of the database as digits and as one code for the scan gun; with any backup it opens everything."""

from dataclasses import dataclass
from datetime import datetime

from deskapp.kernel.days import CHINA
from deskapp.kernel.groups import in_groups
from deskapp.printing.block import Gap, Stack
from deskapp.printing.blocks import fields, section
from deskapp.printing.grid import Grid
from deskapp.printing.heading import Heading, Imprint
from deskapp.printing.lines import Pair, note, signed
from deskapp.printing.paper import A4
from deskapp.printing.row import Cell, Row
from deskapp.printing.sheet import Sheet
from deskapp.printing.text import Text

TITLE = "恢复密钥"
PAPERS = (A4,)
ACROSS = 4
FIGURES = 16.0
LAST = "最后一组用来核对各组的次序，也要输入。"
USES = (
    "一、电脑坏了、换电脑或重装系统：在新电脑上安装前台，第一页选“换电脑或重装”，选择备份文件，再照这一页输入。",
    "二、前台说找不到数据库的密钥：在那一页照着输入。不要新建小区。",
    "三、有扫码枪的，光标放在第 1 组，对准左上角的方码扫一下，不用手输。每组输错一位会立即提示。",
)
DUTIES = (
    "一、没有这一页，电脑坏了，全部备份都打不开，谁也帮不了。打印后即照着输回核对，再装信封封好，放进保险柜。",
    "二、谁拿到这一页和一份备份，就能看到全部住户资料和账目。不拍照，不复印，不扫描存档，不抄入电脑或手机。",
    "三、不要和备份（移动硬盘、U 盘）放在一处。换保管人时当面启封核对，重新封存签名。",
    "四、丢失或怀疑被人看过：先收好所有备份，报物业服务中心经理；再打印的仍是同一把密钥，旧的一页照样能用。",
)


@dataclass(frozen=True, repr=False)
class RecoveryKey:
    """The sheet: its groups of six digits, and the check value that tells which database they open.

    `imprint.code` is what the scan gun types: all digits in their order.
    """

    imprint: Imprint
    groups: tuple[str, ...]
    check_value: str

    def __repr__(self) -> str:
        return f"<recovery key {self.check_value}>"


def draw(slip: RecoveryKey) -> Sheet:
    """The groups large and apart, four in a line, in the order in which they are typed back; the last by itself."""
    told = Grid(
        (
            fields(("校验值", slip.check_value), ("组数", f"{len(slip.groups)} 组，每组 6 位")),
            fields(("打印人", slip.imprint.clerk), ("打印时间", f"{slip.imprint.printed_at:%Y-%m-%d %H:%M}")),
        )
    )
    lines = [slip.groups[at : at + ACROSS] for at in range(0, len(slip.groups), ACROSS)]
    groups = Grid((section("密钥数字（自左至右、自上而下）"), *(_line(line, at) for at, line in enumerate(lines))))
    body = (
        told,
        Gap(4),
        groups,
        Gap(4),
        Grid((section("什么时候用，怎么用"), _words(USES))),
        Gap(4),
        Grid((section("保管须知"), _words(DUTIES))),
        note("打坏的一页当场撕碎，再打一次。打印后看一眼打印队列已空。"),
        Gap(4),
        signed(Pair("打印人签名：", ruled=True), Pair("保管人签名：", ruled=True)),
        Gap(4),
        signed(Pair("封存日期：", ruled=True), Pair("存放地点：", ruled=True)),
        Gap(0, 1),
    )
    return Sheet(Heading(slip.imprint, TITLE), body)


def _words(lines: tuple[str, ...]) -> Row:
    return Row((Cell(Text("\n".join(lines), "label", leading=1.6), share=1),))


def _line(groups: tuple[str, ...], at: int) -> Row:
    cells = [_cell(group, at * ACROSS + place) for place, group in enumerate(groups, 1)]
    left = ACROSS - len(groups)
    beside = (Cell(Text(LAST, "label", 9), share=left / ACROSS),) if left else ()
    return Row((*cells, *beside), least=FIGURES)


def _cell(group: str, place: int) -> Cell:
    number, digits = Text(f"第 {place} 组", "label", 9, "center"), Text(group, "strong", 20, "center")
    return Cell(Stack((number, Gap(1), digits)), share=1 / ACROSS)


_DIGITS = in_groups(bytes(range(32)), "a specimen")
SPECIMEN = RecoveryKey(
    Imprint("和风里物业服务中心", "4FA17C", "高远", datetime(2026, 11, 21, 9, 30, tzinfo=CHINA), "".join(_DIGITS)),
    groups=_DIGITS,
    check_value="4FA17C",
)
