"""员工仪容纪律检查表 (FORM-69, STAFF-11): everybody of the day in a line, ticked and remarked on by hand."""

from dataclasses import dataclass
from datetime import date, datetime

from deskapp.kernel.days import CHINA
from deskapp.printing.block import Gap
from deskapp.printing.blocks import day
from deskapp.printing.grid import Grid
from deskapp.printing.heading import Heading, Imprint
from deskapp.printing.lines import Pair, facts, note, signed
from deskapp.printing.paper import A4
from deskapp.printing.sheet import Sheet
from deskapp.printing.tables import columns, table_head, table_rows

TITLE = "员工仪容纪律检查表"
PAPERS = (A4,)
COLUMNS = columns("姓名<22 岗位<40 仪容^13 仪表^13 着装^13 工作^13 纪律^13 不符合之处和处理<44")
SPARE = 2
"""Empty lines for whoever stands in."""
HOW = "符合打“√”，不符合打“×”并写明。"
LINE = 9.0


@dataclass(frozen=True)
class Person:
    """Somebody who is checked, with their posts."""

    name: str
    posts: str


@dataclass(frozen=True)
class StaffCheck:
    """The check of one day: who is checked, and the rules they are held to."""

    imprint: Imprint
    checked_on: date
    people: tuple[Person, ...]
    rules: tuple[str, ...]


def draw(slip: StaffCheck) -> Sheet:
    """The sheet; lines tall enough to write in."""
    empty = ("",) * 6
    lines = [(one.name, one.posts, *empty) for one in slip.people] + [("", "", *empty)] * SPARE
    table = Grid(table_rows(COLUMNS, lines, least=LINE), head=(table_head(COLUMNS),))
    body = (
        facts(Pair("检查日期：", day(slip.checked_on)), Pair("检查人：", ruled=True)),
        Gap(2),
        table,
        Gap(2),
        note(HOW + "".join(f"{number}. {words}" for number, words in enumerate(slip.rules, 1))),
        Gap(4),
        signed(Pair("检查人签名：", ruled=True), Pair("客服负责人签名：", ruled=True)),
    )
    return Sheet(Heading(slip.imprint, TITLE), body, foot=f"共 {len(slip.people)} 人")


SPECIMEN = StaffCheck(
    Imprint("和风里物业服务中心", "JC20261121", "李梅", datetime(2026, 11, 21, 8, 35, tzinfo=CHINA), "JC20261121/4"),
    date(2026, 11, 21),
    (
        Person("王芳", "前台客服、前台收费责任人"),
        Person("陈𬭎", "前台客服"),
        Person("赵立", "前台负责人、客服负责人"),
        Person("孙敏", "出纳"),
    ),
    ("微笑服务，用语礼貌。", "未经主管同意，不得离开岗位。", "上班时间不吃东西。", "准时上岗，佩戴工号牌。"),
)
