"""The registers of drawers: shifts (REG-49), cash moved, differences, banking (REG-58), and who left the desk."""

from deskapp.kernel.money import Money
from deskapp.overview.shown import Leads, Link
from deskapp.overview.till_view import AbsenceLine, BankingLine, DifferenceLine, MoveLine, ShiftLine
from deskapp.ui.backroom import ReadingRoom
from deskapp.ui.cells import Cell
from deskapp.ui.pages.page import quiet, state_cell
from deskapp.ui.pages.register import THIS_MONTH, Register
from deskapp.ui.rows import Column
from deskapp.ui.words import say


def shifts(room: ReadingRoom) -> Register[ShiftLine]:
    """The shifts that were handed over (REG-49)."""
    return Register(
        title="交接班",
        columns=(
            Column("时间", 116), Column("班次", 148), Column("交班人", 96), Column("接班人", 96),
            Column("交接现金", 112, figures=True), Column("长短款", 96, figures=True), Column("", 16),
            Column("备注", least=160), Column("单号", 156),
        ),
        read=room.shifts,
        line=lambda one: (
            quiet(f"{one.at:%m-%d %H:%M}"), one.shift, one.outgoing, Cell(one.incoming, strong=True), one.cash.figures,
            _figure(one.difference), "", quiet(one.remarks), quiet(one.number),
        ),
        key=lambda one: one.number,
        words=lambda one: f"{one.at:%Y-%m-%d} {one.shift} {one.outgoing} {one.incoming} {one.remarks} {one.number}",
        sums=lambda rows: say(
            "{count} 次交接，长短款合计 {amount}", count=len(rows), amount=Money.total(one.difference for one in rows)
        ),
        kinds=(("全部", lambda _one: True), ("有长短款", lambda one: bool(one.difference))),
        span=THIS_MONTH,
        hint="班次、姓名、单号",
    )  # fmt: skip


def moves(room: ReadingRoom) -> Register[MoveLine]:
    """Cash that was put into the drawers and taken out of them."""
    return Register(
        title="现金收付",
        columns=(
            Column("时间", 116), Column("单号", 156), Column("收费人", 96), Column("事由", 120),
            Column("金额", 120, figures=True), Column("", 16), Column("对方", 96), Column("说明", least=180),
        ),
        read=room.cash_moves,
        line=lambda one: (
            quiet(f"{one.at:%m-%d %H:%M}"), quiet(one.number), one.clerk, one.kind,
            Cell(one.amount.figures, strong=True), "", one.other or quiet(""), quiet(one.reason),
        ),
        key=lambda one: one.number,
        words=lambda one: f"{one.at:%Y-%m-%d} {one.number} {one.clerk} {one.kind} {one.other} {one.reason}",
        sums=lambda rows: say(
            "{count} 笔，收付净额 {amount}", count=len(rows), amount=Money.total(one.amount for one in rows)
        ),
        kinds=(("全部", lambda _one: True), ("放入", lambda one: one.amount > Money()),
               ("取出", lambda one: one.amount < Money())),
        span=THIS_MONTH,
        hint="姓名、事由、单号",
    )  # fmt: skip


def differences(room: ReadingRoom) -> Register[DifferenceLine]:
    """Shortages and excesses with how they were settled (FEE-31, FEE-32)."""
    return Register(
        title="长短款",
        columns=(
            Column("单号", 156), Column("日期", 116), Column("责任人", 96), Column("长短款", 104, figures=True),
            Column("", 16), Column("原因", least=160), Column("确认人", 88), Column("状态", 104), Column("处理", 156),
        ),
        read=room.cash_differences,
        line=lambda one: (
            quiet(one.number), str(one.day), one.clerk, Cell(one.amount.figures, strong=True), "", one.reason,
            quiet(one.confirmed_by), state_cell(one.state), quiet(one.how),
        ),
        key=lambda one: one.number,
        words=lambda one: f"{one.number} {one.day} {one.clerk} {one.found_in} {one.reason} {one.how}",
        sums=lambda rows: say(
            "{count} 张，净额 {amount}，待处理 {open} 张", count=len(rows),
            amount=Money.total(one.amount for one in rows), open=sum(one.open for one in rows),
        ),
        link=lambda one: Link(Leads.PROCEDURE, "settle_difference", more=(("document", one.number),))
        if one.open else None,
        kinds=(("全部", lambda _one: True), ("待处理", lambda one: one.open),
               ("短款", lambda one: one.amount < Money()), ("长款", lambda one: one.amount > Money())),
        span=THIS_MONTH,
        hint="单号、责任人、原因",
    )  # fmt: skip


def banking(room: ReadingRoom) -> Register[BankingLine]:
    """What of each closed day's cash was banked, on which slips (REG-58)."""
    return Register(
        title="现金缴存",
        columns=(
            Column("收款日", 120), Column("应缴存", 120, figures=True), Column("已缴存", 120, figures=True),
            Column("差额", 112, figures=True), Column("", 16), Column("银行存单号", least=160), Column("缴存日期", 148),
            Column("缴存人", 112),
        ),
        read=room.cash_banked,
        line=lambda one: (
            str(one.day), one.collected.figures, one.banked.figures,
            Cell(one.difference.figures, strong=True) if one.difference else quiet("0.00"), "", one.slips,
            quiet(one.banked_on), quiet(one.by),
        ),
        key=lambda one: one.day,
        words=lambda one: f"{one.day} {one.slips} {one.banked_on} {one.by}",
        sums=lambda rows: say(
            "{count} 天，应缴存 {due}，已缴存 {banked}，差额 {left}", count=len(rows),
            due=Money.total(one.collected for one in rows), banked=Money.total(one.banked for one in rows),
            left=Money.total(one.difference for one in rows),
        ),
        link=lambda one: Link(Leads.PROCEDURE, "bank_cash") if one.difference > Money() else None,
        kinds=(("全部", lambda _one: True), ("待缴存", lambda one: one.difference > Money())),
        span=THIS_MONTH,
        hint="日期、存单号、姓名",
    )  # fmt: skip


def absences(room: ReadingRoom) -> Register[AbsenceLine]:
    """Who left the desk, by whose leave, and when they were back (SHIFT-03)."""
    return Register(
        title="离岗",
        columns=(
            Column("离岗", 116), Column("离岗人", 96), Column("预计返岗", 92), Column("返岗", 88),
            Column("原因", least=160), Column("代班人", 96), Column("同意人", 96), Column("状态", 104),
        ),
        read=room.absences,
        line=lambda one: (
            quiet(f"{one.left_at:%m-%d %H:%M}"), one.clerk, one.due_back, f"{one.back_at:%H:%M}" if one.back_at else "",
            one.reason, quiet(one.stands_in), quiet(one.approved_by), state_cell(one.state),
        ),
        key=lambda one: one.number,
        words=lambda one: f"{one.left_at:%Y-%m-%d} {one.clerk} {one.reason} {one.stands_in} {one.approved_by}",
        sums=lambda rows: say(
            "{count} 次，未返岗 {open} 次", count=len(rows), open=sum(one.back_at is None for one in rows)
        ),
        kinds=(("全部", lambda _one: True), ("未返岗", lambda one: one.back_at is None)),
        span=THIS_MONTH,
        hint="姓名、原因",
    )  # fmt: skip


def _figure(amount: Money) -> Cell:
    return Cell(amount.figures, strong=True) if amount else quiet("")
