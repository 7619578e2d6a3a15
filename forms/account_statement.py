"""账户对账单: what came into a customer's accounts and went out, entry by entry, and what lies there (features 16)."""

from dataclasses import dataclass
from datetime import date, datetime

from deskapp.kernel.days import CHINA
from deskapp.kernel.money import Money
from deskapp.printing.block import Block, Gap
from deskapp.printing.blocks import day, fields, section
from deskapp.printing.grid import Grid
from deskapp.printing.heading import Heading, Imprint
from deskapp.printing.lines import Pair, facts, note, signed
from deskapp.printing.paper import A4, A5_WIDE
from deskapp.printing.row import Row as Printed
from deskapp.printing.sheet import Sheet
from deskapp.printing.tables import columns, table_head, table_rows

TITLE = "账户对账单"
PAPERS = (A4, A5_WIDE)
COLUMNS = columns("日期<30 摘要<34 票据或单号<46 存入（元）>30 支出（元）>30 余额（元）>30")
HOW = "余额属于户名所列客户，可以抵付以后的费用，也可以凭收据办理退还；对账单不作收款凭据。"


@dataclass(frozen=True)
class Row:
    """One entry: `amount` is negative where money went out, `after` is what it left."""

    day: str
    what: str
    number: str
    amount: Money
    after: Money


@dataclass(frozen=True)
class Part:
    """One account: `before` lay there on the first day, `after` lies there now."""

    purpose: str
    before: Money
    rows: tuple[Row, ...]
    after: Money


@dataclass(frozen=True)
class AccountStatement:
    """The accounts of one customer of one unit."""

    imprint: Imprint
    room: str
    holder: str
    since: date
    until: date
    parts: tuple[Part, ...]
    contact: str


def draw(slip: AccountStatement) -> Sheet:
    """Account after account, each with what lay there before and its sums."""
    total = Money.total(one.after for one in slip.parts)
    addressed = facts(
        Pair("房号：", slip.room),
        Pair("户名：", slip.holder),
        Pair("期间：", f"{day(slip.since)} 至 {day(slip.until)}", flush=True),
        shares=(4, 4, 6),
    )
    rows = [row for part in slip.parts for row in _part(part)]
    body: tuple[Block, ...] = (
        addressed,
        Gap(1),
        Grid((*rows, fields(("余额合计", str(total)), ("联系电话", slip.contact)))),
        note(HOW),
        Gap(3),
        signed(Pair("经办：", slip.imprint.clerk), Pair("客户核对签名：", ruled=True)),
    )
    return Sheet(Heading(slip.imprint, TITLE, number_label="No."), body)


def _part(part: Part) -> tuple[Printed, ...]:
    came = Money.total(one.amount for one in part.rows if one.amount > Money())
    went = -Money.total(one.amount for one in part.rows if one.amount < Money())
    first = ("", "期初余额", "", "", "", part.before.figures)
    lines = [first, *(_line(one) for one in part.rows)]
    last = ("合计", "", "", came.figures, went.figures, part.after.figures)
    return (
        section(part.purpose),
        table_head(COLUMNS, least="line"),
        *table_rows(COLUMNS, lines),
        *table_rows(COLUMNS, [last], role="strong"),
    )


def _line(one: Row) -> tuple[str, ...]:
    came = one.amount.figures if one.amount > Money() else ""
    went = (-one.amount).figures if one.amount < Money() else ""
    return one.day, one.what, one.number, came, went, one.after.figures


SPECIMEN = AccountStatement(
    Imprint(
        "和风里物业服务中心",
        "DZ20261201-0017",
        "王芳",
        datetime(2026, 12, 1, 10, 5, tzinfo=CHINA),
        "DZ20261201-0017/45220",
    ),
    room="3-2-501",
    holder="刘䶮",
    since=date(2026, 11, 1),
    until=date(2026, 12, 1),
    parts=(
        Part(
            "账户余额",
            Money(),
            (
                Row("2026-11-03", "存入", "0001241", Money(60000), Money(60000)),
                Row("2026-11-20", "抵付", "0001268", Money(-24780), Money(35220)),
                Row("2026-11-21", "转出", "ZY20261121-01", Money(-10000), Money(25220)),
            ),
            Money(25220),
        ),
        Part(
            "水电预收款",
            Money(10000),
            (Row("2026-11-21", "转入", "ZY20261121-01", Money(10000), Money(20000)),),
            Money(20000),
        ),
    ),
    contact="前台 0755-26600110",
)
