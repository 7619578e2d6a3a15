"""A place of lists: its registers in families, one tab each."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QStackedLayout, QWidget

from deskapp.ui.actions import Command
from deskapp.ui.backroom import Backroom
from deskapp.ui.pages.page import Page
from deskapp.ui.pages.register import Register
from deskapp.ui.pages.register_view import RegisterView
from deskapp.ui.placing import column, row
from deskapp.ui.segments import Segments
from deskapp.ui.theme import look
from deskapp.ui.walking import go_to
from deskapp.ui.widgets import upright

COMMANDS = (
    Command("filter", "到筛选框", "Ctrl+F", "list"),
    Command("days", "自选日期", "Ctrl+D", "list"),
    Command("export", "导出这张表", "Ctrl+E", "list"),
    Command("print", "打印这张表", "Ctrl+P", "list"),
    Command("next", "下一张表", "Ctrl+PgDown", "list"),
    Command("before", "上一张表", "Ctrl+PgUp", "list"),
    Command("settle", "到期的卡：已通知，再按撤回", "Del", "list"),
)


Families = Mapping[str, Sequence[Register[Any]]]
"""The registers of a place by what they are about; a place without families has one, called nothing."""


class ListPage(Page):
    """Tab goes through families, registers and filters to the rows; Enter opens a row.

    A register is laid out when it is first seen: a place has more of them than anybody looks at in a day.
    """

    def __init__(self, place: str, families: Families, room: Backroom) -> None:
        super().__init__(place)
        self._room, self._registers = room, tuple(families.values())
        self._views: dict[str, RegisterView] = {}
        self._several = len(self.titles) > 1
        self.families = Segments([(name, "") for name in families], 0, kind="tab", name="类别")
        self.families.chosen.connect(lambda _family: self._show())
        self.tabs = [
            Segments([(one.title, "") for one in family], 0, kind="tab", name="登记簿") for family in self._registers
        ]
        for tabs in self.tabs:
            tabs.chosen.connect(lambda _place: self._show())
        self._holder = QWidget()
        self._stack = QStackedLayout(self._holder)
        does = {
            "filter": self._go_to_filter,
            "days": self._type_days,
            "export": self._export,
            "print": self._print,
            "settle": self._settle,
        }
        goes = {"next": partial(self._go, 1), "before": partial(self._go, -1)}
        self.commands.declare(COMMANDS, **does, **goes)
        self.commands.bind(self, "list")
        self._lay_out()

    @property
    def titles(self) -> list[str]:
        """The titles of all registers, in their order."""
        return [register.title for family in self._registers for register in family]

    @property
    def view(self) -> RegisterView:
        """The register in sight."""
        family = self.families.current
        register = self._registers[family][self.tabs[family].current]
        if register.title not in self._views:
            self._views[register.title] = self._made(register)
        return self._views[register.title]

    def refresh(self) -> None:
        self.view.refresh()
        self._stack.setCurrentWidget(self.view)

    def first(self) -> QWidget:
        return self.view.first()

    def show_register(self, title: str) -> None:
        """Bring the register of this title into sight. StopIteration where there is none."""
        found = ((family, [one.title for one in kept]) for family, kept in enumerate(self._registers))
        family, titles = next(one for one in found if title in one[1])
        self.families.select(family)
        self.tabs[family].select(titles.index(title))
        self._show()

    def _show(self) -> None:
        self._show_tabs()
        self.refresh()

    def _made(self, register: Register[Any]) -> RegisterView:
        view = RegisterView(register, self._room, titled=not self._several)
        self._stack.addWidget(view)
        view.opens.connect(self.opens)
        view.told.connect(self.told)
        return view

    def _lay_out(self) -> None:
        s = look().sizes
        in_families = len(self._registers) > 1
        heads = row(*((self.families, s.s, upright(), s.s) if in_families else ()), *self.tabs, None)
        layout = column(*((heads,) if self._several else ()), self._holder, gap=s.s)
        layout.setStretch(int(self._several), 1)
        layout.setContentsMargins(s.s, s.xs, s.xl, s.m)
        self.setLayout(layout)
        self._show_tabs()

    def _show_tabs(self) -> None:
        for family, tabs in enumerate(self.tabs):
            tabs.setVisible(self._several and family == self.families.current)

    def _go(self, step: int) -> None:
        """From register to register, through all families, the keyboard in the rows."""
        there = self.titles.index(self.view.register.title) + step
        if 0 <= there < len(self.titles):
            self.show_register(self.titles[there])
            go_to(self.first())

    def _go_to_filter(self) -> None:
        go_to(self.view.filter)

    def _type_days(self) -> None:
        self.view.days.ask()

    def _settle(self) -> None:
        self.view.settle()

    def _print(self) -> None:
        self.view.print_rows()

    def _export(self) -> None:
        self.view.export()
