"""Every key and what it does, from the actions themselves, so that the sheet cannot fall behind them."""

from collections.abc import Iterator, Sequence

from PySide6.QtWidgets import QWidget

from deskapp.ui.actions import WALKING, Actions
from deskapp.ui.offers import Offer
from deskapp.ui.placing import Left, column, empty, row, scrolling
from deskapp.ui.theme import look
from deskapp.ui.widgets import Panel, keycap, text
from deskapp.ui.words import say

WIZARD = (
    ("F8", "办理本页"),
    ("Ctrl+Enter", "同 F8"),
    ("F7", "本页的另一条路，请他人授权"),
    ("F12", "挂起，留作草稿"),
    ("Ctrl+I", "拿不准怎么收，咨询出纳"),
)
ON_PAGES = (
    ("+", "今日：等候人数加一"),
    ("-", "今日：等候人数减一"),
    ("Del", "今日：选中的待办已办结"),
    ("Ctrl+U", "单元：显示选中的人的完整电话和证件号"),
    ("Ctrl+F", "列表、帮助：到筛选框"),
    ("Ctrl+E", "列表：导出这张表"),
    ("PgDown", "单元：更早的经过；票据：下一页"),
    ("PgUp", "单元：更近的经过；票据：上一页"),
    ("Alt+1–9", "查找时：直接打开第几项"),
    ("字母、数字", "今日：直接查找"),
)
KEY_WIDE = 92
COLUMNS = 3
Keys = Sequence[tuple[str, str]]


def sheet(window: Actions, offers: Sequence[Offer]) -> list[tuple[str, Keys]]:
    """The groups of the cheat sheet, each with its keys or codes."""
    names = {offer.name for offer in offers}
    starting = [(offer.key, offer.title) for offer in offers if offer.key]
    others = [(one.key, one.words) for one in window if one.key and one.name not in names]
    return [
        ("办业务", starting),
        ("办理中", WIZARD),
        ("填写和列表", WALKING),
        ("窗口", others),
        ("页面", ON_PAGES),
        ("业务代码（在查找框里输入）", [(offer.code, offer.title) for offer in offers]),
    ]


class KeysView(QWidget):
    """The groups in three columns."""

    def __init__(self, window: Actions, offers: Sequence[Offer]) -> None:
        super().__init__()
        self.groups = sheet(window, offers)
        self._columns = [column(gap=look().sizes.m) for _ in range(COLUMNS)]
        body = row(gap=look().sizes.m)
        for one in self._columns:
            body.addLayout(one, 1)
        self.setLayout(column(scrolling(body)))
        self.show_matching("")

    def show_matching(self, typed: str) -> None:
        """Only the keys whose name or words hold what was typed."""
        groups = [(title, list(_matching(found, typed))) for title, found in self.groups]
        for one in self._columns:
            empty(one)
        heights = [0] * COLUMNS
        for title, found in groups:
            if found:
                place = heights.index(min(heights))
                heights[place] += len(found) + 2
                self._columns[place].addWidget(_group(title, found))
        for one in self._columns:
            one.addStretch(1)


def _matching(found: Keys, typed: str) -> Iterator[tuple[str, str]]:
    wanted = typed.casefold()
    return ((key, words) for key, words in found if wanted in key.casefold() or wanted in say(words).casefold())


def _group(title: str, found: Keys) -> Panel:
    panel = Panel(title)
    for key, words in found:
        holder = QWidget()
        holder.setFixedWidth(look().sizes.px(KEY_WIDE))
        holder.setLayout(row(keycap(key), None))
        line = row(holder, text(words, wrap=True))
        line.setStretch(1, 1)
        line.setAlignment(Left)
        panel.body.addLayout(line)
    return panel
