"""The reports: takings by day, item, way and clerk, and the months of a year beside those of the year before."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from deskapp.kernel.bars import Bars, bars, largest
from deskapp.kernel.money import Money
from deskapp.overview.report_view import MonthLine, Nature, TakingLine
from deskapp.ui.backroom import ReadingRoom
from deskapp.ui.cells import Cell
from deskapp.ui.pages.page import quiet
from deskapp.ui.pages.register import THIS_MONTH, Days, Register, Spans
from deskapp.ui.rows import Column
from deskapp.ui.words import say

BY = ("按日", "按项目", "按方式", "按收费人")
ITEM = 1
"""The place of the items among them, which is shown first."""


def _year(back: int) -> Callable[[date], Days]:
    """From January to the day it is, or the whole of an earlier year."""
    return lambda today: (
        date(today.year - back, 1, 1),
        today if not back else date(today.year - back, 12, 31),
    )


YEARS: Spans = (("今年", _year(0)), ("去年", _year(1)), ("前年", _year(2)))


def takings(room: ReadingRoom) -> Register[TakingLine]:
    """What some days brought (RPT-04). A payment of several items is one 笔 under each of them."""
    order = (BY[ITEM], *(by for by in BY if by != BY[ITEM]))
    return Register(
        title="收款汇总",
        columns=(
            Column("名称", least=180),
            Column("笔数", 96, figures=True),
            Column("收款", 148, figures=True),
            Column("冲销笔数", 96, figures=True, spare=True),
            Column("冲销", 132, figures=True, spare=True),
            Column("实收", 148, figures=True),
            Column("", 24),
        ),
        read=room.takings,
        line=lambda one: (
            Cell(one.name, more=say(one.nature.value) if one.nature.value else ""), quiet(str(one.taking.payments)),
            one.taking.taken.figures, quiet(str(one.taking.reversals or "")), quiet(_figures(one.taking.reversed)),
            Cell(one.taking.net.figures, strong=True), "",
        ),
        key=lambda one: (one.by, one.name),
        words=lambda one: one.name,
        sums=_taken,
        kinds=tuple((by, partial(_is_by, by)) for by in order),
        kinds_title="分类",
        span=THIS_MONTH,
        hint="名称",
        for_cashier=True,
        chart=_by_name,
    )  # fmt: skip


def year(room: ReadingRoom) -> Register[MonthLine]:
    """The months of a year: what was taken, and how much of what fell due is settled by now."""
    return Register(
        title="年度汇总",
        columns=(
            Column("月份", least=88),
            Column("笔数", 72, figures=True),
            Column("现金", 120, figures=True, spare=True),
            Column("其他方式", 120, figures=True, spare=True),
            Column("实收", 128, figures=True),
            Column("余额抵付", 104, figures=True, spare=True),
            Column("押金和预存", 108, figures=True, spare=True),
            Column("上年同月", 120, figures=True),
            Column("本月到期应收", 128, figures=True),
            Column("其中减免", 96, figures=True, spare=True),
            Column("其中未收", 112, figures=True),
            Column("收缴率", 80, figures=True),
            Column("", 16),
        ),
        read=room.year,
        line=lambda one: (
            str(one.month), quiet(str(one.taking.payments)), quiet(one.cash.figures),
            quiet(one.other.figures), Cell(one.taking.net.figures, strong=True), quiet(_figures(one.used)),
            quiet(_figures(one.held)), quiet(_figures(one.before)), one.due.figures, quiet(_figures(one.reduced)),
            _figures(one.open), one.rate, "",
        ),
        key=lambda one: one.month,
        words=lambda one: str(one.month),
        sums=_of_year,
        spans=YEARS,
        any_days=False,
        span=0,
        hint="月份",
        chart=_months,
    )  # fmt: skip


def _is_by(by: str, one: TakingLine) -> bool:
    return one.by == by


def _by_name(rows: Sequence[TakingLine]) -> Bars:
    """What came in under each name; days are all shown, of other names the largest."""
    found = [(one.name, one.taking.net) for one in rows]
    by_day = any(one.by == BY[0] for one in rows)
    return bars("实收", "实收", found if by_day else largest(found, say("其他")))


def _figures(amount: Money) -> str:
    return amount.figures if amount else ""


def _taken(rows: Sequence[TakingLine]) -> str:
    net = Money.total(one.taking.net for one in rows)
    told = say("{count} 项，实收合计 {amount}", count=len(rows), amount=net)
    held, kept, used = (_of(rows, nature) for nature in (Nature.DEPOSIT, Nature.PREPAID, Nature.USED))
    told += say("，其中押金 {held}", held=held) if held else ""
    told += say("，存入账户 {kept}", kept=kept) if kept else ""
    return told + (say("，账户抵付 {used}", used=used) if used else "")


def _of(rows: Sequence[TakingLine], nature: Nature) -> Money:
    return Money.total(one.taking.net for one in rows if one.nature is nature)


def _of_year(rows: Sequence[MonthLine]) -> str:
    return say(
        "实收合计 {net}，到期应收 {due}，其中未收 {open}",
        net=Money.total(one.taking.net for one in rows),
        due=Money.total(one.due for one in rows),
        open=Money.total(one.open for one in rows),
    )


def _months(rows: Sequence[MonthLine]) -> Bars:
    before = tuple(one.before for one in rows)
    return Bars(
        "每月实收",
        tuple(say("{month} 月", month=one.month.month) for one in rows),
        "本年",
        tuple(one.taking.net for one in rows),
        "上年",
        before if any(before) else (),
    )
