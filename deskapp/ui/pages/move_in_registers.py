"""The registers of handovers: move-ins, defects, what is to be paid, keys (REG-12 to REG-15)."""

from datetime import date

from deskapp.kernel.money import Money
from deskapp.overview.move_in_view import DefectLine, KeyLine, MoveInLine, ReceivableLine, StockLine
from deskapp.overview.shown import Leads, Link
from deskapp.ui.backroom import ReadingRoom
from deskapp.ui.cells import Cell
from deskapp.ui.pages.page import quiet, state_cell
from deskapp.ui.pages.register import THIS_MONTH, Register
from deskapp.ui.rows import Column
from deskapp.ui.words import say


def move_ins(room: ReadingRoom) -> Register[MoveInLine]:
    """The register of move-ins (REG-12); what is not over stands in it whatever the days."""
    return Register(
        title="入住登记",
        columns=(
            Column("入住编号", 124),
            Column("房号", 96),
            Column("客户", least=110),
            Column("类型", 84, spare=True),
            Column("委托人", 84, spare=True),
            Column("备袋日期", 104),
            Column("验房日期", 104),
            Column("表底度", 136, spare=True),
            Column("协议", least=150, spare=True),
            Column("收据", 96),
            Column("钥匙日期", 104),
            Column("状态", 112),
        ),
        read=room.move_ins,
        line=lambda one: (
            one.number, one.room, one.owner or quiet(""), quiet(one.kind), quiet(one.agent), str(one.prepared_on),
            _day(one.inspected_on), quiet(one.readings), quiet(one.agreements), one.receipts or quiet(""),
            _day(one.keys_on),
            state_cell(one.state),
        ),
        key=lambda one: one.number,
        words=lambda one: f"{one.number} {one.room} {one.owner} {one.kind} {one.agent} {one.receipts} "
        f"{one.state.words}",
        sums=lambda rows: say(
            "{count} 户，已完成 {done} 户，整改中 {mending} 户", count=len(rows),
            done=sum(one.state.words == "已完成" for one in rows),
            mending=sum(one.state.words == "整改中" for one in rows),
        ),
        link=lambda one: Link(Leads.UNIT, one.unit_id),
        kinds=(("全部", lambda _one: True), ("没有办完", lambda one: bool(one.waits_for)),
               ("整改中", lambda one: one.state.words == "整改中"), ("租户", lambda one: one.kind == "租户入住")),
        span=THIS_MONTH,
        hint="入住编号、房号、姓名、收据",
    )  # fmt: skip


def defects(room: ReadingRoom) -> Register[DefectLine]:
    """The register of handover defects (REG-13); what is not accepted stands in it whatever the days."""
    return Register(
        title="房屋整改登记",
        columns=(
            Column("房号", 104),
            Column("部位", 112),
            Column("问题", least=220),
            Column("责任单位", 136),
            Column("转交日期", 112),
            Column("整改期限", 112),
            Column("整改日期", 112, spare=True),
            Column("复验日期", 112),
            Column("", 16),
            Column("进展", 176),
        ),
        read=room.defects,
        line=lambda one: (
            one.room, one.place, one.content, one.responsible, str(one.notified_on), str(one.due_on),
            _day(one.rectified_on), _day(one.accepted_on), "", state_cell(one.state),
        ),
        key=lambda one: one.key,
        words=lambda one: f"{one.number} {one.room} {one.place} {one.content} {one.responsible} {one.state.words}",
        sums=lambda rows: say(
            "{count} 项，没有复验合格 {out} 项", count=len(rows), out=sum(one.accepted_on is None for one in rows)
        ),
        link=lambda one: Link(Leads.UNIT, one.unit_id),
        kinds=(("全部", lambda _one: True), ("没有合格", lambda one: one.accepted_on is None)),
        span=THIS_MONTH,
        hint="房号、部位、问题、责任单位",
    )  # fmt: skip


def receivables(room: ReadingRoom) -> Register[ReceivableLine]:
    """What each unit will pay at its handover (REG-14)."""
    return Register(
        title="应收费用表",
        columns=(
            Column("入住编号", 128),
            Column("房号", 112),
            Column("业主", least=140),
            Column("建筑面积", 112, figures=True),
            Column("", 16),
            Column("标准", 168),
            Column("物业服务费", 128, figures=True),
            Column("代收代管", 128, figures=True),
            Column("合计", 128, figures=True),
            Column("", 16),
            Column("状态", 112),
        ),
        read=room.receivables,
        line=lambda one: (
            one.number, one.room, one.owner or quiet(""), one.area, "", quiet(one.tariff), _figures(one.service_fee),
            _figures(one.agency), _figures(one.total), "", state_cell(one.state),
        ),
        key=lambda one: one.number,
        words=lambda one: f"{one.number} {one.room} {one.owner} {one.state.words}",
        sums=lambda rows: say(
            "{count} 户，应收合计 {sum}", count=sum(one.live for one in rows),
            sum=Money.total(one.total for one in rows),
        ),
        link=lambda one: Link(Leads.UNIT, one.unit_id),
        span=THIS_MONTH,
        hint="入住编号、房号、业主",
    )  # fmt: skip


def keys(room: ReadingRoom) -> Register[KeyLine]:
    """Keys, cards and gifts that were handed out (MOVEIN-27)."""
    return Register(
        title="钥匙发放登记",
        columns=(
            Column("日期", 112),
            Column("房号", 112),
            Column("类别", 132),
            Column("名称", 148),
            Column("编号", least=180),
            Column("数量", 80, figures=True),
            Column("", 16),
            Column("领用人", 112),
            Column("收据", 112),
            Column("经办人", 96, spare=True),
        ),
        read=room.issued_keys,
        line=lambda one: (
            str(one.issued_on), one.room, one.kind, one.name, one.numbers or quiet(""),
            f"{one.count} {one.measure}", "", one.received_by, one.receipt_no or quiet(""), quiet(one.by),
        ),
        key=lambda one: one.key,
        words=lambda one: f"{one.room} {one.kind} {one.name} {one.numbers} {one.received_by} {one.receipt_no}",
        sums=lambda rows: say(
            "钥匙 {keys} 把，卡 {cards} 张",
            keys=sum(one.count for one in rows if one.measure == "把"),
            cards=sum(one.count for one in rows if one.measure == "张"),
        ),
        link=lambda one: Link(Leads.UNIT, one.unit_id),
        span=THIS_MONTH,
        hint="房号、编号、领用人、收据",
    )  # fmt: skip


def key_stock(room: ReadingRoom) -> Register[StockLine]:
    """The keys that the centre keeps (REG-15)."""
    return Register(
        title="钥匙库存",
        columns=(
            Column("钥匙编号", 148),
            Column("房号", 112),
            Column("类型", 148),
            Column("收存", 80, figures=True),
            Column("在库", 80, figures=True),
            Column("", 16),
            Column("存放位置", least=180),
            Column("状态", 124),
            Column("收存日期", 112),
            Column("来源", 108, spare=True),
        ),
        read=lambda _first, _last: room.key_stock(),
        line=lambda one: (
            one.tag or quiet(""), one.room, one.name, quiet(f"{one.count} {one.measure}"),
            f"{one.left} {one.measure}" if one.left else "", "", one.place or quiet(""), state_cell(one.state),
            quiet(str(one.received_on)), quiet(one.origin),
        ),
        key=lambda one: one.key,
        words=lambda one: f"{one.tag} {one.room} {one.name} {one.place} {one.state.words} {one.origin}",
        sums=lambda rows: say(
            "在库钥匙 {keys} 把，卡 {cards} 张",
            keys=sum(one.left for one in rows if one.measure == "把"),
            cards=sum(one.left for one in rows if one.measure == "张"),
        ),
        link=lambda one: Link(Leads.UNIT, one.unit_id),
        kinds=(("全部", lambda _one: True), ("保管中", lambda one: bool(one.left)),
               ("已交还", lambda one: not one.left)),
        group=lambda one: one.building,
        group_title="楼栋",
        hint="钥匙编号、房号、存放位置",
        dated=False,
    )  # fmt: skip


def _day(day: date | None) -> str | Cell:
    return str(day) if day else quiet("")


def _figures(amount: Money) -> str:
    return amount.figures if amount else ""
