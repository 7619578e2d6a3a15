"""The registers of cards: what was issued and what went wrong, what ends soon, the blanks, a quarter by class."""

from datetime import date

from deskapp.access.rules.quarter import Quarter
from deskapp.overview.card_lists_view import BlankRow, CardLine, ClassLine, EndingLine
from deskapp.overview.shown import Leads, Link
from deskapp.ui.backroom import ReadingRoom
from deskapp.ui.cells import Cell, badge
from deskapp.ui.pages.page import quiet, state_cell
from deskapp.ui.pages.register import THIS_MONTH, Days, Register, Spans
from deskapp.ui.rows import Column
from deskapp.ui.theme import Tone
from deskapp.ui.words import say

CHANGES = ("新发", "延期", "到期", "遗失", "损坏", "换卡", "注销", "收回")
A_YEAR = 4
"""Quarters of a year."""


def _quarter(today: date, back: int) -> Days:
    asked = Quarter.of(today) + -back
    return asked.first, asked.last


QUARTERS: Spans = (
    ("本季度", lambda today: _quarter(today, 0)),
    ("上季度", lambda today: _quarter(today, 1)),
    ("去年同期", lambda today: _quarter(today, A_YEAR)),
)


def events(room: ReadingRoom) -> Register[CardLine]:
    """The card issue and exception register (REG-19)."""
    return Register(
        title="发卡记录",
        columns=(
            Column("时间", 108),
            Column("卡号", 92),
            Column("卡序列号", 148, spare=True),
            Column("类别", 80, spare=True),
            Column("持卡人", 88),
            Column("房号", 92),
            Column("有效期", 180, spare=True),
            Column("事由", least=176),
            Column("工本费", 68, figures=True, spare=True),
            Column("", 16),
            Column("票据", 84, spare=True),
            Column("签收", 88),
            Column("经办", 72, spare=True),
        ),
        read=room.card_events,
        line=lambda one: (
            quiet(f"{one.at:%m-%d %H:%M}"), one.card_no, quiet(one.uid), quiet(one.held_as), one.holder or quiet(""),
            one.room or quiet(""), quiet(one.valid), Cell(one.what, more=one.reason),
            one.fee.figures if one.fee else "", "", quiet(one.ticket_no), _signature(one), quiet(one.clerk),
        ),
        key=lambda one: (one.card_id, one.at, one.what),
        words=lambda one: f"{one.at:%Y-%m-%d} {one.card_no} {one.uid} {one.held_as} {one.holder} {one.room} "
        f"{one.what} {one.reason} {one.ticket_no} {one.clerk}",
        sums=lambda rows: say(
            "{count} 条，异常 {odd} 条，未签收 {open} 条", count=len(rows), odd=sum(one.exception for one in rows),
            open=sum(one.unsigned for one in rows),
        ),
        link=lambda one: Link(Leads.CARD, one.card_id),
        kinds=(("全部", lambda _one: True), ("发放", lambda one: not one.exception),
               ("异常", lambda one: one.exception), ("未签收", lambda one: one.unsigned)),
        span=THIS_MONTH,
        hint="卡号、房号、姓名",
    )  # fmt: skip


def endings(room: ReadingRoom) -> Register[EndingLine]:
    """Access cards that end soon, and those that have ended and are still out (CARD-21)."""

    def settle(one: EndingLine) -> str:
        return told_of(one.card_no, one.holder, room.turn_called(one.about, one.valid_to))

    return Register(
        title="卡到期",
        columns=(
            Column("卡号", 112),
            Column("房号", 104),
            Column("持卡人", least=120),
            Column("电话", 140),
            Column("到期日", 120),
            Column("状态", 140),
            Column("通知", 96),
        ),
        read=lambda _first, _last: room.card_endings(),
        line=lambda one: (
            one.card_no, one.room or quiet(""), one.holder or quiet(""), quiet(one.phone), str(one.valid_to),
            state_cell(one.state), call(waits=one.waits, called=one.called),
        ),
        key=lambda one: one.card_id,
        words=lambda one: f"{one.card_no} {one.room} {one.holder} {one.call} {one.valid_to}",
        sums=lambda rows: say(
            "{count} 张，其中已到期未收回 {over} 张，未通知 {waiting} 张", count=len(rows),
            over=sum(one.days_left < 0 for one in rows), waiting=sum(one.waits for one in rows),
        ),
        link=lambda one: Link(Leads.CARD, one.card_id),
        kinds=(("全部", lambda _one: True), ("未通知", lambda one: one.waits),
               ("本月到期", lambda one: one.this_month), ("快到期", lambda one: one.days_left >= 0),
               ("已到期", lambda one: one.days_left < 0)),
        hint="卡号、房号、姓名",
        dated=False,
        settle=settle,
        settled="已通知，再按撤回",
    )  # fmt: skip


def blanks(room: ReadingRoom) -> Register[BlankRow]:
    """The blank cards that came, went and were counted (CARD-17)."""
    return Register(
        title="空白卡",
        columns=(
            Column("时间", 116),
            Column("卡种", 136),
            Column("事由", 104),
            Column("张数", 88, figures=True),
            Column("结存", 88, figures=True),
            Column("", 24),
            Column("卡号", 112),
            Column("说明", least=160),
            Column("经办", 92),
        ),
        read=room.blanks,
        line=lambda one: (
            quiet(f"{one.at:%m-%d %H:%M}"), one.family, one.what, f"{one.pieces:+d}" if one.pieces else quiet("0"),
            Cell(str(one.left), strong=True), "", one.card_no or quiet(""), quiet(one.note), quiet(one.clerk),
        ),
        key=lambda one: (one.at, one.family, one.what, one.card_no, one.left),
        words=lambda one: f"{one.at:%Y-%m-%d} {one.family} {one.what} {one.card_no} {one.note} {one.clerk}",
        sums=lambda _rows: say("现有空白卡 {stock}", stock=room.blank_stock()),
        kinds=(("全部", lambda _one: True), ("增加", lambda one: one.pieces > 0), ("减少", lambda one: one.pieces < 0),
               ("盘点移交", lambda one: one.what in ("盘点", "移交"))),
        span=THIS_MONTH,
        hint="卡号、说明、经办",
    )  # fmt: skip


def quarter(room: ReadingRoom) -> Register[ClassLine]:
    """The quarterly card table by class (REG-20); its workbook has every card, and the procedure its paper."""
    shown: list[Days] = []

    def read(first: date, last: date) -> list[ClassLine]:
        shown[:] = [(first, last)]
        return list(room.card_quarter(first, last))

    return Register(
        title="IC卡季度整理表",
        columns=(
            Column("类别", least=160),
            Column("期末有效", 104, figures=True),
            *(Column(words, 84, figures=True) for words in CHANGES),
            Column("", 24),
        ),
        read=read,
        line=lambda one: (
            one.name, Cell(str(one.active), strong=True), *(_count(number) for number in _counts(one)), "",
        ),
        key=lambda one: one.name,
        words=lambda one: one.name,
        sums=lambda _rows: room.blanks_of_quarter(*shown[0]) if shown else "",
        link=lambda _one: Link(Leads.PROCEDURE, "card_table", more=(("quarter", Quarter.of(shown[0][0]).label),)),
        hint="类别",
        spans=QUARTERS,
        any_days=False,
        whole=room.export_quarter,
    )  # fmt: skip


def call(*, waits: bool, called: bool) -> Cell:
    """Whether the holder of a card that ends was called."""
    return quiet("已通知") if called else Cell("未通知", Tone.WARN) if waits else quiet("")


def told_of(card_no: str, holder: str, done: bool) -> str:
    """What the page says when somebody was called, or was not after all."""
    words = "卡 {card} 已通知{holder}" if done else "卡 {card} 还没有通知{holder}"
    return say(words, card=card_no, holder=holder or say("持卡人"))


def _signature(one: CardLine) -> str | Cell:
    if one.unsigned:
        return badge("未签收", Tone.WARN)
    return "已签" if one.signed else quiet("")


def _counts(one: ClassLine) -> tuple[int, ...]:
    return (
        one.issued,
        one.renewed,
        one.expired,
        one.lost,
        one.damaged,
        one.replaced,
        one.cancelled,
        one.returned,
    )


def _count(number: int) -> str | Cell:
    return str(number) if number else quiet("")
