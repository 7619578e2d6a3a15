"""What the program is, its version, its licence, and whose work it stands on, with every licence to read."""

import sys
from importlib.metadata import PackageNotFoundError, version

from PySide6.QtWidgets import QWidget

from deskapp import VERSION
from deskapp.built import commit, version_words
from deskapp.licences import fonts_text, own_text, parts, python_text, text_of
from deskapp.store.crash import system
from deskapp.ui.pages.page import quiet
from deskapp.ui.pages.sheet import Sheet
from deskapp.ui.placing import column, row, scrolling
from deskapp.ui.reading_field import ReadingField
from deskapp.ui.rows import Column
from deskapp.ui.theme import look
from deskapp.ui.widgets import Facts, Panel, keys, text
from deskapp.ui.words import say

HEADS = (Column("组件", 168), Column("版本", 88), Column("许可证", least=120))
MOST = 8
WIDE = 520
OURS, FONTS, PYTHON = "前台", "字体", "python"


class AboutView(QWidget):
    """The list at the left; the licence of the chosen part, whole and offline, at the right."""

    def __init__(self) -> None:
        super().__init__()
        s = look().sizes
        mine = Panel("前台")
        mine.body.addWidget(Facts(facts()))
        mine.body.addWidget(text(say(LGPL), "caption", wrap=True))
        self.parts = Sheet("组成", HEADS, "没有随附清单", most=MOST)
        self.parts.table.current.connect(self._read)
        self.licence, self._title = ReadingField("许可证全文"), Panel("许可证全文")
        self._title.body.addWidget(self.licence)
        hint = row(keys(("↑ ↓", "选择"), ("Tab", "阅读全文")), None)
        left = scrolling(column(mine, self.parts, hint, None, gap=s.m))
        left.setFixedWidth(s.px(WIDE))
        sides = row(left, self._title, gap=s.m)
        sides.setStretch(1, 1)
        self.setLayout(sides)
        self._list()

    def _list(self) -> None:
        listed = [(part.name, quiet(part.version), quiet(part.licence)) for part in parts()]
        own = (OURS, quiet(VERSION), quiet("MIT"))
        fonts = (FONTS, quiet(""), quiet("OFL-1.1"))
        python = (PYTHON, quiet(sys.version.split()[0]), quiet("PSF-2.0"))
        keyed = [OURS, FONTS, PYTHON, *(part.name for part in parts())]
        self.parts.show_lines([own, fonts, python, *listed], keyed)
        self.parts.table.selectRow(0)

    def _read(self, place: int) -> None:
        name = str(self.parts.table.key())
        texts = {OURS: own_text, FONTS: fonts_text, PYTHON: python_text}
        whole = texts[name]() if name in texts else text_of(name)
        self._title.title.say("{name} 的许可证", name=name)
        self.licence.show_text(whole or say("这个组件没有随附许可证全文，许可证名称见左边。"))


LGPL = (
    "界面用 Qt 和 PySide6，读卡用 pyscard，都按 GNU LGPL 使用：没有改动，是单独的动态库，可以换成同一版本的其他编译。"
    "源代码见 code.qt.io 和 pyscard.sourceforge.io，LGPL 和 GPL 全文见 pyside6-essentials 和 pyscard 两行。"
)


def facts() -> list[tuple[str, str]]:
    """The program and what it runs on."""
    python = sys.version.split()[0]
    return [
        ("版本", version_words() if commit() else say("{version}，从源代码运行", version=version_words())),
        ("许可证", "MIT"),
        ("运行于", f"{system()}, Python {python}, Qt {_version('PySide6-Essentials')}"),
        ("数据库", say("SQLCipher，SQLAlchemy {version}", version=_version("SQLAlchemy"))),
        ("联网", say("除自己的数据库外不与任何地方通信")),
    ]


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
