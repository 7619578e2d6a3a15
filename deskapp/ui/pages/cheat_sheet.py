"""Every key and what it does, from the actions themselves, so that the sheet cannot fall behind them."""

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtWidgets import QWidget

from deskapp.ui import hits, wizard
from deskapp.ui.actions import WALKING, Action, Actions, Command, Keys
from deskapp.ui.offers import Offer
from deskapp.ui.pages import card, home, list_page, unit, work
from deskapp.ui.papers.paper_row import PAPER_KEYS
from deskapp.ui.papers.viewer import VIEWER_KEYS
from deskapp.ui.placing import Left, column, empty, row, scrolling
from deskapp.ui.preview import PREVIEW_KEYS
from deskapp.ui.theme import look
from deskapp.ui.widgets import Panel, keycap, text
from deskapp.ui.words import say

KEY_WIDE = 92
COLUMNS = 3
NAMES = {"PgDown": "PgDn", "-": "−"}
"""Keys that the keyboard names otherwise than Qt does."""
PAGES: tuple[tuple[str, Sequence[Command], Keys], ...] = (
    ("今日", home.COMMANDS, home.HOME_KEYS),
    ("单元", unit.COMMANDS, ()),
    ("门禁卡", (), card.CARD_KEYS),
    ("列表", list_page.COMMANDS, ()),
    ("业务", work.COMMANDS, ()),
    ("票据、预览", (), PREVIEW_KEYS),
    ("资料清单", (), PAPER_KEYS),
    ("资料大图", (), VIEWER_KEYS),
)
"""What the pages of the window have keys for, besides those of fields and lists."""
SHARED = {"cards": "读卡"}
"""Keys of one place in the window that many procedures have: they stand once, under a name of their own."""


def sheet(window: Actions, offers: Sequence[Offer], help_page: Sequence[Command] = ()) -> list[tuple[str, Keys]]:
    """The groups of the cheat sheet, each with its keys or codes, as the parts of the window declare them."""
    names = {offer.name for offer in offers}
    window_keys = _named(one for one in window if one.key and one.name not in names)
    pages = [*PAGES, ("帮助", help_page, ())]
    return [
        ("办业务", tuple((offer.key, offer.title) for offer in offers if offer.key)),
        ("办理中", (*_named(wizard.COMMANDS), *wizard.WALK_KEYS)),
        *_of_procedures(offers),
        ("查找框", hits.KEYS),
        ("填写和列表", WALKING),
        ("窗口", window_keys),
        ("页面", tuple(line for title, commands, found in pages for line in _of_page(title, commands, found))),
        ("业务代码（在查找框里输入）", tuple((offer.code, offer.title) for offer in offers)),
    ]


def _of_procedures(offers: Iterable[Offer]) -> Iterator[tuple[str, Keys]]:
    """What procedures have keys for besides those of all; procedures with the same keys share one group."""
    shared: dict[str, dict[tuple[str, str], None]] = {}
    same: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for offer in offers:
        for one in offer.wizard.own:
            if one.place in SHARED:
                shared.setdefault(SHARED[one.place], {}).update(dict.fromkeys(_named([one])))
        alone = _named(one for one in offer.wizard.own if one.place not in SHARED)
        same.setdefault((*alone, *offer.wizard.own_keys), []).append(offer.title)
    yield from (("、".join(map(say, titles)), found) for found, titles in same.items() if found)
    yield from ((title, tuple(found)) for title, found in shared.items())


def _of_page(title: str, commands: Iterable[Command], found: Keys) -> Iterator[tuple[str, str]]:
    for key, words in (*_named(commands), *found):
        yield key, say("{page}：{words}", page=say(title), words=say(words))


def _named(commands: Iterable[Action | Command]) -> Keys:
    return tuple((NAMES.get(one.key, one.key), one.words) for one in commands)


class KeysView(QWidget):
    """The groups in three columns."""

    def __init__(self, groups: Sequence[tuple[str, Keys]]) -> None:
        super().__init__()
        self.groups = groups
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
