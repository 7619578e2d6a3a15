"""A place of lists: one tab a register."""

from collections.abc import Sequence
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

COMMANDS = (
    Command("filter", "到筛选框", "Ctrl+F", "list"),
    Command("days", "自选日期", "Ctrl+D", "list"),
    Command("export", "导出这张表", "Ctrl+E", "list"),
    Command("print", "打印这张表", "Ctrl+P", "list"),
    Command("settle", "到期的卡：已通知，再按撤回", "Del", "list"),
)


class ListPage(Page):
    """Tab goes through the filters to the rows; Enter opens a row; Ctrl+F goes to the filter, Ctrl+E exports."""

    def __init__(self, place: str, registers: Sequence[Register[Any]], room: Backroom) -> None:
        super().__init__(place)
        several = len(registers) > 1
        self.views = [RegisterView(register, room, titled=not several) for register in registers]
        self.tabs = Segments([(register.title, "") for register in registers], 0, kind="tab", name="登记簿")
        self.tabs.chosen.connect(self._show)
        self._holder = QWidget()
        self._stack = QStackedLayout(self._holder)
        for view in self.views:
            self._stack.addWidget(view)
            view.opens.connect(self.opens)
            view.told.connect(self.told)
        does = {
            "filter": self._go_to_filter,
            "days": self._type_days,
            "export": self._export,
            "print": self._print,
            "settle": self._settle,
        }
        self.commands.declare(COMMANDS, **does)
        self.commands.bind(self, "list")
        s = look().sizes
        layout = column(*((row(self.tabs, None),) if several else ()), self._holder, gap=s.s)
        layout.setStretch(int(several), 1)
        layout.setContentsMargins(s.s, s.xs, s.xl, s.m)
        self.setLayout(layout)

    @property
    def view(self) -> RegisterView:
        """The register in sight."""
        return self.views[self.tabs.current]

    def refresh(self) -> None:
        self.view.refresh()

    def first(self) -> QWidget:
        return self.view.first()

    def show_register(self, title: str) -> None:
        """Bring the register of this title into sight."""
        place = [view.register.title for view in self.views].index(title)
        self.tabs.select(place)
        self._show(place)

    def _show(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        self.refresh()

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
