"""The registers of customers' accounts: every entry (账户往来), and what lies there now (客户余额)."""

from collections.abc import Sequence

from deskapp.kernel.bars import Bars, bars
from deskapp.kernel.money import Money
from deskapp.overview.account_view import BalanceLine, EntryLine
from deskapp.overview.shown import Leads, Link
from deskapp.ui.backroom import ReadingRoom
from deskapp.ui.pages.page import quiet, state_cell
from deskapp.ui.pages.register import THIS_MONTH, Register
from deskapp.ui.rows import Column
from deskapp.ui.words import say

PURPOSES = ("账户余额", "水电预收款", "便民服务预交费")


def entries(room: ReadingRoom) -> Register[EntryLine]:
    """What came into accounts and went out on some days."""
    return Register(
        title="账户往来",
        columns=(
            Column("日期", 112),
            Column("房号", 96),
            Column("户名", least=104),
            Column("账户", 132),
            Column("摘要", 112),
            Column("票据或单号", 136),
            Column("经办", 88, spare=True),
            Column("存入", 108, figures=True),
            Column("支出", 108, figures=True),
            Column("余额", 112, figures=True),
        ),
        read=room.account_entries,
        line=lambda one: (
            quiet(str(one.on)), one.room, one.customer, quiet(one.purpose), state_cell(one.kind), one.number,
            quiet(one.clerk), _figures(one.put_in), _figures(one.taken_out), one.balance.figures,
        ),
        key=lambda one: one.entry_id,
        words=lambda one: f"{one.on} {one.room} {one.customer} {one.purpose} {one.kind.words} {one.number} {one.clerk}",
        sums=lambda rows: say(
            "{count} 笔，存入 {put_in}，支出 {taken_out}", count=len(rows),
            put_in=Money.total(one.put_in for one in rows), taken_out=Money.total(one.taken_out for one in rows),
        ),
        link=lambda one: Link(Leads.TICKET, one.ticket_id) if one.ticket_id else Link(Leads.UNIT, one.unit_id),
        kinds=(("全部", lambda _one: True), ("存入", lambda one: bool(one.put_in)),
               ("支出", lambda one: bool(one.taken_out))),
        group=lambda one: one.purpose,
        group_title="账户",
        span=THIS_MONTH,
        hint="房号、姓名、单号",
    )  # fmt: skip


def balances(room: ReadingRoom) -> Register[BalanceLine]:
    """What lies on accounts now; the chart is by purpose."""
    return Register(
        title="客户余额",
        columns=(
            Column("房号", 112),
            Column("户名", least=140),
            Column("账户", 160),
            Column("客户", 112),
            Column("最后变动", 132),
            Column("余额", 132, figures=True),
            Column("", 16),
        ),
        read=lambda _first, _last: room.account_balances(),
        line=lambda one: (
            one.room, one.customer, quiet(one.purpose), state_cell(one.standing), quiet(str(one.changed_on)),
            one.amount.figures, "",
        ),
        key=lambda one: (one.unit_id, one.customer_id, one.purpose),
        words=lambda one: f"{one.room} {one.customer} {one.purpose} {one.standing.words}",
        sums=lambda rows: say(
            "{count} 个账户，余额合计 {amount}", count=len(rows), amount=Money.total(one.amount for one in rows)
        ),
        link=lambda one: Link(Leads.UNIT, one.unit_id),
        kinds=(("全部", lambda _one: True), ("已迁出", lambda one: one.standing.words == "已迁出")),
        group=lambda one: one.purpose,
        group_title="账户",
        hint="房号、姓名",
        dated=False,
        chart=_by_purpose,
    )  # fmt: skip


def _by_purpose(rows: Sequence[BalanceLine]) -> Bars:
    """What lies there for each purpose."""
    sums = ((name, Money.total(one.amount for one in rows if one.purpose == name)) for name in PURPOSES)
    return bars("各账户余额", "余额", sums)


def _figures(amount: Money) -> str:
    return amount.figures if amount else ""
