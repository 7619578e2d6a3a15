"""The registers of renovation: the ledger, the contents pages of the folders, the passes (REG-01, REG-02, REG-03)."""

from deskapp.kernel.money import Money
from deskapp.overview.renovation_view import ContentsLine, FilingLine, PassLine
from deskapp.overview.shown import Leads, Link
from deskapp.ui.backroom import ReadingRoom
from deskapp.ui.pages.page import quiet, state_cell
from deskapp.ui.pages.register import Register
from deskapp.ui.rows import Column
from deskapp.ui.words import say

OVER = ("已归档", "已取消")
OUT = ("已发放", "已延期")


def filings(room: ReadingRoom) -> Register[FilingLine]:
    """The renovation ledger (REG-01)."""
    return Register(
        title="装修台账",
        columns=(
            Column("登记证号", 116),
            Column("房号", 92),
            Column("业主", 88),
            Column("装修单位", least=120),
            Column("负责人电话", 120, spare=True),
            Column("装修期限", 208),
            Column("延期", 48, figures=True, spare=True),
            Column("", 16),
            Column("保证金收据", 160, spare=True),
            Column("出入卡", 72),
            Column("核查", 100, spare=True),
            Column("状态", 112),
        ),
        read=lambda _first, _last: room.renovations(),
        line=lambda one: (
            one.number, one.room, one.owner, quiet(one.contractor), quiet(one.phone), one.period,
            str(one.extensions or ""), "", quiet("、".join(filter(None, (one.receipt_owner, one.receipt_contractor)))),
            f"{one.passes_returned}/{one.passes_issued}" if one.passes_issued else "", quiet(one.inspection),
            state_cell(one.state),
        ),
        key=lambda one: one.number,
        words=lambda one: f"{one.number} {one.room} {one.owner} {one.contractor} {one.principal} {one.phone} "
        f"{one.receipt_owner} {one.receipt_contractor} {one.state.words}",
        sums=lambda rows: say(
            "{count} 份，未办结 {open}，保证金 {held}，有违建风险 {risk}", count=len(rows),
            open=sum(one.state.words not in OVER for one in rows),
            held=Money.total(one.deposit_owner + one.deposit_contractor for one in rows),
            risk=sum(one.at_risk for one in rows),
        ),
        link=lambda one: Link(Leads.UNIT, one.unit_id),
        kinds=(("全部", lambda _one: True), ("未办结", lambda one: one.state.words not in OVER),
               ("施工中", lambda one: one.state.words in ("施工中", "已延期")),
               ("已到期", lambda one: one.state.words == "已到期"),
               ("可退款", lambda one: one.state.words == "可退款")),
        hint="登记证号、房号、姓名、单位",
        dated=False,
    )  # fmt: skip


def contents(room: ReadingRoom) -> Register[ContentsLine]:
    """The contents page of each folder, from low floor to high floor (REG-02, RENO-36)."""
    return Register(
        title="装修目录",
        columns=(
            Column("楼栋", 72),
            Column("楼层", 56, figures=True),
            Column("", 16),
            Column("房号", 100),
            Column("装修期限", least=260),
            Column("业主姓名", 100),
            Column("装修负责人电话", 140),
            Column("装修情况", 116),
            Column("交税情况", 96),
        ),
        read=lambda _first, _last: room.renovation_contents(),
        line=lambda one: (
            one.building, str(one.floor if one.floor is not None else ""), "", one.room, one.period, one.owner,
            one.phone, state_cell(one.state), quiet(one.tax),
        ),
        key=lambda one: one.number,
        words=lambda one: f"{one.number} {one.building} {one.room} {one.owner} {one.phone} {one.state.words}",
        sums=lambda rows: say("{count} 份", count=len(rows)),
        group=lambda one: one.building,
        group_title="楼栋",
        hint="房号、姓名、电话",
        dated=False,
    )  # fmt: skip


def passes(room: ReadingRoom) -> Register[PassLine]:
    """The register of temporary passes (REG-03)."""
    return Register(
        title="临时出入卡登记",
        columns=(
            Column("出入卡号", 120),
            Column("施工人员", 104),
            Column("身份证号", 168, spare=True),
            Column("房号", 96),
            Column("备案", 116, spare=True),
            Column("发放日期", 112),
            Column("有效期至", 112),
            Column("延期至", 112),
            Column("交回日期", 112),
            Column("遗失", 112, spare=True),
            Column("状态", least=96),
        ),
        read=lambda _first, _last: room.temporary_passes(),
        line=lambda one: (
            one.number, one.worker, quiet(one.id_no), one.room, quiet(one.filing), str(one.issued_on),
            str(one.valid_to), str(one.extended_to or ""), str(one.returned_on or ""), str(one.lost_on or ""),
            state_cell(one.state),
        ),
        key=lambda one: one.number,
        words=lambda one: f"{one.number} {one.worker} {one.room} {one.filing} {one.state.words}",
        sums=lambda rows: say(
            "{count} 张，在外 {out}，已交回 {back}，遗失 {lost}", count=len(rows),
            out=sum(one.state.words in OUT for one in rows), back=sum(one.state.words == "已交回" for one in rows),
            lost=sum(one.state.words == "遗失" for one in rows),
        ),
        kinds=(("全部", lambda _one: True), ("在外", lambda one: one.state.words in OUT),
               ("遗失", lambda one: one.state.words == "遗失")),
        hint="卡号、姓名、房号、备案号",
        dated=False,
    )  # fmt: skip
