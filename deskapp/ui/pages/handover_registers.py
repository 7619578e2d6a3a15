"""The registers of units that get another owner (REG-16), and of those who move out (REG-17)."""

from deskapp.kernel.money import Money
from deskapp.overview.handover_view import MoveOutLine, ResaleLine
from deskapp.overview.shown import Leads, Link
from deskapp.ui.backroom import ReadingRoom
from deskapp.ui.pages.page import quiet, state_cell
from deskapp.ui.pages.register import THIS_MONTH, Register
from deskapp.ui.rows import Column
from deskapp.ui.words import say


def move_outs(room: ReadingRoom) -> Register[MoveOutLine]:
    """Who moves out (REG-17); whoever has not left yet stands in it whatever the days."""
    return Register(
        title="迁出登记",
        columns=(
            Column("编号", 120),
            Column("房号", 92),
            Column("迁出人", 92),
            Column("身份", 64),
            Column("迁出日期", 104),
            Column("未结", 88, figures=True),
            Column("", 16),
            Column("底数", 184, spare=True),
            Column("放行条", 140),
            Column("卡", least=112),
            Column("钥匙和其他", least=112),
            Column("业主确认", 120, spare=True),
            Column("状态", 88),
            Column("下一步", 108),
        ),
        read=room.move_outs,
        line=lambda one: (
            one.number, one.room, one.person, one.relation, str(one.leaving_on),
            one.open.figures if one.open else "", "", quiet(one.readings), one.release_no or quiet(""),
            one.cards or quiet(""), one.keys or quiet(""), quiet(one.confirmed), state_cell(one.state),
            quiet(one.then),
        ),
        key=lambda one: one.number,
        words=lambda one: f"{one.number} {one.room} {one.person} {one.relation} {one.state.words} {one.release_no} "
        f"{one.cards}",
        sums=lambda rows: say(
            "{count} 户，已迁出 {out} 户，未结 {open}", count=len(rows),
            out=sum(one.state.words == "已迁出" for one in rows), open=Money.total(one.open for one in rows),
        ),
        link=lambda one: Link(Leads.UNIT, one.unit_id),
        kinds=(("全部", lambda _one: True), ("没有办完", lambda one: bool(one.then)),
               ("已迁出", lambda one: one.state.words == "已迁出")),
        span=THIS_MONTH,
        hint="编号、房号、姓名、卡号",
    )  # fmt: skip


def resales(room: ReadingRoom) -> Register[ResaleLine]:
    """Units that get another owner (REG-16); what is not archived yet stands in it whatever the days."""
    return Register(
        title="转让登记",
        columns=(
            Column("编号", 120),
            Column("房号", 92),
            Column("原业主", 92),
            Column("新业主", 92),
            Column("更名时间", 104),
            Column("欠费", 88, figures=True, spare=True),
            Column("", 16),
            Column("依据", 112, spare=True),
            Column("还缺资料", least=112, spare=True),
            Column("原业主的卡和协议", least=140, spare=True),
            Column("通知", least=150),
            Column("状态", 88),
            Column("下一步", 112),
        ),
        read=room.resales,
        line=lambda one: (
            one.number, one.room, one.old_owner, one.new_owner, str(one.change_on),
            one.owed.figures if one.owed else "", "", quiet(one.proof), one.papers or quiet(""), quiet(one.former),
            quiet(_told(one)), state_cell(one.state), quiet(one.then),
        ),
        key=lambda one: one.number,
        words=lambda one: f"{one.number} {one.room} {one.old_owner} {one.new_owner} {one.state.words}",
        sums=lambda rows: say(
            "{count} 件，待结清 {owing} 件，待确认 {waiting} 件", count=len(rows),
            owing=sum(one.state.words == "待结清" for one in rows),
            waiting=sum(one.state.words == "已办理" for one in rows),
        ),
        link=lambda one: Link(Leads.UNIT, one.unit_id),
        kinds=(("全部", lambda _one: True), ("没有办完", lambda one: bool(one.then)),
               ("待确认", lambda one: one.state.words == "已办理")),
        span=THIS_MONTH,
        hint="编号、房号、姓名",
    )  # fmt: skip


def _told(one: ResaleLine) -> str:
    """Whom the notices are still waited for; the workbook says who acknowledged each, and when."""
    if one.waiting:
        return say("待{who}确认", who="、".join(one.waiting))
    return say("都已确认") if one.acknowledged else ""
