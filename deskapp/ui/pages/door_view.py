"""The doors on the page of settings: how they read cards and what that protects, and where each door stands."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from deskapp.overview.door_view import DoorLine, DoorSetting
from deskapp.ui.actions import Actions
from deskapp.ui.backroom import Backroom
from deskapp.ui.offers import Offer
from deskapp.ui.pages.page import quiet, state_cell
from deskapp.ui.pages.sheet import Sheet
from deskapp.ui.placing import column, empty, scrolling
from deskapp.ui.rows import Column, Line
from deskapp.ui.theme import look
from deskapp.ui.widgets import Facts, Panel, text
from deskapp.ui.words import say

HEADS = (
    Column("门组", 168), Column("门", 152), Column("已导入", 112), Column("日期", 112), Column("登记人", 104),
    Column("状态", least=320),
)  # fmt: skip
SET_UP = ("number_format", "arrange_doors", "change_settings")
DAILY = ("hand_out_list", "load_list", "compare_list")


class DoorsView(QWidget):
    """Settings of the doors at the top, every door below; what the person on duty may not do is left out."""

    def __init__(self, window: Actions, offers: Sequence[Offer], room: Backroom) -> None:
        super().__init__()
        mine = {offer.name for offer in offers if not room.why_not(offer.right)}

        def buttons(names: Sequence[str]) -> list[QWidget]:
            return [window.button(name) for name in names if name in mine]

        self._facts, self._protects = Facts(), column(gap=look().sizes.xs)
        panel = Panel("门禁怎样读卡", *buttons(SET_UP))
        panel.body.addWidget(self._facts)
        panel.body.addLayout(self._protects)
        self.doors = Sheet("门和名单", HEADS, "还没有门。先设置门组和门，再导出名单", *buttons(DAILY))
        self.setLayout(column(scrolling(column(panel, self.doors, None, gap=look().sizes.m))))

    def show_doors(self, setting: DoorSetting, doors: Sequence[DoorLine]) -> None:
        """Show what is in force."""
        self._facts.set_facts(setting.facts)
        empty(self._protects)
        for sentence in setting.protects:
            self._protects.addWidget(text(sentence, "soft", wrap=True))
        self.doors.show_lines([_cells(one) for one in doors], [one.door_id for one in doors])


def _cells(one: DoorLine) -> Line:
    loaded = say("第 {n} 号", n=one.loaded) if one.loaded else ""
    days = quiet(str(one.loaded_on or ""))
    return one.group, one.door, quiet(loaded), days, quiet(one.loaded_by), state_cell(one.state)
