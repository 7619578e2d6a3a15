"""交接班记录表 (FORM-60, SHIFT-01, 06): what one shift hands to the next, counted and signed by both."""

from dataclasses import dataclass
from datetime import date, datetime

from deskapp.kernel.days import CHINA
from deskapp.kernel.money import Money
from deskapp.printing.block import Gap
from deskapp.printing.blocks import choices, day, fields, section
from deskapp.printing.cash import counting, sums
from deskapp.printing.grid import Grid
from deskapp.printing.heading import Heading, Imprint
from deskapp.printing.lines import Pair, note, signed
from deskapp.printing.paper import A4
from deskapp.printing.row import Cell, Row
from deskapp.printing.sheet import Sheet
from deskapp.printing.tables import columns, table_head, table_rows

TITLE = "交接班记录表"
PAPERS = (A4,)
BOOKS = columns("票据种类<50 起止号<60 下一号<36 未用张数>24 交接<20")
THINGS = columns("物品<40 账面>24 实点>24 说明<92")
MATTERS = columns("未办事项<140 期限<40")
CHECKED = ("印章", "钥匙", "设备", "来电交接记录")
HOW = "接班人未到，交班人不离岗。双方当面点清，签名后由接班人负责。"


@dataclass(frozen=True)
class Book:
    """A book with unused numbers; `given` where the next shift has it from now on."""

    kind: str
    numbers: str
    next_no: str
    left: int
    given: bool
    to: str = ""
    """Whoever else takes it than the relief."""


@dataclass(frozen=True)
class Thing:
    """Something that is kept by count: what the books say, and what was found."""

    name: str
    on_books: int
    found: int
    note: str


@dataclass(frozen=True)
class Matter:
    """Something that is still open, and by when."""

    what: str
    due: str


@dataclass(frozen=True)
class ShiftHandover:
    """`checked` are the things looked over together; `difference` is negative where cash is short."""

    imprint: Imprint
    on: date
    shift: str
    outgoing: str
    incoming: str
    notes: tuple[tuple[Money, int], ...]
    expected: Money
    cash: Money
    difference: Money
    explained: str
    not_cash: Money
    books: tuple[Book, ...]
    things: tuple[Thing, ...]
    matters: tuple[Matter, ...]
    checked: tuple[str, ...]
    keys: str
    remarks: str


def draw(slip: ShiftHandover) -> Sheet:
    """The record; what there is none of is said so."""
    when = f"{slip.imprint.printed_at:%H:%M}"
    rows = (
        fields(("日期", day(slip.on)), ("班次", slip.shift), ("时间", when)),
        fields(("交班人", slip.outgoing), ("接班人", slip.incoming)),
        section("一、现金"),
        _cash(slip),
        fields(("长短款说明", slip.explained or "现金无长短款")),
        section("二、票据本（未用号码）"),
        table_head(BOOKS, least="line"),
        *table_rows(BOOKS, [_book(one) for one in slip.books] or [("没有未用完的票据本", "", "", "", "")]),
        section("三、空白卡和物品"),
        table_head(THINGS, least="line"),
        *table_rows(THINGS, [_thing(one) for one in slip.things] or [("没有空白卡", "", "", "")]),
        fields(("当面看过", choices(CHECKED, slip.checked))),
        fields(("钥匙、代存物品", slip.keys or "无")),
        section("四、未办事项"),
        table_head(MATTERS, least="line"),
        *table_rows(MATTERS, [(one.what, one.due) for one in slip.matters] or [("没有未办事项", "")]),
        fields(("备注", slip.remarks or "无")),
    )
    signatures = signed(
        Pair("交班人签名：", ruled=True), Pair("接班人签名：", ruled=True), Pair("负责人：", ruled=True)
    )
    return Sheet(Heading(slip.imprint, TITLE), (Grid(rows), Gap(2), note(HOW), Gap(4), signatures))


def _cash(slip: ShiftHandover) -> Row:
    """The counting, and beside it what it is held against."""
    facts = {
        "账上应有现金": slip.expected.figures,
        "实点并交出现金": slip.cash.figures,
        "长款（短款为负）": slip.difference.figures,
        "本班非现金收款": slip.not_cash.figures,
    }
    counted = Cell(counting(slip.notes, "line"), share=0.44, pad=0)
    return Row((counted, Cell(sums(facts, "line"), share=0.56, pad=0)), whole=True)


def _book(of: Book) -> tuple[str, ...]:
    return of.kind, of.numbers, of.next_no, str(of.left), of.to or ("交出" if of.given else "留用")


def _thing(of: Thing) -> tuple[str, ...]:
    return of.name, str(of.on_books), str(of.found), of.note


COUNTED = {10000: 12, 5000: 3, 2000: 2, 1000: 4, 500: 1, 100: 5, 50: 0, 10: 0}
SPECIMEN = ShiftHandover(
    Imprint(
        "和风里物业服务中心",
        "JB20261121-01",
        "王芳",
        datetime(2026, 11, 21, 14, 30, tzinfo=CHINA),
        "JB20261121-01/7B0D93E15C",
    ),
    date(2026, 11, 21),
    "早班交中班",
    "王芳",
    "李梅",
    tuple((Money(face), pieces) for face, pieces in COUNTED.items()),
    Money(145000),
    Money(144000),
    Money(-1000),
    "找零多付十元，赵立确认（CJ20261121-01）",
    Money(728230),
    (
        Book("公司正式收据", "0001201 至 0001250", "0001233", 18, given=True),
        Book("其他服务业发票（百位）", "00045151 至 00045200", "00045174", 27, given=False),
    ),
    (Thing("DESFire 空白卡", 189, 188, "少一张，写坏未登记"),),
    (Matter("3栋2单元501 报修漏水，等维修回话", "今天 17:00"), Matter("打印收据 No. 0001230", "今天")),
    CHECKED,
    "3-2-501 钥匙一串在柜；代存快递 2 件",
    "打印机色带快用完，已领一条放抽屉",
)
