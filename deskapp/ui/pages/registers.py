"""The registers of the window: units, tickets, ticket books, payments, changes, arrears, must-know facts."""

from collections.abc import Sequence
from typing import Any

from deskapp.kernel.bars import bars
from deskapp.kernel.money import Money
from deskapp.kernel.takings import taking
from deskapp.overview.lists_view import (
    ArrearsLine,
    BookLine,
    ChangeLine,
    DayLine,
    FactLine,
    PaymentLine,
    PriceLine,
    TicketLine,
    UnitLine,
)
from deskapp.overview.shown import WEEKDAYS, Leads, Link, Mark, State
from deskapp.ui.backroom import ReadingRoom
from deskapp.ui.cells import Cell
from deskapp.ui.pages.page import quiet, state_cell
from deskapp.ui.pages.register import THIS_MONTH, Register
from deskapp.ui.rows import Column
from deskapp.ui.words import say

QUARTER = 3
"""The first of the ages that are over three months: 91 days and more."""
BY_MONTH = "每月"


def units(room: ReadingRoom) -> Register[UnitLine]:
    """All units by building, with who lives there and what is owed."""
    return Register(
        title="单元",
        columns=(
            Column("房号", 112),
            Column("户型", 96, spare=True),
            Column("面积 m²", 96, figures=True),
            Column("", 24),
            Column("客户", least=160),
            Column("居住状态", 116),
            Column("欠费笔数", 96, figures=True, spare=True),
            Column("欠费", 120, figures=True),
        ),
        read=lambda _first, _last: room.units(),
        line=lambda one: (
            one.room, quiet(one.unit_type), one.area, "", one.customer or quiet(""), _mild(one.state),
            quiet(str(one.months)) if one.months else "", one.owed.figures if one.owed else "",
        ),
        key=lambda one: one.unit_id,
        words=lambda one: f"{one.room} {one.customer} {one.unit_type} {one.state.words}",
        sums=lambda rows: say(
            "{units} 户，欠费 {owing} 户 {amount}",
            units=len(rows), owing=sum(bool(one.owed) for one in rows), amount=Money.total(one.owed for one in rows),
        ),
        link=lambda one: Link(Leads.UNIT, one.unit_id),
        kinds=(("全部", lambda _one: True), ("欠费", lambda one: bool(one.owed)),
               ("已出租", lambda one: one.state.words == "已出租"),
               ("空置", lambda one: one.state.words in ("空置", "未售"))),
        group=lambda one: one.building,
        group_title="楼栋",
        hint="房号、姓名、户型",
        dated=False,
    )  # fmt: skip


def tickets(room: ReadingRoom) -> Register[TicketLine]:
    """The ticket register (REG-06)."""
    return Register(
        title="票据登记",
        columns=(
            Column("号码", 104),
            Column("时间", 116),
            Column("房号", 96),
            Column("客户", 104),
            Column("项目", least=160, spare=True),
            Column("方式", 160, spare=True),
            Column("金额", 108, figures=True),
            Column("", 16),
            Column("状态", 100),
            Column("说明", 188, spare=True),
            Column("经办", 92, spare=True),
        ),
        read=room.tickets,
        line=lambda one: (
            one.printed_no, quiet(f"{one.at:%m-%d %H:%M}"), one.room or quiet(""), one.customer or quiet(""),
            quiet(one.items), quiet(one.methods), one.amount.figures, "", state_cell(one.state),
            quiet(one.told), quiet(one.clerk),
        ),
        key=lambda one: one.ticket_id,
        words=lambda one: f"{one.printed_no} {one.at:%Y-%m-%d} {one.room} {one.customer} {one.items} {one.methods} "
        f"{one.state.words} {one.told} {one.clerk} {one.amount.figures}",
        sums=lambda rows: say(
            "{count} 张，有效合计 {amount}", count=len(rows), amount=Money.total(one.amount for one in rows if one.live)
        ),
        link=lambda one: Link(Leads.TICKET, one.ticket_id),
        hint="号码、房号、姓名",
        kinds=(("全部", lambda _one: True), ("有效", lambda one: one.live),
               ("作废", lambda one: one.state.words in ("已作废", "空白作废")),
               ("换开", lambda one: bool(one.exchanged)), ("票据箱", lambda one: one.boxed)),
    )  # fmt: skip


def books(room: ReadingRoom) -> Register[BookLine]:
    """The register of ticket books (REG-11)."""
    return Register(
        title="票据本",
        columns=(
            Column("起止号", 208),
            Column("种类", least=120, spare=True),
            Column("状态", 116),
            Column("领用人", 104),
            Column("领用日期", 108),
            Column("下一号", 116),
            Column("剩余", 72, figures=True),
            Column("最后使用", 116, figures=True, spare=True),
            Column("核销日期", 120, figures=True),
            Column("", 16),
            Column("核销人", 88, spare=True),
        ),
        read=lambda _first, _last: room.books(),
        line=lambda one: (
            one.numbers, quiet(one.type), state_cell(one.state), one.drawn_by or quiet(""),
            quiet(str(one.drawn_on or "")), one.next_no or quiet(""), str(one.left), quiet(one.last_no),
            str(one.written_off_on or ""), "", quiet(one.written_off_by),
        ),
        key=lambda one: one.book_id,
        words=lambda one: f"{one.numbers} {one.type} {one.state.words} {one.drawn_by}",
        sums=lambda rows: say(
            "{count} 本，已领用未核销 {held} 本", count=len(rows),
            held=sum(one.state.words in ("已领用", "已用完") for one in rows),
        ),
        kinds=(("全部", lambda _one: True),
               ("未核销", lambda one: one.state.words in ("已领用", "已用完")),
               ("已核销", lambda one: one.state.words == "已核销")),
        hint="号码、领用人",
        dated=False,
    )  # fmt: skip


def payments(room: ReadingRoom) -> Register[PaymentLine]:
    """The payment journal (REG-04)."""
    return Register(
        title="收款流水",
        columns=(
            Column("时间", 116),
            Column("房号", 96),
            Column("付款人", 104),
            Column("项目", least=148),
            Column("费用期间", 172, spare=True),
            Column("金额", 108, figures=True),
            Column("", 16),
            Column("方式", 176, spare=True),
            Column("票据", 104),
            Column("经办", 92, spare=True),
            Column("缴存", 96, spare=True),
            Column("票据种类", 120, spare=True),
            Column("去向", 96, spare=True),
        ),
        read=room.payments,
        line=lambda one: (
            quiet(f"{one.at:%m-%d %H:%M}"), one.room or quiet(""), one.payer,
            Cell(one.item, more=say("冲销") if one.reversal else ""), quiet(one.period), one.amount.figures,
            "", quiet(one.methods), one.ticket_no, quiet(one.clerk), quiet(one.banked), quiet(one.ticket_type),
            quiet(one.handover),
        ),
        key=lambda one: (one.payment_id, one.item, one.period),
        words=lambda one: f"{one.at:%Y-%m-%d} {one.room} {one.payer} {one.item} {one.methods} {one.ticket_no} "
        f"{one.clerk} {one.amount.figures}",
        sums=_counted,
        link=lambda one: Link(Leads.TICKET, one.ticket_id) if one.ticket_id is not None else None,
        kinds=(("全部", lambda _one: True), ("收款", lambda one: not one.reversal), ("冲销", lambda one: one.reversal)),
        hint="房号、姓名、票号",
        for_cashier=True,
    )  # fmt: skip


def changes(room: ReadingRoom) -> Register[ChangeLine]:
    """The journal of changes, for leads (GEN-09)."""
    return Register(
        title="操作日志",
        columns=(
            Column("时间", 116),
            Column("经办", 92),
            Column("业务", 132),
            Column("对象", 148),
            Column("内容", least=240),
        ),
        read=room.changes,
        line=lambda one: (
            quiet(f"{one.at:%m-%d %H:%M:%S}"), one.who, one.act, quiet(one.about), Cell(one.what, quiet=True)
        ),
        key=lambda one: (one.at, one.who, one.act, one.about, one.what),
        words=lambda one: f"{one.at:%Y-%m-%d} {one.who} {one.act} {one.about} {one.what}",
        sums=lambda rows: say("{count} 条", count=len(rows)),
        act="read_journal",
        hint="经办、业务、内容",
    )  # fmt: skip


def arrears(room: ReadingRoom) -> Register[ArrearsLine]:
    """Everybody in arrears, by age (ARREARS-09, RPT-19)."""
    ages = room.arrears_ages()
    return Register(
        title="欠费清单",
        columns=(
            Column("房号", 104),
            Column("业主", least=96),
            *(Column(words, 108, figures=True, spare=place < len(ages) - 1) for place, words in enumerate(ages)),
            Column("原业主欠", 104, figures=True, spare=True),
            Column("合计", 120, figures=True),
        ),
        read=lambda _first, _last: room.arrears(),
        line=lambda one: (
            one.room, one.customer or quiet(""), *(_figure(amount) for amount in one.ages),
            _figure(one.of_past_owners), Cell(one.total.figures, strong=True),
        ),
        key=lambda one: one.unit_id,
        words=lambda one: f"{one.room} {one.customer}",
        sums=_owing,
        link=lambda one: Link(Leads.UNIT, one.unit_id),
        kinds=(("全部", lambda _one: True),
               ("逾三个月", lambda one: any(one.ages[QUARTER:])),
               ("原业主欠", lambda one: bool(one.of_past_owners))),
        group=lambda one: one.room.partition("-")[0],
        group_title="楼栋",
        dated=False,
        span=THIS_MONTH,
        chart=lambda rows: bars(
            "欠费账龄", "欠费",
            ((words, Money.total(one.ages[place] for one in rows)) for place, words in enumerate(ages)),
        ),
    )  # fmt: skip


def days(room: ReadingRoom) -> Register[DayLine]:
    """What each day brought."""
    return Register(
        title="收款日报",
        columns=(
            Column("日期", least=120),
            Column("笔数", 88, figures=True),
            Column("冲销笔数", 96, figures=True),
            Column("现金", 148, figures=True),
            Column("其他方式", 148, figures=True),
            Column("账户抵付", 120, figures=True, spare=True),
            Column("合计", 148, figures=True),
            Column("其中存入账户", 128, figures=True, spare=True),
            Column("", 24),
            Column("日结", 116),
        ),
        read=room.days,
        line=lambda one: (
            say("{day} 周{weekday}", day=one.day, weekday=WEEKDAYS[one.day.weekday()]), quiet(str(one.payments)),
            quiet(str(one.reversals or "")),
            one.cash.figures, one.other.figures, _figure(one.used),
            Cell(one.total.figures, strong=True), _figure(one.kept), "", state_cell(one.closed),
        ),
        key=lambda one: one.day,
        words=lambda one: f"{one.day} {one.closed.words}",
        sums=lambda rows: say(
            "{days} 天，合计 {amount}", days=len(rows), amount=Money.total(one.total for one in rows)
        ),
        span=THIS_MONTH,
        hint="日期、是否日结",
        for_cashier=True,
        archives=True,
        chart=lambda rows: bars("每日收款", "实收", ((f"{one.day:%m-%d}", one.total) for one in reversed(rows))),
    )  # fmt: skip


def facts(room: ReadingRoom) -> Register[FactLine]:
    """The must-know facts (REG-55); Enter goes to where they are looked up and printed."""
    return Register(
        title="应知应会",
        columns=(Column("组别", 112), Column("项目", 196), Column("内容", least=240), Column("更新", 116)),
        read=lambda _first, _last: room.facts(),
        line=lambda one: (
            quiet(one.group), Cell(one.question, strong=True), one.answer, quiet(str(one.updated_on or ""))
        ),
        key=lambda one: (one.group, one.question),
        words=lambda one: f"{one.group} {one.question} {one.answer}",
        sums=lambda rows: say("{count} 条", count=len(rows)),
        link=lambda one: Link(Leads.PROCEDURE, "must_know"),
        group=lambda one: one.group,
        group_title="组别",
        hint="项目、内容",
        dated=False,
    )  # fmt: skip


def prices(room: ReadingRoom) -> Register[PriceLine]:
    """The prices in force."""
    return Register(
        title="收费标准",
        columns=(Column("项目", least=180), Column("适用", 180), Column("标准", 220), Column("生效日期", 120),
                 Column("取整", 128)),
        read=lambda _first, _last: room.prices(),
        line=lambda one: (one.item, quiet(one.kind), one.price, quiet(str(one.since)), quiet(one.rounding)),
        key=lambda one: (one.item, one.kind),
        words=lambda one: f"{one.item} {one.kind} {one.price}",
        sums=lambda rows: say("{count} 项", count=len(rows)),
        kinds=(("全部", lambda _one: True), ("按月", lambda one: BY_MONTH in one.price),
               ("按次", lambda one: BY_MONTH not in one.price)),
        hint="项目、适用",
        dated=False,
    )  # fmt: skip


def _counted(rows: Sequence[PaymentLine]) -> str:
    whole = taking("", (one.part for one in rows))
    return say("{counted}，共 {lines} 行，合计 {amount}", counted=whole.words, lines=len(rows), amount=whole.net)


def _mild(state: State) -> Cell:
    """A state that is no trouble is told in words alone."""
    return quiet(state.words) if state.mark is Mark.PLAIN else state_cell(state)


def _figure(amount: Money) -> Cell:
    return Cell(amount.figures if amount else "", quiet=True)


def _owing(rows: Sequence[Any]) -> str:
    return say("{units} 户，欠费合计 {amount}", units=len(rows), amount=Money.total(one.total for one in rows))
