"""The register of reductions (FEE-25, FEE-34)."""

from deskapp.kernel.money import Money
from deskapp.overview.reduction_view import ReductionLine
from deskapp.overview.shown import Leads, Link
from deskapp.ui.backroom import ReadingRoom
from deskapp.ui.pages.page import quiet, state_cell
from deskapp.ui.pages.register import THIS_MONTH, Register
from deskapp.ui.rows import Column
from deskapp.ui.words import say


def reductions(room: ReadingRoom) -> Register[ReductionLine]:
    """What was approved and used; what waits to be used stands in it whatever the days."""
    return Register(
        title="减免登记",
        columns=(
            Column("减免单", 136),
            Column("批准日期", 112),
            Column("房号", 92),
            Column("类别", 92),
            Column("减免的费用", least=160, spare=True),
            Column("减免", 84, figures=True),
            Column("", 16),
            Column("申请人", 92),
            Column("批准人", 84),
            Column("有效期至", 112, spare=True),
            Column("状态", 100),
            Column("收据号", 92, spare=True),
            Column("已减免", 100, figures=True),
        ),
        read=room.reductions,
        line=lambda one: (
            one.number, quiet(str(one.approved_on)), one.room, one.kind, quiet(one.of), one.takes_off, "",
            one.applicant, one.approved_by, quiet(str(one.valid_until)), state_cell(one.state), quiet(one.receipt_no),
            one.taken_off.figures if one.taken_off else "",
        ),
        key=lambda one: one.number,
        words=lambda one: f"{one.number} {one.room} {one.kind} {one.of} {one.applicant} {one.reason} {one.proof} "
        f"{one.approved_by} {one.state.words} {one.receipt_no}",
        sums=lambda rows: say(
            "{count} 张，已减免 {sum}", count=len(rows), sum=Money.total(one.taken_off for one in rows)
        ),
        link=lambda one: Link(Leads.UNIT, one.unit_id),
        kinds=(("全部", lambda _one: True), ("待使用", lambda one: one.state.words == "待使用"),
               ("已使用", lambda one: bool(one.taken_off)), ("已过期", lambda one: one.state.words == "已过期")),
        hint="减免单号、房号、申请人",
        span=THIS_MONTH,
    )  # fmt: skip
