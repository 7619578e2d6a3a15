"""收款日结单 (RPT-04, SHIFT-07, FEE-32): takings, tickets used, cash counted, four sums, the anchor of the chain.

What was counted too much or too little is a document of its own number within it, explained and signed.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

from deskapp.kernel.days import CHINA
from deskapp.kernel.money import Money, capitals
from deskapp.kernel.takings import SHARED, BookUse, FourSums, Taking, shared
from deskapp.printing.blocks import choices, day, fields, net_amount, section
from deskapp.printing.cash import counting, sums
from deskapp.printing.grid import Grid
from deskapp.printing.heading import Heading, Imprint
from deskapp.printing.lines import Pair, signed
from deskapp.printing.paper import A4, A5_WIDE, PIN_HALF, PIN_THIRD
from deskapp.printing.row import Cell, Row
from deskapp.printing.sheet import Sheet
from deskapp.printing.tables import columns, table_head, table_rows
from deskapp.printing.text import Text

TITLE = "收款日结单"
PAPERS = (A4, A5_WIDE, PIN_HALF, PIN_THIRD)
METHODS = columns("收费方式<34 笔数>18 收款（元）>36 冲销笔数>22 冲销（元）>34 实收（元）>36")
BOOKS = columns("票据种类<46 本日起止号^44 开具>20 作废>20 换开>20 投票据箱>20")
LET_PASS = columns("时间<14 事项<28 内容<66 办理人<18 授权人<18 理由<36")
CHECKS = ("票据、印章已锁好", "日盘点已完成", "现金已缴存")
NOT_CHECKED = "未核对"


@dataclass(frozen=True)
class Difference:
    """Cash counted beyond what was due, negative when short, and what was done about it."""

    number: str
    amount: Money
    reason: str
    handling: str


@dataclass(frozen=True)
class LetPass:
    """What another let pass, or a warning gone past: when, which matter, the words, who asked, who agreed, why."""

    at: str
    matter: str
    words: str
    asked_by: str
    agreed_by: str
    reason: str


@dataclass(frozen=True)
class DailyClosing:
    """`takings` are by way of paying, `whole` is all of them; the payments of both agree where none was split.

    `notes`: face and pieces of every denomination, also where there are none, so that the lines stand level.
    `cash_due`: float, net cash and what was `moved` in and out; `kept`: the float that stays in the till.
    `reduced`: what approved papers took off, in none of the sums; None where they took off nothing (FEE-25).
    `anchor`: where the journal's chain stood (law 5). `checked`: what holding the ledger against itself found, in one
    sentence.
    """

    imprint: Imprint
    closed_on: date
    shift: str
    collector: str
    takings: tuple[Taking, ...]
    whole: Taking
    books: tuple[BookUse, ...]
    notes: tuple[tuple[Money, int], ...]
    cash_due: Money
    banked: Money
    bank_slip: str
    kept: Money
    not_cash: Money
    sums: FourSums
    remarks: str
    checks: tuple[str, ...]
    anchor: str
    checked: str = ""
    difference: Difference | None = None
    moved: Money | None = None
    let_pass: tuple[LetPass, ...] = ()
    reduced: Taking | None = None


def draw(slip: DailyClosing) -> Sheet:
    """The closing of one collector's day. Lines without takings or tickets print as they are, with zeros."""
    rows = (
        fields(("日期", day(slip.closed_on)), ("班次", slip.shift), ("收款人", slip.collector)),
        fields(("异常说明", Text(slip.remarks.replace("；", "；\n") or "无", leading=1.25))),
        _line("账目核对", slip.checked or NOT_CHECKED),
        *_takings(slip),
        *_tickets(slip),
        section("三、现金盘点与四项核对"),
        _cash(slip),
        *_difference(slip.difference),
        *_let_pass(slip.let_pass),
        section("四、校验链与下班检查"),
        _line("校验链", slip.anchor),
        _line("下班检查", choices(CHECKS, slip.checks)),
    )
    signatures = signed(*(Pair(name, ruled=True) for name in ("收款人签名：", "出纳核对：", "负责人：")))
    return Sheet(Heading(slip.imprint, TITLE), (Grid(rows), signatures))


def _line(name: str, value: str) -> Row:
    """A field no taller than a line of a table: what was out of the ordinary needs the room."""
    return replace(fields((name, value)), least="line")


def _takings(slip: DailyClosing) -> tuple[Row, ...]:
    several = f"（{SHARED}）" if shared(slip.takings, slip.whole) else ""
    head = (section(f"一、收款汇总{several}"), table_head(METHODS, least="line"))
    lines = table_rows(METHODS, map(_taking, slip.takings))
    total = table_rows(METHODS, [_taking(slip.whole)], role="strong")
    return (*head, *lines, *total, net_amount(slip.whole.net, left=0.66), *_reduced(slip.reduced))


def _reduced(of: Taking | None) -> tuple[Row, ...]:
    """What was taken off, apart from what was taken."""
    if of is None:
        return ()
    back = f"，作废退回 {of.reversed.figures}" if of.reversals else ""
    return (
        fields(("减免（不在实收内）", f"{of.payments} 笔 {of.taken.figures}{back}，净减免 {of.net.figures}"), mm=38),
    )


def _taking(of: Taking) -> tuple[str, ...]:
    return of.name, str(of.payments), of.taken.figures, str(of.reversals), of.reversed.figures, of.net.figures


def _tickets(slip: DailyClosing) -> tuple[Row, ...]:
    used = ((b.kind, b.numbers, *map(str, (b.issued, b.voided, b.exchanged, b.boxed))) for b in slip.books)
    head = (section("二、票据使用"), table_head(BOOKS, least="line"))
    return (*head, *table_rows(BOOKS, used))


def _cash(slip: DailyClosing) -> Row:
    """The counting, and beside it as many facts as eight denominations take rows."""
    four = slip.sums
    over = slip.difference.amount if slip.difference else Money()
    due = "应有现金（备用金＋现金实收）" if slip.moved is None else f"应有现金（含收付 {slip.moved.figures}）"
    fourth = "④ 盘点现金－备用金＋非现金" if slip.moved is None else "④ 盘点－备用金－收付＋非现金"
    facts = {
        due: slip.cash_due.figures,
        "长款（短款为负）": over.figures,
        f"缴存银行（{slip.bank_slip}）" if slip.bank_slip else "缴存银行": slip.banked.figures,
        "留存备用金": slip.kept.figures,
        "非现金收款合计": slip.not_cash.figures,
        "① 屏幕实收合计": four.screen.figures,
        "② 票据金额合计": four.tickets.figures,
        "③ 出纳工作簿合计": four.workbook.figures,
        fourth: four.counted.figures,
        "核对结果": "四项相符" if four.agree else "四项不符",
    }
    counted = Cell(counting(slip.notes, "line"), share=0.44, pad=0)
    return Row((counted, Cell(sums(facts, "line"), share=0.56, pad=0)), grow=1, whole=True)


def _let_pass(found: tuple[LetPass, ...]) -> tuple[Row, ...]:
    """Every one of them, both names and the reason (GEN-11); nothing where there was none."""
    if not found:
        return ()
    lines = ((one.at, one.matter, one.words, one.asked_by, one.agreed_by, one.reason) for one in found)
    return (section("授权和提示"), table_head(LET_PASS, least="line"), *table_rows(LET_PASS, lines))


def _difference(found: Difference | None) -> tuple[Row, ...]:
    """The document of a difference: number, kind, amount in figures and capitals, reason, handling."""
    if not found:
        return ()
    kind, size = ("短款", Money() - found.amount) if found.amount < Money() else ("长款", found.amount)
    return (
        replace(fields(("长短款单号", found.number), (kind, f"{size}　{capitals(size)}")), keep=True),
        fields(("原因", found.reason), ("处理", found.handling)),
    )


COUNTED = {10000: 58, 5000: 9, 2000: 12, 1000: 14, 500: 7, 100: 12, 50: 2, 10: 2}
SPECIMEN = DailyClosing(
    Imprint(
        "和风里物业服务中心",
        "RJ20261121-A",
        "王芳",
        datetime(2026, 11, 21, 17, 46, tzinfo=CHINA),
        "RJ20261121-A/9F3A62C14B",
    ),
    closed_on=date(2026, 11, 21),
    shift="A班 08:30–17:30",
    collector="王芳",
    takings=(
        Taking("现金", 22, Money(642600), 1, Money(24780)),
        Taking("微信", 18, Money(728230)),
        Taking("支付宝", 6, Money(240000)),
        Taking("刷卡", 7, Money(248400)),
    ),
    whole=Taking("合计", 52, Money(1859230), 1, Money(24780)),
    books=(
        BookUse("公司正式收据", "0001203 至 0001251", 48, 1, 0, 2),
        BookUse("其他服务业发票（百位）", "00045171 至 00045173", 3, 0, 1, 0),
    ),
    notes=tuple((Money(face), pieces) for face, pieces in COUNTED.items()),
    cash_due=Money(667820),
    banked=Money(617820),
    bank_slip="存单 0036",
    kept=Money(50000),
    not_cash=Money(1216630),
    sums=FourSums(*[Money(1834450)] * 4),
    remarks="作废 0001241（金额开错，各联齐，审批 赵立）；补打 0001230 第1次；现金无长短款。",
    checks=CHECKS,
    anchor="第 18233 号　9F3A 62C1 4B07 D5E8　累计 ¥2,906,114.30",
    checked="已核对全部账目，没有发现不符",
)
