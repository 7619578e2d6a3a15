"""The registers of parking: agreements on spaces, months paid, monthly cards that end."""

from deskapp.kernel.money import Money
from deskapp.overview.parking_view import GateLine, SpaceLine, TopUpLine
from deskapp.overview.shown import Leads, Link
from deskapp.ui.backroom import ReadingRoom
from deskapp.ui.cells import Cell
from deskapp.ui.pages.card_registers import call, told_of
from deskapp.ui.pages.page import quiet, state_cell
from deskapp.ui.pages.register import Register
from deskapp.ui.rows import Column
from deskapp.ui.words import say


def spaces(room: ReadingRoom) -> Register[SpaceLine]:
    """The parking register (REG-21, PARK-13)."""
    return Register(
        title="车位租用",
        columns=(
            Column("车位", 96),
            Column("类型", 100, spare=True),
            Column("房号", 96),
            Column("使用人", 92),
            Column("车牌", least=120),
            Column("协议", 116, spare=True),
            Column("起止", 188, spare=True),
            Column("每月", 92, figures=True),
            Column("", 16),
            Column("收取", 92, spare=True),
            Column("车卡", 92),
            Column("已交至", 108),
            Column("状态", 100),
        ),
        read=lambda _first, _last: room.spaces(),
        line=lambda one: (
            one.space, quiet(one.kind), one.room or quiet(""), one.holder, one.plates, quiet(one.number),
            quiet(f"{one.from_date:%Y.%m.%d}–{f'{one.to_date:%Y.%m.%d}' if one.to_date else ''}"), one.fee.figures, "",
            quiet(one.collection), one.card or quiet(""), str(one.paid_to or ""), state_cell(one.state),
        ),
        key=lambda one: one.agreement_id,
        words=lambda one: f"{one.space} {one.kind} {one.room} {one.holder} {one.plates} {one.number} {one.card} "
        f"{one.state.words}",
        sums=lambda rows: say("{count} 份协议", count=len(rows)),
        link=lambda one: Link(Leads.UNIT, one.unit_id) if one.unit_id is not None else None,
        kinds=(("全部", lambda _one: True), ("有效", lambda one: one.state.words == "有效"),
               ("到期", lambda one: one.state.words == "到期"), ("已终止", lambda one: one.state.words == "已终止")),
        hint="车位、房号、车牌、卡号",
        dated=False,
    )  # fmt: skip


def top_ups(room: ReadingRoom) -> Register[TopUpLine]:
    """The top-up register (REG-22)."""
    return Register(
        title="月卡充值",
        columns=(
            Column("日期", 108),
            Column("车卡", 96),
            Column("车位", 96),
            Column("房号", 96),
            Column("月数", 72, figures=True),
            Column("", 16),
            Column("起止", 188),
            Column("金额", 108, figures=True),
            Column("", 16),
            Column("票据", 104),
            Column("定额发票", least=160, spare=True),
        ),
        read=room.top_ups,
        line=lambda one: (
            quiet(str(one.day)), one.card or quiet(""), one.space, one.room or quiet(""),
            Cell(str(one.months), more=say("冲销") if one.months < 0 else say("免收") if one.free else ""), "",
            quiet(f"{one.from_date:%Y.%m.%d}–{one.to_date:%Y.%m.%d}"), one.amount.figures, "", one.ticket_no,
            quiet(one.invoices),
        ),
        key=lambda one: one.top_up_id,
        words=lambda one: f"{one.day} {one.card} {one.space} {one.room} {one.ticket_no} {one.invoices}",
        sums=lambda rows: say(
            "{count} 次，合计 {months} 个月 {amount}", count=len(rows), months=sum(one.months for one in rows),
            amount=Money.total(one.amount for one in rows),
        ),
        link=lambda one: Link(Leads.UNIT, one.unit_id) if one.unit_id is not None else None,
        hint="车位、房号、卡号、票号",
    )  # fmt: skip


def at_the_gate(room: ReadingRoom) -> Register[GateLine]:
    """Monthly cards that run out soon, to be called about, and those that have, for the gate too (PARK-14)."""

    def settle(one: GateLine) -> str:
        return told_of(one.card, one.holder, room.turn_called(one.about, one.ended))

    return Register(
        title="月卡到期",
        columns=(
            Column("车卡", 104),
            Column("车位", 104),
            Column("车牌", least=160),
            Column("房号", 112),
            Column("使用人", 112),
            Column("到期日", 120),
            Column("状态", 132),
            Column("通知", 88),
        ),
        read=lambda _first, _last: room.at_the_gate(),
        line=lambda one: (
            one.card, one.space or quiet(""), one.plates or quiet(""), one.room or quiet(""), one.holder,
            str(one.ended), state_cell(one.state), call(waits=one.waits, called=one.called),
        ),
        key=lambda one: one.card_id,
        words=lambda one: f"{one.card} {one.space} {one.plates} {one.room} {one.holder}",
        sums=lambda rows: say(
            "{count} 张，其中已到期 {over} 张，未通知 {waiting} 张", count=len(rows),
            over=sum(one.days_left < 0 for one in rows), waiting=sum(one.waits for one in rows),
        ),
        link=lambda one: Link(Leads.CARD, one.card_id),
        kinds=(("全部", lambda _one: True), ("未通知", lambda one: one.waits),
               ("快到期", lambda one: one.days_left >= 0), ("已到期", lambda one: one.days_left < 0)),
        hint="卡号、车牌、房号",
        dated=False,
        settle=settle,
        settled="已通知，再按撤回",
    )  # fmt: skip
