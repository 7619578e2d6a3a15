"""Settling the columns: a table in which Enter changes a meaning, and below it what concerns a whole sheet."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from deskapp.estate.roster.book import column_letters
from deskapp.estate.roster.columns import Column as RosterColumn
from deskapp.estate.roster.mapping import Mapping as RosterMapping
from deskapp.estate.roster.mapping import Table as RosterTable
from deskapp.estate.roster.rows import Roster
from deskapp.procedures.import_roster.columns.choosing.wizard import NOT_IMPORTED, FieldChoice, SheetPanel
from deskapp.procedures.import_roster.roster_file import RosterFile
from deskapp.procedures.import_roster.samples import sample
from deskapp.procedures.import_roster.service import told_before
from deskapp.procedures.import_roster.settling import Settled, of_column, with_one_more
from deskapp.procedures.import_roster.understanding.wizard import RosterPage
from deskapp.ui.cells import Cell, badge
from deskapp.ui.placing import row
from deskapp.ui.rows import Column, Line
from deskapp.ui.states import MessageBar
from deskapp.ui.tables import Table
from deskapp.ui.theme import Tone, look
from deskapp.ui.walking import go_to
from deskapp.ui.widgets import Elided, Panel, keys, text

HEADS = (
    Column("工作表", 96, spare=True),
    Column("列", 48),
    Column("表头", 136),
    Column("内容举例", least=160),
    Column("识别为", 136),
    Column("把握", 96),
)
IN_SIGHT = 9
SURE = 0.95
Named = tuple[RosterTable, RosterColumn]


class ColumnsPage(RosterPage):
    """What is settled is kept step by step, so that a draft can take it up on the same file."""

    only_f8 = True

    def build(self) -> None:
        super().build()
        self.settled: list[Settled] = []
        self.known_codes: Mapping[str, Any] = {}
        self._shown_for: RosterFile | None = None
        self._from_draft = False
        self.headless = MessageBar(Tone.WARN, "没有认出表头", "请在下面写明表头在第几行，再逐列选择含义。")
        self.table = Table(HEADS, fit=False)
        self.table.setObjectName("columns")
        self.table.setFixedHeight(look().sizes.head + IN_SIGHT * look().sizes.row + 1)
        self.choice = FieldChoice()
        self.choice.setObjectName("field")
        self.about = Elided("", "soft")
        self.of_sheet = SheetPanel()
        self.table.current.connect(lambda _row: self._show_current())
        self.table.opened.connect(lambda _row: go_to(self.choice))
        self.choice.edited.connect(self._choose)
        self.choice.taken.connect(self._next)
        self.of_sheet.settled.connect(self.settle)
        for part in (self.task_bar, self.headless, self._columns(), self.of_sheet):
            self.sheet.addWidget(part)

    def _columns(self) -> Panel:
        panel, s = Panel(), look().sizes
        hints = keys(("Enter", "改这一列"), ("F8", "下一步"))
        panel.body.addLayout(row(text("各列的含义", "heading"), None, hints))
        panel.body.addWidget(self.table)
        line = row(self.about, text("打拼音首字母可直接选", "caption"), self.choice, gap=s.m)
        line.setStretch(0, 1)
        panel.body.addLayout(line)
        return panel

    @property
    def mapping(self) -> RosterMapping:
        """The columns as they are settled now."""
        return self.file.mapping(self.settled)

    def entered(self) -> None:
        if self.file is self._shown_for:
            return
        recalled, self.known_codes = told_before(self.session.desk, self.file)
        if not self._from_draft:
            self.settled = list(recalled)
        self._from_draft, self._shown_for = False, self.file
        self.of_sheet.set_sheets([sheet.title for sheet in self.file.book.sheets])
        self._show()

    def said(self) -> dict[str, Any]:
        asks = bool(self.roster and self.roster.unknown_codes)
        return {"settled": list(self.settled), "known_codes": dict(self.known_codes), "asks_codes": asks}

    def fill(self, said: Mapping[str, Any]) -> None:
        self.settled = [dict(one) for one in said.get("settled") or ()]
        self._from_draft = bool(said)

    def first(self) -> QWidget:
        return self.table if self.named() else self.of_sheet.header

    def reason(self) -> str:
        waiting = super().reason()
        known = any(column.field for _, column in self.named())
        return waiting if known or waiting != self.trouble else "还没有一列有含义"

    def named(self) -> list[Named]:
        """The columns in the order of the table."""
        return [(table, one) for table in self.mapping.tables for one in table.columns] if self._shown_for else []

    def settle(self, new: Settled) -> None:
        """One more thing the clerk says."""
        self.settled = with_one_more(self.settled, new)
        self._show()

    def understood(self, roster: Roster) -> None:
        self.roster = roster

    def _show(self) -> None:
        found = self.named()
        lines = [_line(table, one) for table, one in found]
        self.table.set_rows(lines, [(table.sheet, table.top, one.index) for table, one in found])
        self.headless.setVisible(not found)
        if found and self.table.key() is None:
            self.table.selectRow(0)
        self._show_current()
        self.understand(self.settled, self.known_codes)
        self.edited.emit()

    def _current(self) -> Named | None:
        place, found = self.table.currentIndex().row(), self.named()
        return found[place] if 0 <= place < len(found) else None

    def _show_current(self) -> None:
        current = self._current()
        self.choice.setEnabled(current is not None)
        if current is None:
            self.about.say("")
            self.of_sheet.show_table(None)
            return
        table, one = current
        header = one.header or "没有表头"
        self.about.say("{letters} 列“{header}”是：", letters=column_letters(one.index), header=header)
        self.choice.show_field(one.field)
        self.of_sheet.show_table(table)

    def _choose(self) -> None:
        if current := self._current():
            table, one = current
            self.settle(of_column(table.sheet, one.index, self.choice.field()))

    def _next(self) -> None:
        """Back to the columns, on the one after."""
        place = self.table.currentIndex().row()
        self.table.selectRow(min(place + 1, len(self.table.rows.keys) - 1))
        go_to(self.table)


def _line(table: RosterTable, one: RosterColumn) -> Line:
    samples = Cell("　".join(sample(one.field, words) for words in one.samples), quiet=True)
    meant = Cell(one.field.value if one.field else NOT_IMPORTED, strong=bool(one.field), quiet=not one.field)
    header = one.header or Cell("没有表头", quiet=True)
    return (Cell(table.sheet, quiet=True), column_letters(one.index), header, samples, meant, _confidence(one))


def _confidence(one: RosterColumn) -> Cell:
    if one.field is None:
        settled = one.confidence == 1.0 or not (one.header or one.samples)
        return badge(NOT_IMPORTED, Tone.PLAIN) if settled else badge("待核对", Tone.WARN)
    return badge("确定", Tone.OK) if one.confidence >= SURE else badge("待核对", Tone.WARN)
