"""Everything a key or a menu can do, in one list each: menus, Ctrl+K, F1 and the shortcuts are made from it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from deskapp.ui.buttons import Button
from deskapp.ui.words import say


@dataclass(frozen=True)
class Action:
    """One thing the program can do: its code name, its words, its key, what it does, and where its key works.

    The place is the name of a part of the window, such as `window` or `wizard`.
    """

    name: str
    words: str
    key: str
    does: Callable[[], object]
    place: str = "window"


@dataclass(frozen=True)
class Command:
    """An action before it is known what does it: what a part of the window declares, and the cheat sheet reads."""

    name: str
    words: str
    key: str
    place: str

    def by(self, does: Callable[[], object]) -> Action:
        """The action, done by this."""
        return Action(self.name, self.words, self.key, does, self.place)


Keys = Sequence[tuple[str, str]]
"""Keys that belong to widgets themselves, and what they do: beside the widget, and in the cheat sheet."""
WALKING: Keys = (
    ("Enter", "下一项，最后一项时下一页"),
    ("Shift+Enter", "上一项"),
    ("Tab", "下一处，含按钮"),
    ("Esc", "上一页，第一页时询问"),
    ("↑ ↓", "上下移动，日期加减一天"),
    ("← →", "选择并列的选项"),
    ("1–9", "选择第几项"),
    ("+ −", "数目加一、减一"),
    ("=", "填入应收金额"),
    ("空格", "打勾"),
    ("Alt+↓", "打开下拉列表"),
    ("Ctrl+Del", "删除一行"),
)


class Actions(QObject):
    """The actions of one part of the program. No two share a name, or a key in one place.

    A key held down acts once. What is refused stays in sight, grey, with its reason.
    """

    changed = Signal()

    def __init__(self, *actions: Action) -> None:
        super().__init__()
        self._actions: dict[str, Action] = {}
        self._commands: dict[str, QAction] = {}
        for action in actions:
            self.add(action)

    def add(self, action: Action) -> None:
        """Enter an action. ValueError if its name, or its key in that place, is taken."""
        taken = {one.key for one in self if one.place == action.place and one.key}
        if action.name in self._actions or action.key in taken:
            raise ValueError(f"{action.name} ({action.key}) is taken in {action.place}")
        self._actions[action.name] = action
        self._commands[action.name] = self._command(action)

    def _command(self, action: Action) -> QAction:
        command = QAction(say(action.words), self)
        command.setShortcut(QKeySequence(action.key))
        command.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        command.setAutoRepeat(False)
        command.triggered.connect(lambda: action.does())
        return command

    def declare(self, commands: Iterable[Command], **does: Callable[[], object]) -> None:
        """Enter all that a part declares, each done by what is given under its name. KeyError if one does nothing."""
        for command in commands:
            self.add(command.by(does[command.name]))

    def __iter__(self) -> Iterator[Action]:
        return iter(self._actions.values())

    def __getitem__(self, name: str) -> Action:
        return self._actions[name]

    def command(self, name: str) -> QAction:
        """The Qt side of an action, for menus."""
        return self._commands[name]

    def bind(self, widget: QWidget, place: str) -> None:
        """Let the keys of a place work while this widget is in sight, wherever in its window the keyboard is."""
        widget.addActions([self._commands[one.name] for one in self if one.place == place])

    def refuse(self, name: str, reason: str) -> None:
        """Grey an action and say why, or free it with no reason."""
        command = self._commands[name]
        command.setEnabled(not reason)
        command.setToolTip(say(reason) if reason else "")
        self.changed.emit()

    def reason(self, name: str) -> str:
        """Why an action cannot be done now; empty if it can."""
        command = self._commands[name]
        return "" if command.isEnabled() else command.toolTip()

    def button(self, name: str, *, kind: str = "plain", glyph: str = "", large: bool = False) -> Button:
        """A button that does the action, shows its key, and greys with it."""
        action, command = self._actions[name], self._commands[name]
        button = Button(action.words, action.key, kind=kind, glyph=glyph, large=large)
        button.clicked.connect(lambda: command.trigger())
        command.changed.connect(lambda: button.refuse(self.reason(name)))
        return button.refuse(self.reason(name))

    def menu(self, parent: QWidget, place: str) -> QMenu:
        """A menu of the actions of a place."""
        menu = QMenu(parent)
        menu.setToolTipsVisible(True)
        menu.addActions([self._commands[one.name] for one in self if one.place == place])
        return menu

    def find(self, words: str) -> list[Action]:
        """The actions whose words or name hold what was typed: for Ctrl+K."""
        typed = words.strip().casefold()
        return [one for one in self if typed in say(one.words).casefold() or typed in one.name.casefold()]

    def sheet(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """For F1: every place with the keys that work there and what they do."""
        places = dict.fromkeys(one.place for one in self)
        return [(place, [(o.key, say(o.words)) for o in self if o.place == place and o.key]) for place in places]


def clashes(outer: Actions, inner: Actions) -> set[str]:
    """Keys that mean one thing in the window and another in a part of it; Qt would answer neither."""
    return {one.key for one in outer if one.key} & {one.key for one in inner if one.key}
