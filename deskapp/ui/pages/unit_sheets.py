"""The sheets of a unit's page: people, what is owed, receipts, cards, vehicles, the rest, and the past."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from deskapp.overview.unit_view import Happening, Holding, UnitView
from deskapp.ui.buttons import Button
from deskapp.ui.cells import Cell
from deskapp.ui.choices import Choice
from deskapp.ui.pages.page import quiet, state_cell
from deskapp.ui.pages.sheet import Sheet
from deskapp.ui.placing import column, empty, row, scrolling
from deskapp.ui.rows import Column, Line
from deskapp.ui.theme import look
from deskapp.ui.timeline import Timeline
from deskapp.ui.widgets import Elided, Facts, Panel, keys, text
from deskapp.ui.words import say

PAST_WIDE, FEW, MOST, SIFT = 300, 10, 60, 120
ALL = "全部"


class PeopleSheet(Sheet):
    """Who lives there now, then who did before; phones masked, Enter shows them."""

    COLUMNS = (Column("姓名", 92), Column("身份", 84), Column("电话", 124), Column("备注", least=80, spare=True))

    def __init__(self) -> None:
        hint = QWidget()
        hint.setLayout(keys(("Enter", "显示完整号码")))
        super().__init__("人员", self.COLUMNS, "没有登记住户", hint, opens=True)
        self.table.setObjectName("people")

    def show_view(self, view: UnitView) -> None:
        now: list[Line] = [(Cell(one.name), one.role, one.phone or quiet(""), quiet(one.note)) for one in view.people]
        before: list[Line] = [
            (quiet(one.name), quiet(one.role), quiet(""), quiet(_gone(one.period, str(one.owes) if one.owes else "")))
            for one in view.past
        ]
        known = [one.customer_id for one in view.people]
        self.show_lines([*now, *before], [*known, *(("past", place) for place in range(len(before)))])
        if known:
            self.table.selectRow(max(0, self.table.currentIndex().row()))


class DueSheet(Sheet):
    """What is open, by item and run of months, with the sum; Enter collects it."""

    COLUMNS = (
        Column("项目", 120),
        Column("期间", least=160),
        Column("状态", 92, spare=True),
        Column("金额", 84, figures=True),
    )

    def __init__(self) -> None:
        self._sum = text("", "heading")
        super().__init__("应收", self.COLUMNS, "没有未付的费用", self._sum, opens=True)
        self.table.setObjectName("owed")

    def show_view(self, view: UnitView) -> None:
        total = view.owed + view.not_due
        self._sum.setText(str(total) if total else "")
        self.show_lines(
            [
                (Cell(due.item, more=say("原业主 {name}", name=due.debtor) if due.debtor else ""), due.period,
                 state_cell(due.state), due.amount.figures)
                for due in view.dues
            ]
        )  # fmt: skip
        if view.dues:
            self.table.selectRow(max(0, self.table.currentIndex().row()))


class ReceiptSheet(Sheet):
    """The latest receipts; Enter opens one."""

    COLUMNS = (
        Column("票据", 92),
        Column("日期", 96),
        Column("方式", least=80, spare=True),
        Column("状态", 92),
        Column("金额", 88, figures=True),
    )

    def __init__(self) -> None:
        super().__init__("票据", self.COLUMNS, "还没有开过票据", opens=True)
        self.table.setObjectName("receipts")

    def show_view(self, view: UnitView) -> None:
        self.show_lines(
            [
                (one.printed_no, f"{one.day}", quiet(one.methods), state_cell(one.state), one.amount.figures)
                for one in view.receipts
            ],
            [one.ticket_id for one in view.receipts],
        )


class CardSheet(Sheet):
    """Access cards; Enter opens one."""

    COLUMNS = (Column("卡号", 100), Column("持卡人", 92), Column("有效期至", 116), Column("状态"))

    def __init__(self) -> None:
        super().__init__("门禁卡", self.COLUMNS, "没有登记门禁卡", opens=True)
        self.table.setObjectName("cards")

    def show_view(self, view: UnitView) -> None:
        self.show_lines(_holdings(view.cards), [one.card_id for one in view.cards])


class VehicleSheet(Sheet):
    """Vehicles, then parking spaces."""

    COLUMNS = (Column("车牌、车位", 112), Column("登记人", 92), Column("说明", least=60), Column("种类", 128))

    def __init__(self) -> None:
        super().__init__("车辆和车位", self.COLUMNS, "没有登记车辆和车位")

    def show_view(self, view: UnitView) -> None:
        self.show_lines(
            [(one.what, one.whose or quiet(""), quiet(one.more), quiet(one.state.words)) for one in view.vehicles]
        )


class OtherSheet(Panel):
    """Accounts, zone, notes, and what was left half-way about this unit; nothing where there is none of it."""

    taken_up = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._drafts, self._facts = column(), Facts()
        self.body.addLayout(self._drafts)
        self.body.addWidget(self._facts)

    def show_view(self, view: UnitView) -> None:
        empty(self._drafts)
        for words, stopped, request_id in view.half_done:
            go_on = Button("继续", kind="quiet")
            go_on.clicked.connect(lambda _on, request_id=request_id: self.taken_up.emit(request_id))
            line = row(text("未写完", "soft"), Elided(f"{words}，{stopped}"), go_on)
            line.setStretch(1, 1)
            self._drafts.addLayout(line)
        accounts = [("托收账户", f"{one.more} {one.what} {one.whose}") for one in view.accounts]
        balances = [
            (say(purpose), say("{amount}　{whose}", amount=amount, whose=whose))
            for purpose, whose, amount in view.balances
        ]
        self._facts.set_facts([*balances, *accounts, *((say(name), value) for name, value in view.facts)])
        self.setVisible(bool(view.half_done or balances or accounts or view.facts))


class Past(Panel):
    """What happened, newest first, all of it or of one kind; scrolls."""

    def __init__(self) -> None:
        self.sift = Choice("经过的种类", (ALL,), wide=SIFT)
        self.sift.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.sift.edited.connect(self._show)
        super().__init__("经过", self.sift)
        self._all: Sequence[Happening] = ()
        self.setFixedWidth(look().sizes.px(PAST_WIDE))
        self._lines = column(gap=0)
        self.area = scrolling(self._lines)
        self.body.addWidget(self.area, 1)
        self._keys = QWidget()
        self._keys.setLayout(row(keys(("PgUp PgDn", "更近、更早"), ("Ctrl+F", "换一类")), None))
        self.body.addWidget(self._keys)

    def turn(self, pages: int) -> None:
        """Scroll by so many pages."""
        bar = self.area.verticalScrollBar()
        bar.setValue(bar.value() + pages * bar.pageStep())

    def next_kind(self) -> None:
        """Show the next kind of events; after the last of them all again."""
        self.sift.setCurrentIndex((self.sift.currentIndex() + 1) % self.sift.count())
        self._show()

    def show_view(self, view: UnitView) -> None:
        self._all, chosen = view.happenings, self.sift.currentText()
        kinds = [say(ALL), *dict.fromkeys(say(one.theme) for one in view.happenings)]
        self.sift.clear()
        self.sift.addItems(kinds)
        self.sift.setCurrentIndex(kinds.index(chosen) if chosen in kinds else 0)
        self.sift.setVisible(len(kinds) > 2)
        self._show()

    @property
    def shown(self) -> Sequence[Happening]:
        """The events of the chosen kind, the latest first."""
        kind = self.sift.currentText()
        return [one for one in self._all if kind in (say(ALL), say(one.theme))][:MOST]

    def _show(self) -> None:
        empty(self._lines)
        if self.shown:
            self._lines.addWidget(Timeline([(one.day, one.what, one.who) for one in self.shown]))
        else:
            self._lines.addWidget(text("还没有记录", "soft"))
        self._lines.addStretch(1)
        self.area.verticalScrollBar().setValue(0)
        self._keys.setVisible(len(self._all) > FEW)


def _holdings(held: Sequence[Holding]) -> list[Line]:
    return [(one.what, one.whose or quiet(""), quiet(one.more), state_cell(one.state)) for one in held]


def _gone(period: str, owes: str) -> str:
    return f"{period}，" + say("尚欠 {amount}", amount=owes) if owes else period
