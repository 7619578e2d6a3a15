"""票据领用单 and 票据核销单 (FORM-16, TICKET-01, 23): books a clerk draws from the cashier, or hands back used."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from deskapp.kernel.days import CHINA
from deskapp.kernel.money import Money
from deskapp.printing.block import Gap
from deskapp.printing.blocks import day, fields, net_amount
from deskapp.printing.copies import Copy
from deskapp.printing.grid import Grid
from deskapp.printing.heading import Heading, Imprint
from deskapp.printing.lines import Pair, facts, note, signed
from deskapp.printing.paper import A4_HALVES, A4_THIRDS, A5_WIDE, PIN_THIRD
from deskapp.printing.row import Row
from deskapp.printing.sheet import Sheet
from deskapp.printing.tables import columns, table_head, table_rows

TITLE = "票据领用核销单"
PAPERS = (PIN_THIRD, A5_WIDE, A4_HALVES, A4_THIRDS)
COPIES = (Copy("第一联", "出纳留存", "白"), Copy("第二联", "领用人", "红"))
DRAWN = columns("票据本号^30 起始号码^40 终止号码^40 份数>24")
USED = columns("票据本号^26 起止号码^46 份数>16 已开具>18 作废>16 未使用>18 开具金额（元）>32")
NAMES = 24.0
"""Width of the labels, millimetres."""
DUTY = "领用人妥善保管票据，下班锁好；按号码顺序使用，不得涂改、撕毁或转借；用完即交出纳核销。"


@dataclass(frozen=True)
class Book:
    """One book. The counts and the total are of the tickets issued from it so far."""

    number: str
    first: str
    last: str
    tickets: int
    issued: int = 0
    voided: int = 0
    unused: int = 0
    total: Money = Money()

    @property
    def whole(self) -> bool:
        """Every number is accounted for (TICKET-23)."""
        return self.tickets == self.issued + self.voided + self.unused


@dataclass(frozen=True)
class BookSlip:
    """`collected` is what the journal of payments says was taken on these tickets; None while drawing."""

    imprint: Imprint
    kind: str
    books: tuple[Book, ...]
    clerk: str
    cashier: str
    on: date
    collected: Money | None = None
    voided_numbers: tuple[str, ...] = ()
    remark: str = ""
    giver: str = "出纳"
    """Who hands the books out and takes them back: 出纳, or 财务 of the company (TICKET-17)."""


def draw(slip: BookSlip) -> Sheet:
    """A slip of drawing, or of writing off where `collected` says what the books must come to."""
    title, verb = ("票据领用单", "领用") if slip.collected is None else ("票据核销单", "核销")
    above = facts(
        Pair("票据种类：", slip.kind),
        Pair("领用人：", slip.clerk),
        Pair(f"{verb}日期：", day(slip.on), flush=True),
        shares=(6, 4, 5),
    )
    signatures = signed(
        Pair("领用人签名：", ruled=True),
        Pair(f"{slip.giver}签名：", ruled=True),
        Pair("日期：", ruled=True),
        shares=(5, 5, 4),
    )
    rows = _drawn(slip) if slip.collected is None else _written_off(slip, slip.collected)
    roomy = Grid(tuple(replace(row, grow=1) for row in rows))
    duty = (note(DUTY),) if slip.collected is None else ()
    heading = Heading(slip.imprint, title, number_label="No.")
    return Sheet(heading, (above, Gap(1), roomy, *duty, Gap(0, grow=len(rows)), signatures), COPIES)


def _drawn(slip: BookSlip) -> tuple[Row, ...]:
    lines = ((book.number, book.first, book.last, str(book.tickets)) for book in slip.books)
    count = f"{len(slip.books)} 本，共 {sum(book.tickets for book in slip.books)} 份"
    handed = fields(("合计", count), (slip.giver, slip.cashier), mm=NAMES)
    return table_head(DRAWN), *table_rows(DRAWN, lines, least="field"), handed, _remark(slip)


def _written_off(slip: BookSlip, collected: Money) -> tuple[Row, ...]:
    lines = (
        (
            book.number,
            f"{book.first} 至 {book.last}",
            *map(str, (book.tickets, book.issued, book.voided, book.unused)),
            book.total.figures,
        )
        for book in slip.books
    )
    total = Money.total(book.total for book in slip.books)
    numbers = "相符" if all(book.whole for book in slip.books) else "不符"
    money = f"收款流水 {collected.figures}，{'相符' if total == collected else '不符'}"
    voided = "、".join(slip.voided_numbers) or "无"
    return (
        table_head(USED),
        *table_rows(USED, lines, least="field", size=10),
        net_amount(total, mm=NAMES),
        fields(("号码核对", f"已开具＋作废＋未使用与份数{numbers}"), ("金额核对", money), mm=NAMES),
        fields(("作废号码", voided), mm=NAMES),
        _remark(slip),
    )


def _remark(slip: BookSlip) -> Row:
    return fields(("备注", slip.remark or "无"), mm=NAMES)


SPECIMEN = BookSlip(
    Imprint(
        "和风里物业服务中心",
        "PJ20261121-01",
        "赵立",
        datetime(2026, 11, 21, 8, 40, tzinfo=CHINA),
        "PJ20261121-01/4FA17C36",
    ),
    kind="公司正式收据",
    books=(Book("SJ-025", "0001201", "0001250", 50), Book("SJ-026", "0001251", "0001300", 50)),
    clerk="王芳",
    cashier="赵立",
    on=date(2026, 11, 21),
)
SPECIMEN_WRITE_OFF = replace(
    SPECIMEN,
    imprint=replace(
        SPECIMEN.imprint,
        number="PJ20261128-02",
        printed_at=datetime(2026, 11, 28, 17, 5, tzinfo=CHINA),
        code="PJ20261128-02/27C0F6B9",
    ),
    books=(Book("SJ-025", "0001201", "0001250", 50, issued=48, voided=2, total=Money(4126830)),),
    on=date(2026, 11, 28),
    collected=Money(4126830),
    voided_numbers=("0001215", "0001241"),
    remark="作废各联已附",
)
