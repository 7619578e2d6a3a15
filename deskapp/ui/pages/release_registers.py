"""The registers of goods that leave (REG-18), and of material that was seen at the gate (RELEASE-15)."""

from deskapp.overview.release_view import MaterialLine, ReleaseLine
from deskapp.overview.shown import Leads, Link
from deskapp.ui.backroom import ReadingRoom
from deskapp.ui.pages.page import quiet, state_cell
from deskapp.ui.pages.register import THIS_MONTH, Register
from deskapp.ui.rows import Column
from deskapp.ui.words import say


def releases(room: ReadingRoom) -> Register[ReleaseLine]:
    """The release register (REG-18); what is still out stands in it whatever the days."""
    return Register(
        title="放行条登记",
        columns=(
            Column("放行条", 144),
            Column("房号", 96),
            Column("申请人", 96),
            Column("关系", 92, spare=True),
            Column("核实", least=150, spare=True),
            Column("欠费", 80, figures=True, spare=True),
            Column("", 16),
            Column("物资", least=150),
            Column("放行日期", 108),
            Column("状态", 120),
            Column("安全员", 116, spare=True),
            Column("核实时间", 132, spare=True),
        ),
        read=room.releases,
        line=lambda one: (
            one.number, one.room, one.applicant, quiet(one.relation), quiet(one.verified),
            one.owed.figures if one.owed else "", "", one.goods, one.valid, state_cell(one.state),
            one.guard or quiet(""),
            quiet(f"{one.checked_at:%Y-%m-%d %H:%M}" if one.checked_at else ""),
        ),
        key=lambda one: one.number,
        words=lambda one: f"{one.number} {one.room} {one.applicant} {one.relation} {one.goods} {one.state.words} "
        f"{one.guard} {one.difference}",
        sums=lambda rows: say(
            "{count} 张，没有收回 {out} 张，不符 {wrong} 张", count=len(rows),
            out=sum(one.state.words in ("已开具", "过期") for one in rows),
            wrong=sum(one.state.words == "不符" for one in rows),
        ),
        link=lambda one: Link(Leads.UNIT, one.unit_id),
        kinds=(("全部", lambda _one: True), ("待业主确认", lambda one: one.state.words == "待业主确认"),
               ("没有收回", lambda one: one.state.words in ("已开具", "过期")),
               ("不符", lambda one: one.state.words == "不符")),
        span=THIS_MONTH,
        hint="放行条、房号、姓名、物资",
    )  # fmt: skip


def materials(room: ReadingRoom) -> Register[MaterialLine]:
    """What guards reported of building material (RELEASE-15)."""
    return Register(
        title="可疑建材登记",
        columns=(
            Column("编号", 144),
            Column("时间", 148),
            Column("房号", 104),
            Column("建材和数量", least=260),
            Column("报告人", 100),
            Column("门岗", 100),
            Column("处理", 112),
        ),
        read=room.materials,
        line=lambda one: (
            one.number, quiet(f"{one.seen_at:%Y-%m-%d %H:%M}"), one.room, one.material, one.guard, quiet(one.gate),
            say("已拦下") if one.stopped else say("已运进"),
        ),
        key=lambda one: one.number,
        words=lambda one: f"{one.number} {one.room} {one.material} {one.guard} {one.gate}",
        sums=lambda rows: say("{count} 次", count=len(rows)),
        link=lambda one: Link(Leads.UNIT, one.unit_id),
        span=THIS_MONTH,
        hint="房号、建材、报告人",
    )  # fmt: skip
