"""The registers of bank collection: lines of lists with their answers, money kept apart, agreements."""

from deskapp.kernel.money import Money
from deskapp.overview.bank_view import ApartRow, BankAgreementRow, BankLineRow
from deskapp.overview.shown import Leads, Link
from deskapp.ui.backroom import ReadingRoom
from deskapp.ui.pages.page import quiet, state_cell
from deskapp.ui.pages.register import THIS_MONTH, Register
from deskapp.ui.rows import Column
from deskapp.ui.words import say

WAITING, PAID, OPEN = "等银行结果", "成功", "待处理"
SHORT = ("失败", "部分成功")


def lines(room: ReadingRoom) -> Register[BankLineRow]:
    """What the bank was asked to collect, and what it answered (RPT-22)."""
    return Register(
        title="银行托收",
        columns=(
            Column("清单", 128),
            Column("参考号", 152, spare=True),
            Column("房号", 96),
            Column("付款人", least=96),
            Column("开户行", 96, spare=True),
            Column("尾号", 64, spare=True),
            Column("托收", 104, figures=True),
            Column("实扣", 104, figures=True),
            Column("", 16),
            Column("结果", 124),
            Column("原因", 160),
            Column("发票", 96),
        ),
        read=room.bank_lines,
        line=lambda one: (
            quiet(one.number), quiet(one.reference), one.room, one.payer, quiet(one.bank), quiet(one.account),
            one.amount.figures, one.collected.figures if one.collected else "", "", state_cell(one.state),
            quiet(one.reason), one.invoice or quiet(""),
        ),
        key=lambda one: one.line_id,
        words=lambda one: f"{one.number} {one.reference} {one.room} {one.payer} {one.bank} {one.account} "
        f"{one.state.words} {one.reason} {one.invoice}",
        sums=lambda rows: say(
            "{count} 笔，托收 {amount}，实扣 {collected}", count=len(rows),
            amount=Money.total(one.amount for one in rows), collected=Money.total(one.collected for one in rows),
        ),
        link=lambda one: Link(Leads.UNIT, one.unit_id),
        kinds=(("全部", lambda _one: True), ("等结果", lambda one: one.state.words == WAITING),
               ("已扣", lambda one: one.state.words == PAID), ("未扣足", lambda one: one.state.words in SHORT),
               ("发票未领", lambda one: bool(one.collected) and not one.invoice)),
        span=THIS_MONTH,
        hint="房号、姓名、参考号",
    )  # fmt: skip


def apart(room: ReadingRoom) -> Register[ApartRow]:
    """Money of the bank that matched nothing; Enter settles it."""
    return Register(
        title="托收待处理",
        columns=(
            Column("编号", 176),
            Column("扣款日", 108),
            Column("参考号", 168),
            Column("房号", 96),
            Column("金额", 112, figures=True),
            Column("", 16),
            Column("原因", least=160),
            Column("去向", 132),
            Column("凭证", 200, spare=True),
        ),
        read=lambda _first, _last: room.bank_apart(),
        line=lambda one: (
            one.number, quiet(str(one.collected_on)), quiet(one.reference), one.room or quiet(""), one.amount.figures,
            "", quiet(one.why), state_cell(one.state), quiet(one.proof),
        ),
        key=lambda one: one.number,
        words=lambda one: f"{one.number} {one.reference} {one.room} {one.why} {one.state.words} {one.proof}",
        sums=lambda rows: say(
            "{count} 笔，待处理 {amount}", count=len(rows),
            amount=Money.total(one.amount for one in rows if one.state.words == OPEN),
        ),
        link=lambda one: Link(Leads.PROCEDURE, "settle_bank", more=(("row", one.number),)),
        kinds=(("全部", lambda _one: True), (OPEN, lambda one: one.state.words == OPEN),
               ("已处理", lambda one: one.state.words != OPEN)),
        hint="编号、参考号",
        dated=False,
    )  # fmt: skip


def agreements(room: ReadingRoom) -> Register[BankAgreementRow]:
    """Who has signed for bank collection (FORM-18)."""
    return Register(
        title="托收委托",
        columns=(
            Column("委托编号", 128),
            Column("房号", 104),
            Column("户名", 152),
            Column("开户行", 112),
            Column("尾号", 72),
            Column("代收项目", least=200),
            Column("起", 116),
            Column("止", 116),
            Column("状态", 128),
        ),
        read=lambda _first, _last: room.bank_agreements(),
        line=lambda one: (
            quiet(one.number), one.room, one.payer, quiet(one.bank), quiet(one.account), quiet(one.items),
            str(one.valid_from), str(one.ended_on or ""), state_cell(one.state),
        ),
        key=lambda one: one.agreement_id,
        words=lambda one: f"{one.number} {one.room} {one.payer} {one.bank} {one.account} {one.items} {one.state.words}",
        sums=lambda rows: say(
            "{count} 份，有效 {good} 份", count=len(rows), good=sum(one.state.words == "有效" for one in rows)
        ),
        link=lambda one: Link(Leads.UNIT, one.unit_id),
        kinds=(("全部", lambda _one: True), ("有效", lambda one: one.state.words == "有效"),
               ("已终止", lambda one: one.state.words == "已终止")),
        group=lambda one: one.bank,
        group_title="开户行",
        hint="房号、户名、编号",
        dated=False,
    )  # fmt: skip
