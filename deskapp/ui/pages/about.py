"""What the program is, its version, its licence, and whose work it stands on."""

import re
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from PySide6.QtWidgets import QWidget

import deskapp
from deskapp.ui.placing import column, scrolling
from deskapp.ui.theme import look
from deskapp.ui.widgets import Facts, Panel, text
from deskapp.ui.words import say

THIRD_PARTY = Path(__file__).resolve().parents[3] / "THIRD_PARTY.md"
ROW = re.compile(r"^\|\s*([a-z][^|]*?)\s*\|\s*([0-9][^|]*?)\s*\|\s*([^|]+?)\s*\|")


class AboutView(QWidget):
    """Version and licences."""

    def __init__(self) -> None:
        super().__init__()
        mine, others = Panel("前台"), Panel("第三方组件")
        facts = [
            ("版本", deskapp.VERSION),
            ("许可证", "MIT"),
            ("界面", f"Qt（PySide6 {_version('PySide6-Essentials')}，LGPL-3.0）"),
            ("联网", say("除自己的数据库外不与任何地方通信")),
        ]
        mine.body.addWidget(Facts(facts))
        others.body.addWidget(Facts(third_party()))
        others.body.addWidget(text("许可证全文见程序文件夹里的 THIRD_PARTY.md 和 resources", "caption"))
        self.setLayout(column(scrolling(column(mine, others, None, gap=look().sizes.m))))


def third_party() -> list[tuple[str, str]]:
    """Names and licences of what the program stands on; none where the list was left out of an installation."""
    if not THIRD_PARTY.exists():
        return []
    found = (ROW.match(line) for line in THIRD_PARTY.read_text("utf-8").splitlines())
    return [(match[1], f"{match[2]}，{match[3]}") for match in found if match]


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
