"""设置: how the window looks, where papers are printed, the centre, the people who work here, the keys of cards."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from deskapp.overview.status_view import Colleague
from deskapp.ui.actions import Actions
from deskapp.ui.backroom import Backroom
from deskapp.ui.cells import Cell
from deskapp.ui.offers import NOBODY, Offer, Subject
from deskapp.ui.pages.card_keys import CardKeysView
from deskapp.ui.pages.copies import CopiesView
from deskapp.ui.pages.door_view import DoorsView
from deskapp.ui.pages.page import Page, quiet
from deskapp.ui.pages.printing import PrintingView
from deskapp.ui.placing import column, row, scrolling
from deskapp.ui.rows import Column
from deskapp.ui.segments import Segments
from deskapp.ui.tables import Table
from deskapp.ui.theme import TEXT_SIZES, look
from deskapp.ui.widgets import Facts, Panel, keys, text

TABS = ("本机", "打印", "本中心", "门禁", "员工", "卡密钥", "备份")
SCHEMES = (("light", "浅色"), ("dark", "深色"))


class SettingsPage(Page):
    """Settings of this PC are kept at once; those of the centre and its people by procedures, with their rights."""

    look_chosen = Signal(str, str)
    copy_chosen = Signal(object)
    key_asked = Signal(object)

    def __init__(self, room: Backroom, window: Actions, offers: Sequence[Offer]) -> None:
        super().__init__("settings")
        s = look().sizes
        self._room = room
        self.machine, self.printing = MachineView(window), PrintingView(room)
        self.centre, self.staff = CentreView(window, room), StaffView(window, offers, room)
        self.doors = DoorsView(window, offers, room)
        self.card_keys, self.copies = CardKeysView(window, offers, room), CopiesView(window, offers, room)
        self.copies.chosen.connect(self.copy_chosen)
        self.copies.key_asked.connect(self.key_asked)
        self.machine.chosen.connect(self.look_chosen)
        self.printing.told.connect(self.told)
        self.staff.starts.connect(self.starts)
        self.tabs = Segments([(words, "") for words in TABS], 0, kind="tab", name="设置")
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        for view in (self.machine, self.printing, self.centre, self.doors, self.staff, self.card_keys, self.copies):
            self._stack.addWidget(view)
        self.tabs.chosen.connect(self._show)
        layout = column(row(self.tabs, None), holder, gap=s.m)
        layout.setStretch(1, 1)
        layout.setContentsMargins(s.s, s.xs, s.xl, s.m)
        self.setLayout(layout)

    def refresh(self) -> None:
        self.machine.show_look(*self._room.appearance())
        self.printing.refresh()
        self.centre.show_facts(self._room.centre_facts())
        self._refresh_doors()
        self.staff.show_people(self._room.colleagues())
        self.card_keys.refresh()
        self.copies.refresh()

    def subject(self) -> Subject:
        return self.staff.chosen() if self.tabs.current == TABS.index("员工") else NOBODY

    def show_tab(self, words: str) -> None:
        """Bring one of the TABS into sight."""
        self.tabs.select(TABS.index(words))
        self._show(self.tabs.current)

    def _show(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        self._refresh_doors()

    def _refresh_doors(self) -> None:
        """Only in sight: every card is held against every door for it."""
        if self.tabs.current == TABS.index("门禁"):
            self.doors.show_doors(self._room.door_setting(), self._room.doors())


class MachineView(QWidget):
    """Colours, size of the text, and what else concerns this PC alone. `chosen` carries scheme and text size."""

    chosen = Signal(str, str)

    def __init__(self, window: Actions) -> None:
        super().__init__()
        self.scheme = Segments([(words, "") for _, words in SCHEMES], 0, name="颜色")
        self.text_size = Segments([(words, "") for words in TEXT_SIZES], 1, name="文字大小")
        for choice in (self.scheme, self.text_size):
            choice.chosen.connect(lambda _place: self._choose())
        shown, safe = Panel("显示"), Panel("这台电脑")
        for name, choice in (("颜色", self.scheme), ("文字大小", self.text_size)):
            shown.body.addLayout(row(_named(name), choice, None))
        acts = ("back_up", "full_screen", "lock", "sign_out")
        safe.body.addLayout(row(*(window.button(act) for act in acts), None))
        self.setLayout(column(scrolling(column(shown, safe, None, gap=look().sizes.m))))

    def show_look(self, scheme: str, text_size: str) -> None:
        """Show what is in force."""
        self.scheme.select([name for name, _ in SCHEMES].index(scheme))
        self.text_size.select(list(TEXT_SIZES).index(text_size))

    def _choose(self) -> None:
        self.chosen.emit(SCHEMES[self.scheme.current][0], list(TEXT_SIZES)[self.text_size.current])


class CentreView(QWidget):
    """The settings of the centre in force, and the procedure that changes them."""

    def __init__(self, window: Actions, room: Backroom) -> None:
        super().__init__()
        self._facts = Facts()
        barred = room.why_not("change_settings")
        panel = Panel("本中心", text(barred, "caption") if barred else window.button("change_settings"))
        panel.body.addWidget(self._facts)
        self.setLayout(column(scrolling(column(panel, None))))

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show the settings as names and values."""
        self._facts.set_facts(facts)


class StaffView(QWidget):
    """Who works here, with their duties; the procedures on one of them are started on the chosen row."""

    starts = Signal(str, object)
    ON_ONE = ("change_roles", "reset_pin", "staff_leave")

    def __init__(self, window: Actions, offers: Sequence[Offer], room: Backroom) -> None:
        super().__init__()
        s = look().sizes
        self.people: Sequence[Colleague] = ()
        self.table = Table((Column("姓名", 140), Column("岗位", least=240)), fit=False)
        self.table.setObjectName("staff")
        mine = {offer.name for offer in offers if not room.why_not(offer.right)}
        buttons = [window.button(act) for act in ("add_member", *self.ON_ONE, "change_own_pin") if act in mine]
        self.table.opened.connect(lambda _row: self._open("change_roles" in mine))
        panel = Panel(pad=0)
        head = row(text("员工", "heading"), None, *buttons)
        head.setContentsMargins(s.l, s.s, s.l, 0)
        opens = (("Enter", "修改岗位"),) if "change_roles" in mine else ()
        foot = row(keys(("↑ ↓", "选择"), *opens), None)
        foot.setContentsMargins(s.l, s.xs, s.l, s.s)
        inside = column(head, self.table, foot, gap=s.xs)
        inside.setStretch(1, 1)
        panel.body.addLayout(inside)
        layout = column(panel)
        self.setLayout(layout)

    def show_people(self, people: Sequence[Colleague]) -> None:
        """Show everybody who works here."""
        self.people = people
        self.table.set_rows([(Cell(one.name), quiet(one.duties)) for one in people], [one.name for one in people])
        if people and self.table.currentIndex().row() < 0:
            self.table.selectRow(0)

    def chosen(self) -> Subject:
        """The colleague on the marked row."""
        return Subject(more=(("member", str(self.table.key() or "")),))

    def _open(self, may: bool) -> None:
        if may:
            self.starts.emit("change_roles", self.chosen())


def _named(name: str) -> QWidget:
    label = text(name, "soft")
    label.setFixedWidth(look().sizes.px(88))
    return label
