"""帮助: every key, the manual, the rules of the house, the self-test, and what the program is made of; searchable."""

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedLayout, QWidget

from deskapp.ui.actions import Actions, Command
from deskapp.ui.check_books import CheckRoom
from deskapp.ui.fields import LineField
from deskapp.ui.offers import Offer
from deskapp.ui.pages.about import AboutView
from deskapp.ui.pages.cheat_sheet import KeysView, sheet
from deskapp.ui.pages.manual import ManualView
from deskapp.ui.pages.page import Page
from deskapp.ui.pages.rules import RulesView
from deskapp.ui.pages.self_test import SelfTestView
from deskapp.ui.placing import column, row
from deskapp.ui.segments import Segments
from deskapp.ui.theme import look
from deskapp.ui.walking import go_to
from deskapp.ui.words import say

COMMANDS = (Command("find_help", "在帮助里查找", "Ctrl+F", "help"),)
FILTER = 240
SEARCHED = 2
"""So many tabs, from the first one on, are looked through."""
SELF_TEST = "自检"
TABS = ("按键", "业务手册", "员工纪律", SELF_TEST, "关于")


class HelpPage(Page):
    """F1 brings it up over whatever is being done; Esc goes back there."""

    def __init__(self, offers: Sequence[Offer], window: Actions, room: CheckRoom) -> None:
        super().__init__("help")
        s = look().sizes
        self.keys, self.manual = KeysView(sheet(window, offers, COMMANDS)), ManualView(offers)
        self.self_test = SelfTestView(room.checking())
        self.self_test.told.connect(self.told)
        self.views = (self.keys, self.manual, RulesView(), self.self_test, AboutView())
        self.tabs = Segments([(words, "") for words in TABS], 0, kind="tab", name="帮助")
        self.tabs.chosen.connect(self._show)
        self.filter = LineField(say("在帮助里查找"), wide=FILTER, hint="在帮助里查找")
        self.filter.edited.connect(self._filter)
        keeps = self.filter.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self.filter.setSizePolicy(keeps)
        holder = QWidget()
        self._stack = QStackedLayout(holder)
        for view in self.views:
            self._stack.addWidget(view)
        layout = column(row(self.tabs, None, self.filter), holder, gap=s.m)
        layout.setStretch(1, 1)
        layout.setContentsMargins(s.s, s.xs, s.xl, s.m)
        self.setLayout(layout)
        self.commands.declare(COMMANDS, find_help=lambda: go_to(self.filter))
        self.commands.bind(self, "help")

    def first(self) -> QWidget:
        return self.filter

    def show_tab(self, words: str) -> None:
        """Bring one of the TABS into sight."""
        self.tabs.select(TABS.index(words))
        self._show(self.tabs.current)

    def _show(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        searched = place < SEARCHED
        if not searched and self.filter.hasFocus():
            go_to(self.tabs)
        self.filter.setVisible(searched)

    def _filter(self) -> None:
        typed = self.filter.said()
        self.keys.show_matching(typed)
        self.manual.show_matching(typed)
