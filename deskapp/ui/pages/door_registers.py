"""The registers of doors: cards that are not yet in force, and the lists that were handed out."""

from deskapp.overview.door_view import DoorListLine, WaitingLine
from deskapp.overview.shown import Leads, Link, Mark
from deskapp.ui.backroom import ReadingRoom
from deskapp.ui.cells import Cell
from deskapp.ui.pages.page import quiet, state_cell
from deskapp.ui.pages.register import Register
from deskapp.ui.rows import Column
from deskapp.ui.theme import Tone
from deskapp.ui.words import say

OPENS = "仍能开门"


def waiting(room: ReadingRoom) -> Register[WaitingLine]:
    """Cards that some doors do not know as they are, in red where they still open one (CARD-22)."""
    return Register(
        title="门禁未生效",
        columns=(
            Column("卡号", 112),
            Column("持卡人", 112),
            Column("房号", 104),
            Column("门组", 144),
            Column("门", least=160),
            Column("名单应为", 240),
            Column("状态", 128),
        ),
        read=lambda _first, _last: room.door_waiting(),
        line=lambda one: (
            Cell(one.card_no, strong=True), one.holder or quiet(""), one.room or quiet(""), one.group,
            quiet(one.doors), Cell(one.should, Tone.DANGER), state_cell(one.state),
        ),
        key=lambda one: (one.group, one.card_id, one.should),
        words=lambda one: f"{one.card_no} {one.holder} {one.room} {one.group} {one.doors} {one.should}",
        sums=lambda rows: say(
            "{count} 张卡没有生效，其中 {opens} 张仍能开门", count=len({one.card_id for one in rows}),
            opens=len({one.card_id for one in rows if one.state.words == OPENS}),
        ),
        link=lambda one: Link(Leads.CARD, one.card_id),
        kinds=(("全部", lambda _one: True), (OPENS, lambda one: one.state.words == OPENS),
               ("还不能开门", lambda one: one.state.words != OPENS)),
        group=lambda one: one.group,
        group_title="门组",
        hint="卡号、房号、姓名",
        dated=False,
    )  # fmt: skip


def lists(room: ReadingRoom) -> Register[DoorListLine]:
    """Every list that was handed out, and the doors that have it; Enter puts on record that one was loaded."""
    return Register(
        title="门禁名单",
        columns=(
            Column("门组", 160),
            Column("编号", 96),
            Column("种类", 152),
            Column("允许", 72, figures=True),
            Column("禁止", 72, figures=True),
            Column("", 16),
            Column("导出时间", 120),
            Column("经办", 88, spare=True),
            Column("核对码", 104, spare=True),
            Column("已导入的门", least=140),
            Column("状态", 176),
        ),
        read=lambda _first, _last: room.door_lists(),
        line=lambda one: (
            Cell(one.group, strong=True), say("第 {n} 号", n=one.number), _kind(one), str(one.allowed),
            str(one.refused), "", quiet(f"{one.at:%m-%d %H:%M}"), quiet(one.by), quiet(one.code), quiet(one.doors),
            state_cell(one.state),
        ),
        key=lambda one: one.list_id,
        words=lambda one: f"{one.group} {one.number} {one.kind} {one.code} {one.doors} {one.by} {one.state.words}",
        sums=lambda rows: say(
            "{count} 份，未全部导入 {left} 份", count=len(rows),
            left=sum(one.state.mark in (Mark.DANGER, Mark.WARN) for one in rows),
        ),
        link=lambda one: Link(Leads.PROCEDURE, "load_list", more=(("group", one.group),)),
        kinds=(("全部", lambda _one: True),
               ("未全部导入", lambda one: one.state.mark in (Mark.DANGER, Mark.WARN))),
        group=lambda one: one.group,
        group_title="门组",
        hint="门组、核对码",
        dated=False,
    )  # fmt: skip


def _kind(one: DoorListLine) -> Cell:
    return Cell(one.kind, more=say("接第 {n} 号", n=one.base) if one.base else "")
