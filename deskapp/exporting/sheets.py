"""Lists of the window as sheets of a workbook: numbers of tickets as words, amounts as amounts (GEN-17)."""

from collections.abc import Callable, Sequence
from typing import Any

from deskapp.exporting.accounts import ACCOUNT_LAYOUTS
from deskapp.exporting.bank import BANK_LAYOUTS
from deskapp.exporting.cards import CARD_LAYOUTS
from deskapp.exporting.deposits import DEPOSIT_LAYOUTS
from deskapp.exporting.doors import DOOR_LAYOUTS
from deskapp.exporting.files import FILE_LAYOUTS
from deskapp.exporting.handover import HANDOVER_LAYOUTS
from deskapp.exporting.move_in import MOVE_IN_LAYOUTS
from deskapp.exporting.reductions import REDUCTION_LAYOUTS
from deskapp.exporting.release import RELEASE_LAYOUTS
from deskapp.exporting.renovation import RENOVATION_LAYOUTS
from deskapp.exporting.services import SERVICE_LAYOUTS
from deskapp.exporting.till import TILL_LAYOUTS
from deskapp.kernel.bars import Bars
from deskapp.kernel.money import Money
from deskapp.ledger.arrears import AGE_WORDS
from deskapp.overview.lists_view import (
    ArrearsLine,
    BookLine,
    ChangeLine,
    DayLine,
    FactLine,
    PaymentLine,
    PriceLine,
    TicketLine,
    UnitLine,
)
from deskapp.overview.parking_view import GateLine, SpaceLine, TopUpLine
from deskapp.overview.report_view import MonthLine, TakingLine
from deskapp.reports.sheet import Column, Kind, Sheet, Value

WORDS, AMOUNT, COUNT, DAY, MOMENT = Kind.WORDS, Kind.AMOUNT, Kind.COUNT, Kind.DAY, Kind.MOMENT
Row = tuple[Value, ...]
Layout = tuple[tuple[Column, ...], Callable[[Any], Row]]


def sheet(title: str, rows: Sequence[Any]) -> Sheet:
    """The rows that stand on the page. KeyError for a kind of row that is no list of the window."""
    columns, values = LAYOUTS[type(rows[0])] if rows else ((Column(title),), _nothing)
    return Sheet(title, columns, tuple(values(row) for row in rows))


def chart(found: Bars | None) -> Sheet | None:
    """The sheet that a chart is drawn from; None where there is nothing worth drawing."""
    if found is None or not found.worth_showing:
        return None
    before = (Column(found.label_before, AMOUNT, total=True),) if found.before else ()
    columns = (Column("名称", width=24), *before, Column(found.label, AMOUNT, total=True))
    amounts = zip(found.before, found.shown, strict=True) if before else zip(found.shown, strict=True)
    rows: list[Row] = [(name, *some) for name, some in zip(found.names, amounts, strict=True)]
    return Sheet("图表", columns, tuple(rows), chart=f"{found.title}（元）")


def _unit(one: UnitLine) -> Row:
    return one.room, one.unit_type, one.area, one.customer, one.state.words, one.months, one.owed


def _ticket(one: TicketLine) -> Row:
    facts = (one.type, one.series, one.printed_no, one.at, one.room, one.customer, one.items, one.remark, one.methods)
    became = (one.state.words, one.exchanged, one.void_reason, "是" if one.boxed else "")
    return *facts, *became, one.clerk, one.amount, one.amount if one.live else Money()


def _book(one: BookLine) -> Row:
    held = (one.numbers, one.type, one.state.words, one.drawn_by, one.drawn_on)
    return *held, one.last_no, one.next_no, one.left, one.written_off_on, one.written_off_by


def _payment(one: PaymentLine) -> Row:
    facts = (one.at, one.room, one.payer, one.item, one.period, one.methods, one.ticket_type, one.ticket_no)
    return *facts, one.handover, one.clerk, one.banked, "冲销" if one.reversal else "", one.amount


def _taking(one: TakingLine) -> Row:
    sums = one.taking
    return one.by, one.name, one.nature.value, sums.payments, sums.taken, sums.reversals, sums.reversed, sums.net


def _month(one: MonthLine) -> Row:
    took = (str(one.month), one.taking.payments, one.taking.reversals, one.cash, one.other, one.used)
    owed = (one.due, one.settled, one.reduced, one.open, one.rate)
    return *took, one.taking.net, one.deposits, one.prepaid, one.before, *owed


def _change(one: ChangeLine) -> Row:
    return one.at, one.who, one.act, one.about, one.what


def _arrears(one: ArrearsLine) -> Row:
    return one.room, one.customer, one.since, *one.ages, one.of_past_owners, one.total


def _day(one: DayLine) -> Row:
    return one.day, one.payments, one.reversals, one.closed.words, one.cash, one.other, one.used, one.total, one.kept


def _fact(one: FactLine) -> Row:
    return one.group, one.question, one.answer, one.updated_on


def _price(one: PriceLine) -> Row:
    return one.item, one.kind, one.price, one.since, one.rounding


def _space(one: SpaceLine) -> Row:
    facts = (one.space, one.kind, one.room, one.holder, one.plates, one.number, one.from_date, one.to_date)
    return *facts, one.fee, one.collection, one.card, one.paid_to, one.state.words


def _top_up(one: TopUpLine) -> Row:
    facts = (one.day, one.card, one.space, one.room, one.months, one.from_date, one.to_date)
    return *facts, one.ticket_no, one.invoices, "免收" if one.free else "", one.amount


def _gate(one: GateLine) -> Row:
    told = "已通知" if one.called else ""
    return one.card, one.space, one.plates, one.room, one.holder, one.ended, one.state.words, told


def _nothing(_row: object) -> Row:
    return ()


LAYOUTS: dict[type, Layout] = {
    UnitLine: (
        (Column("房号"), Column("户型"), Column("面积"), Column("客户", width=18), Column("居住状态"),
         Column("欠费笔数", COUNT), Column("欠费", AMOUNT, total=True)),
        _unit,
    ),
    TicketLine: (
        (Column("种类", width=18), Column("字轨", width=8), Column("号码"), Column("时间", MOMENT, 20),
         Column("房号"), Column("客户", width=18), Column("项目", width=24), Column("备注", width=24), Column("方式"),
         Column("状态", width=10), Column("换开", width=20), Column("作废原因", width=18),
         Column("票据箱", width=8), Column("经办", width=10), Column("金额", AMOUNT),
         Column("有效金额", AMOUNT, total=True)),
        _ticket,
    ),
    BookLine: (
        (Column("起止号", width=24), Column("种类", width=18), Column("状态"), Column("领用人"),
         Column("领用日期", DAY), Column("最后使用"), Column("下一号"), Column("剩余", COUNT, total=True),
         Column("核销日期", DAY), Column("核销人")),
        _book,
    ),
    PaymentLine: (
        (Column("时间", MOMENT, 20), Column("房号"), Column("付款人", width=18), Column("项目", width=20),
         Column("费用期间", width=26), Column("方式", width=20), Column("票据种类", width=18), Column("票据"),
         Column("去向"), Column("收费人", width=10), Column("缴存日期"), Column("冲销", width=8),
         Column("金额", AMOUNT, total=True)),
        _payment,
    ),
    TakingLine: (
        (Column("分类"), Column("名称", width=24), Column("性质", width=18), Column("笔数", COUNT),
         Column("收款", AMOUNT, total=True), Column("冲销笔数", COUNT), Column("冲销", AMOUNT, total=True),
         Column("实收", AMOUNT, total=True)),
        _taking,
    ),
    MonthLine: (
        (Column("月份", width=9), Column("笔数", COUNT, 8, total=True), Column("冲销笔数", COUNT, 9, total=True),
         Column("现金", AMOUNT, 16, total=True), Column("其他方式", AMOUNT, 16, total=True),
         Column("账户抵付", AMOUNT, total=True), Column("实收", AMOUNT, 16, total=True),
         Column("其中押金", AMOUNT, total=True), Column("其中存入账户", AMOUNT, total=True),
         Column("上年同月", AMOUNT, 16, total=True), Column("本月到期应收", AMOUNT, 16, total=True),
         Column("其中已收", AMOUNT, 16, total=True), Column("其中减免", AMOUNT, total=True),
         Column("其中未收", AMOUNT, total=True), Column("收缴率", width=8)),
        _month,
    ),
    ChangeLine: (
        (Column("时间", MOMENT, 20), Column("经办"), Column("业务", width=20), Column("对象", width=20),
         Column("内容", width=80)),
        _change,
    ),
    DayLine: (
        (Column("日期", DAY), Column("笔数", COUNT, total=True), Column("冲销笔数", COUNT, total=True), Column("日结"),
         Column("现金", AMOUNT, total=True),
         Column("其他方式", AMOUNT, total=True), Column("账户抵付", AMOUNT, total=True),
         Column("合计", AMOUNT, total=True), Column("其中存入账户", AMOUNT, total=True)),
        _day,
    ),
    FactLine: (
        (Column("组别"), Column("问", width=24), Column("答", width=80), Column("更新", DAY)),
        _fact,
    ),
    SpaceLine: (
        (Column("车位"), Column("类型"), Column("房号"), Column("使用人", width=18), Column("车牌", width=24),
         Column("协议号", width=16), Column("起", DAY), Column("止", DAY), Column("每月", AMOUNT), Column("收取方式"),
         Column("车卡"), Column("已交至", DAY), Column("状态")),
        _space,
    ),
    TopUpLine: (
        (Column("日期", DAY), Column("车卡"), Column("车位"), Column("房号"), Column("月数", COUNT, total=True),
         Column("起", DAY), Column("止", DAY), Column("票据"), Column("定额发票", width=48), Column("免收"),
         Column("金额", AMOUNT, total=True)),
        _top_up,
    ),
    GateLine: (
        (Column("车卡"), Column("车位"), Column("车牌", width=24), Column("房号"), Column("使用人", width=18),
         Column("到期日", DAY), Column("状态", width=18), Column("通知", width=18)),
        _gate,
    ),
    PriceLine: (
        (Column("项目", width=24), Column("适用", width=20), Column("标准", width=28), Column("生效日期", DAY),
         Column("取整", width=14)),
        _price,
    ),
    ArrearsLine: (
        (Column("房号"), Column("业主", width=18), Column("最早应付", DAY),
         *(Column(words, AMOUNT, total=True) for words in AGE_WORDS),
         Column("原业主欠", AMOUNT, total=True), Column("合计", AMOUNT, total=True)),
        _arrears,
    ),
    **BANK_LAYOUTS,
    **DEPOSIT_LAYOUTS,
    **FILE_LAYOUTS,
    **ACCOUNT_LAYOUTS,
    **REDUCTION_LAYOUTS,
    **MOVE_IN_LAYOUTS,
    **RELEASE_LAYOUTS,
    **HANDOVER_LAYOUTS,
    **RENOVATION_LAYOUTS,
    **CARD_LAYOUTS,
    **DOOR_LAYOUTS,
    **SERVICE_LAYOUTS,
    **TILL_LAYOUTS,
}  # fmt: skip
