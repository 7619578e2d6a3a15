"""The registers of customer files and of their loans (REG-53, REG-54)."""

from deskapp.overview.file_view import FileLine, LoanLine
from deskapp.overview.shown import Leads, Link
from deskapp.ui.backroom import ReadingRoom
from deskapp.ui.pages.page import quiet, state_cell
from deskapp.ui.pages.register import THIS_MONTH, Register
from deskapp.ui.rows import Column
from deskapp.ui.words import say


def files(room: ReadingRoom) -> Register[FileLine]:
    """Every unit with its file; found by room, name, kind of paper and shelf place (REG-53, ARCHIVE-04)."""
    return Register(
        title="业户档案",
        columns=(
            Column("房号", 104),
            Column("住户", 144),
            Column("状态", 96),
            Column("资料", 64, figures=True),
            Column("图片", 64, figures=True, spare=True),
            Column("", 16),
            Column("尚缺", least=160),
            Column("存放位置", 160),
            Column("上次检查", 108, spare=True),
            Column("应查日期", 108, spare=True),
            Column("借给", 88, spare=True),
        ),
        read=lambda _first, _last: room.files(),
        line=lambda one: (
            one.room, one.people or quiet(""), state_cell(one.state), str(one.papers or ""), str(one.pictures or ""),
            "", quiet(one.missing), one.shelf or quiet(""), quiet(str(one.checked_on or "")),
            quiet(str(one.check_due or "")), quiet(one.lent_to),
        ),
        key=lambda one: one.unit_id,
        words=lambda one: f"{one.room} {one.people} {one.state.words} {one.kinds} {one.shelf} {one.lent_to}",
        sums=lambda rows: say(
            "{count} 户，齐全 {whole}，借出 {lent}", count=len(rows),
            whole=sum(one.state.words == "齐全" for one in rows), lent=sum(bool(one.lent_to) for one in rows),
        ),
        link=lambda one: Link(Leads.UNIT, one.unit_id),
        kinds=(("全部", lambda _one: True), ("缺件", lambda one: one.state.words == "缺件"),
               ("借出", lambda one: bool(one.lent_to)), ("未上架", lambda one: bool(one.papers) and not one.shelf)),
        group=lambda one: one.building,
        group_title="楼栋",
        hint="房号、姓名、资料、位置",
        dated=False,
    )  # fmt: skip


def loans(room: ReadingRoom) -> Register[LoanLine]:
    """Who had a file out, why, until when; what is still out stands in it whatever the days (REG-54)."""
    return Register(
        title="档案借阅",
        columns=(
            Column("房号", 104),
            Column("借阅人", 104),
            Column("事由", least=160),
            Column("借出", 108),
            Column("应还", 108),
            Column("归还", 108),
            Column("归还人", 96, spare=True),
            Column("缺损情况", 160, spare=True),
            Column("经办", 88, spare=True),
            Column("状态", 100),
        ),
        read=room.file_loans,
        line=lambda one: (
            one.room, one.borrower, one.reason, quiet(str(one.lent_on)), str(one.due_on),
            quiet(str(one.returned_on or "")), quiet(one.returned_by), quiet(one.remark), quiet(one.clerk),
            state_cell(one.state),
        ),
        key=lambda one: one.loan_id,
        words=lambda one: f"{one.room} {one.borrower} {one.reason} {one.returned_by} {one.state.words} {one.remark}",
        sums=lambda rows: say(
            "{count} 次，没有还的 {out}", count=len(rows), out=sum(one.returned_on is None for one in rows)
        ),
        link=lambda one: Link(Leads.UNIT, one.unit_id),
        kinds=(("全部", lambda _one: True), ("没有还", lambda one: one.returned_on is None)),
        span=THIS_MONTH,
        hint="房号、借阅人、事由",
    )  # fmt: skip
