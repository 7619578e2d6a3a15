"""The registers of deposits, cash that was lent, counterfeit notes and spot checks (REG-57, REG-09, REG-10)."""

from collections.abc import Sequence

from deskapp.kernel.bars import Bars, bars
from deskapp.kernel.money import Money
from deskapp.overview.deposit_view import AGES, AdvanceLine, CheckLine, CounterfeitLine, DepositLine
from deskapp.overview.shown import Leads, Link
from deskapp.ui.backroom import ReadingRoom
from deskapp.ui.pages.page import quiet, state_cell
from deskapp.ui.pages.register import THIS_MONTH, Register
from deskapp.ui.rows import Column
from deskapp.ui.words import say


def deposits(room: ReadingRoom) -> Register[DepositLine]:
    """The deposit register (REG-57); the chart is what is held by its age."""
    return Register(
        title="保证金登记",
        columns=(
            Column("收款日期", 112),
            Column("收据号", 92),
            Column("房号", 96),
            Column("付款人", least=104),
            Column("项目", 104, spare=True),
            Column("登记证号", 116, spare=True),
            Column("金额", 104, figures=True),
            Column("", 16),
            Column("状态", 116),
            Column("天数", 60, figures=True, spare=True),
            Column("", 16),
            Column("退款单", 132, spare=True),
            Column("扣款", 88, figures=True, spare=True),
            Column("在押", 108, figures=True),
        ),
        read=lambda _first, _last: room.deposit_register(),
        line=lambda one: (
            quiet(str(one.received_on)), one.receipt_no, one.room or quiet(""), one.payer, quiet(one.item),
            quiet(one.shown), one.amount.figures, "", state_cell(one.state), str(one.days), "", quiet(one.order_no),
            one.deducted.figures if one.deducted else "", one.held.figures if one.held else "",
        ),
        key=lambda one: one.payment_id,
        words=lambda one: f"{one.received_on} {one.receipt_no} {one.room} {one.payer} {one.item} {one.shown} "
        f"{one.state.words} {one.order_no}",
        sums=lambda rows: say(
            "{count} 笔，在押 {held}，已退 {refunded}，扣款 {deducted}", count=len(rows),
            held=Money.total(one.held for one in rows), refunded=Money.total(one.refunded for one in rows),
            deducted=Money.total(one.deducted for one in rows if one.refunded_on),
        ),
        link=lambda one: Link(Leads.TICKET, one.ticket_id) if one.ticket_id is not None else None,
        kinds=(("全部", lambda _one: True), ("没有退的", lambda one: bool(one.held)),
               ("可退款", lambda one: one.state.words == "可退款"),
               ("已通知出纳", lambda one: one.state.words == "已通知出纳"),
               ("已退款", lambda one: one.state.words == "已退款")),
        hint="收据号、登记证号、房号、姓名",
        dated=False,
        chart=_by_age,
    )  # fmt: skip


def _by_age(rows: Sequence[DepositLine]) -> Bars:
    """What is held of each age."""
    ages = ((words, Money.total(one.held for one in rows if one.age == place)) for place, words in enumerate(AGES))
    return bars("在押账龄", "在押", ages)


def advances(room: ReadingRoom) -> Register[AdvanceLine]:
    """The register of cash advances (REG-09); what is still out stands in it whatever the days."""
    return Register(
        title="借款登记",
        columns=(
            Column("借款单", 136),
            Column("日期", 112),
            Column("借款人", 104),
            Column("事由", least=160),
            Column("批准人", 88, spare=True),
            Column("归还日期", 112),
            Column("经办", 88, spare=True),
            Column("金额", 108, figures=True),
            Column("未还", 108, figures=True),
            Column("", 16),
            Column("状态", 112),
        ),
        read=room.cash_advances,
        line=lambda one: (
            one.number, quiet(str(one.lent_on)), one.borrower, one.reason, quiet(one.approved_by), str(one.due_back),
            quiet(one.clerk), one.amount.figures, one.left.figures if one.left else "", "", state_cell(one.state),
        ),
        key=lambda one: one.number,
        words=lambda one: f"{one.number} {one.lent_on} {one.borrower} {one.reason} {one.approved_by} {one.state.words}",
        sums=lambda rows: say(
            "{count} 笔，合计 {amount}，未还 {left}", count=len(rows), amount=Money.total(one.amount for one in rows),
            left=Money.total(one.left for one in rows),
        ),
        kinds=(("全部", lambda _one: True), ("未还", lambda one: bool(one.left))),
        span=THIS_MONTH,
        hint="借款人、事由",
    )  # fmt: skip


def counterfeits(room: ReadingRoom) -> Register[CounterfeitLine]:
    """The register of counterfeit notes (FEE-31)."""
    return Register(
        title="假钞赔偿",
        columns=(
            Column("登记号", 136),
            Column("日期", 112),
            Column("发现", 104),
            Column("收费人", 96),
            Column("面额", 88, figures=True),
            Column("张数", 60, figures=True),
            Column("", 16),
            Column("冠字号", least=140, spare=True),
            Column("说明", 160, spare=True),
            Column("金额", 108, figures=True),
            Column("", 16),
            Column("状态", 104),
        ),
        read=room.counterfeits,
        line=lambda one: (
            one.number, quiet(str(one.found_on)), one.found_at, one.collector, one.face.figures, str(one.pieces), "",
            quiet(one.serials), quiet(one.remark), one.amount.figures, "", state_cell(one.state),
        ),
        key=lambda one: one.number,
        words=lambda one: f"{one.number} {one.found_on} {one.collector} {one.serials} {one.remark} {one.state.words}",
        sums=lambda rows: say(
            "{count} 笔，合计 {amount}，未补足 {left}", count=len(rows), amount=Money.total(one.amount for one in rows),
            left=Money.total(one.amount for one in rows if one.replaced_on is None),
        ),
        kinds=(("全部", lambda _one: True), ("未补足", lambda one: one.replaced_on is None)),
        span=THIS_MONTH,
        hint="收费人、冠字号",
    )  # fmt: skip


def spot_checks(room: ReadingRoom) -> Register[CheckLine]:
    """The register of the cashier's spot checks (REG-10)."""
    return Register(
        title="出纳抽查",
        columns=(
            Column("日期", 108),
            Column("检查人", 96),
            Column("检查", 128),
            Column("责任人", 96),
            Column("账上应有", 112, figures=True),
            Column("实点", 112, figures=True),
            Column("", 16),
            Column("结果", 108),
            Column("发现的问题", least=200),
        ),
        read=room.spot_checks,
        line=lambda one: (
            quiet(str(one.checked_on)), one.checker, one.checked, one.clerk,
            one.expected.figures if one.expected is not None else "",
            one.counted.figures if one.counted is not None else "", "", state_cell(one.state), one.finding,
        ),
        key=lambda one: one.check_id,
        words=lambda one: f"{one.checked_on} {one.checker} {one.checked} {one.clerk} {one.state.words} {one.finding}",
        sums=lambda rows: say(
            "{count} 次，不相符 {wrong} 次", count=len(rows), wrong=sum(one.state.words != "相符" for one in rows)
        ),
        kinds=(("全部", lambda _one: True), ("不相符", lambda one: one.state.words != "相符")),
        span=THIS_MONTH,
        hint="检查人、责任人",
    )  # fmt: skip
