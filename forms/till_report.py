"""收款中途报表 (X): what lies in a drawer and what was taken so far; it closes nothing and may be made at any time."""

from dataclasses import dataclass
from datetime import datetime

from deskapp.kernel.days import CHINA
from deskapp.kernel.money import Money
from deskapp.kernel.takings import SHARED, BookUse, Taking, shared
from deskapp.printing.block import Gap
from deskapp.printing.blocks import fields, section
from deskapp.printing.grid import Grid
from deskapp.printing.heading import Heading, Imprint
from deskapp.printing.lines import Pair, note, signed
from deskapp.printing.paper import A4, A5_WIDE
from deskapp.printing.row import Row
from deskapp.printing.sheet import Sheet
from deskapp.printing.tables import columns, table_head, table_rows

TITLE = "收款中途报表"
PAPERS = (A4, A5_WIDE)
METHODS = columns("收费方式<34 笔数>18 收款（元）>36 冲销笔数>22 冲销（元）>34 实收（元）>36")
BOOKS = columns("票据种类<60 起止号^60 开具>20 作废>20 投票据箱>20")
MOVES = columns("时间<20 单号<40 事由<34 金额（元）>30 说明<56")
HOW = "本表只看不结，不清零；当日收款以收款日结单为准。"


@dataclass(frozen=True)
class Moved:
    """Cash put into the drawer, or taken out: then the amount is negative."""

    at: str
    number: str
    kind: str
    amount: Money
    reason: str


@dataclass(frozen=True)
class TillReport:
    """`till_float` began the drawer, `cash` came from customers, `expected` should lie there now."""

    imprint: Imprint
    of: str
    since: str
    float_words: str
    till_float: Money
    cash: Money
    moved: Money
    expected: Money
    takings: tuple[Taking, ...]
    whole: Taking
    books: tuple[BookUse, ...]
    moves: tuple[Moved, ...]
    apart: tuple[str, ...] = ()
    """What of the takings is no income yet, or no new money."""
    reduced: Taking | None = None
    """What approved papers took off, in none of the sums; None where they took off nothing."""


def draw(slip: TillReport) -> Sheet:
    """The drawer first, then takings, tickets and movements; without any of those it says so."""
    rows = (
        fields(("收费人", slip.of), ("期间", slip.since)),
        section("一、抽屉现金"),
        fields(("备用金", f"{slip.till_float.figures}（{slip.float_words}）"), ("现金实收", slip.cash.figures)),
        fields(("现金收付", slip.moved.figures), ("应有现金", str(slip.expected))),
        *_takings(slip),
        section("三、票据使用"),
        table_head(BOOKS, least="line"),
        *table_rows(BOOKS, [_book(one) for one in slip.books] or [("没有开具票据", "", "", "", "")]),
        section("四、现金收付"),
        table_head(MOVES, least="line"),
        *table_rows(MOVES, [_move(one) for one in slip.moves] or [("—", "没有现金收付", "", "", "")]),
    )
    told = "；".join((*slip.apart, HOW))
    signatures = signed(Pair("收费人签名：", ruled=True), Pair("核对人签名：", ruled=True))
    return Sheet(Heading(slip.imprint, TITLE), (Grid(rows), Gap(2), note(told), Gap(4), signatures))


def _takings(slip: TillReport) -> tuple[Row, ...]:
    several = f"（{SHARED}）" if shared(slip.takings, slip.whole) else ""
    head = (section(f"二、收款{several}"), table_head(METHODS, least="line"))
    lines = table_rows(METHODS, map(_taking, slip.takings))
    total = table_rows(METHODS, [_taking(slip.whole)], role="strong")
    if slip.reduced is None:
        return (*head, *lines, *total)
    words = f"{slip.reduced.payments} 笔，净减免 {slip.reduced.net.figures}"
    return (*head, *lines, *total, fields(("减免（不在实收内）", words), mm=38))


def _taking(of: Taking) -> tuple[str, ...]:
    return of.name, str(of.payments), of.taken.figures, str(of.reversals), of.reversed.figures, of.net.figures


def _book(of: BookUse) -> tuple[str, ...]:
    return of.kind, of.numbers, str(of.issued), str(of.voided), str(of.boxed)


def _move(of: Moved) -> tuple[str, ...]:
    return of.at, of.number, of.kind, of.amount.figures, of.reason


SPECIMEN = TillReport(
    Imprint(
        "和风里物业服务中心", "X20261121-1405", "王芳", datetime(2026, 11, 21, 14, 5, tzinfo=CHINA), "X20261121-1405/31"
    ),
    "王芳",
    "08:30–14:05",
    "08:31 已清点",
    Money(50000),
    Money(580000),
    Money(-500000),
    Money(130000),
    (Taking("现金", 20, Money(604780), 1, Money(24780)), Taking("微信", 11, Money(380050))),
    Taking("合计", 30, Money(984830), 1, Money(24780)),
    (BookUse("公司正式收据", "0001203 至 0001232", 29, 1, 0, 1),),
    (Moved("13:10", "XJ20261121-01", "上交出纳", Money(-500000), "午间现金较多，先交出纳保管，孙敏"),),
    apart=("收款中 ¥500.00 存入客户账户，抵付前不计收入", "收款中 ¥247.80 由客户账户抵付，没有另收款"),
)
