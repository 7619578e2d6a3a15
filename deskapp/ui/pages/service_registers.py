"""The registers of small services: copies and fax, housekeeping, outside tickets."""

from deskapp.kernel.money import Money
from deskapp.overview.service_view import VOIDED, CopyRow, OutsideRow, RegularRow, SlipRow
from deskapp.overview.shown import Leads, Link
from deskapp.ui.backroom import ReadingRoom
from deskapp.ui.cells import Cell
from deskapp.ui.pages.page import quiet
from deskapp.ui.pages.register import THIS_MONTH, Register
from deskapp.ui.rows import Column
from deskapp.ui.words import say


def copies(room: ReadingRoom) -> Register[CopyRow]:
    """The copy-fee register (REG-05)."""
    return Register(
        title="复印传真",
        columns=(
            Column("序号", 72),
            Column("日期", 116),
            Column("客户", least=140),
            Column("A4", 72, figures=True),
            Column("A3", 72, figures=True),
            Column("传真", 72, figures=True),
            Column("金额", 116, figures=True),
            Column("", 16),
            Column("收据", 116),
            Column("收费人", 96),
            Column("更正原因", 160, spare=True),
        ),
        read=room.copies,
        line=lambda one: (
            quiet(str(one.sale_id)), quiet(str(one.day)), one.customer or quiet(""), _count(one.a4), _count(one.a3),
            _count(one.fax), one.amount.figures, "", one.receipt_no or quiet(say("未开")), one.clerk,
            quiet(one.reason),
        ),
        key=lambda one: one.sale_id,
        words=lambda one: f"{one.sale_id} {one.day} {one.customer} {one.receipt_no} {one.clerk} {one.reason}",
        sums=lambda rows: say(
            "{count} 笔，合计 {amount}，未开收据 {open}", count=len(rows),
            amount=Money.total(one.amount for one in rows),
            open=Money.total(one.amount for one in rows if not one.receipt_no),
        ),
        kinds=(("全部", lambda _one: True), ("未开收据", lambda one: not one.receipt_no),
               ("已开收据", lambda one: bool(one.receipt_no))),
        hint="客户、票号、收费人",
    )  # fmt: skip


def slips(room: ReadingRoom) -> Register[SlipRow]:
    """The register of ad hoc housekeeping (REG-07)."""
    return Register(
        title="临时家政",
        columns=(
            Column("日期", 116),
            Column("服务单", least=140),
            Column("房号", 108),
            Column("家政员", 108),
            Column("工时", 72, figures=True),
            Column("金额", 116, figures=True),
            Column("", 16),
            Column("收据", 116),
            Column("已钉入", 88),
        ),
        read=room.housekeeping_slips,
        line=lambda one: (
            quiet(str(one.day)), one.number, one.room or quiet(""), one.cleaner, one.hours,
            _amount(one.amount, one.counted), "", one.receipt_no, say("是") if one.stapled else "",
        ),
        key=lambda one: one.slip_id,
        words=lambda one: f"{one.day} {one.number} {one.room} {one.cleaner} {one.receipt_no}",
        sums=lambda rows: say(
            "{count} 张，有效 {amount}", count=len(rows), amount=Money.total(one.counted for one in rows)
        ),
        link=lambda one: Link(Leads.UNIT, one.unit_id) if one.unit_id is not None else None,
        kinds=(("全部", lambda _one: True), ("有效", lambda one: bool(one.counted)),
               (VOIDED, lambda one: not one.counted)),
        span=THIS_MONTH,
        hint="服务单、房号、家政员",
    )  # fmt: skip


def regular(room: ReadingRoom) -> Register[RegularRow]:
    """The register of regular housekeeping (REG-08)."""
    return Register(
        title="固定家政",
        columns=(
            Column("日期", 116),
            Column("房号", 96),
            Column("客户", least=108),
            Column("服务", 96),
            Column("次数", 96, spare=True),
            Column("每月", 96, figures=True),
            Column("", 16),
            Column("期间", 188),
            Column("记录表", 96),
            Column("金额", 116, figures=True),
            Column("", 16),
            Column("收据", 104),
        ),
        read=room.regular_housekeeping,
        line=lambda one: (
            quiet(str(one.day)), one.room, one.customer, one.service, quiet(one.frequency), one.fee.figures, "",
            quiet(one.period), one.sheet_no, _amount(one.amount, one.counted), "", one.receipt_no,
        ),
        key=lambda one: one.service_id,
        words=lambda one: f"{one.day} {one.room} {one.customer} {one.service} {one.sheet_no} {one.receipt_no}",
        sums=lambda rows: say(
            "{count} 笔，有效 {amount}", count=len(rows), amount=Money.total(one.counted for one in rows)
        ),
        link=lambda one: Link(Leads.UNIT, one.unit_id),
        kinds=(("全部", lambda _one: True), ("有效", lambda one: bool(one.counted)),
               (VOIDED, lambda one: not one.counted)),
        span=THIS_MONTH,
        hint="房号、客户、记录表",
    )  # fmt: skip


def outside(room: ReadingRoom) -> Register[OutsideRow]:
    """The outside tickets of agency collection (FORM-14)."""
    return Register(
        title="外部票据",
        columns=(
            Column("日期", 116),
            Column("票据单位", least=120),
            Column("票据号码", 132),
            Column("项目", 112),
            Column("房号", 96),
            Column("客户", 96),
            Column("标准", 160, spare=True),
            Column("金额", 116, figures=True),
            Column("", 16),
            Column("收费人", 88, spare=True),
        ),
        read=room.outside_tickets,
        line=lambda one: (
            quiet(str(one.day)), one.issuer, one.number, one.item, one.room or quiet(""), one.customer,
            quiet(one.standard), _amount(one.amount, one.counted), "", one.clerk,
        ),
        key=lambda one: one.ticket_id,
        words=lambda one: f"{one.day} {one.issuer} {one.number} {one.item} {one.room} {one.customer} {one.clerk}",
        sums=lambda rows: say(
            "{count} 张，有效 {amount}", count=len(rows), amount=Money.total(one.counted for one in rows)
        ),
        link=lambda one: Link(Leads.TICKET, one.ticket_id),
        kinds=(("全部", lambda _one: True), ("有效", lambda one: bool(one.counted)),
               (VOIDED, lambda one: not one.counted)),
        span=THIS_MONTH,
        hint="号码、单位、房号",
    )  # fmt: skip


def _count(pieces: int) -> str:
    return str(pieces) if pieces else ""


def _amount(amount: Money, counted: Money) -> Cell:
    """An amount; what is void says so."""
    return Cell(amount.figures, more="" if counted else say(VOIDED))
